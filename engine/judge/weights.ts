/** The learned weights as they are shipped: whole numbers and packed bytes, with a version and the figures they reached. */
import type { Sensitivity } from '../verdict.ts';
import type { PackedLinear } from './linear.ts';
import { textToBytes } from './packing.ts';
import type { PackedTrees } from './trees.ts';
import { hashWord } from './words.ts';

export const WEIGHTS_VERSION = 1;

export interface Weights {
  version: number;
  /** Number of buckets for hashed words, a power of two. */
  buckets: number;
  /** Commonness of words, two bits each (see `commonnessOf`). */
  common: string;
  linear: PackedLinear;
  /** The linear part that tells late sentences of a plot from first ones. */
  late: PackedLinear;
  generic: PackedTrees;
  /** Added to the generic logit where the film is known. */
  film: PackedTrees;
  /** Whether anything of the story is told. */
  told: PackedTrees;
  /** Logit taken for text in a language that is not read, in thousandths. */
  unread: number;
  /** How much the logarithm of the subject's share counts, in thousandths. */
  subject: number;
  /** Added to the logit of a sentence without neighbours, in thousandths: a premise alone looks much like a spoiler alone. */
  alone: number;
  /** Calibration of the logit, in thousandths. */
  slope: number;
  offset: number;
  /** Scores from which on a sentence is covered, in thousandths. */
  cuts: Record<Sensitivity, number>;
  /** What was reached, under cross-validation, when these were learned. */
  figures: Record<string, number>;
}

/** @throws with a plain message when the weights are not of this version. */
export function readWeights(weights: string | Weights): Weights {
  let read: unknown = weights;
  if (typeof weights === 'string') {
    try {
      read = JSON.parse(weights);
    } catch {
      throw new Error('The weights of the judge are not readable.');
    }
  }
  const version = (read as { version?: unknown } | null)?.version;
  if (version !== WEIGHTS_VERSION) {
    throw new Error(
      `The weights are of version ${String(version)}, the judge reads version ${WEIGHTS_VERSION}: run "npm run learn".`,
    );
  }
  return read as Weights;
}

/** Packs commonness (0 to 3 per word) into a table of two bits for each hash; where two words meet, the commoner counts. */
export function packCommonness(levels: ReadonlyMap<string, number>, size: number): Uint8Array {
  const bytes = new Uint8Array(size / 4);
  for (const [word, level] of levels) {
    const at = commonSlot(word, size);
    const shift = (at & 3) * 2;
    const held = (bytes[at >> 2]! >> shift) & 3;
    if (level > held) bytes[at >> 2] = (bytes[at >> 2]! & ~(3 << shift)) | (level << shift);
  }
  return bytes;
}

const commonSlot = (word: string, size: number) => (Math.imul(hashWord(word), 0x9e3779b1) >>> 8) & (size - 1);

/** Reads the table back: 0 unknown, 1 rare, 2 usual, 3 common. */
export function commonnessOf(packed: string): (word: string) => number {
  const bytes = textToBytes(packed);
  const size = bytes.length * 4;
  return (word) => {
    const at = commonSlot(word, size);
    return (bytes[at >> 2]! >> ((at & 3) * 2)) & 3;
  };
}
