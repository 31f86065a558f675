/**
 * A query as it may have been meant: how many letters of it would have to be wrong, missing, too many or swapped with their neighbour, for
 * it to stand somewhere in a name. The distances of all its beginnings are kept as bits of one number and moved on by a letter at once
 * (Hyyrö 2003, "A bit-vector algorithm for computing Levenshtein and Damerau edit distances"), so a query has at most 31 letters.
 */
export class Misspelling {
  readonly #length: number;
  readonly #edits: number;
  readonly #letters: number;
  /** For each UTF-16 unit the places in the query where it stands, as bits. */
  readonly #places = new Int32Array(0x10000);

  /** @param edits most letters that may be wrong */
  constructor(query: string, edits: number) {
    this.#length = query.length;
    this.#edits = edits;
    this.#letters = lettersOf(query, 0, query.length);
    for (let i = 0; i < query.length; i++) this.#places[query.charCodeAt(i)]! |= 1 << i;
  }

  /** False when a name with these letters lacks more of the query's letters than may be wrong. */
  mayFit(letters: number): boolean {
    let lacking = this.#letters & ~letters;
    for (let spared = 0; spared < this.#edits && lacking !== 0; spared++) lacking &= lacking - 1;
    return lacking === 0;
  }

  /** The fewest wrong letters with which the query stands in `text` between `from` and `to`. */
  distance(text: string, from: number, to: number): number {
    const top = 1 << (this.#length - 1);
    let distance = this.#length;
    let least = distance;
    let plus = -1;
    let minus = 0;
    let zero = 0;
    let before = 0;
    for (let i = from; i < to; i++) {
      const here = this.#places[text.charCodeAt(i)]!;
      const swapped = ((~zero & here) << 1) & before;
      zero = swapped | (((here & plus) + plus) ^ plus) | here | minus;
      const rise = minus | ~(zero | plus);
      const fall = zero & plus;
      if (rise & top) distance++;
      else if (fall & top) distance--;
      plus = (fall << 1) | ~(zero | (rise << 1));
      minus = zero & (rise << 1);
      before = here;
      if (distance < least) least = distance;
    }
    return least;
  }
}

/** The letters of a stretch of folded text as a set of 32 bits; letters of other scripts share bits. */
export function lettersOf(text: string, from: number, to: number): number {
  let letters = 0;
  for (let i = from; i < to; i++) letters |= 1 << (text.charCodeAt(i) & 31);
  return letters;
}
