/**
 * "Not a spoiler" and "hide this": a text the person has judged, kept so that it and its near copies are known again, but cannot be read.
 *
 * A text becomes a set of 24-bit hashes: of its words and of its pairs of neighbouring words, after case, accents, punctuation and
 * digits are made alike. Of long texts only the smallest hashes are kept, which estimate likeness as well as all of them
 * (bottom-k sketch, Broder 1997). Two texts are near copies when their sets overlap by at least 7 parts in 10 (Jaccard): one word of a
 * dozen may differ, one of five may not ("he dies" is not "he lives").
 */

export interface Told {
  /** From `textKey`. */
  key: string;
  says: 'safe' | 'hide';
}

const KEPT = 64;
const ALIKE = 0.7;
const WIDTH = 5;

/** The kept form of a text: sorted hashes, five base-36 digits each; at most 320 characters. */
export function textKey(text: string): string {
  return [...sketch(text)].map((hash) => hash.toString(36).padStart(WIDTH, '0')).join('');
}

/** Is this text a near copy of a kept one? */
export const matches = (text: string, key: string): boolean => likeness(sketch(text), hashesOf(key)) >= ALIKE;

/**
 * Looks texts up among all that was told; of several near copies the likest counts, then the latest.
 * @param told oldest first.
 */
export function createMemory(told: readonly Told[]): (text: string) => Told['says'] | undefined {
  const kept = told.map(({ key, says }) => ({ hashes: hashesOf(key), says }));
  const holders = new Map<number, number[]>();
  kept.forEach(({ hashes }, index) => {
    for (const hash of hashes) {
      const list = holders.get(hash);
      if (list) list.push(index);
      else holders.set(hash, [index]);
    }
  });
  return (text) => {
    if (kept.length === 0) return undefined;
    const hashes = sketch(text);
    const shared = new Uint8Array(kept.length);
    for (const hash of hashes) for (const index of holders.get(hash) ?? []) shared[index]!++;
    let best = ALIKE;
    let says: Told['says'] | undefined;
    kept.forEach((one, index) => {
      // Likeness is at most what is shared of the larger set: most are out without being compared.
      if (shared[index]! < best * Math.max(hashes.size, one.hashes.size)) return;
      const alike = likeness(hashes, one.hashes);
      if (alike >= best) [best, says] = [alike, one.says];
    });
    return says;
  };
}

/** Sorted; a text without letters and digits is known by its signs alone. */
function sketch(text: string): Set<number> {
  const words = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}'’]/gu, '')
    .replace(/\p{N}+/gu, '0')
    .match(/\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Thai}|[\p{L}\p{N}]+/gu) ?? [text.trim()];
  const hashes = new Set<number>();
  let before = '';
  for (const word of words) {
    hashes.add(hashOf(word));
    hashes.add(hashOf(`${before} ${word}`));
    before = word;
  }
  hashes.add(hashOf(`${before} `));
  return new Set([...hashes].sort((a, b) => a - b).slice(0, KEPT));
}

const hashesOf = (key: string): Set<number> =>
  new Set((key.match(/[0-9a-z]{5}/g) ?? []).map((digits) => Number.parseInt(digits, 36)));

/** Jaccard likeness of two sketches, taken over the smallest hashes of both. */
function likeness(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  const both = [...new Set([...a, ...b])].sort((x, y) => x - y);
  // A full sketch knows nothing of the hashes above its largest.
  const union = a.size === KEPT || b.size === KEPT ? both.slice(0, KEPT) : both;
  let shared = 0;
  for (const hash of union) if (a.has(hash) && b.has(hash)) shared++;
  return union.length ? shared / union.length : 0;
}

/** FNV-1a, mixed, 24 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 8;
}
