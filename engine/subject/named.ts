/** The films that a page names, for the popup: how much, and how it writes them. */
import type { Subject } from '../block.ts';
import type { FilmNumber, Stranger } from '../film.ts';
import { ownCopy } from '../text/own.ts';
import type { Note } from './notes.ts';

/** A film that the page names. */
export interface NamedFilm extends Subject {
  /** As first written on the page. */
  name: string;
  /** The catalogue lacks it. */
  stranger?: Stranger;
}

export class Named {
  readonly #weights = new Map<FilmNumber, number>();
  readonly #names = new Map<FilmNumber, string>();

  /** Adds what a note names, or with a negative weight takes it back. */
  count({ block, mentions }: Note, weight: number): void {
    for (const { start, end, films, sure } of mentions) {
      for (const { film, share } of films) {
        const sum = (this.#weights.get(film) ?? 0) + weight * share * sure;
        if (sum > 1e-9) this.#weights.set(film, sum);
        else this.#weights.delete(film);
      }
      const film = films[0]?.film;
      if (film !== undefined && !this.#names.has(film)) this.#names.set(film, ownCopy(block.text.slice(start, end)));
    }
  }

  /** Likeliest first: the films that the page declares, then those it names most. */
  films(declared: readonly Subject[]): NamedFilm[] {
    const weights = new Map(this.#weights);
    const sum = total(weights);
    for (const { film, share } of declared) weights.set(film, (weights.get(film) ?? 0) + share * (sum + 1));
    const whole = total(weights) + 0.5;
    return [...weights]
      .map(([film, weight]) => ({ film, share: weight / whole, name: this.#names.get(film) ?? '' }))
      .sort((a, b) => b.share - a.share);
  }
}

function total(weights: ReadonlyMap<FilmNumber, number>): number {
  let sum = 0;
  for (const weight of weights.values()) sum += weight;
  return sum;
}
