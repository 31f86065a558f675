/**
 * Hashed features of a sentence: its words, their stems and the skeleton of function words and endings, each as a bucket number.
 * Names are masked, so nothing is learned about any one film's people. Pairs of words were tried: they only crowd the rest.
 */
import type { Reading } from './reading.ts';
import type { Stemmer } from './stems.ts';
import { FORM } from './verbs.ts';
import { FLAG, hashWord, mixHash } from './words.ts';

const NAME = hashWord('\u0001name');
const TITLE = hashWord('\u0001title');
const NUMBER = hashWord('\u0001number');
const EDGE = hashWord('\u0001edge');
const SKELETON = hashWord('\u0001skeleton');
const STEM = hashWord('\u0001stem');
const ENDS = ['ing', 'ed', 'ly', 's', 'er', 'tion'].map((end) => [end, hashWord(`\u0001-${end}`)] as const);
const FORM_HASH = new Map<number, number>(Object.values(FORM).map((form) => [form, hashWord(`\u0001form${form}`)]));
const OTHER = hashWord('\u0001other');

/** Calls `take` with each bucket (0 to `size` - 1, a power of two). */
export function eachHash(
  { words, flags, names, entries }: Reading,
  stem: Stemmer,
  size: number,
  take: (bucket: number) => void,
): void {
  const mask = size - 1;
  let s1 = EDGE;
  let s2 = EDGE;
  for (let i = 0; i <= words.length; i++) {
    let shape = EDGE;
    if (i < words.length) {
      const entry = entries[i];
      const flag = flags[i]!;
      let word: number;
      if (flag & FLAG.title) word = shape = TITLE;
      else if (names[i]) word = shape = NAME;
      else if (flag & FLAG.digit) word = shape = NUMBER;
      else {
        const text = words[i]!;
        word = hashWord(text);
        const isClosed = entry !== undefined && entry.closed >= 0;
        if (!isClosed) take(mixHash(STEM, hashWord(stem(text))) & mask);
        if (isClosed) shape = word;
        else if (entry?.forms) shape = FORM_HASH.get(entry.forms & -entry.forms)!;
        else shape = ENDS.find(([end]) => text.length > end.length + 2 && text.endsWith(end))?.[1] ?? OTHER;
      }
      take(word & mask);
    }
    take(mixHash(mixHash(s2 ^ SKELETON, s1), shape) & mask);
    s2 = s1;
    s1 = shape;
  }
}
