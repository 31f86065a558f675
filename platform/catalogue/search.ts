/**
 * Search as you type over every name of every film.
 *
 * All names, folded, stand in one long string, the best known films first, each name on a line of its own and each word between spaces:
 *
 *   "\n the godfather \n the matrix \n matrix \n …"
 *
 * 1. The rarest-looking (longest) word of the query is looked for in it with indexOf, " godf" for a word still being typed; the other words
 *    must stand in the same line. Well-known films come first, so a scan that has met enough lines can stop.
 * 2. A line scores by how it fits (whole name, beginning, words in order, words anywhere), by the film's rank, and by the year asked for.
 * 3. When that finds little, the whole query is looked for with up to two wrong, missing, added or swapped letters (misspelling.ts).
 */
import type { FilmNumber } from '../../engine/film.ts';
import { fold } from '../../engine/text/fold.ts';
import { type CatalogueFilm, type CatalogueLines, readFilm, readNames, readYear } from './format.ts';
import { lettersOf, Misspelling } from './misspelling.ts';

/** A film found by a search. */
export interface Found {
  number: FilmNumber;
  film: CatalogueFilm;
  /** The name that fits the query, when the title does not. */
  by?: string;
}

/** Lines after which a scan has seen enough; ranks go down from here. */
const ENOUGH_LINES = 3000;
/** Films that one slice of the preparation reads: a few milliseconds. */
const SLICE = 1500;
/** With fewer films than this found, misspellings are tried. */
const FEW = 3;
const LEADING_ARTICLE = /^ (?:the|a|an|le|la|les|l|un|une|der|die|das|el|los|las|il|lo|gli|o|os) /;

/** Names that folding only makes lower case: most, and all names are folded at the first search. */
const PLAIN = /^[a-z\d]+(?: [a-z\d]+)*$/i;

interface Query {
  /** Words as they stand in the lines: " the", " godf". */
  words: string[];
  year?: number;
}

export class Search {
  readonly #lines: CatalogueLines;
  /** The long string, and where each line of it begins. */
  #text = '';
  #starts = new Int32Array(0);
  /** Of each line: its film, and which of the film's names it is (0 the title). */
  #films = new Int32Array(0);
  #which = new Uint8Array(0);
  #years: Int16Array;
  #ranks: Uint8Array;
  /** Of each line: the letters in it, for the search of misspellings. */
  #letters: Int32Array | undefined;
  #named: Map<string, FilmNumber[]> | undefined;
  readonly #writing: Generator<undefined, void>;

  constructor(lines: CatalogueLines) {
    this.#lines = lines;
    this.#years = new Int16Array(lines.films.length);
    this.#ranks = new Uint8Array(lines.films.length);
    this.#writing = this.#write();
  }

  /** Does the next slice of the preparation; true when all is done. The first search does what is left. */
  warm(): boolean {
    return this.#writing.next().done === true;
  }

