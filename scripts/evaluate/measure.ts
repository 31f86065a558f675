/** Figures of judged sentences: how well scores part spoilers from harmless ones, and what is covered at each sensitivity. */
import type { Sensitivity } from '../../engine/verdict.ts';
import { randomFrom } from '../learn/random.ts';

export const SENSITIVITIES = ['relaxed', 'balanced', 'strict', 'everything'] as const satisfies readonly Sensitivity[];

/** One judged sentence. */
export interface Scored {
  /** What intervals are drawn by: the page, film or thread. */
  group: string;
  /** Kind of page. */
  kind: string;
  /** The film it gives away, or is judged for. */
  film: string;
  text: string;
  spoiler: boolean;
  /** 0 to 1; 0 when it was not judged at all. */
  score: number;
  covered: Record<Sensitivity, boolean>;
  /** Why a spoiler got no verdict for its film, so that the judge is not to blame. */
  unjudged?: 'text not found on the page' | 'film not in the catalogue' | 'no film found' | 'judged as another film';
}

/** A figure with its 95 % interval by group; NaN where there is nothing to measure. */
export interface Estimate {
  value: number;
  low: number;
  high: number;
}

export interface AtSensitivity {
  precision: Estimate;
  recall: Estimate;
  f1: Estimate;
  /** Share of the harmless sentences that are covered. */
  falseCovers: Estimate;
}

export interface Figures {
  groups: number;
  sentences: number;
  spoilers: number;
  auc: Estimate;
  /** Recall when 3, 5 and 10 % of the harmless sentences are covered. */
  recallAt: Record<'3' | '5' | '10', Estimate>;
  at: Record<Sensitivity, AtSensitivity>;
}

const RESAMPLES = 400;
const FALSE_COVERS = { '3': 0.03, '5': 0.05, '10': 0.1 };

/** Bootstrap over groups, 400 draws of a fixed stream: the same sentences give the same intervals. */
export function measure(items: readonly Scored[]): Figures {
  const sorted = [...items].sort((a, b) => b.score - a.score);
  const groups = [...new Set(items.map(({ group }) => group))].sort();
  const places = new Map(groups.map((group, place) => [group, place]));
  const owner = Int32Array.from(sorted, ({ group }) => places.get(group)!);
  const plain = figuresOf(sorted, owner, new Float64Array(groups.length).fill(1));
  const draws: number[][] = plain.map(() => []);
  const random = randomFrom(groups.length);
  for (let draw = 0; draw < RESAMPLES && groups.length > 1; draw++) {
    const weights = new Float64Array(groups.length);
    for (let i = 0; i < groups.length; i++) weights[Math.floor(random() * groups.length)]!++;
    figuresOf(sorted, owner, weights).forEach((value, i) => {
      if (!Number.isNaN(value)) draws[i]!.push(value);
    });
  }
  let next = 0;
  const take = (): Estimate => {
    const drawn = draws[next]!.sort((a, b) => a - b);
    const at = (share: number): number => drawn[Math.round(share * (drawn.length - 1))] ?? Number.NaN;
    return { value: plain[next++]!, low: at(0.025), high: at(0.975) };
  };
  return {
    groups: groups.length,
    sentences: items.length,
    spoilers: items.filter(({ spoiler }) => spoiler).length,
    auc: take(),
    recallAt: { '3': take(), '5': take(), '10': take() },
    at: Object.fromEntries(
      SENSITIVITIES.map((name) => [name, { precision: take(), recall: take(), f1: take(), falseCovers: take() }]),
    ) as Figures['at'],
  };
}

/** AUC, recall at 3, 5, 10 %, then precision, recall, F1, false covers at each sensitivity. Sentences by falling score; equal scores count as one step. */
function figuresOf(sorted: readonly Scored[], owner: Int32Array, weights: Float64Array): number[] {
  let spoilers = 0;
  let harmless = 0;
  sorted.forEach(({ spoiler }, i) => {
    if (spoiler) spoilers += weights[owner[i]!]!;
    else harmless += weights[owner[i]!]!;
  });
  const limits = Object.values(FALSE_COVERS);
  const recallAt = limits.map(() => 0);
  let [hits, misses, pairs] = [0, 0, 0];
  for (let i = 0; i < sorted.length; ) {
    const { score } = sorted[i]!;
    let [newHits, newMisses] = [0, 0];
    for (; i < sorted.length && sorted[i]!.score === score; i++) {
      if (sorted[i]!.spoiler) newHits += weights[owner[i]!]!;
      else newMisses += weights[owner[i]!]!;
    }
    pairs += newMisses * (hits + newHits / 2);
    hits += newHits;
    misses += newMisses;
    // Sentences that score nothing are not covered, however many false covers are allowed.
    if (score > 0)
      limits.forEach((limit, k) => {
        if (misses <= limit * harmless) recallAt[k] = hits / spoilers;
      });
  }
  const both = spoilers > 0 && harmless > 0;
  return [
    both ? pairs / (spoilers * harmless) : Number.NaN,
    ...recallAt.map((recall) => (both ? recall : Number.NaN)),
    ...SENSITIVITIES.flatMap((name) => {
      let [right, wrong] = [0, 0];
      sorted.forEach(({ spoiler, covered }, i) => {
        if (!covered[name]) return;
        if (spoiler) right += weights[owner[i]!]!;
        else wrong += weights[owner[i]!]!;
      });
      return [
        right / (right + wrong),
        right / spoilers,
        spoilers > 0 ? (2 * right) / (right + wrong + spoilers) : Number.NaN,
        wrong / harmless,
      ];
    }),
  ];
}
