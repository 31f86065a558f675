/**
 * Logistic regression over cues and hashed words by stochastic steps (AdaGrad) with shrinkage; the result is packed at once. It is
 * learned twice: the second time with the few buckets alone that carried something the first time. So there can be many buckets, in
 * which hardly any two words meet, and few weights.
 */

import { CLIP, FINE, type LinearPart, MOST_HASHED } from '../../engine/judge/linear.ts';
import { randomFrom, shuffled } from './random.ts';

export interface LinearExample {
  cues: Float32Array;
  buckets: readonly number[];
  label: boolean;
  weight: number;
}

const EPOCHS = 14;
const RATE = 0.05;
const SHRINK_CUES = 0.002;
const SHRINK_WORDS = 0.003;
/** A cue that hardly varies must not be blown up by its deviation. */
const LEAST_DEVIATION = 0.05;

/** @param kept so many buckets get a weight */
export function learnLinear(examples: readonly LinearExample[], bucketCount: number, kept: number): LinearPart {
  const counts = new Float64Array(bucketCount);
  for (const { buckets, weight } of examples) for (const b of buckets) counts[b]! += weight;
  const { onWords } = descend(examples, bucketCount, () => true);
  const worth = onWords.map((w, b) => Math.abs(w) * Math.sqrt(counts[b]!));
  const least =
    Float64Array.from(worth)
      .sort()
      .at(-kept - 1) ?? 0;
  return pack(descend(examples, bucketCount, (b) => worth[b]! > least));
}

interface Slopes {
  bias: number;
  mean: Float64Array;
  deviation: Float64Array;
  onCues: Float64Array;
  onWords: Float64Array;
}

function descend(examples: readonly LinearExample[], bucketCount: number, isKept: (bucket: number) => boolean): Slopes {
  const width = examples[0]!.cues.length;
  const total = examples.reduce((sum, e) => sum + e.weight, 0);
  const mean = new Float64Array(width);
  const deviation = new Float64Array(width);
  for (const { cues, weight } of examples) for (let j = 0; j < width; j++) mean[j]! += (cues[j]! * weight) / total;
  for (const { cues, weight } of examples)
    for (let j = 0; j < width; j++) {
      const off = cues[j]! - mean[j]!;
      deviation[j]! += (off * off * weight) / total;
    }
  for (let j = 0; j < width; j++) {
    mean[j] = Math.round(mean[j]! * FINE) / FINE;
    deviation[j] = Math.round(Math.max(LEAST_DEVIATION, Math.sqrt(deviation[j]!)) * FINE) / FINE;
  }
  const rows = examples.map(({ cues }) =>
    Float64Array.from(cues, (x, j) => Math.max(-CLIP, Math.min(CLIP, (x - mean[j]!) / deviation[j]!))),
  );
  const kept = examples.map(({ buckets }) => buckets.filter(isKept));
  const onCues = new Float64Array(width);
  const onWords = new Float64Array(bucketCount);
  const seenCues = new Float64Array(width).fill(1e-3);
  const seenWords = new Float64Array(bucketCount).fill(1e-3);
  let bias = -1;
  let seenBias = 1e-3;
  const random = randomFrom(11);
  let order = examples.map((_, i) => i);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    order = shuffled(order, random);
    for (const i of order) {
      const { buckets, label, weight } = examples[i]!;
      const row = rows[i]!;
      const words = kept[i]!;
      const share = 1 / Math.sqrt(buckets.length + 1);
      let logit = bias;
      for (let j = 0; j < width; j++) logit += onCues[j]! * row[j]!;
      for (const b of words) logit += onWords[b]! * share;
      const slope = (1 / (1 + Math.exp(-logit)) - (label ? 1 : 0)) * weight;
      seenBias += slope * slope;
      bias -= (RATE * slope) / Math.sqrt(seenBias);
      for (let j = 0; j < width; j++) {
        const step = slope * row[j]! + SHRINK_CUES * onCues[j]! * weight;
        seenCues[j]! += step * step;
        onCues[j]! -= (RATE * step) / Math.sqrt(seenCues[j]!);
      }
      for (const b of words) {
        const step = slope * share + SHRINK_WORDS * onWords[b]! * weight;
        seenWords[b]! += step * step;
        onWords[b]! -= (RATE * step) / Math.sqrt(seenWords[b]!);
      }
    }
  }
  return { bias, mean, deviation, onCues, onWords };
}

function pack({ bias, mean, deviation, onCues, onWords }: Slopes): LinearPart {
  const whole = (x: number) => Math.round(x * FINE);
  const most = onWords.reduce((high, w) => Math.max(high, Math.abs(w)), 0);
  const unit = Math.max(1, Math.ceil(most * FINE));
  return {
    bias: whole(bias),
    mean: Array.from(mean, whole),
    deviation: Array.from(deviation, whole),
    weight: Array.from(onCues, whole),
    hashed: Array.from(onWords, (w) => Math.round((w * FINE * MOST_HASHED) / unit)),
    unit,
  };
}
