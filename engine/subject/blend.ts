/** The films of several mentions as one answer. */
import type { Subject } from '../block.ts';
import type { FilmNumber } from '../film.ts';
import type { Mention } from '../titles/mentions.ts';

/** Films kept of a long list. */
const MOST = 8;
/** Surer than this makes no difference. */
const SUREST = 0.999;

/**
 * The films of mentions side by side: the surest mention of each film counts, and the surer it is the more it takes. The
 * shares sum to how sure the surest mention is.
 */
export function blend(mentions: readonly Mention[]): Subject[] {
  const weights = new Map<FilmNumber, number>();
  let surest = 0;
  for (const { films, sure } of mentions) {
    surest = Math.max(surest, sure);
    for (const { film, share } of films) {
      const likely = Math.min(SUREST, share * sure);
      weights.set(film, Math.max(Math.sqrt(likely / (1 - likely)), weights.get(film) ?? 0));
    }
  }
  let sum = 0;
  for (const weight of weights.values()) sum += weight;
  const films = [...weights].map(([film, weight]) => ({ film, share: (surest * weight) / sum }));
  return films.length <= MOST ? films : films.sort((a, b) => b.share - a.share).slice(0, MOST);
}

/** The films of mentions in order, each taking what those before it left. */
export function nearestFirst(mentions: Iterable<Mention>): Subject[] {
  let left = 1;
  const found: Subject[] = [];
  for (const { films, sure } of mentions) {
    for (const { film, share } of films) found.push({ film, share: share * sure * left });
    left *= 1 - sure;
    if (left < LEAST) break;
  }
  return found;
}

/** Less is nothing. */
const LEAST = 0.02;
