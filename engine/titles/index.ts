/**
 * The index of film names: what a page needs to see names in running text, small enough for every frame.
 *
 * What it is. No name is kept, only a hash of its folded words: a page's words are hashed the same way, and whoever has
 * the hash has the name, up to one chance in 2^28 to 2^30 for each name. The catalogue (platform/) knows titles by film
 * number.
 *
 * Example. "The Room" (2003, known to some, mostly ordinary words) and "Room" (2015, well known) fold to the word
 * "room". They are two entries, because an entry holds films of the same rank, plainness and article:
 *
 *   group rank 1, plain 3, with article    … hash(room) -> film 41207
 *   group rank 2, plain 3, without article … hash(room) -> film 52318
 *
 * Writing. 1. Names are gathered to entries and entries to 32 groups. 2. In a group the entries stand by rising hash,
 * each as the difference from the one before (Rice code); the group costs an entry nothing. 3. Films are numbered in
 * the order in which their titles are met, so a title's film costs one bit; other names carry a number among the films
 * of their rank (about 5 characters a name). 4. Years follow in film order, modulo 16 to 64: enough to tell namesakes
 * apart, and to see that a year beside a name is this film's. 5. `magic format version films entries names` stand
 * before, a checksum after.
 *
 * Reading. One pass into typed arrays; then a table of hash -> entry, and two bit filters that answer "no name has this
 * hash" for nearly all of a page's word groups from a few kilobytes: one of all names, one of names to be seen in lower
 * case too.
 */
import type { FilmNumber } from '../film.ts';
import { Words } from '../text/words.ts';
import {
  FORMAT,
  GROUPS,
  HASH_BITS,
  MAGIC,
  OBSCURE_BITS,
  OBSCURE_GROUPS,
  type Plain,
  type Rank,
  rankRange,
  YEAR_BITS,
} from './layout.ts';
import { BitReader, checksum } from './packed.ts';

export { encodeIndex } from './encode.ts';
export type { EncodedIndex, IndexFilm, IndexName, Plain, Rank } from './layout.ts';