  *#write(): Generator<undefined, void> {
    const { films } = this.#lines;
    const byRank: FilmNumber[][] = [[], [], [], []];
    for (const [number, line] of films.entries()) {
      const { year, rank } = readYear(line.split('\t', 2)[1]!);
      this.#years[number] = year;
      this.#ranks[number] = rank;
      byRank[rank]!.push(number);
      if (number % SLICE === 0) yield;
    }
    const starts: number[] = [];
    const owners: FilmNumber[] = [];
    const which: number[] = [];
    const folded: string[] = [];
    let length = 0;
    for (const [place, number] of byRank.reverse().flat().entries()) {
      if (place % SLICE === 0) yield;
      for (const [at, name] of readNames(films[number]!).entries()) {
        const line = `\n ${PLAIN.test(name) ? name.toLowerCase() : fold(name)} `;
        folded.push(line);
        starts.push(length);
        owners.push(number);
        which.push(at);
        length += line.length;
      }
    }
    this.#text = folded.join('');
    this.#starts = Int32Array.from(starts);
    this.#films = Int32Array.from(owners);
    this.#which = Uint8Array.from(which);
  }

  /** Films that have this folded name. */
  named(folded: string): FilmNumber[] {
    while (!this.warm());
    this.#named ??= this.#index();
    return this.#named.get(folded) ?? [];
  }

  #index(): Map<string, FilmNumber[]> {
    const named = new Map<string, FilmNumber[]>();
    for (const [line, film] of this.#films.entries()) {
      const name = this.#line(line).trim();
      const films = named.get(name);
      if (!films) named.set(name, [film]);
      else if (!films.includes(film)) films.push(film);
    }
    return named;
  }

  /** The films that fit best. */
  find(query: string, limit: number): Found[] {
    while (!this.warm());
    const best = new Map<FilmNumber, { score: number; line: number }>();
    const offer = (line: number, score: number) => {
      const film = this.#films[line]!;
      const held = best.get(film);
      if (!held || score > held.score) best.set(film, { score, line });
    };
    const readings = readQuery(query);
    for (const reading of readings) this.#scan(reading, offer);
    if (best.size < FEW) for (const reading of readings) this.#scanMisspelt(reading, offer);
    const ordered = [...best].sort((a, b) => b[1].score - a[1].score || this.#years[b[0]]! - this.#years[a[0]]!);
    return ordered.slice(0, limit).map(([number, { line }]) => {
      const film = readFilm(this.#lines.films[number]!, this.#lines);
      const title = ` ${fold(film.title)}`;
      if (this.#which[line] === 0 || readings.some(({ words }) => words.every((word) => title.includes(word))))
        return { number, film };
      return { number, film, by: readNames(this.#lines.films[number]!)[this.#which[line]!]! };
    });
  }

  #scan(query: Query, offer: (line: number, score: number) => void): void {
    const phrase = query.words.join('');
    const last = query.words.length - 1;
    // Every word but the one being typed ends where it ends: "man " is not "mankind".
    const wanted = query.words.map((word, at) => (at === last ? word : `${word} `));
    const rarest = wanted.toSorted((a, b) => b.length - a.length)[0] ?? '';
    if (rarest.length < 2) return;
    let met = 0;
    let at = this.#text.indexOf(rarest);
    while (at >= 0 && met < ENOUGH_LINES) {
      const line = this.#lineAt(at);
      const name = this.#line(line);
      if (wanted.every((word) => name.includes(word))) {
        offer(line, fitOf(name.trimEnd(), phrase) + this.#weight(line, query));
        met++;
      }
      at = this.#text.indexOf(rarest, this.#starts[line + 1] ?? this.#text.length);
    }
  }

  /** What speaks for a line besides its words. */
  #weight(line: number, { year }: Query): number {
    const film = this.#films[line]!;
    const apart = year === undefined ? 0 : Math.abs(this.#years[film]! - year);
    const time = year === undefined ? 0 : apart === 0 ? 45 : apart === 1 ? 15 : -30;
    return this.#ranks[film]! * 15 + time - (this.#which[line] ? 3 : 0);
  }

  #scanMisspelt(query: Query, offer: (line: number, score: number) => void): void {
    const pattern = query.words.join('').slice(0, 31);
    const edits = pattern.length < 5 ? 0 : pattern.length < 7 ? 1 : 2;
    if (edits === 0) return;
    const matcher = new Misspelling(pattern, edits);
    this.#letters ??= this.#maskLetters();
    for (let line = 0; line < this.#starts.length; line++) {
      if (!matcher.mayFit(this.#letters[line]!)) continue;
      const from = this.#starts[line]! + 1;
      const to = this.#starts[line + 1] ?? this.#text.length;
      const wrong = matcher.distance(this.#text, from, to);
      if (wrong <= edits) offer(line, 40 - 12 * wrong - (to - from) / 4 + this.#weight(line, query));
    }
  }

  #maskLetters(): Int32Array {
    return this.#starts.map((start, line) =>
      lettersOf(this.#text, start + 1, this.#starts[line + 1] ?? this.#text.length),
    );
  }

  #line(line: number): string {
    return this.#text.slice(this.#starts[line]! + 1, this.#starts[line + 1] ?? this.#text.length);
  }

  /** The line that holds a position. */
  #lineAt(position: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle]! <= position) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

/** A year in a query may be part of the name ("Blade Runner 2049") or tell it from its namesakes ("heat 1995"): both readings. */
function readQuery(query: string): Query[] {
  const words = fold(query)
    .split(' ')
    .filter(Boolean)
    .map((word) => ` ${word}`);
  const readings: Query[] = [{ words }];
  for (const [at, word] of words.entries()) {
    if (words.length > 1 && /^ (?:18[89]|19\d|20\d)\d$/.test(word))
      readings.push({ words: words.toSpliced(at, 1), year: Number(word) });
  }
  return readings;
}

/** How well a name (" the godfather") fits the query (" godf"): the whole name before its beginning before words inside it. */
function fitOf(name: string, phrase: string): number {
  const bare = name.replace(LEADING_ARTICLE, ' ');
  if (name === phrase) return 92;
  if (bare === phrase || bare === phrase.replace(LEADING_ARTICLE, ' ')) return 88;
  const extra = Math.min(12, (name.length - phrase.length) / 4);
  if (name.startsWith(phrase) || bare.startsWith(phrase)) return 60 - extra;
  return (name.includes(phrase) ? 45 : 30) - extra;
}
