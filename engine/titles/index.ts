/**
 * The index of film names: what a page needs to see names in running text, small enough for every frame.
 *
 * What it is. No name is kept, only a hash of its folded words: a page's words are hashed the same way, and whoever has
 * the hash has the name, up to one chance in 2^26 to 2^30 for each name. The catalogue (platform/) knows titles by film
 * number.
 *
 * Example. "The Room" (2003, known to some, mostly ordinary words) and "Room" (2015, well known) fold to the word
 * "room". They are two entries, because an entry holds films of the same rank, plainness and article:
 *
 *   group rank 1, one title, plain 3, with article    … hash(room) -> film 41207
 *   group rank 2, one title, plain 3, without article … hash(room) -> film 52318
 *
 * Writing. 1. Names are gathered to entries and entries to 96 groups, one for each rank, kind (one film's title, several
 * films, another name of one film), plainness and article. 2. In a group the entries stand by rising hash, each as the
 * difference from the one before (Rice code); the group costs an entry next to nothing. The less known the films, the
 * fewer bits are kept of hashes, and of obscure names that are hardly ordinary language not whether they have an
 * article: they are accepted on stronger evidence only. Well-known titles, which may be misspelt, have four bits of a
 * second hash. 3. Films are numbered in the order in which their titles are met, so most entries, one film's title each,
 * are nothing but a hash; other names carry a number among the films of their rank (4 to 5 characters a name). 4. Years
 * follow each group's entries: modulo 64, enough to tell namesakes apart, modulo 16 for less known films that share
 * their titles with none, and none for obscure ones. 5. `magic format version films entries` stand before, a checksum
 * after.
 *
 * Reading. One pass into typed arrays; then a table of hash -> entry, and two bit filters that answer "no name has this
 * hash" for nearly all of a page's word groups from a few kilobytes: one of all names, one of names to be seen in lower
 * case too.
 */
import type { FilmNumber } from '../film.ts';
import { Words } from '../text/words.ts';
import { DenseReader } from './dense.ts';
import { Filter } from './filter.ts';
import {
  CHECK_BITS,
  cutOf,
  FORMAT,
  GROUPS,
  HASH_BITS,
  isChecked,
  LESS_YEAR_BITS,
  MAGIC,
  MOST_YEAR_BITS,
  OTHER,
  type Plain,
  type Rank,
  rankRange,
  TITLE,
  tellsArticle,
  yearBitsOf,
} from './layout.ts';

export { encodeIndex } from './encode.ts';
export type { EncodedIndex, IndexFilm, IndexName, Plain, Rank } from './layout.ts';

/** 0, 1, or 2 for more; 3 where the index does not know the film's year. */
export type YearsOff = 0 | 1 | 2 | 3;

/** The index in memory. Names are known by the number of their entry. */
export class TitleIndex {
  readonly version: string;
  readonly films: number;
  /** Hash of each entry, entries in file order. */
  readonly #hashes: Uint32Array;
  /** Entry number at which each group ends. */
  readonly #groupEnd: number[] = [];
  /** Of groups of titles: the film of the first. Of others: the place of the first in `#first`. */
  readonly #groupBase: number[] = [];
  /** Entry number at which each rank ends. */
  readonly #rankEnd: number[];
  /** First place in `#filmOf` of each entry that is not one film's title, and the end of the last. */
  readonly #first: Uint32Array;
  readonly #filmOf: Uint32Array;
  /** Second hashes, from the first entry that has one. */
  #checks = new Uint8Array();
  #checkedFrom = 0;
  /** Low bits of each film's year, with LONG where they are six; see yearBitsOf. */
  readonly #years: Uint8Array;
  /** Films of each rank; their numbers follow each other. */
  readonly #ranks: number[];
  /** Open addressing: entry number + 1, 0 for a free place. */
  readonly #table: Uint32Array;
  readonly #tableShift: number;
  /** Filters: a bit for the top bits of each hash; see the head of the file. */
  readonly all: Filter;
  readonly lower: Filter;
  /**
   * Words of the text looked at last: kept, because new arrays for each of a page's thousands of texts cost more than
   * the search.
   */
  readonly words = new Words();

