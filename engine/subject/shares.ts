/** From clues to shares: a softmax over the films near by and "none of them", with learned weights. */
import type { Subject } from '../block.ts';
import { CLUES, type Clues } from './clues.ts';
import { WEIGHTS } from './weights.ts';

/** Less is nothing. */
const LEAST = 0.03;
const weights = CLUES.map((clue) => WEIGHTS[clue]);

/** Likeliest first; together below 1. */
export function sharesOf(clues: Clues): Subject[] {
  if (clues.size === 0) return [];
  const odds: Subject[] = [];
  let sum = 1;
  for (const [film, row] of clues) {
    let logit = WEIGHTS.start;
    for (let i = 0; i < weights.length; i++) logit += weights[i]! * row[i]!;
    const share = Math.exp(logit);
    sum += share;
    odds.push({ film, share });
  }
  return odds
    .map(({ film, share }) => ({ film, share: share / sum }))
    .filter(({ share }) => share >= LEAST)
    .sort((a, b) => b.share - a.share);
}
