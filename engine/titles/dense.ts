/**
 * Bits as text that needs no escape in a JavaScript string in backticks, which is how the build writes it, and one byte a character in
 * UTF-8: 48 bits are seven of 116 characters of ASCII (116⁷ ≥ 2⁴⁸). Control characters are among them, but no line break or other that is
 * ever written as an escape, no backtick, backslash or "$".
 */

import { BitCursor } from './bits.ts';
import type { Filter } from './filter.ts';
import { MOST_CUT } from './layout.ts';

const ALPHABET = Array.from({ length: 127 }, (_, i) => String.fromCharCode(i + 1))
  .filter((character) => !'\t\n\v\f\r\b\u0007\u001b`\\$'.includes(character))
  .join('');
const BASE = 116;
/** Bits in a group of characters: more than a bitwise operation holds, so the upper 16 stand apart. */
const GROUP = 48;
/** Characters in a group. */
const CHARACTERS = 7;
/** What the last three characters of a group count. */
const LAST = BASE ** 4;
const WORD = 2 ** 32;
const PER_WORD = 1 / WORD;

/** Collects bits, lowest first. */
export class DenseWriter {
  readonly #head: string;
  #text: string[] = [];
  #sum: number;
  #held = 0;
  #count = 0;

  /** @param head what stands before the bits; the checksum guards it too */
  constructor(head: string) {
    this.#head = head;
    this.#sum = sumOf(head);
  }

  /** Writes the low `count` bits (0 to 32) of `value`. */
  bits(value: number, count: number): void {
    for (let i = 0; i < count; i++) {
      this.#held += ((value >>> i) & 1) * 2 ** this.#count++;
      if (this.#count === GROUP) this.#flush();
    }
  }

  /** `value` zeros and a one. */
  unary(value: number): void {
    for (let i = 0; i < value; i++) this.bits(0, 1);
    this.bits(1, 1);
  }

  /** Elias gamma code of a number from 1. */
  gamma(value: number): void {
    const width = 31 - Math.clz32(value);
    this.unary(width);
    this.bits(value, width);
  }

  /** A number below `limit`, in no more bits than are needed to tell such numbers apart on the average. */
  below(value: number, limit: number): void {
    const width = 31 - Math.clz32(limit);
    const short = 2 ** (width + 1) - limit;
    if (value < short) this.bits(value, width);
    else {
      this.bits((value + short) >>> 1, width);
      this.bits(value + short, 1);
    }
  }

  /** Rising numbers: each as the step from the one before, in Rice code with `rice` bits. */
  rising(values: Iterable<number>, rice: number): void {
    let before = 0;
    for (const value of values) {
      this.unary((value - before) >>> rice);
      this.bits(value - before, rice);
      before = value;
    }
  }

  #flush(): void {
    this.#sum = addToSum(addToSum(this.#sum, this.#held >>> 0), Math.floor(this.#held / WORD));
    for (let i = 0; i < CHARACTERS; i++) {
      this.#text.push(ALPHABET[this.#held % BASE]!);
      this.#held = Math.floor(this.#held / BASE);
    }
    this.#held = this.#count = 0;
  }

  /** The head, all bits written, the last group filled up with zeros, and the checksum. */
  finish(): string {
    if (this.#count > 0) this.#flush();
    return this.#head + this.#text.join('') + inHex(this.#sum);
  }
}

/** Where hashes are to be found again. */
export interface Places {
  /** Gets the place of each number plus one, by open addressing from its upper bits on (all but `shift`). */
  table: Uint32Array;
  shift: number;
  filter: Pick<Filter, 'words' | 'shift' | 'mask'>;
}
const NONE = new Uint32Array();
const NOWHERE: Places = { table: NONE, shift: 0, filter: { words: NONE, shift: 0, mask: 0 } };

/** Reads what DenseWriter wrote. Throws on a text that is damaged, and past its end. */
export class DenseReader extends BitCursor {
  /** @param from where the head ends */
  constructor(text: string, from: number) {
    const to = text.length - SUM_DIGITS;
    const bits = new Uint32Array(Math.max(0, Math.ceil((((to - from) / CHARACTERS) * GROUP) / 32)) + 3);
    let at = 0;
    let sum = sumOf(text.slice(0, from));
    let foreign = (to - from) % CHARACTERS === 0 ? 0 : FOREIGN;
    for (let i = from; i < to; i += CHARACTERS) {
      const one = text.charCodeAt(i);
      const two = text.charCodeAt(i + 1);
      const three = text.charCodeAt(i + 2);
      const four = text.charCodeAt(i + 3);
      const five = text.charCodeAt(i + 4);
      const six = text.charCodeAt(i + 5);
      const seven = text.charCodeAt(i + 6);
      const a = VALUES[one & 127]!;
      const b = VALUES[two & 127]!;
      const c = VALUES[three & 127]!;
      const d = VALUES[four & 127]!;
      const e = VALUES[five & 127]!;
      const f = VALUES[six & 127]!;
      const g = VALUES[seven & 127]!;
      foreign |= a | b | c | d | e | f | g | ((one | two | three | four | five | six | seven) & ~127);
      const first = a + BASE * (b + BASE * (c + BASE * d));
      const last = e + BASE * (f + BASE * g);
      const low = (first + Math.imul(last, LAST)) | 0;
      const high = ((first + last * LAST) * PER_WORD) | 0;
      sum = Math.imul(Math.imul(sum ^ low, PRIME) ^ high, PRIME);
      const word = at >>> 5;
      if ((at & 31) === 0) {
        bits[word] = low;
        bits[word + 1] = high;
      } else {
        bits[word] = bits[word]! | (low << 16);
        bits[word + 1] = (low >>> 16) | (high << 16);
      }
      at += GROUP;
    }
    if (foreign >= FOREIGN || inHex(sum) !== text.slice(to)) throw new Error(DAMAGED);
    super(bits, at, DAMAGED);
  }

