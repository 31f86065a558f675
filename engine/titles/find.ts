/**
 * Every place in a text where the words are those of a name. Nothing is weighed here: hits overlap, and most are
 * ordinary words.
 *
 * A run may begin at a word that the writer set off (a capital, a digit, a quotation mark, the start of emphasis) or in
 * a script without capitals: such runs are looked up among all names. Behind a capital article, and wherever films are
 * talked of, so are runs of lower case, among the names that are known and hardly ever ordinary language.
 */
import type { Mark } from '../block.ts';
import {
  AFTER_BREAK,
  ARTICLE,
  CAPITAL,
  CAPITALS,
  CASELESS,
  isDigit,
  SPACELESS,
  SUFFIXED,
  TOUCHED,
  type Words,
} from '../text/words.ts';
import type { TitleIndex } from './index.ts';
import { addWord, mostWords, RUN_SHIFT } from './layout.ts';

export interface Hit {
  /** In UTF-16 units; a leading article before the name is inside. */
  start: number;
  end: number;
  /** What the index knows the name by; `index.entries(hash)` gives its entries. */
  hash: number;
  /** First and last word of the name in `words`, article not counted. */
  first: number;
  last: number;
  /** The text has a leading article before the name. */
  article: boolean;
  /** One letter is wrong: see misspelt.ts. */
  misspelt?: boolean;
  /** One word is bent: see inflected.ts. */
  inflected?: boolean;
  /**
   * `title`: each word that is not short begins with a capital; `upper`: all capitals; `none`: digits, or a script
   * without capitals.
   */
  letters: 'title' | 'mixed' | 'lower' | 'upper' | 'none';
}

/** Letters of a word that a title in capitals may leave without one. */
const SMALL = 4;

/** No name in the index begins with an article but one of a single word, or of two letters. */
const MOST_FROM_ARTICLE = 2;

/** Longer names are hardly ever written in lower case. */
const MOST_LOWER = 6;

const OPENING = unitsOf('"\'“”„‚‘«»‹›「『《〈【(');
/** What may follow a name that is set off: its closing mark, or a year. */
const CLOSING = unitsOf('"”“’»«›」』》〉】)([（0123456789');

/** What joins digits to one number. */
const JOINT = new Set(Array.from(':.,/-–', (sign) => sign.charCodeAt(0)));

/**
 * Finds names in the text that `index.words` has just read.
 * @param marks in order of their starts
 * @param thorough whether to look at lower-case runs too; pointless where nobody talks of films, and half the work
 */
export function findTitles(text: string, index: TitleIndex, marks: readonly Mark[], thorough: boolean): Hit[] {
  const { words } = index;
  const hits: Hit[] = [];
  const { hash, flags, start, end, count } = words;
  let nextMark = 0;
  let wasMarked = false;
  let before = 0;
  for (let i = 0; i < count; i++) {
    const flag = flags[i]!;
    const behindArticle = (before & (ARTICLE | CAPITAL)) === (ARTICLE | CAPITAL) && (flag & AFTER_BREAK) === 0;
    before = flag;
    let marked = false;
    for (; nextMark < marks.length && marks[nextMark]!.start <= start[i]!; nextMark++) marked = true;
    marked ||= (flag & TOUCHED) !== 0 && OPENING[text.charCodeAt(start[i]! - 1)] === 1;
    marked ||= behindArticle && wasMarked;
    wasMarked = marked;
    const setOff = marked || (flag & (CAPITAL | CASELESS)) !== 0;
    if (!setOff && !behindArticle && !thorough) continue;
    // Every character of a text without spaces may begin a name; only known films have names there.
    const filter = setOff && (flag & SPACELESS) === 0 ? index.all : index.lower;
    const bits = filter.words;
    const shift = filter.shift + RUN_SHIFT;
    const most = (flag & ARTICLE) !== 0 ? MOST_FROM_ARTICLE : setOff ? mostWords(flag) : MOST_LOWER;
    const last = Math.min(count, i + most);
    const anyCase = marked || behindArticle || thorough;
    let run = 0;
    for (let j = i; j < last; j++) {
      const flag = flags[j]!;
      if (j > i) {
        if ((flag & AFTER_BREAK) !== 0) break;
        if (!anyCase && (flag & (CAPITAL | CASELESS)) === 0 && end[j]! - start[j]! > SMALL) break;
      }
      if ((flag & SUFFIXED) !== 0) {
        const found = addWord(run, words.stem[j]!) >>> RUN_SHIFT;
        if (filter.has(found)) addHit(hits, text, words, index, found, i, j, words.stemEnd[j]!);
      }
      run = addWord(run, hash[j]!);
      const bit = run >>> shift;
      if (((bits[bit >>> 5]! >>> (bit & 31)) & 1) === 0) continue;
      if (j === i && !anyCase && isLost(text, end[j]!)) continue;
      const found = run >>> RUN_SHIFT;
      if (filter.has(found)) addHit(hits, text, words, index, found, i, j, end[j]!);
    }
  }
  return hits;
}

