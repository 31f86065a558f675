/**
 * Cuts a sentence into words, fast and in linear time: one pass over characters. Words are lower case; "Tom's" gives "tom" and
 * "'s", "didn't" gives "did" and "n't", hyphens part words. Only the first part of an endless sentence is read.
 */

/** Characters that are read of one sentence; longer ones are judged by their beginning. */
const LONGEST = 1600;

export const FLAG = { capital: 1, allCaps: 2, start: 4, digit: 8, title: 16, foreign: 32 } as const;

export interface Words {
  text: string[];
  flags: number[];
  /** Characters seen between and around words. */
  marks: Marks;
}

export interface Marks {
  comma: number;
  question: number;
  exclamation: number;
  quote: number;
  bracket: number;
  dash: number;
  colon: number;
  ellipsis: number;
  emoji: number;
  hash: number;
  money: number;
  percent: number;
}

const isLower = (c: number) => (c >= 97 && c <= 122) || (c >= 0xdf && c <= 0xff && c !== 0xf7);
const isUpper = (c: number) => (c >= 65 && c <= 90) || (c >= 0xc0 && c <= 0xde && c !== 0xd7);
const isDigit = (c: number) => c >= 48 && c <= 57;
const isApostrophe = (c: number) => c === 39 || c === 0x2019;
/** Letters beyond Latin-1: Latin Extended counts as Latin, the rest as another script. */
const isFar = (c: number) =>
  (c >= 0x100 && c < 0x2000) ||
  (c >= 0x2c00 && c < 0x2e00) ||
  (c >= 0x3040 && c < 0xd800) ||
  (c >= 0xf900 && c < 0xfe00);

export function wordsOf(input: string, titles?: readonly { start: number; end: number }[]): Words {
  const text: string[] = [];
  const flags: number[] = [];
  const marks: Marks = {
    comma: 0,
    question: 0,
    exclamation: 0,
    quote: 0,
    bracket: 0,
    dash: 0,
    colon: 0,
    ellipsis: 0,
    emoji: 0,
    hash: 0,
    money: 0,
    percent: 0,
  };
  const length = Math.min(input.length, LONGEST);
  let start = true;
  let nextTitle = 0;
  let i = 0;
  while (i < length) {
    const title = titles?.[nextTitle];
    if (title && i >= title.start) {
      nextTitle++;
      if (title.end > i) {
        text.push('\u0001title');
        flags.push(FLAG.title | (start ? FLAG.start : 0));
        start = false;
        i = title.end;
      }
      continue;
    }
    const c = input.charCodeAt(i);
    if (isLower(c) || isUpper(c) || isDigit(c) || isFar(c)) {
      const from = i;
      let upper = 0;
      let flag = start ? FLAG.start : 0;
      if (isUpper(c)) flag |= FLAG.capital;
      while (i < length && (!title || i < title.start)) {
        const d = input.charCodeAt(i);
        if (isUpper(d)) upper++;
        else if (isDigit(d)) flag |= FLAG.digit;
        else if (isFar(d)) {
          if (d > 0x24f) flag |= FLAG.foreign;
        } else if (!isLower(d)) break;
        i++;
      }
      const size = i - from;
      if (upper === size && size > 1) flag |= FLAG.allCaps;
      let word = input.slice(from, i);
      if (flag & (FLAG.capital | FLAG.allCaps) || upper > 0 || flag & FLAG.foreign) word = word.toLowerCase();
      start = false;
      if (
        i + 1 < length &&
        isApostrophe(input.charCodeAt(i)) &&
        (isLower(input.charCodeAt(i + 1)) || isUpper(input.charCodeAt(i + 1)))
      ) {
        let end = i + 1;
        while (end < length && (isLower(input.charCodeAt(end)) || isUpper(input.charCodeAt(end)))) end++;
        const tail = input.slice(i + 1, end).toLowerCase();
        i = end;
        if (tail === 't' && word.endsWith('n') && word.length > 2) {
          const stem = word === 'can' ? 'can' : word.slice(0, -1);
          text.push(stem, "n't");
          flags.push(flag, 0);
        } else if (tail === 's' || tail === 'd' || tail === 'll' || tail === 're' || tail === 've' || tail === 'm') {
          text.push(word, `'${tail}`);
          flags.push(flag, 0);
        } else {
          text.push(word + tail);
          flags.push(flag);
        }
      } else {
        text.push(word);
        flags.push(flag);
      }
      continue;
    }
    i++;
    if (c === 32) continue;
    if (c === 44) marks.comma++;
    else if (c === 46) {
      if (input.charCodeAt(i) === 46) marks.ellipsis++;
      else if (input.charCodeAt(i) === 32 || i === length) start = true;
    } else if (c === 63 || c === 0xff1f) {
      marks.question++;
      start = true;
    } else if (c === 33) {
      marks.exclamation++;
      start = true;
    } else if (c === 34 || (c >= 0x201c && c <= 0x201f)) {
      marks.quote++;
      start = true;
    } else if (c === 40 || c === 91) marks.bracket++;
    else if (c === 58 || c === 59) {
      marks.colon++;
      start = true;
    } else if (c === 45 || c === 0x2013 || c === 0x2014) {
      if (c !== 45 || input.charCodeAt(i) === 32) marks.dash++;
    } else if (c === 0x2026) marks.ellipsis++;
    else if (c === 35) marks.hash++;
    else if (c === 36 || c === 0xa3 || c === 0x20ac) marks.money++;
    else if (c === 37) marks.percent++;
    else if (c >= 0xd83c && c <= 0xdbff) marks.emoji++;
  }
  return { text, flags, marks };
}

/** FNV-1a over UTF-16 units, 32 bits unsigned. */
export function hashWord(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** Joins two hashes into one, order kept. */
export function mixHash(a: number, b: number): number {
  let hash = Math.imul(a ^ (b >>> 15) ^ Math.imul(b, 0x9e3779b1), 0x85ebca6b);
  hash ^= hash >>> 13;
  return Math.imul(hash, 0xc2b2ae35) >>> 0;
}
