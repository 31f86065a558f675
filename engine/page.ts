/**
 * One page (or frame) being judged: from blocks of text to verdicts.
 *
 *   signals ─┐
 *   block ───┼─> titles (which names stand here) ─> subject (which film is it about)
 *   place ───┘        ─> sentences ─> judge ─> verdicts
 *
 * Pure: the DOM half (entrypoints/shield.content) makes the blocks and covers what the verdicts say.
 */
import type { Block, PageSignals, Place, Subject } from './block.ts';
import type { FilmNumber } from './film.ts';
import type { Profile } from './profile.ts';
import type { Sensitivity, Verdict } from './verdict.ts';

/** What the person's side says; the page reads it anew at each judgement. */
export interface Outlook {
  sensitivity: Sensitivity;
  /** Marked as seen. Before the settings have arrived nothing is. */
  isSeen(film: FilmNumber): boolean;
  /** The judge's profile of a film; null: there is none; undefined: not known yet, so verdicts wait. */
  profile(film: FilmNumber): Profile | null | undefined;
  /** What the person said of a text like this one (see feedback.ts). */
  told(text: string): 'safe' | 'hide' | undefined;
}

/** A film that the page is about or names, for popup and badge. */
export interface PageFilm extends Subject {
  /** How the page names it first. */
  name: string;
}

export interface Page {
  /** Takes in what the page says of itself; again after client-side navigation. */
  signals(signals: PageSignals): void;
  /** Names, subject and verdicts of one block. Calling it again for the same block and place replaces what it learned. */
  judge(block: Block, place: Place): Verdict[];
  /** The films of this page, likeliest first. */
  films(): PageFilm[];
}
