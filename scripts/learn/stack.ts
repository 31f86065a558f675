/** Learns the judge: the generic part, what a known film adds, and from the scores out of fold the calibration and the cuts. */
import type { Eyes } from '../../engine/judge/judge.ts';
import type { Parts, Settings } from '../../engine/judge/weights.ts';
import { calibrate, cutAtF1, cutAtPrecision, cutAtRecall, exceededBy } from './cuts.ts';
import { type Example, filmExamples, foldwiseBy, loneExamples, type PageExample, pageExamples } from './examples.ts';
import { type Figures, figuresOf } from './figures.ts';
import { type FilmPart, learnFilm } from './film.ts';
import { learnGeneric, type Unseen } from './generic.ts';
import type { Lessons } from './lessons.ts';

/** All but the table of common words, which the eyes already have. */
export interface Learned {
  parts: Omit<Parts, 'common'>;
  settings: Settings;
  figures: [string, Figures][];
}

const FOLDS = 6;
/** Logit per logarithm of the subject's share: the less sure, the less likely, and a sentence about no film hardly ever. */
const SUBJECT = 1;
/** Logit of a sentence in a language that is not read: about one in eight. */
const UNREAD = -2;
/** At `balanced` this share of the premises that stand alone may be covered. */
const PREMISES_COVERED = 0.038;
/** A lower cut covers more than a sentence on 20 of the saved pages without films (`npm run evaluate`), though its F1 may be better. */
const LEAST_BALANCED = 0.415;
const RELAXED_PRECISION = 0.9;
const STRICT_RECALL = 0.92;

const thousandths = (x: number): number => Math.round(x * 1000);
const logistic = (x: number): number => 1 / (1 + Math.exp(-x));
/** Logarithm of the odds that a label is true. */
function oddsOf(labels: readonly boolean[]): number {
  const spoilers = labels.filter(Boolean).length;
  return Math.log(spoilers / (labels.length - spoilers));
}
const isSpoiler = (e: Pick<Example, 'spoiler' | 'premise'>): boolean => e.spoiler;
const isTold = (e: Pick<Example, 'spoiler' | 'premise'>): boolean => e.spoiler || e.premise;

/**
 * @param buckets for hashed words, a power of two
 * @param folds each part is learned so many times more, for the scores out of fold
 */
export function learnJudge(lessons: Lessons, eyes: Eyes, buckets: number, folds = FOLDS): Learned {
  const foldwise = foldwiseBy(folds);
  const near = pageExamples(lessons.pages, eyes);
  const lone = loneExamples(lessons.lone, eyes);
  const retold = filmExamples(lessons.films, eyes);
  const { parts, unseen } = learnGeneric(near, lone, lessons.lateness, eyes, buckets, foldwise);
  const known = learnFilm(near, lone, retold, { parts, unseen }, foldwise);
  return {
    parts: { ...parts, film: known.film },
    settings: settle(near, lone, unseen, known),
    figures: [
      ...figuresOnPages(near, unseen, known),
      ['lone sentences', figuresOf(unseen.lone, lone.map(isSpoiler))],
      ['retold films, generic', figuresOf(known.retold.generic, retold.map(isSpoiler))],
      ['retold films, with film', figuresOf(known.retold.withFilm, retold.map(isSpoiler))],
    ],
  };
}

/** Of the project's own labelled pages. */
const isLabelled = (e: PageExample): boolean => e.page.isOwn && e.weight > 0;
const onFilms = (e: PageExample): boolean => isLabelled(e) && e.page.films.length > 0;
const onKnown = (e: PageExample): boolean => isLabelled(e) && e.matches !== null;

/** Logits and labels of the sentences that are meant. */
function pick<T extends Example>(
  examples: readonly T[],
  logits: readonly number[],
  isMeant: (e: T) => boolean,
  label: (e: T) => boolean,
): [number[], boolean[]] {
  const meant = [...examples.keys()].filter((i) => isMeant(examples[i]!));
  return [meant.map((i) => logits[i]!), meant.map((i) => label(examples[i]!))];
}

