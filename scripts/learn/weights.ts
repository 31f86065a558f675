/** From labelled pages to the judge's weights: everything that is learned from, put together. */
import { join } from 'node:path';
import { createEyes } from '../../engine/judge/judge.ts';
import { commonnessOf, tabulate, WEIGHTS_VERSION, type Weights, writeParts } from '../../engine/judge/weights.ts';
import type { FilmTalk } from '../../engine/titles/filmTalk.ts';
import { filmFreePages } from '../evaluate/corpora.ts';
import { levelsOf } from './common.ts';
import { corpusFolder, readCorpus } from './corpus.ts';
import type { Figures } from './figures.ts';
import { type FilmLine, lineSentences } from './lines.ts';
import { checkFilms, filmKey, type LabelledPage, readFilmFree } from './pages.ts';
import { learnJudge } from './stack.ts';
import { filmLateness, filmSentences, knownSentences, listingPages, readFilms, retell, storyOf } from './tellings.ts';

const BUCKETS = 1 << 15;
const COMMON_SLOTS = 1 << 15;

/** Read once, however often is learned. */
let freePages: LabelledPage[] | undefined;

/**
 * Learns from these pages, from the corpora marked "learn" where they are there, and from the project's own tellings of films.
 * @param root the project's folder
 * @param talk weighers of film talk by fold, for the saved pages
 * @param folds fewer are faster; their figures, calibration and cuts are less sure
 * @returns the weights, and the figures reached on held-out folds
 */
export function learnWeights(
  root: string,
  pages: readonly LabelledPage[],
  lines: readonly FilmLine[],
  talk: ReadonlyMap<number, FilmTalk>,
  folds?: number,
): { weights: Weights; figures: [string, Figures][] } {
  // A film of a check page is not learned from at all, whoever tells it.
  const leftOut = checkFilms(join(root, 'tests/pages'));
  const films = readFilms(join(root, 'data/films')).filter((film) => !leftOut.has(filmKey(film)));
  const folder = corpusFolder(root);
  const corpus = folder
    ? readCorpus(folder, leftOut)
    : { plain: [], lone: [], lateness: filmLateness(films), films: [] };
  freePages ??= folder ? readFilmFree(filmFreePages(folder), talk).filter(({ side }) => side === 'learn') : [];
  const own = pages.flatMap(({ sentences }) => sentences.map(({ input }) => input.text));
  const common = tabulate(levelsOf([...corpus.plain, ...own]), COMMON_SLOTS);
  const known = pages.flatMap(({ known }) => [...known.values()]);
  const { parts, settings, figures } = learnJudge(
    {
      pages: [...pages, ...freePages, ...listingPages([...films.map(storyOf), ...known])],
      lone: [
        ...lineSentences(lines),
        ...corpus.lone,
        ...known.flatMap(knownSentences),
        ...films.flatMap(filmSentences),
      ],
      films: [...films.flatMap(retell), ...corpus.films],
      lateness: corpus.lateness,
    },
    createEyes(commonnessOf(common), BUCKETS),
    BUCKETS,
    folds,
  );
  return { weights: { version: WEIGHTS_VERSION, ...settings, parts: writeParts({ common, ...parts }) }, figures };
}
