/** How much each film is named in a place. The films named most are kept at hand, so that a page of long lists stays cheap. */
import type { Subject } from '../block.ts';
import type { FilmNumber } from '../film.ts';
import type { Mention } from '../titles/mentions.ts';

/** Films kept at hand. */
const MOST = 4;

export class Tally {
  readonly #weights = new Map<FilmNumber, number>();
  #sum = 0;
  #most: FilmNumber[] = [];

  /** Adds to a film's weight; a negative one takes back what was added. */
  add(film: FilmNumber, weight: number): void {
    const whole = (this.#weights.get(film) ?? 0) + weight;
    this.#sum += weight;
    if (whole > 1e-9) this.#weights.set(film, whole);
    else this.#weights.delete(film);
    const wasMost = this.#most.includes(film);
    if (weight < 0 && wasMost) this.#most = [...this.#weights.keys()].sort(this.#byWeight).slice(0, MOST);
    else if (wasMost) this.#most.sort(this.#byWeight);
    else if (weight > 0) this.#most = [...this.#most, film].sort(this.#byWeight).slice(0, MOST);
  }

  /** Adds mentions, or with a negative weight takes them back. */
  addAll(mentions: readonly Mention[], weight: number): void {
    for (const { films, sure } of mentions) for (const { film, share } of films) this.add(film, weight * share * sure);
  }

  readonly #byWeight = (a: FilmNumber, b: FilmNumber) => (this.#weights.get(b) ?? 0) - (this.#weights.get(a) ?? 0);

  /** The films named most, as shares; few mentions leave a part to nobody. */
  most(): Subject[] {
    return this.#most.map((film) => ({ film, share: this.#weights.get(film)! / (this.#sum + 0.5) }));
  }
}
