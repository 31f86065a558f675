/**
 * Actors and directors whom everybody knows from films: where one is named people talk of films, though they may say neither
 * "film" nor its title ("the one with Streep and the lions").
 *
 * What is stored, by how the catalogue's best-known films name them:
 *   1. pairs: the last two words of a name, "Meryl Streep", "L. Jackson"; found side by side, both with capitals or both without
 *   2. single words that hardly anybody else is called: "Streep", "Denzel"; found in any case
 * Each list as its length (gamma) and rising hashes (low bits; Rice code).
 */
import { AFTER_BREAK, CAPITAL, SUFFIXED, Words } from '../text/words.ts';
import type { DenseReader, DenseWriter } from '../titles/dense.ts';

export interface StarNames {
  /** Whole names, of which the last two words are kept. */
  names: string[];
  /** Words of names that tell their bearer alone. */
  singles: string[];
}

/** What a single word counts against a whole name. */
const SINGLE = 0.6;
const PAIR_BITS = 22;
const SINGLE_BITS = 24;
const RICE = 12;
const PLACES = 4096;

/** Of two hashes in their order. */
const pairOf = (first: number, second: number): number => Math.imul(first, 0x9e3779b1) ^ second;
const low = (hash: number, bits: number): number => hash & (2 ** bits - 1);

export class Stars {
  readonly #pairs: ReadonlySet<number>;
  readonly #singles: ReadonlySet<number>;
  /** One bit for each low part of a known hash, so that nearly all words are settled without a look-up. */
  readonly #known = new Uint8Array(PLACES);

  /** @param bits what `writeStars` wrote; without them nobody is known */
  constructor(bits?: DenseReader) {
    this.#pairs = new Set(bits && rising(bits));
    this.#singles = new Set(bits && rising(bits));
    for (const hash of this.#singles) this.#known[hash & (PLACES - 1)] = 1;
  }

  /** How many are named in the words just read: a whole name counts 1, a single word less. */
  countIn(words: Words): number {
    let count = 0;
    for (let i = 0; i < words.count; i++) {
      const hash = hashOf(words, i);
      if (i > 0 && this.#pairs.has(low(pairOf(words.hash[i - 1]!, hash), PAIR_BITS)) && areTogether(words, i)) count++;
      else if (this.#known[hash & (PLACES - 1)] !== 0 && this.#singles.has(low(hash, SINGLE_BITS))) count += SINGLE;
    }
    return count;
  }
}

const hashOf = (words: Words, at: number): number => (words.flags[at]! & SUFFIXED ? words.stem[at]! : words.hash[at]!);

/** Of one case, and with no full stop between them but that of an initial. */
const areTogether = (words: Words, at: number): boolean =>
  ((words.flags[at]! ^ words.flags[at - 1]!) & CAPITAL) === 0 &&
  ((words.flags[at]! & AFTER_BREAK) === 0 || words.end[at - 1]! - words.start[at - 1]! === 1);

function rising(bits: DenseReader): Uint32Array {
  const hashes = new Uint32Array(bits.gamma() - 1);
  bits.rising(hashes, 0, hashes.length, RICE, 0);
  return hashes;
}

/** Writes what the constructor reads. */
export function writeStars(writer: DenseWriter, { names, singles }: StarNames): void {
  const words = new Words();
  const lastOf = (name: string, back: number): number => {
    words.read(name);
    return words.hash[words.count - back]!;
  };
  for (const hashes of [
    names.map((name) => low(pairOf(lastOf(name, 2), lastOf(name, 1)), PAIR_BITS)),
    singles.map((word) => low(lastOf(word, 1), SINGLE_BITS)),
  ]) {
    const apart = [...new Set(hashes)].sort((a, b) => a - b);
    writer.gamma(apart.length + 1);
    writer.rising(apart, RICE);
  }
}
