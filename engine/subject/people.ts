/**
 * Which films a person's name may come from: a page that never names its film still tells it by its people.
 *
 * What is stored: the words of the names of the shipped films' characters, each with its films and how telling it is.
 * Example: "clarice" -> The Silence of the Lambs, 3 (hardly anybody else is called so); "jack" -> seven films, 0.
 * As text:  version of the catalogue, space, bits (titles/dense.ts):
 *   1. how many films, then their numbers, rising, each as the step from the one before (gamma)
 *   2. how many words, then for each, by rising hash: step of the hash (gamma; its low 24 bits), 2 bits how telling, 1 bit whether it
 *      counts in lower case too, how many films (gamma), each film's place in the list of 1. (8 bits or as many as are needed)
 *   3. the stars (stars.ts)
 */
import type { FilmNumber } from '../film.ts';
import { CAPITAL, hashWord, SUFFIXED, type Words } from '../text/words.ts';
import { DenseReader, DenseWriter } from '../titles/dense.ts';
import { type StarNames, Stars, writeStars } from './stars.ts';

/** A word of a name. */
export interface NameWord {
  /** Folded. */
  word: string;
  /** 0 to 3: how seldom anybody else is called so. */
  telling: number;
  /** No ordinary word: it counts in lower case too. */
  lower: boolean;
  films: FilmNumber[];
}

/** A word of a block that may be a person's. */
export interface Person {
  start: number;
  end: number;
  hash: number;
  worth: number;
  films: readonly FilmNumber[];
}

interface Entry {
  worth: number;
  lower: boolean;
  films: FilmNumber[];
}

/** What a name counts by how telling it is. */
const WORTH = [0.25, 0.45, 0.7, 1];
const HASH_BITS = 24;
const LOW = (1 << HASH_BITS) - 1;
const PLACES = 4096;

export class People {
  readonly #entries = new Map<number, Entry>();
  /** One bit for each low part of a known hash, so that nearly all words are settled without a look-up. */
  readonly #known = new Uint8Array(PLACES);
  /** Those who tell that films are talked of, but not which. */
  stars = new Stars();

  /** @throws when the text is cut short, or of another version than the title index. */
  static read(text: string, version: string): People {
    const people = new People();
    const gap = text.indexOf(' ');
    if (text.slice(0, gap) !== version) throw new Error('People: of another version than the title index.');
    const bits = new DenseReader(text, gap + 1);
    const films: FilmNumber[] = [];
    let film = -1;
    for (let left = bits.gamma() - 1; left > 0; left--) {
      film += bits.gamma();
      films.push(film);
    }
    const width = widthOf(films.length);
    let hash = -1;
    for (let left = bits.gamma() - 1; left > 0; left--) {
      hash += bits.gamma();
      const worth = WORTH[bits.bits(2)]!;
      const lower = bits.bits(1) === 1;
      const its = Array.from({ length: bits.gamma() }, () => films[bits.bits(width)]!);
      people.#put(hash, { worth, lower, films: its });
    }
    people.stars = new Stars(bits);
    return people;
  }

  /** Adds people of one more film. */
  add({ word, telling, lower, films }: NameWord): void {
    const hash = hashWord(word) & LOW;
    const known = this.#entries.get(hash);
    if (known) known.films = [...new Set([...known.films, ...films])];
    else this.#put(hash, { worth: WORTH[telling]!, lower, films: [...films] });
  }

  #put(hash: number, entry: Entry): void {
    this.#entries.set(hash, entry);
    this.#known[hash & (PLACES - 1)] = 1;
  }

  /** The words just read that may be of a person's name, outside the stretches given (in order): names of films. */
  among(words: Words, outside: readonly { start: number; end: number }[]): Person[] {
    const found: Person[] = [];
    let next = 0;
    for (let i = 0; i < words.count; i++) {
      const flags = words.flags[i]!;
      const hash = (flags & SUFFIXED ? words.stem[i]! : words.hash[i]!) & LOW;
      if (this.#known[hash & (PLACES - 1)] === 0) continue;
      const entry = this.#entries.get(hash);
      if (entry === undefined || !(entry.lower || flags & CAPITAL)) continue;
      const [start, end] = [words.start[i]!, words.end[i]!];
      while (next < outside.length && outside[next]!.end <= start) next++;
      if (next < outside.length && outside[next]!.start < end) continue;
      found.push({ start, end, hash, worth: entry.worth, films: entry.films });
    }
    return found;
  }
}

