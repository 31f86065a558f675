/** The learning curve: judges learned from more and more of the learning pages, each measured on all check pages. */
import { talkByFold } from '../learn/filmTalk.ts';
import { ownLines } from '../learn/lines.ts';
import { type LabelledPage as LearningPage, learnedTalk, readPages } from '../learn/pages.ts';
import { hashOf } from '../learn/split.ts';
import { learnWeights } from '../learn/weights.ts';
import type { LabelledPage } from './labelled.ts';
import { measure } from './measure.ts';
import { scorePage } from './pages.ts';
import { openShield } from './shield.ts';

const STEPS = [0.125, 0.25, 0.5, 0.75, 1];
/** Few, so that the whole curve takes minutes. */
const FOLDS = 2;

/** Prints a line a step. Each step holds the pages of the one before; pages that share a film come together. */
export function showCurve(root: string, check: readonly LabelledPage[]): void {
  const talk = talkByFold(learnedTalk(root));
  const learning = readPages(root, 'learn', talk);
  const order = (page: LearningPage): number => hashOf(`curve ${page.group}`);
  const sorted = [...learning].sort((a, b) => order(a) - order(b) || (a.slug < b.slug ? -1 : 1));
  const lines = ownLines(root, 'learn');
  console.log('pages  sentences   F1 balanced   AUC     recall at 5 %     (check pages, generic)');
  for (const step of STEPS) {
    const chosen = sorted.slice(0, Math.round(step * sorted.length));
    const shield = openShield(learnWeights(root, chosen, lines, talk, FOLDS).weights);
    const { at, auc, recallAt } = measure(check.flatMap((page) => scorePage(page, shield, false)));
    const sentences = chosen.reduce((sum, page) => sum + page.sentences.length, 0);
    console.log(
      `${String(chosen.length).padStart(5)}  ${String(sentences).padStart(9)}   ${at.balanced.f1.value.toFixed(3)}         ${auc.value.toFixed(3)}   ${recallAt[5].value.toFixed(3)}`,
    );
  }
}
