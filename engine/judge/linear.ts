/** The linear part: weights of cues and of hashed words, as small integers. It gives a sentence its tone, a logit. */
import { textToBytes } from './packing.ts';

export interface PackedLinear {
  /** All in thousandths, except `hashed`: bytes, in 64ths of `unit` thousandths. */
  bias: number;
  mean: number[];
  deviation: number[];
  weight: number[];
  /** Signed bytes, one for each bucket. */
  hashed: string;
  unit: number;
}

export interface Linear {
  bias: number;
  mean: Float32Array;
  slope: Float32Array;
  clip: Float32Array;
  hashed: Float32Array;
}

/** A cue never counts for more than this many standard deviations. */
export const CLIP = 4;

export function unpackLinear({ bias, mean, deviation, weight, hashed, unit }: PackedLinear): Linear {
  const bytes = new Int8Array(textToBytes(hashed).buffer);
  return {
    bias: bias / 1000,
    mean: Float32Array.from(mean, (m) => m / 1000),
    slope: Float32Array.from(weight, (w, i) => w / deviation[i]!),
    clip: Float32Array.from(deviation, (d) => (CLIP * d) / 1000),
    hashed: Float32Array.from(bytes, (b) => (b * unit) / 64000),
  };
}

/** Tone from cues and hashed words: a logit. */
export function scoreLinear(linear: Linear, cues: Float32Array, buckets: readonly number[]): number {
  let sum = linear.bias;
  const { mean, slope, clip, hashed } = linear;
  for (let i = 0; i < mean.length; i++) {
    const off = cues[i]! - mean[i]!;
    const most = clip[i]!;
    sum += slope[i]! * Math.max(-most, Math.min(most, off));
  }
  let words = 0;
  for (let i = 0; i < buckets.length; i++) words += hashed[buckets[i]!]!;
  return sum + words / Math.sqrt(buckets.length + 1);
}
