/**
 * Clocks, prices, counters: short texts in which nothing but numbers changes, many times a second on some pages. What names
 * nothing of films and need not be covered says no more with another number, so it is not judged anew.
 */
import type { Holder, Reading } from './read.ts';

/** Units of a text in which a number may be a clock or a counter. */
const SHORT = 80;

export class Ticks {
  #quiet = new WeakMap<Holder, string>();

  /** A text that was quiet but for its numbers. */
  has(reading: Reading): boolean {
    const pattern = patternOf(reading);
    return pattern !== null && this.#quiet.get(reading.holder) === pattern;
  }

  /** It was judged. @param isQuiet asked only of a text in which numbers may change */
  keep(reading: Reading, isQuiet: () => boolean): void {
    const pattern = patternOf(reading);
    if (pattern !== null && isQuiet()) this.#quiet.set(reading.holder, pattern);
  }

  /** What is quiet is to be judged anew. */
  forget(): void {
    this.#quiet = new WeakMap();
  }
}

function patternOf({ block: { text }, attribute }: Reading): string | null {
  if (attribute || text.length > SHORT || !/\d/.test(text)) return null;
  return text.replace(/\d+/g, '0');
}
