/**
 * What was found at a block the first time it was looked at, by its place and text, so that a second look finds the same. One list for
 * all places of a page: a page of many small ones stays cheap.
 */
import type { Place } from './block.ts';

let count = 0;
const numbers = new WeakMap<Place, number>();

function numberOf(place: Place): number {
  let number = numbers.get(place);
  if (number === undefined) {
    number = ++count;
    numbers.set(place, number);
  }
  return number;
}

export class Looks<V> {
  readonly #found = new Map<number, V>();
  readonly #most: number;

  /** @param most blocks that are remembered; at later ones a second look is like a first */
  constructor(most: number) {
    this.#most = most;
  }

  /** @returns undefined when nothing is remembered */
  at(place: Place, text: string): V | undefined {
    return this.#found.get(keyIn(place, text));
  }

  has(place: Place, text: string): boolean {
    return this.#found.has(keyIn(place, text));
  }

  /** Remembers what is found now, if it is the first look. @returns whether it is */
  keep(place: Place, text: string, value: V): boolean {
    const key = keyIn(place, text);
    if (this.#found.has(key)) return false;
    if (this.#found.size < this.#most) this.#found.set(key, value);
    return true;
  }
}

const keyIn = (place: Place, text: string): number => numberOf(place) * 2 ** 30 + keyOf(text);

let last = '';
let lastKey = 0;

/**
 * Tells the blocks of one place apart: their length and their first and last words. 30 bits: more take a box of their own. A block is asked
 * about several times while it is judged, so the last answer is kept.
 */
export function keyOf(text: string): number {
  if (text === last) return lastKey;
  let key = text.length;
  const mix = (from: number, to: number): void => {
    for (let i = from; i < to; i++) key = Math.imul(key ^ text.charCodeAt(i), 0x01000193);
  };
  mix(0, Math.min(80, text.length));
  mix(Math.max(0, text.length - 80), text.length);
  last = text;
  lastKey = key & 0x3fffffff;
  return lastKey;
}
