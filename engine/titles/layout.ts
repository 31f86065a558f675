/**
 * What the writer and the reader of the title index share; index.ts explains the format.
 */
import type { FilmNumber } from '../film.ts';
import { ARTICLE, CAPITALS, CASELESS, SPACELESS, Words } from '../text/words.ts';

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
  /** What goes into the file: ASCII without backtick, backslash, "$" or line break (dense.ts). */
  text: string;
  /** numbers[i] is the number the index gives to films[i]. */
  numbers: FilmNumber[];
}

export const MAGIC = 'curtain-titles';
export const FORMAT = 13;
export const HASH_BITS = 30;
/**
 * Names of films of each rank are kept with so many bits less: less known ones are accepted on stronger evidence only,
 * and those of obscure films are most of all.
 */
const CUT: readonly number[] = [6, 3, 0, 0];

/** Lowest bits of the hash that a name of this rank is kept without. */
export function cutOf(rank: Rank): number {
  return CUT[rank]!;
}

/** No name is kept with these bits of its hash in every rank. */
export const MOST_CUT = Math.max(...CUT);

/** What an entry tells: the title of one film, several films, or another name of one film. */
export const [TITLE, SEVERAL, OTHER] = [0, 1, 2] as const;
const KINDS = 3;

/** Names in one group have all this in common, so that it costs a name next to nothing. */
export interface Group {
  rank: Rank;
  kind: typeof TITLE | typeof SEVERAL | typeof OTHER;
  plain: Plain;
  /** The name has a leading article; false where that is not told. */
  article: boolean;
}

/** In the order of the file. */
export const GROUPS: readonly Group[] = Array.from({ length: 4 * KINDS * 4 * 2 }, (_, group) => ({
  rank: Math.floor(group / (KINDS * 4 * 2)) as Rank,
  kind: (Math.floor(group / (4 * 2)) % KINDS) as Group['kind'],
  plain: ((group >> 1) & 3) as Plain,
  article: (group & 1) === 1,
}));

export function groupNumber({ rank, kind, plain, article }: Group): number {
  return ((rank * KINDS + kind) * 4 + plain) * 2 + (article ? 1 : 0);
}

/**
 * Bits kept of the years of films whose titles stand in this group. Namesakes of one rank are told apart by them, so
 * remakes, often 16 or 32 years younger, want six; less known films that share their titles with none want fewer, and
 * obscure ones, nearly half of all bits of years, none.
 */
export function yearBitsOf({ rank, kind }: Group): number {
  return kind !== TITLE || rank > 1 ? MOST_YEAR_BITS : rank === 1 ? LESS_YEAR_BITS : 0;
}

export const MOST_YEAR_BITS = 6;
export const LESS_YEAR_BITS = 4;

/** Of names of less known films that are hardly ordinary language it is not kept whether they have an article. */
export const tellsArticle = ({ rank, plain }: Pick<Group, 'rank' | 'plain'>): boolean => rank + plain > 1;

/**
 * Bits of a second hash, of well-known titles that may be misspelt: thousands of spellings are tried for one stretch, and
 * a chance hit of a well-known title is believed.
 */
export const CHECK_BITS = 4;
export const isChecked = ({ rank, kind, plain }: Group): boolean => rank >= 2 && kind !== OTHER && plain <= 1;

/** Second hash of a run of words so far and one word more; begin with 0. The index keeps `check >>> CHECK_SHIFT`. */
export function addToCheck(check: number, word: number): number {
  return Math.imul((check ^ word) + 0x7f4a7c15, 0x85ebca6b);
}

export const CHECK_SHIFT = 32 - CHECK_BITS;

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

/** What the index knows of a name. */
export interface HashedName {
  hash: number;
  check: number;
  /** It has a leading article, which is not in the hashes ("A.I." has none). */
  article: boolean;
}

/** "LA Story": capitals, and the next word is not so written. */
const isShort = ({ flags }: Words): boolean =>
  (flags[0]! & CAPITALS) !== 0 && (flags[1]! & (CAPITALS | CASELESS)) === 0;

/** Words of most names. */
const ROOM = 16;

/** Null for a name without a word. */
export function hashName(name: string): HashedName | null {
  const words = new Words(ROOM);
  words.read(name);
  if (words.count === 0) return null;
  const isInitials = words.count === 2 && words.end[1]! - words.start[1]! === 1;
  const article = words.count > 1 && (words.flags[0]! & ARTICLE) !== 0 && !isInitials && !isShort(words);
  let run = 0;
  let check = 0;
  const from = article ? 1 : 0;
  for (let i = from; i < Math.min(words.count, from + mostWords(words.flags[from]!)); i++) {
    run = addWord(run, words.hash[i]!);
    check = addToCheck(check, words.hash[i]!);
  }
  return { hash: run >>> RUN_SHIFT, check: check >>> CHECK_SHIFT, article };
}

/** Films of one rank have neighbouring numbers, because groups go by rank: the first of them, and how many they are. */
export function rankRange(ranks: number[], rank: number): { from: number; count: number } {
  const from = ranks.slice(0, rank).reduce((sum, count) => sum + count, 0);
  return { from, count: ranks[rank]! };
}
