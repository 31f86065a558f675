import { HASH_BITS, MOST_CUT } from './layout.ts';

/**
 * Bits for hashes, two for each: one picked by its top bits, which is looked at in place by find.ts, one by its lower
 * bits.
 */
export class Filter {
  readonly words: Uint32Array;
  readonly shift: number;
  readonly mask: number;

  constructor(wanted: number) {
    const bits = Math.min(HASH_BITS - MOST_CUT, Math.max(10, Math.round(Math.log2(wanted + 1))));
    this.words = new Uint32Array(2 ** (bits - 5));
    this.shift = HASH_BITS - bits;
    this.mask = 2 ** bits - 1;
  }

  add(hashes: Uint32Array, from: number, to: number): void {
    const { words, shift } = this;
    const mask = this.mask;
    for (let i = from; i < to; i++) {
      const first = hashes[i]! >>> shift;
      const second = (hashes[i]! >>> MOST_CUT) & mask;
      words[first >>> 5]! |= 1 << (first & 31);
      words[second >>> 5]! |= 1 << (second & 31);
    }
  }

  /** False: no name has this hash. True: look. */
  has(hash: number): boolean {
    const first = hash >>> this.shift;
    const second = (hash >>> MOST_CUT) & this.mask;
    return ((this.words[first >>> 5]! >>> (first & 31)) & (this.words[second >>> 5]! >>> (second & 31)) & 1) !== 0;
  }
}
