/**
 * Every message between the parts of the extension: who tells what to whom, and what comes back. Names spell the direction.
 *
 *   page (each frame) ──PageToBackground──> background      badge, "seen", "not a spoiler"
 *   background ──BackgroundToPage──> page                    menus and shortcuts
 *   UI ──UiToBackground──> background                        requests to sources
 *   popup <──port "page"──> page (every frame of the tab)    PopupToPage, PageToPopup
 */
import type { Told } from '../engine/feedback.ts';
import type { FilmId, FilmNumber, Stranger } from '../engine/film.ts';
import type { PageFilm } from '../engine/page.ts';
import type { Give, SourceId } from './sources/source.ts';

/** Name of the port by which the popup talks with all frames of a tab. */
export const PAGE_PORT = 'page';

/** A cover as the popup lists it; never the words. */
export interface CoverReport {
  /** Unique within its frame for as long as the frame lives. */
  id: number;
  film: FilmNumber;
  score: number;
  reasons: string[];
  revealed: boolean;
}

export type PageToPopup = {
  kind: 'report';
  /** Tells the frames of a tab apart; the frame chooses it at random. */
  frame: string;
  /** It is the tab's topmost frame. */
  top: boolean;
  /** Host name that the "this site" switch speaks of. */
  host: string;
  /** `off`: switched off here or everywhere; `failed`: it cannot cover this frame. */
  shield: 'on' | 'off' | 'failed';
  /** Version of the catalogue that numbers the films. */
  catalogue: string;
  /** Likeliest first. */
  films: PageFilm[];
  /** In reading order. */
  covers: CoverReport[];
};

export type PopupToPage =
  /** Report now, and again after each change while the port is open. */
  | { kind: 'report' }
  /** Without `frame`: in all frames; without `cover`: all of them. */
  | { kind: 'reveal'; frame?: string; cover?: number }
  | { kind: 'cover'; frame?: string; cover?: number };

export type PageToBackground =
  /** Covers closed in this frame now: after each change, when the frame is shown again (pageshow), and 0 when it goes (pagehide). */
  | { kind: 'count'; covered: number }
  /** The shield cannot cover this frame. */
  | { kind: 'failed'; why: string }
  | { kind: 'seen'; film: FilmNumber | Stranger; catalogue: string }
  /** Answered with the name of each film in order, null for those unknown. */
  | { kind: 'names'; films: FilmNumber[]; catalogue: string }
  | {
      kind: 'told';
      says: Told['says'];
      /** `textKey` of the text. */
      key: string;
      film: FilmNumber | null;
      catalogue: string;
      /** First words, for the list in the options. */
      excerpt: string;
    };

export type BackgroundToPage =
  /** Reveal all, or cover all again when all is revealed. */
  | { kind: 'togglePage' }
  /** The cover on which the menu was opened; the shield remembers it. */
  | { kind: 'revealHere' }
  | { kind: 'notASpoilerHere' }
  | { kind: 'seenHere' }
  /** The selected text is a spoiler. */
  | { kind: 'hideSelection' }
  /** The breakdown page of whatsafterthemovie.com in this tab is to be saved. */
  | { kind: 'readPage' };

export type UiToBackground =
  /** `asked`: the browser is asking the person for leave at this moment. */
  | { kind: 'fetch'; film: FilmId; source: SourceId; gives: Give[]; asked?: boolean }
  /** Fetch anew all that was fetched of a film. */
  | { kind: 'refresh'; film: FilmId; asked?: boolean }
  | { kind: 'cancelFetch'; film: FilmId }
  /** Save the page open in this tab (whatsafterthemovie.com). */
  | { kind: 'savePage'; tab: number }
  /** Remake what the shields read, after import or clearing. */
  | { kind: 'derive' }
  | { kind: 'watchlistJob'; act: 'start' | 'pause' | 'goOn' };

/** What the background answers to `UiToBackground`. */
export type Answer = { ok: true; film?: FilmId } | { ok: false; code: string; message: string };
