/**
 * What the writer and the reader of the title index share; index.ts explains the format.
 */
import type { FilmNumber } from '../film.ts';
import { ARTICLE, SPACELESS, Words } from '../text/words.ts';

/** How well known a film is: 0 obscure … 3 everybody knows it. */
export type Rank = 0 | 1 | 2 | 3;

/** How often a name is ordinary language: 0 never, 1 sometimes, 2 often, 3 mostly. */
export type Plain = 0 | 1 | 2 | 3;

/** A name as people write it, leading article included ("The Room"). */
export interface IndexName {
  name: string;
  plain: Plain;
}

/** A film as the index takes it in. */
export interface IndexFilm {
  /** The title first, then other names and short forms (see variants.ts). */
  names: IndexName[];
  year: number;
  rank: Rank;
}

export interface EncodedIndex {
  /** What goes into the file: printable ASCII without quotes, backslash or line break. */
  text: string;
  /** numbers[i] is the number the index gives to films[i]. */
  numbers: FilmNumber[];
}

export const MAGIC = 'curtain-titles';
export const FORMAT = 8;
export const HASH_BITS = 30;
/**
 * Names of obscure films, four in five of all, are kept with so many bits less: they are accepted on stronger evidence
 * only.
 */
export const OBSCURE_BITS = 2;
/** Bits kept of a film's year, by rank: remakes of well-known films are often 16 or 32 years younger. */
export const YEAR_BITS = [4, 6, 6, 6];
export const GROUPS = 32;
/** The groups of rank 0 come first. */
export const OBSCURE_GROUPS = 8;
/** Longer names are known by their first words, or characters in a script without spaces. */
const MOST_WORDS = 8;
const MOST_CHARACTERS = 16;

/** The most words of a run that begins with a word of these flags. */
export function mostWords(flags: number): number {
  return (flags & SPACELESS) === 0 ? MOST_WORDS : MOST_CHARACTERS;
}

/**
 * Hash of a run of words so far and one word more; begin with 0. The index keeps its upper bits, `hash >>> RUN_SHIFT`.
 */
export function addWord(run: number, word: number): number {
  return Math.imul(((run << 5) | (run >>> 27)) ^ word, 0x9e3779b1);
}

export const RUN_SHIFT = 32 - HASH_BITS;

/** Hash of a name without its leading article ("A.I." has none), and whether it had one; null for a name without a word. */
export function hashName(name: string): { hash: number; article: boolean } | null {
  const words = new Words();
  words.read(name);
  if (words.count === 0) return null;
  const isInitials = words.count === 2 && words.end[1]! - words.start[1]! === 1;
  const article = words.count > 1 && (words.flags[0]! & ARTICLE) !== 0 && !isInitials;
  let run = 0;
  const from = article ? 1 : 0;
  for (let i = from; i < Math.min(words.count, from + mostWords(words.flags[from]!)); i++)
    run = addWord(run, words.hash[i]!);
  return { hash: run >>> RUN_SHIFT, article };
}

/**
 * Films of one rank have neighbouring numbers, because groups go by rank: the first of them, and the bits that tell
 * them apart.
 */
export function rankRange(ranks: number[], rank: number): { from: number; width: number } {
  const from = ranks.slice(0, rank).reduce((sum, count) => sum + count, 0);
  return { from, width: 32 - Math.clz32(ranks[rank]!) };
}