function figuresOnPages(near: readonly PageExample[], unseen: Unseen, known: FilmPart): [string, Figures][] {
  const figure = (
    name: string,
    isMeant: (e: PageExample) => boolean,
    logits: readonly number[],
    label = isSpoiler,
  ): [string, Figures] => [name, figuresOf(...pick(near, logits, isMeant, label))];
  return [
    figure('linear, alone', onFilms, unseen.tones),
    figure('generic, alone', onFilms, unseen.bare),
    figure('generic', onFilms, unseen.inPage),
    figure('generic, film-free pages too', isLabelled, unseen.inPage),
    ['generic, and all never asked', figuresOf(...withUnasked(near, pick(near, unseen.inPage, isLabelled, isSpoiler)))],
    figure('known films, generic, alone', onKnown, unseen.bare),
    figure('known films, with film, alone', onKnown, known.bare),
    figure('known films, generic', onKnown, unseen.inPage),
    figure('known films, with film', onKnown, known.inPage),
    figure('everything told', onFilms, unseen.told, isTold),
    figure('everything told, alone', onFilms, unseen.toldBare, isTold),
  ];
}

/** And labelled sentences that were passed over, as surely harmless. */
function withUnasked(near: readonly PageExample[], [logits, labels]: [number[], boolean[]]): [number[], boolean[]] {
  const unasked = [...new Set(near.map(({ page }) => page))].flatMap(({ unasked: { spoilers, safe } }) => [
    ...new Array<boolean>(spoilers).fill(true),
    ...new Array<boolean>(safe).fill(false),
  ]);
  return [
    [...logits, ...unasked.map(() => Number.NEGATIVE_INFINITY)],
    [...labels, ...unasked],
  ];
}

/** Calibration and cuts. */
function settle(near: readonly PageExample[], lone: readonly Example[], unseen: Unseen, known: FilmPart): Settings {
  const [logits, labels] = pick(near, unseen.inPage, isLabelled, isSpoiler);
  const { slope, offset } = calibrate(logits, labels);
  const [knownLogits, knownLabels] = pick(near, known.inPage, onKnown, isSpoiler);
  const withFilm = calibrate(knownLogits, knownLabels);
  // Pages that bring knowledge hold more spoilers than others. Text on films that are known does so less: half of it is taken off.
  const denser = (oddsOf(knownLabels) - oddsOf(labels)) / 2;
  const scores = logits.map((logit) => logistic(slope * logit + offset));
  const balanced = Math.max(LEAST_BALANCED, cutAtF1(scores, labels));
  const [premises] = pick(lone, unseen.lone, ({ premise }) => premise, isSpoiler);
  const premiseCut = slope * exceededBy(premises, PREMISES_COVERED) + offset;
  const toldCut = cutAtF1(...pick(near, unseen.told, onFilms, isTold));
  const toldAloneCut = cutAtF1(...pick(near, unseen.toldBare, onFilms, isTold));
  return {
    unread: thousandths(UNREAD),
    subject: thousandths(SUBJECT),
    alone: thousandths(Math.min(0, Math.log(balanced / (1 - balanced)) - premiseCut)),
    toldAlone: thousandths(Math.min(0, toldCut - toldAloneCut)),
    slope: thousandths(slope),
    offset: thousandths(offset),
    filmSlope: thousandths(withFilm.slope),
    filmOffset: thousandths(withFilm.offset - denser),
    cuts: {
      relaxed: thousandths(cutAtPrecision(scores, labels, RELAXED_PRECISION)),
      balanced: thousandths(balanced),
      strict: thousandths(cutAtRecall(scores, labels, STRICT_RECALL)),
      everything: thousandths(logistic(toldCut)),
    },
  };
}
