/**
 * Learns the weights of engine/subject/weights.ts: `node scripts/learn/subject.ts [--write]`.
 *
 * Every labelled spoiler of the pages kept for learning is a question: which of the films that stand near is it about,
 * or none of them? It is asked twice, as the page arrives and once all of it was read. Sentences of pages without films
 * are about none. A softmax by Newton's method, held to what we would say beforehand.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cutSentences } from '../../engine/sentences.ts';
import { CLUES, type Clues } from '../../engine/subject/clues.ts';
import { Subjects } from '../../engine/subject.ts';
import type { FilmTalk } from '../../engine/titles/filmTalk.ts';
import type { Reading } from '../../entrypoints/shield.content/read.ts';
import { corpusPages } from '../bench/blocks.ts';
import { flat, type LabelledPage, readLabelled } from '../evaluate/labelled.ts';
import { openFor } from '../evaluate/pages.ts';
import { openFilms } from '../evaluate/shield.ts';
import { foldOf } from './examples.ts';
import { talkByFold } from './filmTalk.ts';
import { learnedTalk } from './pages.ts';
import { solve } from './solve.ts';
import { groupsOf, sideOf } from './split.ts';

const root = join(import.meta.dirname, '../..');
const { index, people, numbersOf } = openFilms();

/** What we would say of each clue before seeing a page, set by hand; `start` is that of a film against none. */
const BEFOREHAND: Record<string, number> = {
  start: -2.5,
  own: 5,
  'own alone': 2,
  before: 3,
  lead: 2,
  after: 1,
  here: 2,
  near: 1,
  heading: 4,
  'far heading': 1.5,
  headline: 1,
  signals: 2.5,
  'sure signals': 3,
  'most in place': 2,
  'most around': 1,
  'most on page': 1,
  'most in prose': 0.5,
  'first on page': 1,
  'people on page': 1.5,
  'people near': 1,
  'people here': 1,
  'obscure in heading': -1,
  talk: 2,
};
const NAMES = ['start', ...CLUES];
/** How firmly the weights are held to what was said beforehand, in questions. */
const RIDGE = 4;
/** Sentences of one page are alike: a page counts as no more than so many. */
const MOST_OF_PAGE = 12;

/** One row of numbers a film; the row of the right one, -1 for none. */
interface Question {
  films: Float32Array[];
  right: number;
  weight: number;
  page: string;
}

function questionOf(clues: Clues, films: ReadonlySet<number>, page: string): Question | null {
  if (clues.size === 0) return null;
  const right = [...clues.keys()].findIndex((film) => films.has(film));
  const rows = [...clues.values()].map((row) => Float32Array.from([1, ...row]));
  return { films: rows, right, weight: 1, page };
}

function weighed(questions: (Question | null)[], most: number): Question[] {
  const asked = questions.filter((one) => one !== null);
  for (const one of asked) one.weight = Math.min(1, most / asked.length);
  return asked;
}

function ofLabelled({ gold, html }: LabelledPage, talk: FilmTalk | undefined): Question[] {
  const film = new Map(gold.spoilers.map((one) => [flat(one.text), one.film]));
  const numbers = new Map(
    gold.films.map((one) => [`${one.title} (${one.year})`, new Set(numbersOf(one.title, one.year))]),
  );
  const questions: (Question | null)[] = [];
  const ask = (subjects: Subjects, { block, place }: Reading) => {
    for (const { start, end } of cutSentences(block)) {
      const label = film.get(flat(block.text.slice(start, end)));
      const right = label === undefined ? undefined : numbers.get(label);
      if (right !== undefined) questions.push(questionOf(subjects.clues(block, place, start, end), right, gold.slug));
    }
  };
  readThrough(html, talk, ask);
  return weighed(questions, MOST_OF_PAGE);
}

function ofFilmFree(html: string, name: string, talk: FilmTalk | undefined): Question[] {
  const questions: (Question | null)[] = [];
  readThrough(html, talk, (subjects, { block, place }) => {
    for (const { start, end } of cutSentences(block))
      questions.push(questionOf(subjects.clues(block, place, start, end), new Set(), name));
  });
  return weighed(questions, MOST_OF_PAGE);
}

/** Asks at each block as it is read, and of each again at the end. */
function readThrough(
  html: string,
  talk: FilmTalk | undefined,
  ask: (subjects: Subjects, reading: Reading) => void,
): void {
  const subjects = new Subjects(index, people, talk);
  const readings = openFor(subjects, html);
  for (const reading of readings) {
    subjects.read(reading.block, reading.place);
    ask(subjects, reading);
  }
  for (const reading of readings) ask(subjects, reading);
}

