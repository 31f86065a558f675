/**
 * Cuts a block's text into units to be judged: sentences in prose, lines in chats, whole headings and cells.
 *
 * One pass over the characters. A line always ends a unit. Inside a line each run of end marks ("?!", "...", "。") takes its
 * closing quotes, brackets, note marks and emoji along; what stands before it (abbreviation, initial, list number) and what
 * comes after it (capital, small letter, digit) decide whether a new unit starts. Text that starts its lines with small letters is
 * taken to do without capitals.
 */
import type { Block, BlockKind } from './block.ts';
import { isGermanMonth, opensSentence, stopAfter } from './sentences/abbreviations.ts';
import {
  BULLET,
  caseAt,
  ELLIPSIS,
  EMOJI,
  FULL,
  isCloser,
  isDigit,
  isEnd,
  isOpener,
  isThai,
  PAREN,
  PLAIN,
  roleOf,
  SHOUT,
  SPACE,
  STOP,
  wordBefore,
  wordFrom,
} from './sentences/characters.ts';

/** A unit in UTF-16 offsets of its block's text; never empty, without space at either end. */
export interface Sentence {
  start: number;
  end: number;
}

/** Short texts that are one unit unless a sentence of some length ends inside them: "Airplane! The ending". */
const WHOLE: ReadonlySet<BlockKind> = new Set<BlockKind>(['heading', 'link', 'label', 'cell', 'caption']);

/** Thai has no full stop; its spaces part clauses. Shorter stretches are left joined. */
const THAI_CLAUSE = 30;

/** The units of a block, in order. */
export function cutSentences({ text, kind }: Pick<Block, 'text' | 'kind'>): Sentence[] {
  const units: Sentence[] = [];
  for (let from = 0; from < text.length; ) {
    const newline = text.indexOf('\n', from);
    const to = newline < 0 ? text.length : newline;
    cutLine(text, from, to, WHOLE.has(kind), units);
    from = to + 1;
  }
  return units;
}

/** A run of end marks and what clings to it. */
interface Ending {
  /** First unit after the run, its closers, note marks and emoji. */
  end: number;
  /** The strongest role in the run: STOP, ELLIPSIS, SHOUT or FULL. */
  strength: number;
  /** More than one mark: "?!", "!!". */
  emphatic: boolean;
  /** A quote or bracket closes right after the marks. */
  closed: boolean;
}

function cutLine(text: string, from: number, to: number, whole: boolean, units: Sentence[]): void {
  let start = skipSpace(text, from, to);
  const small = start < to && caseAt(text, start) === 'lower';
  let listed = 0;

  const cut = (end: number, next: number): void => {
    let last = end;
    while (last > start && roleOf(text.charCodeAt(last - 1)) === SPACE) last--;
    if (last > start) units.push({ start, end: last });
    start = skipSpace(text, next, to);
  };

  for (let i = start; i < to; i++) {
    const role = roleOf(text.charCodeAt(i));
    if (role === PLAIN) continue;
    if (isEnd(role)) {
      const ending = readEnding(text, i, to);
      const next = skipSpace(text, ending.end, to);
      if (next < to && (!whole || hasThreeWords(text, start, i)) && ends(text, start, i, ending, next, to, small)) {
        cut(ending.end, next);
      }
      i = ending.end - 1;
    } else if (role === SPACE) {
      if (i - start >= THAI_CLAUSE && isThai(text.charCodeAt(i - 1)) && isThai(text.charCodeAt(i + 1))) cut(i, i + 1);
    } else if (role === BULLET) {
      cut(i, i + 1);
    } else if (role === PAREN) {
      const at = numberBefore(text, start, i, listed + 1);
      if (at < 0) continue;
      // A lone "(1)" is no list.
      listed = listed > 0 || text.indexOf('2)', i) > 0 ? listed + 1 : Number.POSITIVE_INFINITY;
      if (listed < Number.POSITIVE_INFINITY) cut(at, at);
    } else if (role === EMOJI) {
      const end = skipEmoji(text, i, to);
      const next = skipSpace(text, end, to);
      const parts = next > end && next < to && caseAt(text, next) === 'upper' && i > from && text[i - 1] === ' ';
      if (parts && !whole && hasThreeWords(text, start, i - 1) && opensSentence(wordFrom(text, next, to)))
        cut(end, next);
      i = end - 1;
    }
  }
  cut(to, to);
}

