/** Several answers to one question, strongest first, made one: each takes its part of what those before left. */
import type { Subject } from '../block.ts';
import type { FilmNumber } from '../film.ts';
import type { Mention } from '../titles/mentions.ts';

/** Less is nothing. */
const LEAST = 0.03;

export class Mix {
  readonly #shares = new Map<FilmNumber, number>();
  #left = 1;

  /** Adds an answer that is trusted so far (0 to 1); its shares sum to at most 1. */
  add(subjects: readonly Subject[], trust: number): void {
    let taken = 0;
    for (const { film, share } of subjects) {
      const part = this.#left * trust * share;
      this.#shares.set(film, (this.#shares.get(film) ?? 0) + part);
      taken += part;
    }
    this.#left = Math.max(0, this.#left - taken);
  }

  /** Likeliest first. */
  result(): Subject[] {
    return [...this.#shares]
      .map(([film, share]) => ({ film, share }))
      .filter(({ share }) => share >= LEAST)
      .sort((a, b) => b.share - a.share);
  }
}

/** The films of several mentions as one answer; the surer a mention, the more it takes. */
export function subjectsOf(mentions: readonly Mention[]): Subject[] {
  const shares = new Map<FilmNumber, number>();
  const sum = mentions.reduce((total, { sure }) => total + weightOf(sure), 0);
  for (const { films, sure } of mentions) {
    const part = (sure * weightOf(sure)) / sum;
    for (const { film, share } of films) shares.set(film, (shares.get(film) ?? 0) + share * part);
  }
  return [...shares].map(([film, share]) => ({ film, share })).sort((a, b) => b.share - a.share);
}

/** 0 for a mention that is as likely none, 1 for a certain one. */
function weightOf(sure: number): number {
  return Math.max(0.01, 2 * sure - 1);
}

/** Share of a film in an answer, 0 when absent. */
export function shareOf(film: FilmNumber, subjects: readonly Subject[]): number {
  return subjects.find((one) => one.film === film)?.share ?? 0;
}

/** The films named most, as shares; few mentions leave a part to nobody. */
export function dominant(tally: Map<FilmNumber, number>): Subject[] {
  let sum = 0;
  for (const weight of tally.values()) sum += weight;
  return [...tally].map(([film, weight]) => ({ film, share: weight / (sum + 0.5) }));
}
