/**
 * Names that a page itself teaches: those of films that the catalogue lacks ("strangers"), and names that it does not know of films that
 * it has. Once taught, the same words are found all over the page: in what is read later, or again.
 */
import type { FilmNumber, Stranger } from '../film.ts';
import { AFTER_BREAK, SUFFIXED, type Words } from '../text/words.ts';
import { type Hit, hitOf } from './find.ts';
import { addWord, RUN_SHIFT } from './layout.ts';

/** A page that teaches more names is no text about films. */
const MOST = 600;

export class Taught {
  /** The number of the first stranger: one above the catalogue's last film. */
  readonly first: FilmNumber;
  readonly strangers: Stranger[] = [];
  /** Films by the hash of their names. */
  readonly #films = new Map<number, FilmNumber>();
  /** Hashes of films' names that are a part of what the page itself is called ("Star Wars Outlaws review"): there they mean something else. */
  readonly #parts = new Set<number>();
  /** First words of names, and the most words of a name that begins so. */
  readonly #begins = new Map<number, number>();

  /** @param films of the catalogue */
  constructor(films: number) {
    this.first = films;
  }

  /** How many names were taught. */
  get size(): number {
    return this.#films.size;
  }

  /** The film that has the name of this hash on this page. */
  filmOf(hash: number): FilmNumber | undefined {
    return this.#films.get(hash);
  }

  strangerOf(film: FilmNumber): Stranger | undefined {
    return this.strangers[film - this.first];
  }

  /** Takes a name as that of a film. @returns whether that is news */
  teach(words: Words, { hash, first, last }: Hit, film: FilmNumber): boolean {
    if (this.filmOf(hash) === film || this.size >= MOST) return false;
    this.#films.set(hash, film);
    const begins = words.hash[first]!;
    this.#begins.set(begins, Math.max(this.#begins.get(begins) ?? 0, last - first + 1));
    return true;
  }

  /** The page's heading has the name as a part of a longer one. */
  takeAsPart(hash: number): void {
    this.#parts.add(hash);
  }

  /** Whether the name is a part of what the page is called. */
  isPart(hash: number): boolean {
    return this.#parts.has(hash);
  }

  /** The number of a stranger of this name: a new one, unless the name was taught as one with no other year. */
  stranger(hash: number, title: string, year?: number): FilmNumber {
    const film = this.filmOf(hash);
    const known = film === undefined ? undefined : this.strangerOf(film);
    if (known !== undefined && (year === undefined || known.year === undefined || known.year === year)) {
      if (year !== undefined) known.year = year;
      return film!;
    }
    return this.first + this.strangers.push({ title, ...(year !== undefined && { year }) }) - 1;
  }

  /** A stranger has turned out to be a film of the catalogue: its names are that film's. */
  isKnown(stranger: FilmNumber, film: FilmNumber): void {
    for (const [hash, known] of this.#films) if (known === stranger) this.#films.set(hash, film);
  }

  /** Places with the words of a taught name. */
  find(text: string, words: Words): Hit[] {
    const hits: Hit[] = [];
    if (this.size === 0) return hits;
    const { hash, flags, count } = words;
    for (let i = 0; i < count; i++) {
      const most = this.#begins.get(hash[i]!) ?? this.#begins.get(words.stem[i]!);
      if (most === undefined) continue;
      let run = 0;
      for (let j = i; j < Math.min(count, i + most); j++) {
        if (j > i && (flags[j]! & AFTER_BREAK) !== 0) break;
        if ((flags[j]! & SUFFIXED) !== 0) {
          const stem = addWord(run, words.stem[j]!) >>> RUN_SHIFT;
          if (this.#films.has(stem)) hits.push(hitOf(text, words, stem, i, j, words.stemEnd[j]!));
        }
        run = addWord(run, hash[j]!);
        if (this.#films.has(run >>> RUN_SHIFT)) hits.push(hitOf(text, words, run >>> RUN_SHIFT, i, j, words.end[j]!));
      }
    }
    return hits;
  }
}