function readEnding(text: string, at: number, to: number): Ending {
  let end = at;
  let strength = 0;
  let dots = 0;
  for (; end < to; end++) {
    const role = roleOf(text.charCodeAt(end));
    // ". . ." is an ellipsis too.
    if (role === SPACE && text[end - 1] === '.' && text[end + 1] === '.') continue;
    if (!isEnd(role)) break;
    if (role === STOP) dots++;
    strength = Math.max(strength, role === STOP && dots > 1 ? ELLIPSIS : role);
  }
  const emphatic = end - at > 1;
  const marked = end;
  while (end < to && isCloser(text.charCodeAt(end))) end++;
  // French sets a space before the closing guillemet.
  if (text[end + 1] === '»' && roleOf(text.charCodeAt(end)) === SPACE) end += 2;
  const closed = end > marked;
  end = skipNotes(text, end, to);
  const decorated = skipEmoji(text, skipSpace(text, end, to), to);
  if (decorated > skipSpace(text, end, to)) end = decorated;
  return { end, strength, emphatic, closed };
}

/** Does the unit that began at `start` end with the marks at `at`, the next text being at `next`? */
function ends(
  text: string,
  start: number,
  at: number,
  ending: Ending,
  next: number,
  to: number,
  small: boolean,
): boolean {
  const { strength, closed } = ending;
  if (strength === FULL) return !(closed && /[とっ、，,]/.test(text[next]!));
  let opening = next;
  while (opening < to && isOpener(text.charCodeAt(opening))) opening++;
  const letter = opening < to ? caseAt(text, opening) : 'sign';
  const word = wordFrom(text, opening, to);
  if (next === ending.end) {
    // No space: "died.Then" is a slip of the keyboard, "example.com" and "3.5" are not.
    const slip = letter === 'upper' && word.length > 1 && wordBefore(text, start, at).length > 3;
    return slip && caseAt(text, at - 1) === 'lower' && caseAt(text, opening + 1) === 'lower';
  }
  // "Airplane! (1980)": a title with its year. "“Run.” — Ada": a quote with its speaker.
  if ((letter === 'digit' && text[next] === '(') || (closed && /[—–-]/.test(text[next]!))) return false;
  const tagged = text[next] === '#';
  if (strength === ELLIPSIS) return letter !== 'lower' || tagged;
  if (strength === SHOUT) return letter !== 'lower' || tagged || ((small || ending.emphatic) && !closed);

  const before = wordBefore(text, start, at);
  if (isListMark(text, start, at) || (closed && letter === 'lower')) return false;
  if (/^no$/i.test(before)) return letter !== 'digit' && letter !== 'lower';
  if (letter === 'upper' && /^\d{1,2}$/.test(before) && isGermanMonth(word)) return false;
  const kind = stopAfter(before);
  if (kind === 'goes on') return false;
  if (kind === 'depends') return letter === 'upper' && opensSentence(word);
  return letter !== 'lower' || tagged || small || before.length > 3;
}

/** "1." or "b." at the start of a unit. */
const isListMark = (text: string, start: number, at: number): boolean =>
  at - start <= 4 && /^\(?(?:\d{1,3}|\p{L}|[ivx]+)$/iu.test(text.slice(start, at));

/** Where "2)" or "(2)" starts when it closes at `paren` and is the next number of a list in running text; else -1. */
function numberBefore(text: string, start: number, paren: number, expected: number): number {
  let at = paren;
  while (at > start && paren - at < 3 && isDigit(text.charCodeAt(at - 1))) at--;
  if (at === paren || Number(text.slice(at, paren)) !== expected) return -1;
  if (at > start && text[at - 1] === '(') at--;
  const parted = at === start || roleOf(text.charCodeAt(at - 1)) === SPACE;
  return parted && roleOf(text.charCodeAt(paren + 1)) === SPACE ? at : -1;
}

function hasThreeWords(text: string, start: number, end: number): boolean {
  let gaps = 0;
  for (let i = start; i < end && gaps < 2; i++) if (text.charCodeAt(i) === 32) gaps++;
  return gaps === 2;
}

/** Note marks of encyclopedias: "[1]", "[citation needed]". */
function skipNotes(text: string, at: number, to: number): number {
  let end = at;
  while (end < to && text[end] === '[') {
    const close = text.slice(end, end + 24).indexOf(']');
    if (close < 2) break;
    end += close + 1;
  }
  return end;
}

function skipSpace(text: string, at: number, to: number): number {
  let end = at;
  while (end < to && roleOf(text.charCodeAt(end)) === SPACE) end++;
  return end;
}

function skipEmoji(text: string, at: number, to: number): number {
  let end = at;
  while (end < to && roleOf(text.charCodeAt(end)) === EMOJI) end++;
  return end;
}
