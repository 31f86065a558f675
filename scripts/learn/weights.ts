/** From labelled pages to the judge's weights: everything that is learned from, put together. */
import { join } from 'node:path';
import { createEyes } from '../../engine/judge/judge.ts';
import { bytesToText } from '../../engine/judge/packing.ts';
import { commonnessOf, packCommonness, WEIGHTS_VERSION, type Weights } from '../../engine/judge/weights.ts';
import { levelsOf } from './common.ts';
import {
  corpusFolder,
  readHeldOut,
  readLateness,
  readPlainText,
  readPool,
  readTellings,
  readToldFilms,
} from './corpus.ts';
import type { Figures } from './figures.ts';
import type { LabelledPage } from './pages.ts';
import { learnJudge } from './stack.ts';

const BUCKETS = 4096;
const COMMON_SLOTS = 1 << 15;

/**
 * Learns from these pages, from the corpora marked "learn" where they are there, and from the project's own tellings of films.
 * @param root the project's folder
 * @returns the weights, and the figures reached on held-out folds
 */
export function learnWeights(
  root: string,
  pages: readonly LabelledPage[],
): { weights: Weights; figures: [string, Figures][] } {
  const corpus = corpusFolder(root);
  const own = pages.flatMap(({ sentences }) => sentences.map(({ text }) => text));
  const common = bytesToText(
    packCommonness(levelsOf([...(corpus ? readPlainText(corpus) : []), ...own]), COMMON_SLOTS),
  );
  const eyes = createEyes(commonnessOf(common), BUCKETS);
  const filmFolder = join(root, 'data/films');
  const tellings = pages.flatMap(({ known }) => [...known.values()]);
  const lone = [...(corpus ? readPool(corpus) : []), ...readTellings(tellings, filmFolder)];
  const told = [...readToldFilms(filmFolder), ...(corpus ? readHeldOut(corpus) : [])];
  const { parts, figures } = learnJudge(
    { pages, lone, films: told, lateness: corpus ? readLateness(corpus) : [] },
    eyes,
    BUCKETS,
  );
  const reached = figures.flatMap(([name, { f1, auc, r5 }]) => [
    [`${name}: F1`, Math.round(f1 * 1000)],
    [`${name}: AUC`, Math.round(auc * 1000)],
    [`${name}: R5`, Math.round(r5 * 1000)],
  ]);
  return {
    weights: { version: WEIGHTS_VERSION, buckets: BUCKETS, common, ...parts, figures: Object.fromEntries(reached) },
    figures,
  };
}
