/** What the judge says of one sentence. Verdicts are values: a later one may replace an earlier one. */
import type { FilmNumber } from './film.ts';

/** How much is covered, from least to most. `everything`: all that is told about the film. */
export type Sensitivity = 'relaxed' | 'balanced' | 'strict' | 'everything';

/** Stands for the film of a text that the person hid without one. */
export const NO_FILM: FilmNumber = -1;

export interface Verdict {
  /** The sentence in its block's text, in UTF-16 units. */
  start: number;
  end: number;
  film: FilmNumber;
  /** 0 to 1, calibrated: 0.8 means that 8 of 10 such sentences are spoilers. */
  score: number;
  /** The sentence is to be covered now. */
  cover: boolean;
  /** Not certain yet: covered until knowledge that is on its way has arrived. */
  waiting: boolean;
  /** To be covered also when nothing comes of what it waits for. */
  lasts: boolean;
  /** In a few words each: "names Sera", "matches the ending". */
  reasons: string[];
}
