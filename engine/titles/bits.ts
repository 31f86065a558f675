/** Reads bits that have been unpacked from a text, lowest first. How they stand in the text: dense.ts. */
export class BitCursor {
  /** Unpacked at once: a plain loop over the text is fast from its first run, when a page is waiting. Two words longer than needed. */
  protected readonly held: Uint32Array;
  protected readonly end: number;
  protected at = 0;
  readonly #short: string;

  /** @param short what is said when bits are asked for past the end */
  constructor(held: Uint32Array, end: number, short: string) {
    this.held = held;
    this.end = end;
    this.#short = short;
  }

  /** The next 32 bits, without taking them. */
  protected peek(): number {
    const word = this.at >>> 5;
    const shift = this.at & 31;
    const low = this.held[word]! >>> shift;
    return shift === 0 ? low : low | (this.held[word + 1]! << (32 - shift));
  }

  protected take(count: number): void {
    this.at += count;
    if (this.at > this.end) throw new Error(this.#short);
  }

  /** A number of `count` bits, 0 to 32. */
  bits(count: number): number {
    const value = count === 32 ? this.peek() : this.peek() & ((1 << count) - 1);
    this.take(count);
    return value >>> 0;
  }
}
