/**
 * A run: neighbouring text nodes that read as one text, and the way back to them.
 *
 *   "In the end\n   " <em>"Ann"</em> " drowns."   =>   text "In the end Ann drowns."
 *   pieces: [In the end ⏎] [Ann] [ drowns.], each a stretch of one text node that stands in the text unit for unit
 *
 * White space is collapsed as it is on the screen: the first unit of it becomes the one blank, the rest belongs to no piece.
 */
import type { Mark } from '../../engine/block.ts';
import { ownCopy } from '../../engine/text/own.ts';

/** `length` units of `node`, from `from` on, are the block's text from `start` on. */
export interface Piece {
  node: Text;
  from: number;
  start: number;
  length: number;
}

export interface Gathered {
  text: string;
  pieces: Piece[];
  marks: Mark[];
}

type Kind = Pick<Mark, 'kind' | 'href'>;

const COLLAPSES = /[\t\n\r\f]| {2}/;

export class Run {
  #parts: string[] = [];
  #length = 0;
  /** The last unit is white space, or there is none. */
  #blank = true;
  #pieces: Piece[] = [];
  #marks: Mark[] = [];
  /** Marks that are still open, and where they began. */
  readonly #open: { mark: Kind; start: number }[] = [];

  /** @param keepsSpace white space stands as it is, as in `pre`. */
  add(node: Text, keepsSpace: boolean): void {
    const { data } = node;
    if (keepsSpace || !(COLLAPSES.test(data) || (this.#blank && data.startsWith(' ')))) {
      this.#append(node, data, 0);
      return;
    }
    for (let from = 0; from < data.length; ) {
      const word = skip(data, from, true);
      const end = skip(data, word, false);
      const blank = word > from && !this.#blank;
      if (blank) this.#append(node, ' ', from);
      this.#append(node, data.slice(word, end), word);
      from = end;
    }
  }

  /** `<br>`, and the seam between neighbours that stand apart on the screen. */
  breakLine(): void {
    if (this.#length) this.#push('\n');
  }

  /** The last unit is a letter or a digit. */
  get endsInWord(): boolean {
    return /[\p{L}\p{N}]$/u.test(this.#parts.at(-1) ?? '');
  }

  openMark(mark: Kind): void {
    this.#open.push({ mark, start: this.#length });
  }

  closeMark(): void {
    const { mark, start } = this.#open.pop()!;
    if (this.#length > start) this.#marks.push({ ...mark, start, end: this.#length });
  }

  /** Hands over what was gathered, if it is more than white space, and begins anew with the same marks open. */
  take(): Gathered | null {
    if (!this.#length) return null;
    for (const open of this.#open) {
      if (this.#length > open.start) this.#marks.push({ ...open.mark, start: open.start, end: this.#length });
      open.start = 0;
    }
    const pieces = this.#pieces;
    const marks = this.#marks;
    const text = this.#parts.join('').trimEnd();
    this.#parts = [];
    this.#pieces = [];
    this.#marks = [];
    this.#length = 0;
    this.#blank = true;
    if (!text.trimStart()) return null;
    for (const mark of marks) {
      mark.start = Math.min(skip(text, mark.start, true), text.length);
      mark.end = Math.min(mark.end, text.length);
      while (mark.end > mark.start && isSpace(text.charCodeAt(mark.end - 1))) mark.end--;
    }
    // Judged blocks keep theirs: a list made anew has no room for more.
    return { text, pieces, marks: marks.filter(({ start, end }) => end > start).toSorted((a, b) => a.start - b.start) };
  }

  #append(node: Text, part: string, from: number): void {
    if (!part) return;
    const last = this.#pieces.at(-1);
    if (last?.node === node && last.from + last.length === from && last.start + last.length === this.#length)
      last.length += part.length;
    else this.#pieces.push({ node, from, start: this.#length, length: part.length });
    this.#push(part);
  }

  #push(part: string): void {
    this.#parts.push(part);
    this.#length += part.length;
    this.#blank = isSpace(part.charCodeAt(part.length - 1));
  }
}

/** White space that collapses; a no-break space does not. */
const isSpace = (code: number): boolean => code === 32 || (code >= 9 && code <= 13 && code !== 11);

/** The first unit from `at` on that is not (or, with `false`, that is) white space. */
function skip(data: string, at: number, space: boolean): number {
  while (at < data.length && isSpace(data.charCodeAt(at)) === space) at++;
  return at;
}

/** Part of one text node. */
export interface Stretch {
  node: Text;
  from: number;
  to: number;
}

/** Where the units [start, end) of a block's text stand in the page: one stretch for each text node. */
export function stretchesOf(pieces: Piece[], start: number, end: number): Stretch[] {
  const found: Stretch[] = [];
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const { start: at, length } = pieces[middle]!;
    if (at + length <= start) low = middle + 1;
    else high = middle;
  }
  for (; low < pieces.length && pieces[low]!.start < end; low++) {
    const piece = pieces[low]!;
    const from = piece.from + Math.max(0, start - piece.start);
    const to = piece.from + Math.min(piece.length, end - piece.start);
    const last = found.at(-1);
    if (last?.node === piece.node) last.to = to;
    else found.push({ node: piece.node, from, to });
  }
  return found;
}

/** Cuts a run into parts of at most about `most` units, behind the end of a sentence where there is one, else of a word. */
export function cutRun({ text, pieces, marks }: Gathered, most: number): Gathered[] {
  const parts: Gathered[] = [];
  for (let start = 0, piece = 0; start < text.length; ) {
    let end = text.length;
    if (end - start > most) {
      const tail = text.slice(start + most / 2, start + most);
      const seam = /^[\s\S]*[.!?…。\n]["”’)]*\s/.exec(tail) ?? /^[\s\S]*\s/.exec(tail);
      end = start + most / 2 + (seam?.[0].length ?? tail.length);
    }
    const own: Piece[] = [];
    while (piece < pieces.length && pieces[piece]!.start < end) {
      const { node, from, start: at, length } = pieces[piece]!;
      const first = Math.max(0, start - at);
      const last = Math.min(length, end - at);
      if (last > first) own.push({ node, from: from + first, start: at + first - start, length: last - first });
      if (at + length > end) break;
      piece++;
    }
    const inside = marks.filter((mark) => mark.start < end && mark.end > start);
    const clip = (at: number) => Math.min(Math.max(at, start), end) - start;
    parts.push({
      text: ownCopy(text.slice(start, end)),
      pieces: own,
      marks: inside.map((mark) => ({ ...mark, start: clip(mark.start), end: clip(mark.end) })),
    });
    start = end;
  }
  return parts;
}

export function rangeOf({ node, from, to }: Stretch): Range {
  const range = new Range();
  range.setStart(node, from);
  range.setEnd(node, to);
  return range;
}

/** The ranges are still those of the stretches. */
export const coversJust = (ranges: Range[], stretches: Stretch[]): boolean =>
  ranges.length === stretches.length &&
  ranges.every(({ startContainer, startOffset, endOffset }, i) => {
    const { node, from, to } = stretches[i]!;
    return startContainer === node && startOffset === from && endOffset === to;
  });
