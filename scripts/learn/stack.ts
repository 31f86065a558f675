/**
 * Learns the parts of the judge one upon the other. Each part is learned from what the part below says of pages it has not seen (out of
 * fold, by group of pages), so that no part trusts the one below too much; the figures come from the same folds.
 */
import { type Around, NO_SETTING, type Setting } from '../../engine/judge/around.ts';
import { type Eyes, filmRow, genericRow, type Impression } from '../../engine/judge/judge.ts';
import { type PackedLinear, scoreLinear, unpackLinear } from '../../engine/judge/linear.ts';
import { type PackedTrees, scoreTrees, unpackTrees } from '../../engine/judge/trees.ts';
import type { Weights } from '../../engine/judge/weights.ts';
import { BOOST, type BoostOptions, boost } from './boost.ts';
import type { LoneSentence, ToldFilm } from './corpus.ts';
import { calibrate, cutAtPrecision, cutAtRecall, exceededBy } from './cuts.ts';
import { aroundIn, type Example, FOLDS, filmExamples, loneExamples, pageExamples } from './examples.ts';
import { type Figures, figuresOf } from './figures.ts';
import { learnLinear } from './linear.ts';
import type { LabelledPage } from './pages.ts';

export type Parts = Omit<Weights, 'version' | 'buckets' | 'common' | 'figures'>;

/** What is learned from. */
export interface Lessons {
  pages: readonly LabelledPage[];
  lone: readonly LoneSentence[];
  films: readonly ToldFilm[];
  lateness: readonly { text: string; late: boolean }[];
}

/** Weight of each page sentence when it is shown once more, without its neighbours. */
const BARE = 0.4;
/** First sentences of plots are few: this much of the weight stays with the late ones. */
const LATE_WEIGHT = 0.4;
const FILM_BOOST: BoostOptions = { ...BOOST, trees: 90, depth: 3, rate: 0.08, least: 4 };
/** Logit per logarithm of the subject's share; the labelled pages cannot teach it, since their subjects are given. */
const SUBJECT = 0.9;
/** Logit of a sentence in a language that is not read: about one in eight. */
const UNREAD = -2;
/** At `balanced` this share of the premises that stand alone may be covered. */
const PREMISES_COVERED = 0.04;
const RELAXED_PRECISION = 0.9;
const STRICT_RECALL = 0.92;
const NO_ONE: Around = { before: [], after: [] };

const thousandths = (x: number): number => Math.round(x * 1000);
const logistic = (x: number): number => 1 / (1 + Math.exp(-x));
const isSpoiler = (e: Pick<Example, 'spoiler' | 'premise'>): boolean => e.spoiler;
const isTold = (e: Pick<Example, 'spoiler' | 'premise'>): boolean => e.spoiler || e.premise;

/** Learns with each fold left out and applies the outcome to it; `null` leaves nothing out. */
function foldwise<M>(learn: (without: number | null) => M, apply: (model: M, fold: number) => void): M {
  for (let fold = 0; fold < FOLDS; fold++) apply(learn(fold), fold);
  return learn(null);
}

const toneBy = (linear: PackedLinear): ((look: Impression) => number) => {
  const ready = unpackLinear(linear);
  return (look) => scoreLinear(ready, look.cues, look.buckets);
};

