/**
 * Bits as text that needs no escape in a JavaScript string of any quotes, and one byte a character in UTF-8: 34 bits are
 * five of 113 characters of ASCII (113⁵ ≥ 2³⁴). Control characters are among them, but no line break or other that is
 * ever written as an escape, no quotation mark, backslash, "$" or "<".
 */

import { BitCursor } from './bits.ts';

const ALPHABET = Array.from({ length: 127 }, (_, i) => String.fromCharCode(i + 1))
  .filter((character) => !'\t\n\v\f\r\b\u0007\u001b"\'`\\$<'.includes(character))
  .join('');
const BASE = 113;
/** Bits in a group of characters: more than a bitwise operation holds, so the upper ones stand apart. */
const GROUP = 34;
/** Characters in a group. */
const CHARACTERS = 5;
/** What the last character of a group counts. */
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
      const a = VALUES[one & 127]!;
      const b = VALUES[two & 127]!;
      const c = VALUES[three & 127]!;
      const d = VALUES[four & 127]!;
      const e = VALUES[five & 127]!;
      foreign |= a | b | c | d | e | ((one | two | three | four | five) & ~127);
      const first = a + BASE * (b + BASE * (c + BASE * d));
      const low = (first + Math.imul(e, LAST)) | 0;
      const high = ((first + e * LAST) * PER_WORD) | 0;
      sum = Math.imul(Math.imul(sum ^ low, PRIME) ^ high, PRIME);
      const shift = at & 31;
      const word = at >>> 5;
      bits[word] = bits[word]! | (low << shift);
      if (shift === 0) bits[word + 1] = high;
      else {
        bits[word + 1] = (low >>> (32 - shift)) | (high << shift);
        if (shift > 30) bits[word + 2] = high >>> (32 - shift);
      }
      at += GROUP;
    }
    if (foreign >= FOREIGN || inHex(sum) !== text.slice(to)) throw new Error(DAMAGED);
    super(bits, at, DAMAGED);
  }

  /**
   * Rising numbers, `least` zero bits at their ends: each is the one before and a step in Rice code with `rice` bits.
   * One loop for all of them, so that it is fast from its first run, when a page is waiting.
   */
  rising(into: Uint32Array, from: number, to: number, rice: number, least: number): void {
    const bits = this.held;
    const low = 2 ** rice - 1;
    let at = this.at;
    let value = 0;
    for (let i = from; i < to; i++) {
      let high = 0;
      while (((bits[at >>> 5]! >>> (at & 31)) & 1) === 0) {
        if (at >= this.end) throw new Error(DAMAGED);
        high++;
        at++;
      }
      at++;
      const shift = at & 31;
      const next = bits[at >>> 5]! >>> shift;
      const step = (shift === 0 ? next : next | (bits[(at >>> 5) + 1]! << (32 - shift))) & low;
      at += rice;
      value += (high << rice) + step;
      into[i] = value << least;
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

const DAMAGED = 'Title index is damaged: its checksum does not fit.';
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