/**
 * A single capital word that nothing sets off is no mention where nobody talks of films: no quotation mark, bracket or
 * year follows.
 */
function isLost(text: string, end: number): boolean {
  const next = text.charCodeAt(end);
  return CLOSING[next === 0x20 ? text.charCodeAt(end + 1) : next] !== 1;
}

/** Ones at the places of the characters: a look-up for many words of a page. */
function unitsOf(characters: string): Uint8Array {
  const units = new Uint8Array(0x10000);
  for (let i = 0; i < characters.length; i++) units[characters.charCodeAt(i)] = 1;
  return units;
}

function addHit(
  hits: Hit[],
  text: string,
  words: Words,
  index: TitleIndex,
  hash: number,
  first: number,
  last: number,
  end: number,
): void {
  if (first === last && isPartOfNumber(text, words.start[first]!, end)) return;
  if (index.has(hash)) hits.push(hitOf(text, words, hash, first, last, end));
}

/** The hit for the words from `first` to `last`, and the article before them. */
export function hitOf(text: string, words: Words, hash: number, first: number, last: number, end: number): Hit {
  const article =
    first > 0 &&
    (words.flags[first]! & AFTER_BREAK) === 0 &&
    (words.flags[first - 1]! & ARTICLE) !== 0 &&
    isClose(text, words, first);
  const start = words.start[article ? first - 1 : first]!;
  return { start, end, hash, first, last, article, letters: lettersOf(words, first, last) };
}

/** Digits that a sign joins to others: a time, a date, a price. */
function isPartOfNumber(text: string, start: number, end: number): boolean {
  if (!isDigit(text.charCodeAt(end - 1))) return false;
  return (
    (JOINT.has(text.charCodeAt(end)) && isDigit(text.charCodeAt(end + 1))) ||
    (JOINT.has(text.charCodeAt(start - 1)) && isDigit(text.charCodeAt(start - 2)))
  );
}

/** Only blanks, or the apostrophe of an elided article, stand before the word. */
function isClose(text: string, words: Words, at: number): boolean {
  for (let i = words.end[at - 1]!; i < words.start[at]!; i++) {
    if (!/[\s\u00A0'’\u00AD\u200B-\u200F]/.test(text[i]!)) return false;
  }
  return true;
}

function lettersOf(words: Words, first: number, last: number): Hit['letters'] {
  let lower = 0;
  let capital = 0;
  let capitals = 0;
  let short = 0;
  for (let i = first; i <= last; i++) {
    const flags = words.flags[i]!;
    if ((flags & CAPITALS) !== 0) capitals++;
    if ((flags & CAPITAL) !== 0) capital++;
    else if ((flags & CASELESS) === 0) {
      lower++;
      if (words.end[i]! - words.start[i]! <= 4 && i > first) short++;
    }
  }
  if (lower + capital === 0) return 'none';
  if (lower === 0 && capitals > 0 && capitals >= capital - 1) return 'upper';
  if (capital === 0) return 'lower';
  return lower === short ? 'title' : 'mixed';
}
