/**
 * Bits as text that needs no escape in a JavaScript string: 13 bits are two of 91 printable ASCII characters (91² =
 * 8281 ≥ 2¹³), none of which JSON escapes. The judge's weights are written so; the title index, which is most of the content
 * script's size, more densely: dense.ts.
 */
import { BitCursor } from './bits.ts';

const ALPHABET = Array.from({ length: 94 }, (_, i) => String.fromCharCode(33 + i))
  .filter((character) => !'"\'\\'.includes(character))
  .join('');
const BASE = 91;

/** Collects bits, lowest first. */
export class BitWriter {
  #text: string[] = [];
  #held = 0;
  #count = 0;

  /** Writes the low `count` bits (0 to 32) of `value`. */
  bits(value: number, count: number): void {
    for (let i = 0; i < count; i++) {
      this.#held |= ((value >>> i) & 1) << this.#count++;
      if (this.#count === 13) this.#flush();
    }
  }

  #flush(): void {
    this.#text.push(ALPHABET[this.#held % BASE]!, ALPHABET[Math.floor(this.#held / BASE)]!);
    this.#held = this.#count = 0;
  }

  /** All bits written, the last pair filled up with zeros. */
  finish(): string {
    if (this.#count > 0) this.#flush();
    return this.#text.join('');
  }
}

/**
 * Reads what BitWriter wrote, from `from` to `to` of a text. Throws on a character outside the alphabet, and past the
 * end.
 */
export class BitReader extends BitCursor {
  constructor(text: string, from: number, to: number) {
    const pairs = (to - from) >> 1;
    const bits = new Uint32Array(Math.ceil((pairs * 13) / 32) + 2);
    let at = 0;
    for (let i = from; i + 1 < to; i += 2) {
      const low = VALUES[text.charCodeAt(i)] ?? BASE;
      const high = VALUES[text.charCodeAt(i + 1)] ?? BASE;
      if (low >= BASE || high >= BASE) throw new Error('Packed numbers: foreign character.');
      const value = low + high * BASE;
      bits[at >>> 5]! |= value << (at & 31);
      if ((at & 31) > 19) bits[(at >>> 5) + 1] = value >>> (32 - (at & 31));
      at += 13;
    }
    super(bits, at, 'Packed numbers: cut short.');
  }
}

const VALUES = new Uint8Array(128).fill(255);
for (let i = 0; i < BASE; i++) VALUES[ALPHABET.charCodeAt(i)] = i;
