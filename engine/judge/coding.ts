/**
 * Whole numbers as short text: an adaptive arithmetic code. Each number is a run of yes-or-no steps; a step costs the less the surer its
 * outcome was by what has been seen in the same context, so nobody has to say beforehand which numbers are frequent.
 *
 *   number ─> steps, each in a context ─> bytes (the interval [low, high] narrows, settled bytes leave) ─> printable text
 */
import { BitReader, BitWriter } from '../titles/packed.ts';

/** The chance of a step of which nothing is known. */
const EVEN = 32768;

/** As far as a chance goes either way. */
const CERTAIN = 65472;
const IMPOSSIBLE = 64;
const MOST_SEEN = 250;
/** The part of the way to certainty that a chance moves, by how often its step was seen. */
const SHARE = Float64Array.from({ length: MOST_SEEN + 1 }, (_, seen) => 1 / (seen + 1.6));

/** The steps of one kind of number learn together: per step its chance of "yes" (of 65,536) and how often it was seen. */
export class Context {
  readonly width: number;
  readonly chance: Uint16Array;
  readonly seen: Uint8Array;

  /** @param width bits of the largest number */
  constructor(width: number) {
    this.width = width;
    this.chance = new Uint16Array(1 << width).fill(EVEN);
    this.seen = new Uint8Array(1 << width);
  }

  /** After a step: the first outcomes move the chance far, later ones less. */
  learn(step: number, yes: boolean): void {
    const seen = this.seen[step]!;
    if (seen < MOST_SEEN) this.seen[step] = seen + 1;
    const chance = this.chance[step]!;
    this.chance[step] = chance + ((yes ? CERTAIN : IMPOSSIBLE) - chance) * SHARE[seen]!;
  }
}

/** The last place of the "yes" part of an interval. */
function partOf(low: number, high: number, chance: number): number {
  const range = high - low;
  return (low + (range >>> 16) * chance + (((range & 0xffff) * chance) >>> 16)) >>> 0;
}

const TOP = 0xff000000;

export class NumberWriter {
  readonly #out = new BitWriter();
  #low = 0;
  #high = 0xffffffff;

  #step(context: Context | null, step: number, yes: boolean): void {
    const part = partOf(this.#low, this.#high, context?.chance[step] ?? EVEN);
    if (yes) this.#high = part;
    else this.#low = part + 1;
    context?.learn(step, yes);
    while (((this.#low ^ this.#high) & TOP) === 0) {
      this.#out.bits(this.#high >>> 24, 8);
      this.#low = (this.#low << 8) >>> 0;
      this.#high = ((this.#high << 8) | 255) >>> 0;
    }
  }

  /** A number from 0 to 2 to the width of its context, exclusive. */
  number(context: Context, value: number): void {
    let node = 1;
    for (let bit = context.width - 1; bit >= 0; bit--) {
      const yes = ((value >>> bit) & 1) === 1;
      this.#step(context, node, yes);
      node = 2 * node + Number(yes);
    }
  }

  /** Any whole number: its length in bits (the context's width must hold it), then its digits, then its sign. */
  signed(context: Context, value: number): void {
    const size = Math.abs(value);
    const length = 32 - Math.clz32(size);
    this.number(context, length);
    for (let bit = length - 2; bit >= 0; bit--) this.#step(null, 0, ((size >>> bit) & 1) === 1);
    if (size > 0) this.#step(null, 0, value < 0);
  }

  finish(): string {
    for (let shift = 24; shift >= 0; shift -= 8) this.#out.bits((this.#high >>> shift) & 255, 8);
    return this.#out.finish();
  }
}

/** Reads what NumberWriter wrote, asked in the same order with fresh contexts. */
export class NumberReader {
  readonly #bytes: Uint8Array;
  #next = 4;
  /** Low and high end of the interval, and where in it the text points: in an array, where unsigned numbers stay plain. */
  readonly #ends: Uint32Array;

  /** @throws on a character that NumberWriter never writes */
  constructor(text: string) {
    const bits = new BitReader(text, 0, text.length);
    const count = ((text.length >> 1) * 13) >> 3;
    const bytes = Uint8Array.from({ length: count + 4 }, (_, i) => (i < count ? bits.bits(8) : 0));
    this.#bytes = bytes;
    this.#ends = Uint32Array.of(0, 0xffffffff, (bytes[0]! << 24) | (bytes[1]! << 16) | (bytes[2]! << 8) | bytes[3]!);
  }

  /** One step: 1 for yes, 0 for no. */
  #step(context: Context | null, step: number): number {
    const ends = this.#ends;
    const part = partOf(ends[0]!, ends[1]!, context ? context.chance[step]! : EVEN);
    const yes = ends[2]! <= part;
    if (yes) ends[1] = part;
    else ends[0] = part + 1;
    if (context) context.learn(step, yes);
    while (((ends[0]! ^ ends[1]!) & TOP) === 0) {
      ends[0] = ends[0]! << 8;
      ends[1] = (ends[1]! << 8) | 255;
      ends[2] = (ends[2]! << 8) | this.#bytes[this.#next++]!;
    }
    return yes ? 1 : 0;
  }

  number(context: Context): number {
    let node = 1;
    for (let bit = 0; bit < context.width; bit++) node = (node << 1) | this.#step(context, node);
    return node - (1 << context.width);
  }

  signed(context: Context): number {
    const length = this.number(context);
    if (length === 0) return 0;
    let size = 1;
    for (let bit = 1; bit < length; bit++) size = (size << 1) | this.#step(null, 0);
    return this.#step(null, 0) ? -size : size;
  }
}
