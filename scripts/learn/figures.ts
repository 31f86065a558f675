/** Figures of a ranking: how well scores part spoilers from harmless sentences. */

export interface Figures {
  sentences: number;
  spoilers: number;
  auc: number;
  /** Best F1 over all cuts, and the cut. */
  f1: number;
  cut: number;
  precision: number;
  recall: number;
  /** Recall when 5 % and 10 % of the harmless sentences are covered. */
  r5: number;
  r10: number;
}

export function figuresOf(scores: readonly number[], labels: readonly boolean[]): Figures {
  const order = scores.map((score, i) => ({ score, label: labels[i]! })).sort((a, b) => b.score - a.score);
  const spoilers = labels.filter(Boolean).length;
  const harmless = labels.length - spoilers;
  let hits = 0;
  let false_ = 0;
  let pairs = 0;
  const best = { f1: 0, cut: 0, precision: 0, recall: 0 };
  let r5 = 0;
  let r10 = 0;
  order.forEach(({ score, label }) => {
    if (label) hits++;
    else {
      false_++;
      pairs += hits;
    }
    const f1 = (2 * hits) / (hits + false_ + spoilers);
    if (f1 > best.f1)
      Object.assign(best, { f1, cut: score, precision: hits / (hits + false_), recall: hits / spoilers });
    if (false_ <= 0.05 * harmless) r5 = hits / spoilers;
    if (false_ <= 0.1 * harmless) r10 = hits / spoilers;
  });
  return { sentences: labels.length, spoilers, auc: pairs / Math.max(1, spoilers * harmless), ...best, r5, r10 };
}

export const showFigures = (name: string, f: Figures): string =>
  `${name.padEnd(30)} ${String(f.sentences).padStart(6)} sentences ${String(f.spoilers).padStart(5)} spoilers  AUC ${f.auc.toFixed(3)}  F1 ${f.f1.toFixed(3)} (P ${f.precision.toFixed(2)} R ${f.recall.toFixed(2)} at ${f.cut.toFixed(2)})  R5 ${f.r5.toFixed(3)}  R10 ${f.r10.toFixed(3)}`;
