/** The films' titles and years, for labels: asked for once for each film, and only when something about it is covered. */
import type { FilmNumber } from '../../engine/film.ts';

export interface NameStore {
  read(films: FilmNumber[]): Promise<ReadonlyMap<FilmNumber, string>>;
  /** The names of some films are known now. */
  onRead(films: ReadonlySet<FilmNumber>): void;
}

export class Names {
  readonly #store: NameStore;
  readonly #known = new Map<FilmNumber, string>();
  readonly #asked = new Set<FilmNumber>();
  #wanted: FilmNumber[] = [];

  constructor(store: NameStore) {
    this.#store = store;
  }

  /** "Title (Year)"; undefined while it is not known. */
  of(film: FilmNumber): string | undefined {
    const name = this.#known.get(film);
    if (name === undefined && !this.#asked.has(film)) {
      this.#asked.add(film);
      if (!this.#wanted.length) queueMicrotask(() => this.#fetch());
      this.#wanted.push(film);
    }
    return name;
  }

  #fetch(): void {
    const films = this.#wanted;
    this.#wanted = [];
    // Without an answer the page's own words for the film stay.
    this.#store.read(films).then(
      (names) => {
        for (const [film, name] of names) this.#known.set(film, name);
        if (names.size) this.#store.onRead(new Set(names.keys()));
      },
      () => {},
    );
  }
}
