/** How much each film is named in a place. The films named most are kept at hand, so that a page of long lists stays cheap. */
import type { Subject } from '../block.ts';
import type { FilmNumber } from '../film.ts';
import type { Mention } from '../titles/mentions.ts';

/** Films kept at hand. */
const MOST = 4;
const NONE: readonly FilmNumber[] = [];

export class Tally {
  /** Made with the first name: most places have none. */
  #weights: Map<FilmNumber, number> | null = null;
  #sum = 0;
  #most: readonly FilmNumber[] = NONE;

  /** Adds to a film's weight; a negative one takes back what was added. */
  add(film: FilmNumber, weight: number): void {
    this.#weights ??= new Map();
    const whole = (this.#weights.get(film) ?? 0) + weight;
    this.#sum += weight;
    if (whole > 1e-9) this.#weights.set(film, whole);
    else this.#weights.delete(film);
    const wasMost = this.#most.includes(film);
    if (weight < 0 && !wasMost) return;
    const rivals = weight < 0 ? this.#weights.keys() : wasMost ? this.#most : [...this.#most, film];
    this.#most = [...rivals].sort((a, b) => this.#of(b) - this.#of(a)).slice(0, MOST);
  }

  /** Adds mentions, or with a negative weight takes them back. */
  addAll(mentions: readonly Mention[], weight: number): void {
    for (const { films, sure } of mentions) for (const { film, share } of films) this.add(film, weight * share * sure);
  }

  #of(film: FilmNumber): number {
    return this.#weights?.get(film) ?? 0;
  }

  /** The films named most, as shares; few mentions leave a part to nobody. */
  most(): Subject[] {
    return this.#most.map((film) => ({ film, share: this.#of(film) / (this.#sum + 0.5) }));
  }
}