function sharesOf({ films }: Question, weights: readonly number[]): number[] {
  const odds = films.map((row) => Math.exp(row.reduce((sum, value, i) => sum + value * weights[i]!, 0)));
  const sum = odds.reduce((total, one) => total + one, 1);
  return odds.map((one) => one / sum);
}

const LONGEST_STEP = 2;

/** Newton steps on the normal equations. */
function learn(questions: readonly Question[]): number[] {
  const beforehand = NAMES.map((name) => BEFOREHAND[name] ?? 0);
  const weights = [...beforehand];
  for (let step = 0; step < 20; step++) {
    const slope = weights.map((weight, i) => RIDGE * (beforehand[i]! - weight));
    const curve = weights.map((_, i) => weights.map((__, j) => (i === j ? RIDGE : 0)));
    for (const question of questions) {
      const shares = sharesOf(question, weights);
      const mean = NAMES.map((_, i) => question.films.reduce((sum, row, f) => sum + shares[f]! * row[i]!, 0));
      const right = question.films[question.right];
      for (let i = 0; i < NAMES.length; i++) {
        slope[i]! += question.weight * ((right?.[i] ?? 0) - mean[i]!);
        for (let j = 0; j <= i; j++) {
          let both = -mean[i]! * mean[j]!;
          for (let f = 0; f < shares.length; f++) both += shares[f]! * question.films[f]![i]! * question.films[f]![j]!;
          curve[i]![j]! += question.weight * both;
          if (i !== j) curve[j]![i]! += question.weight * both;
        }
      }
    }
    const changes = solve(curve, slope);
    // A whole step from afar may land farther away than it began.
    const part = Math.min(1, LONGEST_STEP / Math.max(...changes.map(Math.abs)));
    changes.forEach((change, i) => {
      weights[i]! += part * change;
    });
  }
  return weights;
}

/** Part of the questions that have a right film in which it is given the largest share. */
function rightOf(questions: readonly Question[], weights: readonly number[]): string {
  let [all, right] = [0, 0];
  for (const question of questions) {
    if (question.right < 0) continue;
    const shares = sharesOf(question, weights);
    all += question.weight;
    if (shares[question.right] === Math.max(...shares)) right += question.weight;
  }
  return (right / all).toFixed(3);
}

const pages = readLabelled(join(root, 'tests/pages'));
const groups = groupsOf(pages.map(({ gold }) => gold));
const talk = talkByFold(learnedTalk(root));
const questions = [
  ...pages
    .filter(({ gold }) => sideOf(groups.get(gold.slug)!) === 'learn')
    .flatMap((page) => {
      const { slug, films } = page.gold;
      const weigher = talk.get(foldOf(groups.get(slug)!));
      return films.length === 0 ? ofFilmFree(page.html, slug, weigher) : ofLabelled(page, weigher);
    }),
  ...corpusPages()
    .filter(({ filmWords, file }) => filmWords === 0 && sideOf(file) === 'learn')
    .flatMap(({ html, file }) => ofFilmFree(html, file, talk.get(foldOf(file)))),
];
const weights = learn(questions);
for (const [i, name] of NAMES.entries()) console.log(name.padEnd(16), weights[i]!.toFixed(2).padStart(6));
const names = [...new Set(questions.map(({ page }) => page))];
const held = [0, 1, 2, 3, 4].flatMap((fold) => {
  const inFold = ({ page }: Question) => names.indexOf(page) % 5 === fold;
  const others = learn(questions.filter((one) => !inFold(one)));
  return Number(rightOf(questions.filter(inFold), others));
});
console.log(
  `${questions.length} questions; right ${rightOf(questions, weights)}; left out in fifths ${held.join(' ')}: ${(held.reduce((sum, one) => sum + one, 0) / 5).toFixed(3)}`,
);
if (process.argv.includes('--write')) {
  const lines = NAMES.map((name, i) => {
    const weight = Math.round(weights[i]! * 100) / 100;
    return `  ${/^\w+$/.test(name) ? name : `'${name}'`}: ${weight},`;
  });
  const head = [
    '/** Written by scripts/learn/subject.ts: what each clue of clues.ts adds to the logit of a film. */',
    "import type { Clue } from './clues.ts';",
    '',
    "export const WEIGHTS: Readonly<Record<Clue | 'start', number>> = {",
  ];
  writeFileSync(join(root, 'engine/subject/weights.ts'), [...head, ...lines, '};', ''].join('\n'));
}
