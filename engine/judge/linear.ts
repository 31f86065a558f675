/** The linear part: weights of cues and of hashed words, as small integers. It gives a sentence its tone, a logit. */

/** As learned and shipped: whole numbers. */
export interface LinearPart<List extends ArrayLike<number> = number[]> {
  bias: number;
  /** Per cue its mean and deviation, in FINE parts, and the weight of one deviation. */
  mean: List;
  deviation: List;
  weight: List;
  /** Per bucket, in `unit` FINE parts. */
  hashed: List;
  unit: number;
}

/** Parts of one in which the numbers above count. */
export const FINE = 256;
/** The largest weight of a bucket. Most have none. */
export const MOST_HASHED = 7;

export interface Linear {
  bias: number;
  mean: Float32Array;
  slope: Float32Array;
  clip: Float32Array;
  hashed: Int8Array;
  /** What one of `hashed` is worth. */
  step: number;
}

/** A cue never counts for more than this many standard deviations. */
export const CLIP = 4;

export const readyLinear = ({
  bias,
  mean,
  deviation,
  weight,
  hashed,
  unit,
}: LinearPart<ArrayLike<number>>): Linear => ({
  bias: bias / FINE,
  mean: Float32Array.from(mean, (m) => m / FINE),
  slope: Float32Array.from(weight, (w, i) => w / deviation[i]!),
  clip: Float32Array.from(deviation, (d) => (CLIP * d) / FINE),
  hashed: Int8Array.from(hashed),
  step: unit / FINE / MOST_HASHED,
});

/** Tone from cues and hashed words: a logit. */
export function scoreLinear(linear: Linear, cues: Float32Array, buckets: readonly number[]): number {
  let sum = linear.bias;
  const { mean, slope, clip, hashed, step } = linear;
  for (let i = 0; i < mean.length; i++) {
    const off = cues[i]! - mean[i]!;
    const most = clip[i]!;
    sum += slope[i]! * Math.max(-most, Math.min(most, off));
  }
  let words = 0;
  for (let i = 0; i < buckets.length; i++) words += hashed[buckets[i]!]!;
  return sum + (step * words) / Math.sqrt(buckets.length + 1);
}
