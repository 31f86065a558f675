/** From logits to scores that mean what they say, and to the scores from which on the sensitivities cover. */

/** Platt's calibration: slope and offset of the logit with the least log loss, by Newton's steps. */
export function calibrate(logits: readonly number[], labels: readonly boolean[]): { slope: number; offset: number } {
  let slope = 1;
  let offset = 0;
  for (let step = 0; step < 30; step++) {
    let g0 = 0;
    let g1 = 0;
    let h00 = 1e-6;
    let h01 = 0;
    let h11 = 1e-6;
    logits.forEach((x, i) => {
      const p = 1 / (1 + Math.exp(-(slope * x + offset)));
      const miss = p - (labels[i] ? 1 : 0);
      const weight = p * (1 - p);
      g0 += miss;
      g1 += miss * x;
      h00 += weight;
      h01 += weight * x;
      h11 += weight * x * x;
    });
    const det = h00 * h11 - h01 * h01;
    offset -= (h11 * g0 - h01 * g1) / det;
    slope -= (h00 * g1 - h01 * g0) / det;
  }
  return { slope, offset };
}

const byScore = (scores: readonly number[], labels: readonly boolean[]): { score: number; label: boolean }[] =>
  scores.map((score, i) => ({ score, label: labels[i]! })).sort((a, b) => b.score - a.score);

/** The cut with the best F1. */
export function cutAtF1(scores: readonly number[], labels: readonly boolean[]): number {
  const spoilers = labels.filter(Boolean).length;
  let hits = 0;
  let best = { score: 1, f1: 0 };
  byScore(scores, labels).forEach(({ score, label }, i) => {
    if (label) hits++;
    const f1 = (2 * hits) / (i + 1 + spoilers);
    if (f1 > best.f1) best = { score, f1 };
  });
  return best.score;
}

/** The lowest cut at which precision still holds. */
export function cutAtPrecision(scores: readonly number[], labels: readonly boolean[], least: number): number {
  let hits = 0;
  let cut = 1;
  byScore(scores, labels).forEach(({ score, label }, i) => {
    if (label) hits++;
    if (hits / (i + 1) >= least) cut = score;
  });
  return cut;
}

/** The highest cut that reaches the recall. */
export function cutAtRecall(scores: readonly number[], labels: readonly boolean[], least: number): number {
  const spoilers = labels.filter(Boolean).length;
  let hits = 0;
  for (const { score, label } of byScore(scores, labels)) {
    if (label) hits++;
    if (hits >= least * spoilers) return score;
  }
  return 0;
}

/** The value that a share of all values exceeds. */
export const exceededBy = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => b - a)[Math.floor(values.length * share)] ?? 0;
