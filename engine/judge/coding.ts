/**
 * Numbers as short text: an adaptive arithmetic code. A symbol is a run of yes-or-no steps, from its highest bit down; a step costs the less
 * the surer its outcome was by what has been seen at the same place, so nobody has to say beforehand which symbols are frequent.
 *
 *   numbers ─> symbols (and digits of which nothing is known) ─> steps: the interval from `low` narrows, settled bits leave ─> text (dense.ts)
 *
 * All symbols of a list are read in one loop on small whole numbers (30 bits), so that it is fast soon after its first run, when a page waits.
 */
import { DenseReader, DenseWriter } from '../titles/dense.ts';

/** Bits of the interval, and of what leaves it at a time. */
const WINDOW = 30;
const UNIT = 10;
const FULL = 2 ** WINDOW;
/** Below it a unit is settled. */
const SETTLED = 2 ** (WINDOW - UNIT);

/** A step's state: its chance of "yes" (16 bits) above how often it was seen (8 bits). Chances are used to 12 bits. */
const UNKNOWN = 32768 << 8;
const CHANCE = 12;
const MOST_SEEN = 250;
/** The part of the way to certainty that a chance moves, by how often its step was seen, in 4096ths. */
const PACE = Int32Array.from({ length: MOST_SEEN + 1 }, (_, seen) => 4096 / (seen + 1.6));
/** As far as a chance goes either way. */
const CERTAIN = 65472;
const IMPOSSIBLE = 64;

function moved(state: number, yes: boolean): number {
  const seen = state & 255;
  const chance = state >> 8;
  const next = chance + ((((yes ? CERTAIN : IMPOSSIBLE) - chance) * PACE[seen]!) >> 12);
  return (next << 8) | (seen < MOST_SEEN ? seen + 1 : seen);
}

/** Signed numbers, folded, go as they are in a symbol of six bits when below it, else by their length. */
const SMALL = 32;
const SIGNED = 6;
/** Digits go so many at a time. */
const DIGITS = 12;
/** Bits of a list's length. */
const LENGTH = 24;
/** A symbol of gaps that says: so many zeros, and on. */
const MOST_GAP = 31;
const GAP = 5;

export class NumberWriter {
  readonly #units: number[] = [];
  #low = 0;
  #range = FULL;

  /** Symbols of so many bits. @param follows each is expected by the one before it */
  symbols(values: ArrayLike<number>, width: number, follows = false): void {
    const states = new Int32Array(1 << (follows ? 2 * width : width)).fill(UNKNOWN);
    for (let i = 0, from = 0; i < values.length; i++) {
      const value = values[i]!;
      for (let bit = width - 1, step = 1; bit >= 0; bit--) {
        const yes = ((value >>> bit) & 1) === 1;
        const state = states[from + step]!;
        const part = (this.#range >>> CHANCE) * (state >> (24 - CHANCE));
        if (yes) this.#range = part;
        else this.#narrow(part, this.#range - part);
        states[from + step] = moved(state, yes);
        this.#settle();
        step = 2 * step + (yes ? 1 : 0);
      }
      if (follows) from = value << width;
    }
  }

  /** A number of so many bits, of which nothing is known. */
  plain(value: number, width: number): void {
    for (let left = width; left > 0; left -= DIGITS) {
      const count = Math.min(DIGITS, left);
      const range = this.#range >>> count;
      this.#narrow(((value >>> (left - count)) & (2 ** count - 1)) * range, range);
      this.#settle();
    }
  }

  /** A list of whole numbers below 2²⁶ either way. */
  signed(values: readonly number[]): void {
    this.plain(values.length, LENGTH);
    const folded = values.map((value) => (value > 0 ? 2 * value - 1 : -2 * value));
    const lengthOf = (value: number): number => 32 - Math.clz32(value);
    this.symbols(
      folded.map((value) => (value < SMALL ? value : SMALL - SIGNED + lengthOf(value))),
      SIGNED,
    );
    for (const value of folded) if (value >= SMALL) this.plain(value, lengthOf(value) - 1);
  }

  /** A list of small numbers, mostly 0: of those that are not, how many zeros come before, and what they are. @param width bits, with sign */
  sparse(values: readonly number[], width: number): void {
    this.plain(values.length, LENGTH);
    const gaps: number[] = [];
    let gap = 0;
    for (const value of values) {
      if (value !== 0) gaps.push(gap);
      gap = value === 0 ? gap + 1 : 0;
      if (gap === MOST_GAP) gaps.push(gap);
      if (gap === MOST_GAP) gap = 0;
    }
    this.plain(gaps.length, LENGTH);
    this.symbols(gaps, GAP);
    this.symbols(
      values.filter((value) => value !== 0).map((value) => value & (2 ** width - 1)),
      width,
    );
  }

  #narrow(from: number, range: number): void {
    this.#low += from;
    this.#range = range;
  }