  /**
   * Rising numbers, `least` zero bits at their ends: each is the one before and a step in Rice code with `rice` bits. What is made of each is
   * made in the same loop, so that it is fast soon after its first run, when a page is waiting.
   */
  rising(into: Uint32Array, from: number, to: number, rice: number, least: number, places?: Places): void {
    const { held, end } = this;
    const low = 2 ** rice - 1;
    const { table, shift, filter } = places ?? NOWHERE;
    const { words, shift: filterShift, mask: filterMask } = filter;
    const mask = table.length - 1;
    let at = this.at;
    let value = 0;
    for (let i = from; i < to; i++) {
      // The high part of a step mostly is a few bits.
      let word = at >>> 5;
      let next = held[word]! >>> (at & 31);
      while (next === 0) {
        value += ((word << 5) + 32 - at) << rice;
        at = ++word << 5;
        if (at >= end) throw new Error(DAMAGED);
        next = held[word]!;
      }
      const high = 31 - Math.clz32(next & -next);
      at += high + 1;
      word = at >>> 5;
      const bit = at & 31;
      next = held[word]! >>> bit;
      if (bit !== 0) next |= held[word + 1]! << (32 - bit);
      at += rice;
      value += (high << rice) + (next & low);
      const number = value << least;
      into[i] = number;
      if (mask < 0) continue;
      let place = number >>> shift;
      while (table[place] !== 0) place = (place + 1) & mask;
      table[place] = i + 1;
      const first = number >>> filterShift;
      const second = (number >>> MOST_CUT) & filterMask;
      words[first >>> 5] = words[first >>> 5]! | (1 << (first & 31));
      words[second >>> 5] = words[second >>> 5]! | (1 << (second & 31));
    }
    this.at = at;
    this.take(0);
  }

  unary(): number {
    let value = 0;
    for (;;) {
      const next = this.peek();
      if (next !== 0) {
        const zeros = 31 - Math.clz32(next & -next);
        this.take(zeros + 1);
        return value + zeros;
      }
      this.take(32);
      value += 32;
    }
  }

  gamma(): number {
    const width = this.unary();
    return this.bits(width) + 2 ** width;
  }

  below(limit: number): number {
    const width = 31 - Math.clz32(limit);
    const short = 2 ** (width + 1) - limit;
    const value = this.bits(width);
    return value < short ? value : 2 * value + this.bits(1) - short;
  }

  /** Numbers below `limit`, `base` added to each. */
  allBelow(into: Uint32Array, from: number, to: number, limit: number, base: number): void {
    const { held } = this;
    const width = 31 - Math.clz32(limit);
    const short = 2 ** (width + 1) - limit;
    const low = 2 ** width - 1;
    let at = this.at;
    for (let i = from; i < to; i++) {
      const bit = at & 31;
      let next = held[at >>> 5]! >>> bit;
      if (bit !== 0) next |= held[(at >>> 5) + 1]! << (32 - bit);
      let value = next & low;
      at += width;
      if (value >= short) {
        value = 2 * value + ((held[at >>> 5]! >>> (at & 31)) & 1) - short;
        at++;
      }
      into[i] = base + value;
    }
    this.at = at;
    this.take(0);
  }

  /** So many numbers of `width` bits each. */
  fixed(into: Uint8Array, from: number, to: number, width: number): void {
    const bits = this.held;
    const low = 2 ** width - 1;
    let at = this.at;
    for (let i = from; i < to; i++) {
      const word = at >>> 5;
      const shift = at & 31;
      const next = bits[word]! >>> shift;
      into[i] = (shift === 0 ? next : next | (bits[word + 1]! << (32 - shift))) & low;
      at += width;
    }
    this.at = at;
    this.take(0);
  }
}

const DAMAGED = 'Packed data is damaged: its checksum does not fit.';
/** Above every value, so that one foreign character shows in many values put together. */
const FOREIGN = 128;
const VALUES = new Uint8Array(128).fill(FOREIGN);
for (let i = 0; i < BASE; i++) VALUES[ALPHABET.charCodeAt(i)] = i;

/** FNV-1a, over UTF-16 units of the head and groups of bits. */
const PRIME = 0x01000193;
const addToSum = (sum: number, value: number): number => Math.imul(sum ^ (value | 0), PRIME);
const sumOf = (text: string): number => {
  let sum = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) sum = addToSum(sum, text.charCodeAt(i));
  return sum;
};
const SUM_DIGITS = 8;
const inHex = (sum: number): string => (sum >>> 0).toString(16).padStart(SUM_DIGITS, '0');