export function learnJudge(
  lessons: Lessons,
  eyes: Eyes,
  buckets: number,
): { parts: Parts; figures: [string, Figures][] } {
  const near = pageExamples(lessons.pages, eyes);
  const lone = loneExamples(lessons.lone, eyes);
  const linearRow = ({ look, spoiler, weight }: Example) => ({ ...look, label: spoiler, weight });

  const late = learnLinear(
    lessons.lateness.map(({ text, late }) => ({
      ...eyes.look({ text, kind: 'prose', mentioned: false }),
      label: late,
      weight: late ? LATE_WEIGHT : 1,
    })),
    buckets,
  );
  const lateness = toneBy(late);

  const tones = new Float64Array(near.length);
  const headings = new Float64Array(near.length).fill(NO_SETTING.headingTone);
  const loneTones = new Float64Array(lone.length);
  const linear = foldwise(
    (without) => learnLinear([...near, ...lone].filter((e) => e.fold !== without).map(linearRow), buckets),
    (model, fold) => {
      const tone = toneBy(model);
      near.forEach((e, i) => {
        if (e.fold !== fold) return;
        tones[i] = tone(e.look);
        if (e.heading) headings[i] = tone(e.heading);
      });
      lone.forEach((e, i) => {
        if (e.fold === fold) loneTones[i] = tone(e.look);
      });
    },
  );

  // The generic trees see each sentence of a page with its neighbours and once more alone.
  const row = (look: Impression, tone: number, around = NO_ONE, setting: Setting = NO_SETTING) =>
    genericRow(look.cues, tone, lateness(look), around, setting);
  const inPage = near.map((e, i) => ({
    ...e,
    row: row(e.look, tones[i]!, aroundIn(near, tones, i), { ...e.setting, headingTone: headings[i]! }),
  }));
  const bare = near.map((e, i) => ({ ...e, weight: BARE, row: row(e.look, tones[i]!) }));
  const far = lone.map((e, i) => ({ ...e, row: row(e.look, loneTones[i]!) }));
  const treesFor = (
    label: (e: Example) => boolean,
    take: (logits: (row: Int32Array) => number, fold: number) => void,
  ) =>
    foldwise(
      (without) => {
        const kept = [...inPage, ...bare, ...far].filter((e) => e.fold !== without);
        return boost(
          kept.map((e) => e.row),
          kept.map(label),
          kept.map((e) => e.weight),
        );
      },
      (model: PackedTrees, fold) => {
        const ready = unpackTrees(model);
        take((cells) => scoreTrees(ready, cells), fold);
      },
    );
  const logits = new Float64Array(near.length);
  const bareLogits = new Float64Array(near.length);
  const loneLogits = new Float64Array(lone.length);
  const generic = treesFor(isSpoiler, (score, fold) => {
    near.forEach((e, i) => {
      if (e.fold !== fold) return;
      logits[i] = score(inPage[i]!.row);
      bareLogits[i] = score(bare[i]!.row);
    });
    far.forEach((e, i) => {
      if (e.fold === fold) loneLogits[i] = score(e.row);
    });
  });
  const toldLogits = new Float64Array(near.length);
  const told = treesFor(isTold, (score, fold) => {
    near.forEach((e, i) => {
      if (e.fold === fold) toldLogits[i] = score(inPage[i]!.row);
    });
  });

  // The film trees start from the generic logit, of a fold that has not seen the sentence where there is one.
  const tone = toneBy(linear);
  const readyGeneric = unpackTrees(generic);
  const unseen = new Map(lone.map(({ text }, i) => [text, loneLogits[i]!]));
  const readers = near.flatMap(({ matches, fold, spoiler }, i) =>
    matches
      ? [
          { i, bare: false, fold, spoiler, weight: 1, start: logits[i]!, row: filmRow(matches, logits[i]!, tones[i]!) },
          {
            i,
            bare: true,
            fold,
            spoiler,
            weight: 0.5,
            start: bareLogits[i]!,
            row: filmRow(matches, bareLogits[i]!, tones[i]!),
          },
        ]
      : [],
  );
  const retold = filmExamples(lessons.films, eyes).map((e) => {
    const own = tone(e.look);
    const start = unseen.get(e.text) ?? scoreTrees(readyGeneric, row(e.look, own));
    return { ...e, start, row: filmRow(e.matches, start, own) };
  });
  const withFilm = Float64Array.from(logits);
  const bareWithFilm = Float64Array.from(bareLogits);
  const retoldLogits = retold.map(({ start }) => start);
  const film = foldwise(
    (without) => {
      const kept = [...readers, ...retold].filter((e) => e.fold !== without);
      return boost(
        kept.map((e) => e.row),
        kept.map((e) => e.spoiler),
        kept.map((e) => e.weight),
        FILM_BOOST,
        kept.map((e) => e.start),
      );
    },
    (model, fold) => {
      const ready = unpackTrees(model);
      for (const e of readers)
        if (e.fold === fold) (e.bare ? bareWithFilm : withFilm)[e.i]! += scoreTrees(ready, e.row);
      retold.forEach((e, i) => {
        if (e.fold === fold) retoldLogits[i]! += scoreTrees(ready, e.row);
      });
    },
  );

  const all = [...near.keys()];
  const onFilms = all.filter((i) => near[i]!.page.films.length > 0);
  const onKnown = all.filter((i) => near[i]!.matches);
  const figure = (name: string, members: number[], values: Float64Array, label = isSpoiler): [string, Figures] => [
    name,
    figuresOf(
      members.map((i) => values[i]!),
      members.map((i) => label(near[i]!)),
    ),
  ];
  const figures: [string, Figures][] = [
    figure('linear, alone', onFilms, tones),
    figure('generic, alone', onFilms, bareLogits),
    figure('generic', onFilms, logits),
    figure('generic, film-free pages too', all, logits),
    figure('known films, generic, alone', onKnown, bareLogits),
    figure('known films, with film, alone', onKnown, bareWithFilm),
    figure('known films, generic', onKnown, logits),
    figure('known films, with film', onKnown, withFilm),
    figure('everything told', onFilms, toldLogits, isTold),
    ['lone sentences', figuresOf([...loneLogits], lone.map(isSpoiler))],
    [
      'retold films, generic',
      figuresOf(
        retold.map(({ start }) => start),
        retold.map(isSpoiler),
      ),
    ],
    ['retold films, with film', figuresOf(retoldLogits, retold.map(isSpoiler))],
  ];

  const labels = onFilms.map((i) => near[i]!.spoiler);
  const { slope, offset } = calibrate(
    onFilms.map((i) => logits[i]!),
    labels,
  );
  const scores = onFilms.map((i) => logistic(slope * logits[i]! + offset));
  const balanced = figuresOf(scores, labels).cut;
  const premises = lone.flatMap((e, i) => (e.premise ? [loneLogits[i]!] : []));
  const alone = Math.log(balanced / (1 - balanced)) - slope * exceededBy(premises, PREMISES_COVERED) - offset;
  const toldCut = figuresOf(
    onFilms.map((i) => logistic(toldLogits[i]!)),
    onFilms.map((i) => isTold(near[i]!)),
  ).cut;
  return {
    parts: {
      linear,
      late,
      generic,
      film,
      told,
      unread: thousandths(UNREAD),
      subject: thousandths(SUBJECT),
      alone: thousandths(Math.min(0, alone)),
      slope: thousandths(slope),
      offset: thousandths(offset),
      cuts: {
        relaxed: thousandths(cutAtPrecision(scores, labels, RELAXED_PRECISION)),
        balanced: thousandths(balanced),
        strict: thousandths(cutAtRecall(scores, labels, STRICT_RECALL)),
        everything: thousandths(toldCut),
      },
    },
    figures,
  };
}