/** The index in memory. Names are known by the number of their entry. */
export class TitleIndex {
  readonly version: string;
  readonly films: number;
  /** Hash of each entry, entries in file order. */
  readonly #hashes: Uint32Array;
  /** First place in `#filmOf` of each entry, and the end of the last. */
  readonly #first: Uint32Array;
  readonly #filmOf: Uint32Array;
  readonly #years: Uint8Array;
  /** Films of each rank; their numbers follow each other. */
  readonly #ranks: number[];
  /** Entry number at which each group ends. */
  readonly #groupEnd: Uint32Array;
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
    const head = /^(\S+) (\S+) (\S+) (\d+,\d+,\d+,\d+) (\d+) (\d+) /.exec(encoded.slice(0, 200));
    if (head === null || head[1] !== MAGIC) throw new Error('Not a title index.');
    if (head[2] !== String(FORMAT))
      throw new Error(`Title index of format ${head[2]}; this program reads format ${FORMAT}.`);
    const end = encoded.length - 8;
    if (checksum(encoded, end) !== encoded.slice(end))
      throw new Error('Title index is damaged: its checksum does not fit.');
    this.version = head[3]!;
    const ranks = head[4]!.split(',').map(Number);
    this.films = ranks.reduce((sum, count) => sum + count, 0);
    const entries = Number(head[5]);
    const bits = new BitReader(encoded, head[0].length, end);
    this.#hashes = new Uint32Array(entries);
    this.#first = new Uint32Array(entries + 1);
    this.#groupEnd = new Uint32Array(GROUPS);
    const tableBits = Math.ceil(Math.log2(entries * 1.5 + 2));
    this.#table = new Uint32Array(2 ** tableBits);
    this.#tableShift = HASH_BITS - tableBits;
    this.all = new Filter(entries * 14);
    this.#filmOf = new Uint32Array(Number(head[6]));
    const lower: number[] = [];
    let entry = 0;
    let film = 0;
    let name = 0;
    for (let group = 0; group < GROUPS; group++) {
      const groupEnd = entry + bits.gamma() - 1;
      const rice = bits.bits(5);
      const cut = group < OBSCURE_GROUPS ? OBSCURE_BITS : 0;
      const { from, width } = rankRange(ranks, group >> 3);
      const inLower = group >> 3 >= 1 && ((group >> 1) & 3) <= 1;
      let hash = 0;
      for (; entry < groupEnd; entry++) {
        hash += (bits.unary() * 2 ** rice + bits.bits(rice)) << cut;
        this.#hashes[entry] = hash;
        this.#insert(hash, entry);
        this.all.add(hash);
        if (inLower) lower.push(hash);
        if (bits.bits(1) === 1) this.#filmOf[name++] = film++;
        else {
          const titles = bits.gamma() - 1;
          const names = bits.gamma() - 1;
          for (let i = 0; i < titles; i++) this.#filmOf[name++] = film++;
          for (let i = 0; i < names; i++) this.#filmOf[name++] = from + bits.bits(width);
        }
        this.#first[entry + 1] = name;
      }
      this.#groupEnd[group] = groupEnd;
    }
    this.lower = new Filter(lower.length * 14);
    for (const hash of lower) this.lower.add(hash);
    this.#years = new Uint8Array(this.films);
    this.#ranks = ranks;
    for (let rank = 0, next = 0; rank < ranks.length; rank++) {
      for (const end = next + ranks[rank]!; next < end; next++) this.#years[next] = bits.bits(YEAR_BITS[rank]!);
    }
  }

  #insert(hash: number, entry: number): void {
    const mask = this.#table.length - 1;
    let at = hash >>> this.#tableShift;
    while (this.#table[at] !== 0) at = (at + 1) & mask;
    this.#table[at] = entry + 1;
  }

  #is(entry: number, hash: number): boolean {
    const different = this.#hashes[entry]! ^ hash;
    return different === 0 || (different >>> OBSCURE_BITS === 0 && entry < this.#groupEnd[OBSCURE_GROUPS - 1]!);
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
    let group = 0;
    while (entry >= this.#groupEnd[group]!) group++;
    return group;
  }

  rank(entry: number): Rank {
    return (this.#group(entry) >> 3) as Rank;
  }

  plain(entry: number): Plain {
    return ((this.#group(entry) >> 1) & 3) as Plain;
  }

  /** The name has a leading article. */
  article(entry: number): boolean {
    return (this.#group(entry) & 1) === 1;
  }

  /** The films an entry names. */
  filmsOf(entry: number): Uint32Array {
    return this.#filmOf.subarray(this.#first[entry]!, this.#first[entry + 1]!);
  }

  rankOf(film: FilmNumber): Rank {
    let rank = 0;
    for (let end = this.#ranks[0]!; film >= end && rank < 3; end += this.#ranks[rank]!) rank++;
    return rank as Rank;
  }

  /** Years between a year and the film's own as far as the index knows: 0, 1, or 2 for more. */
  yearsOff(film: FilmNumber, year: number): 0 | 1 | 2 {
    const cycle = 1 << YEAR_BITS[this.rankOf(film)]!;
    const off = (((year - this.#years[film]!) % cycle) + cycle) % cycle;
    return off === 0 ? 0 : off === 1 || off === cycle - 1 ? 1 : 2;
  }

  /** Bytes of the typed arrays. */
  get bytes(): number {
    const arrays = [
      this.#hashes,
      this.#first,
      this.#filmOf,
      this.#years,
      this.#table,
      this.all.words,
      this.lower.words,
    ];
    return arrays.reduce((sum, array) => sum + array.byteLength, 0);
  }
}

/**
 * Bits for hashes, two for each: one picked by its top bits, which is looked at in place by find.ts, one by its lower
 * bits.
 */
class Filter {
  readonly words: Uint32Array;
  readonly shift: number;
  readonly #mask: number;

  constructor(wanted: number) {
    const bits = Math.min(HASH_BITS - OBSCURE_BITS, Math.max(10, Math.round(Math.log2(wanted + 1))));
    this.words = new Uint32Array(2 ** (bits - 5));
    this.shift = HASH_BITS - bits;
    this.#mask = 2 ** bits - 1;
  }

  add(hash: number): void {
    for (const bit of [hash >>> this.shift, (hash >>> OBSCURE_BITS) & this.#mask])
      this.words[bit >>> 5]! |= 1 << (bit & 31);
  }

  /** False: no name has this hash. True: look. */
  has(hash: number): boolean {
    const first = hash >>> this.shift;
    const second = (hash >>> OBSCURE_BITS) & this.#mask;
    return ((this.words[first >>> 5]! >>> (first & 31)) & (this.words[second >>> 5]! >>> (second & 31)) & 1) !== 0;
  }
}