  #settle(): void {
    while (this.#range < SETTLED) {
      this.#leave();
      this.#range *= 2 ** UNIT;
    }
  }

  /** The upper bits of `low` leave; what has run over goes to those that have left. */
  #leave(): void {
    if (this.#low >= FULL) {
      this.#low -= FULL;
      let at = this.#units.length - 1;
      while (this.#units[at] === 2 ** UNIT - 1) this.#units[at--] = 0;
      this.#units[at]! += 1;
    }
    this.#units.push(Math.floor(this.#low / SETTLED));
    this.#low = (this.#low % SETTLED) * 2 ** UNIT;
  }

  finish(): string {
    for (let left = WINDOW; left > 0; left -= UNIT) this.#leave();
    const out = new DenseWriter('');
    for (const unit of this.#units) out.bits(unit, UNIT);
    return out.finish();
  }
}

/** Reads what a NumberWriter wrote, asked in the same order. */
export class NumberReader extends DenseReader {
  /** How wide the interval is, and how far into it the text points. */
  #range = FULL;
  #code = 0;

  /** @throws on a text that is damaged */
  constructor(text: string) {
    super(text, 0);
    for (let left = WINDOW; left > 0; left -= UNIT) this.#code = (this.#code << UNIT) | this.bits(UNIT);
  }

  symbols<List extends Uint8Array | Int32Array>(into: List, width: number, follows = false): List {
    const states = new Int32Array(1 << (follows ? 2 * width : width)).fill(UNKNOWN);
    const { held } = this;
    const { length } = into;
    const top = 1 << width;
    let at = this.at;
    let range = this.#range;
    let code = this.#code;
    for (let i = 0, from = 0; i < length; i++) {
      let step = 1;
      while (step < top) {
        const state = states[from + step]!;
        const part = (range >> CHANCE) * (state >> (24 - CHANCE));
        const seen = state & 255;
        const chance = state >> 8;
        const more = seen < MOST_SEEN ? seen + 1 : seen;
        if (code < part) {
          range = part;
          states[from + step] = ((chance + (((CERTAIN - chance) * PACE[seen]!) >> 12)) << 8) | more;
          step = 2 * step + 1;
        } else {
          code -= part;
          range -= part;
          states[from + step] = ((chance + (((IMPOSSIBLE - chance) * PACE[seen]!) >> 12)) << 8) | more;
          step = 2 * step;
        }
        if (range < SETTLED) {
          const shift = at & 31;
          let next = held[at >>> 5]! >>> shift;
          if (shift > 32 - UNIT) next |= held[(at >>> 5) + 1]! << (32 - shift);
          at += UNIT;
          range <<= UNIT;
          code = (code << UNIT) | (next & (2 ** UNIT - 1));
        }
      }
      into[i] = step - top;
      if (follows) from = (step - top) << width;
    }
    this.at = at;
    this.#range = range;
    this.#code = code;
    return into;
  }

  plain(width: number): number {
    let value = 0;
    for (let left = width; left > 0; left -= DIGITS) {
      const count = Math.min(DIGITS, left);
      const range = this.#range >> count;
      const digits = Math.min(2 ** count - 1, (this.#code / range) | 0);
      value = 2 ** count * value + digits;
      this.#code -= digits * range;
      this.#range = range;
      while (this.#range < SETTLED) {
        this.#range <<= UNIT;
        this.#code = (this.#code << UNIT) | this.bits(UNIT);
      }
    }
    return value;
  }

  signed(): Int32Array {
    const values = this.symbols(new Int32Array(this.plain(LENGTH)), SIGNED);
    for (let i = 0; i < values.length; i++) {
      const digits = values[i]! - SMALL + SIGNED - 1;
      const folded = values[i]! < SMALL ? values[i]! : 2 ** digits + this.plain(digits);
      values[i] = folded & 1 ? (folded + 1) >> 1 : -(folded >> 1);
    }
    return values;
  }

  sparse(width: number): Int8Array {
    const values = new Int8Array(this.plain(LENGTH));
    const gaps = this.symbols(new Uint8Array(this.plain(LENGTH)), GAP);
    let some = 0;
    for (let i = 0; i < gaps.length; i++) if (gaps[i] !== MOST_GAP) some++;
    const others = this.symbols(new Uint8Array(some), width);
    const up = 32 - width;
    for (let i = 0, at = 0, other = 0; i < gaps.length; i++) {
      at += gaps[i]!;
      if (gaps[i] !== MOST_GAP) values[at++] = (others[other++]! << up) >> up;
    }
    return values;
  }
}