const widthOf = (count: number): number => Math.max(1, 32 - Math.clz32(Math.max(0, count - 1)));

/** The text that `People.read` takes apart. */
export function writePeople(names: readonly NameWord[], stars: StarNames, version: string): string {
  const writer = new DenseWriter(`${version} `);
  const films = [...new Set(names.flatMap((name) => name.films))].sort((a, b) => a - b);
  writer.gamma(films.length + 1);
  films.forEach((film, i) => {
    writer.gamma(film - (films[i - 1] ?? -1));
  });
  const place = new Map(films.map((film, i) => [film, i]));
  const width = widthOf(films.length);
  const hashed = names.map((name) => ({ ...name, hash: hashWord(name.word) & LOW })).sort((a, b) => a.hash - b.hash);
  const apart = hashed.filter(({ hash }, i) => hash !== hashed[i - 1]?.hash);
  writer.gamma(apart.length + 1);
  apart.forEach(({ hash, telling, lower, films: its }, i) => {
    writer.gamma(hash - (apart[i - 1]?.hash ?? -1));
    writer.bits(telling, 2);
    writer.bits(lower ? 1 : 0, 1);
    writer.gamma(its.length);
    for (const film of its) writer.bits(place.get(film)!, width);
  });
  writeStars(writer, stars);
  return writer.finish();
}

/** Films kept as likely by their people alone. */
const MOST = 3;
/** People worth less together say nothing of a page. */
const LEAST = 1.2;
/** People worth so much together make two thirds of certainty. */
const TELLING = 1.5;

/** A page's people tell of a film wholly when this part of them are its own: on a long page some of any film's are named. */
const OWN = 1 / 3;

/** How surely people worth so much together tell their film, 0 to 1. */
export const surenessOf = (worth: number): number => 1 - Math.exp(-worth / TELLING);

/** The people named on one page, by film. */
export class Cast {
  readonly #films = new Map<FilmNumber, { worth: number; counts: Map<number, number> }>();
  #most: FilmNumber[] | null = null;
  /** How often each was named, and what all are worth together. */
  readonly #named = new Map<number, number>();
  #worth = 0;

  /** Adds what was named, or takes it back. */
  count(people: readonly Person[], sign: 1 | -1): void {
    for (const { hash, worth, films } of people) {
      const times = this.#named.get(hash) ?? 0;
      this.#named.set(hash, times + sign);
      if (times === 0 || times + sign === 0) this.#worth += sign * worth;
      for (const film of films) {
        let known = this.#films.get(film);
        if (known === undefined) {
          known = { worth: 0, counts: new Map() };
          this.#films.set(film, known);
        }
        const before = known.counts.get(hash) ?? 0;
        known.counts.set(hash, before + sign);
        if (before === 0 || before + sign === 0) {
          known.worth += sign * worth;
          this.#most = null;
        }
      }
    }
  }

  /** How surely the page's people tell this film, 0 to 1. */
  surenessOf(film: FilmNumber): number {
    const worth = this.#films.get(film)?.worth ?? 0;
    return worth === 0 ? 0 : surenessOf(worth) * Math.min(1, worth / (OWN * this.#worth));
  }

  /** The films that most people named here belong to; none while there are few. */
  most(): readonly FilmNumber[] {
    this.#most ??= [...this.#films]
      .filter(([, { worth }]) => worth >= LEAST)
      .sort(([, a], [, b]) => b.worth - a.worth)
      .slice(0, MOST)
      .map(([film]) => film);
    return this.#most;
  }
}
