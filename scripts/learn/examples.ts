/** What is learned from, as the judge sees it: sentences taken apart once, each with its fold. */
import {
  type Around,
  type Echo,
  echoOf,
  NO_SETTING,
  REACH_AHEAD,
  REACH_BACK,
  type Setting,
} from '../../engine/judge/around.ts';
import { FILM_CUES, fillFilm } from '../../engine/judge/film.ts';
import { type Eyes, type Impression, peopleIn } from '../../engine/judge/judge.ts';
import { knowFilm } from '../../engine/judge/known.ts';
import { makeProfile } from '../../engine/profile.ts';
import type { LoneSentence, ToldFilm } from './lessons.ts';
import type { LabelledPage } from './pages.ts';
import { hashOf } from './split.ts';

/** The groups of pages, films and threads are dealt into so many hands; a fold is one or several of them. */
const HANDS = 6;
export const foldOf = (group: string): number => hashOf(`fold ${group}`) % HANDS;
export const FOLDS_OF_GROUPS: readonly number[] = [...Array(HANDS).keys()];

/** Learns with each fold left out and applies the outcome to it, then learns from all. */
export type Foldwise = <M>(
  learn: (isKept: (e: { fold: number }) => boolean) => M,
  apply: (model: M, isNew: (e: { fold: number }) => boolean) => void,
) => M;

/** @param count of folds, 2 to 6: the more, the likelier the models out of fold are those learned from all */
export const foldwiseBy =
  (count: number): Foldwise =>
  (learn, apply) => {
    for (let fold = 0; fold < count; fold++) {
      const isNew = (e: { fold: number }): boolean => e.fold % count === fold;
      apply(
        learn((e) => !isNew(e)),
        isNew,
      );
    }
    return learn(() => true);
  };

export interface Example {
  look: Impression;
  spoiler: boolean;
  /** The premise: harmless, yet told. */
  premise: boolean;
  fold: number;
  /** 0: only its neighbours learn from it. */
  weight: number;
}

/** A sentence of a labelled page. */
export interface PageExample extends Example {
  page: LabelledPage;
  /** Places in the list of all examples of the sentences around, nearest first. */
  before: number[];
  after: number[];
  heading: Impression | null;
  setting: Omit<Setting, 'headingTone'>;
  /** What it shares with its film's profile, where the page brings knowledge of the film. */
  matches: Float32Array | null;
}

/** A sentence to be judged with a profile. */
export interface FilmExample extends Example {
  text: string;
  matches: Float32Array;
}

/** Weight of one sentence about a shipped film or a plot of the corpus, against one of a page. */
const TOLD_WEIGHT = 0.4;

export function pageExamples(pages: readonly LabelledPage[], eyes: Eyes): PageExample[] {
  let first = 0;
  return pages.flatMap((page) => {
    const from = first;
    first += page.sentences.length;
    const known = new Map([...page.known].map(([film, telling]) => [film, knowFilm(makeProfile(telling))]));
    return page.sentences.map(({ input, before, after, label }) => {
      const look = eyes.look(input);
      const its = label ? known.get(label.film) : undefined;
      const matches = its ? new Float32Array(FILM_CUES.length) : null;
      const previous = input.before ?? '';
      if (its && matches) fillFilm(matches, look.reading, its, eyes.stem, peopleIn(previous, its));
      return {
        look,
        spoiler: label?.spoiler ?? false,
        premise: label?.why === 'premise',
        fold: foldOf(page.group),
        weight: label ? page.weight : 0,
        page,
        before: before.slice(0, REACH_BACK).map((place) => from + place),
        after: after.slice(0, REACH_AHEAD).map((place) => from + place),
        setting: {
          heading: input.heading,
          before: input.before,
          about: input.about ?? input.subject,
          talk: input.talk ?? NO_SETTING.talk,
        },
        heading: input.heading ? eyes.look({ text: input.heading, kind: 'heading', mentioned: false }) : null,
        matches,
      };
    });
  });
}

export const loneExamples = (sentences: readonly LoneSentence[], eyes: Eyes): (Example & { text: string })[] =>
  sentences.map(({ text, names = [], spoiler, premise, weight, group }) => ({
    text,
    look: eyes.look({ text, kind: 'prose', names, mentioned: names.length > 0 }),
    spoiler,
    premise,
    fold: foldOf(group),
    weight,
  }));

export const filmExamples = (films: readonly ToldFilm[], eyes: Eyes): FilmExample[] =>
  films.flatMap(({ telling, sentences }) => {
    const known = knowFilm(makeProfile(telling));
    return sentences.map(({ text, spoiler }) => {
      const look = eyes.look({ text, kind: 'prose', mentioned: false });
      const matches = new Float32Array(FILM_CUES.length);
      fillFilm(matches, look.reading, known, eyes.stem, []);
      return { text, look, spoiler, premise: false, fold: foldOf(telling.title), weight: TOLD_WEIGHT, matches };
    });
  });

/** What the neighbours leave in the air, as the judge hears it. */
export function aroundOf(
  { before, after }: PageExample,
  near: readonly PageExample[],
  tones: ArrayLike<number>,
  latenesses: ArrayLike<number>,
): Around {
  const echo = (place: number): Echo => echoOf(tones[place]!, latenesses[place]!, near[place]!.look.cues);
  return { before: before.map(echo), after: after.map(echo) };
}
