/** What a page's blocks taught their places, kept so that a block read again replaces what it taught. */
import type { Block, Subject } from '../block.ts';
import type { FilmNumber } from '../film.ts';
import type { Mention } from '../titles/mentions.ts';
import type { Talk } from '../titles/talk.ts';

/** What one block taught its place. */
export interface Note {
  block: Block;
  mentions: Mention[];
  talk: Talk;
}

/** What is known of a place: its own notes in the order they came, and sums over its own and all places inside. */
export interface Learned {
  notes: Note[];
  /** Where the note of a text stands. */
  places: Map<string, number>;
  talk: Talk;
  /** Weight of the mentions of each film. */
  tally: Map<FilmNumber, number>;
  /** Films of the heading, as read when the place's film talk was at `step`. */
  heading?: { text: string; step: number; films: Subject[] };
}

/** Blocks, or mentions, back from which a name reaches a sentence, and blocks back to which text may be growing. */
export const REACH = 12;

/** A name that opens its block or line, as in a list of films: what follows is about it. */
export function isLead({ text, marks }: Block, { start, end }: Mention): boolean {
  const before = text.slice(Math.max(0, start - 60), start);
  if (/\p{L}/u.test(before.slice(before.lastIndexOf('\n') + 1))) return false;
  const marked = marks.some(
    (mark) => mark.start <= start && mark.end >= end && mark.end - mark.start < end - start + 24,
  );
  return marked || /^["”’»]?\s*(?:\(|[:–—-]|\n)/u.test(text.slice(end, end + 20));
}

/** The note of this block: of the same text, or of a beginning of it that came lately; -1 when there is none. */
export function placeOfNote({ notes, places }: Learned, block: Block): number {
  const same = places.get(block.text);
  if (same !== undefined) return same;
  for (let at = notes.length - 1; at >= Math.max(0, notes.length - REACH); at--) {
    const old = notes[at]!.block;
    if (old === block || (old.text.length >= LEAST_GROWING && block.text.startsWith(old.text))) return at;
  }
  return -1;
}

/** Shorter texts are as likely another block's. */
const LEAST_GROWING = 12;
