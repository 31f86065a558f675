/** What the judge is learned from. */
import type { Telling } from '../../engine/profile.ts';
import type { LabelledPage } from './pages.ts';

export interface Lessons {
  pages: readonly LabelledPage[];
  lone: readonly LoneSentence[];
  films: readonly ToldFilm[];
  lateness: readonly LatenessSentence[];
}

/** A sentence that stands alone: without a page around it. */
export interface LoneSentence {
  text: string;
  /** Where the film is named in it, in UTF-16 units. */
  names?: { start: number; end: number }[];
  spoiler: boolean;
  /** The premise: part of the story, yet harmless. */
  premise: boolean;
  weight: number;
  /** Sentences of one film or thread stay on one side of each fold. */
  group: string;
}

/** A first or a late sentence of a plot: the same narrator, once setting out and once giving away. */
export interface LatenessSentence {
  text: string;
  late: boolean;
  /** The film. */
  group: string;
}

/** A film and sentences to judge with that telling of it. */
export interface ToldFilm {
  telling: Telling;
  sentences: { text: string; spoiler: boolean }[];
}

/** Plain cut into sentences, good enough for encyclopedia prose. */
export const cutPlain = (text: string): string[] =>
  text
    .replace(/\[\d+\]/g, '')
    .split(/(?<=[.!?])\s+(?=["“A-Z])/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence.length > 15);

/** A plot of fewer sentences is too short to tell early from late. */
const SHORTEST = 8;

export function latenessOf(group: string, plot: string): LatenessSentence[] {
  const told = cutPlain(plot);
  if (told.length < SHORTEST) return [];
  const early = Math.max(2, Math.floor(told.length * 0.12));
  return [
    ...told.slice(0, early).map((text) => ({ text, late: false, group })),
    ...told.slice(Math.ceil(told.length * 0.5)).map((text) => ({ text, late: true, group })),
  ];
}
