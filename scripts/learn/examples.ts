/** What is learned from, as the judge sees it: sentences taken apart once, each with its fold. */
import { type Around, REACH_AHEAD, REACH_BACK } from '../../engine/judge/around.ts';
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
  weight: number;
}

/** A sentence of a labelled page. */
export interface PageExample extends Example {
  page: LabelledPage;
  block: number;
  heading: Impression | null;
  setting: { heading: string; before: string };
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

/** Where the titles of the page's films stand in a text. */
function titlesIn(text: string, page: LabelledPage): { start: number; end: number }[] {
  const spans: { start: number; end: number }[] = [];
  for (const { title } of page.films) {
    for (let start = text.indexOf(title); start >= 0; start = text.indexOf(title, start + title.length)) {
      spans.push({ start, end: start + title.length });
    }
  }
  spans.sort((a, b) => a.start - b.start || b.end - a.end);
  return spans.filter((span, i) => i === 0 || span.start >= spans[i - 1]!.end);
}

export function pageExamples(pages: readonly LabelledPage[], eyes: Eyes): PageExample[] {
  return pages.flatMap((page) => {
    const known = new Map([...page.known].map(([film, telling]) => [film, knowFilm(makeProfile(telling))]));
    return page.sentences.map(({ text, kind, before, heading, block, spoiler, why, film }) => {
      const names = titlesIn(text, page);
      const look = eyes.look({ text, kind, names, mentioned: names.length > 0 });
      const its = known.get(film);
      const matches = its ? new Float32Array(FILM_CUES.length) : null;
      if (its && matches) fillFilm(matches, look.reading, its, eyes.stem, peopleIn(before, its));
      return {
        look,
        spoiler,
        premise: why === 'premise',
        fold: foldOf(page.group),
        weight: 1,
        page,
        block,
        setting: { heading, before },
        heading: heading ? eyes.look({ text: heading, kind: 'heading', mentioned: false }) : null,
        matches,
      };
    });
  });
}

export const loneExamples = (sentences: readonly LoneSentence[], eyes: Eyes): (Example & { text: string })[] =>
  sentences.map(({ text, spoiler, premise, weight, group }) => ({
    text,
    look: eyes.look({ text, kind: 'prose', mentioned: false }),
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

/** Tones of the neighbours on the same page, as far as the judge hears them: all before, after only those of the same block. */
export function aroundIn(examples: readonly PageExample[], tones: ArrayLike<number>, i: number): Around {
  const { page, block } = examples[i]!;
  const before: number[] = [];
  const after: number[] = [];
  for (let j = i - 1; examples[j]?.page === page && before.length < REACH_BACK; j--) before.push(tones[j]!);
  for (let j = i + 1; examples[j]?.page === page && examples[j]?.block === block && after.length < REACH_AHEAD; j++)
    after.push(tones[j]!);
  return { before, after };
}