  /** Reads an encoded index. Throws when it is not one, is of another format, or is damaged. */
  static read(encoded: string): TitleIndex {
    return new TitleIndex(encoded);
  }

  private constructor(encoded: string) {
    const head = /^(\S+) (\S+) (\S+) (\d+,\d+,\d+,\d+) (\d+) /.exec(encoded.slice(0, 200));
    if (head === null || head[1] !== MAGIC) throw new Error('Not a title index.');
    if (head[2] !== String(FORMAT))
      throw new Error(`Title index of format ${head[2]}; this program reads format ${FORMAT}.`);
    this.version = head[3]!;
    const ranks = head[4]!.split(',').map(Number);
    this.films = ranks.reduce((sum, count) => sum + count, 0);
    const entries = Number(head[5]);
    const bits = new DenseReader(encoded, head[0].length);
    const hashes = new Uint32Array(entries);
    const first = new Uint32Array(entries + 1);
    let firsts = 0;
    let filmOf = new Uint32Array(entries >> 1);
    let named = 0;
    const tableBits = Math.ceil(Math.log2(entries * 1.5 + 2));
    this.#table = new Uint32Array(2 ** tableBits);
    this.#tableShift = HASH_BITS - tableBits;
    this.all = new Filter(entries * 14);
    const places = { table: this.#table, shift: this.#tableShift, filter: this.all };
    let entry = 0;
    let film = 0;
    const years = new Uint8Array(ranks.reduce((sum, count) => sum + count, 0)).fill(UNKNOWN);
    let inLower = 0;
    for (const group of GROUPS) {
      const { rank, kind, plain } = group;
      const from = entry;
      entry += bits.gamma() - 1;
      if (entry > entries) throw new Error('Title index: more names than it says.');
      this.#groupEnd.push(entry);
      this.#groupBase.push(kind === TITLE ? film : firsts);
      if (entry === from) continue;
      bits.rising(hashes, from, entry, bits.bits(5), cutOf(rank), places);
      if (isForLower(rank, plain)) inLower += entry - from;
      if (isChecked(group)) {
        if (this.#checks.length === 0) {
          this.#checks = new Uint8Array(entries - from);
          this.#checkedFrom = from;
        }
        bits.fixed(this.#checks, from - this.#checkedFrom, entry - this.#checkedFrom, CHECK_BITS);
      }
      const yearBits = yearBitsOf(group);
      const longYear = yearBits === MOST_YEAR_BITS ? LONG : 0;
      if (kind === TITLE) {
        if (yearBits > 0) bits.fixed(years, film, film + entry - from, yearBits);
        if (longYear > 0) for (let i = film; i < film + entry - from; i++) years[i]! += LONG;
        film += entry - from;
        continue;
      }
      const range = rankRange(ranks, rank);
      if (kind === OTHER) {
        if (named + entry - from > filmOf.length) filmOf = grown(filmOf, 2 * (named + entry - from));
        for (let i = from; i < entry; i++) first[firsts++] = named + i - from;
        bits.allBelow(filmOf, named, named + entry - from, range.count, range.from);
        named += entry - from;
        continue;
      }
      for (let i = from; i < entry; i++) {
        first[firsts++] = named;
        const all = bits.gamma() + 1;
        const others = bits.below(all + 1);
        if (named + all > filmOf.length) filmOf = grown(filmOf, 2 * (named + all));
        for (let one = 0; one < others; one++) filmOf[named++] = range.from + bits.below(range.count);
        for (let one = others; one < all; one++) {
          years[film] = bits.bits(yearBits) + longYear;
          filmOf[named++] = film++;
        }
      }
    }
    first[firsts++] = named;
    this.#hashes = hashes;
    this.#rankEnd = [0, 1, 2, 3].map((rank) => this.#groupEnd[GROUPS.findLastIndex((group) => group.rank === rank)]!);
    this.#first = first.slice(0, firsts);
    this.#filmOf = filmOf.slice(0, named);
    this.#years = years;
    this.#ranks = ranks;
    this.lower = new Filter(inLower * 14);
    GROUPS.forEach(({ rank, plain }, group) => {
      if (isForLower(rank, plain)) this.lower.add(hashes, this.#groupEnd[group - 1] ?? 0, this.#groupEnd[group]!);
    });
  }

  #is(entry: number, hash: number): boolean {
    const different = this.#hashes[entry]! ^ hash;
    if (different === 0) return true;
    let rank = 0;
    while (entry >= this.#rankEnd[rank]!) rank++;
    return different >>> cutOf(rank as Rank) === 0;
  }

  /** Some name has this hash. */
  has(hash: number): boolean {
    const table = this.#table;
    const mask = table.length - 1;
    for (let at = hash >>> this.#tableShift; table[at] !== 0; at = (at + 1) & mask) {
      if (this.#is(table[at]! - 1, hash)) return true;
    }
    return false;
  }

  /** Entries with this hash, best known films first. */
  entries(hash: number): number[] {
    const found: number[] = [];
    const mask = this.#table.length - 1;
    for (let at = hash >>> this.#tableShift; this.#table[at] !== 0; at = (at + 1) & mask) {
      const entry = this.#table[at]! - 1;
      if (this.#is(entry, hash)) found.push(entry);
    }
    return found.length > 1 ? found.sort((a, b) => b - a) : found;
  }

  #group(entry: number): number {
    let [from, to] = [0, GROUPS.length - 1];
    while (from < to) {
      const middle = (from + to) >> 1;
      if (entry < this.#groupEnd[middle]!) to = middle;
      else from = middle + 1;
    }
    return from;
  }

  rank(entry: number): Rank {
    return GROUPS[this.#group(entry)]!.rank;
  }

  plain(entry: number): Plain {
    return GROUPS[this.#group(entry)]!.plain;
  }

  /** The entry is a well-known title whose second hash is this. */
  isChecked(entry: number, check: number): boolean {
    return isChecked(GROUPS[this.#group(entry)]!) && this.#checks[entry - this.#checkedFrom] === check;
  }

  /** The name has a leading article; undefined where the index does not tell. */
  article(entry: number): boolean | undefined {
    const group = GROUPS[this.#group(entry)]!;
    return tellsArticle(group) ? group.article : undefined;
  }

  /** The films an entry names. */
  filmsOf(entry: number): readonly FilmNumber[] {
    const group = this.#group(entry);
    const at = this.#groupBase[group]! + entry - (this.#groupEnd[group - 1] ?? 0);
    if (GROUPS[group]!.kind === TITLE) return [at];
    return [...this.#filmOf.subarray(this.#first[at]!, this.#first[at + 1]!)];
  }

  rankOf(film: FilmNumber): Rank {
    let rank = 0;
    for (let end = this.#ranks[0]!; film >= end && rank < 3; end += this.#ranks[rank]!) rank++;
    return rank as Rank;
  }

  /** Years between a year and the film's own as far as the index knows. */
  yearsOff(film: FilmNumber, year: number): YearsOff {
    const kept = this.#years[film]!;
    if (kept === UNKNOWN) return 3;
    const cycle = kept < LONG ? 2 ** LESS_YEAR_BITS : LONG;
    const off = (((year - kept) % cycle) + cycle) % cycle;
    return off === 0 ? 0 : off === 1 || off === cycle - 1 ? 1 : 2;
  }

  /** Bytes of the typed arrays. */
  get bytes(): number {
    const arrays = [
      this.#hashes,
      this.#first,
      this.#filmOf,
      this.#years,
      this.#checks,
      this.#table,
      this.all.words,
      this.lower.words,
    ];
    return arrays.reduce((sum, array) => sum + array.byteLength, 0);
  }
}

/** Years of six bits are kept with this added, and no year at all as UNKNOWN. */
const LONG = 2 ** MOST_YEAR_BITS;
const UNKNOWN = 255;

/** Names to be seen in lower case too are those of known films that are hardly ever ordinary language. */
const isForLower = (rank: Rank, plain: Plain): boolean => rank >= 1 && plain <= 1;

function grown(list: Uint32Array<ArrayBuffer>, size: number): Uint32Array<ArrayBuffer> {
  const longer = new Uint32Array(size);
  longer.set(list);
  return longer;
}
