/**
 * The catalogue: every film Curtain knows by name, for popup, options, film page and background. The content script has its own compact index
 * of the same names (data/catalogue/index.txt); both carry one version, and a film's number is the same in both.
 */
import type { FilmId, FilmNumber, OuterIds } from '../engine/film.ts';
import { fold } from '../engine/text/fold.ts';
import { type CatalogueFilm, readFilm, readIds, readLines } from './catalogue/format.ts';
import { type Found, Search } from './catalogue/search.ts';
import { Similarity, type SimilarTo } from './catalogue/similar.ts';

export type { CatalogueFilm } from './catalogue/format.ts';
export type { Found } from './catalogue/search.ts';
export type { SimilarTo } from './catalogue/similar.ts';

export interface Catalogue {
  /** Numbers of films mean something only together with this. */
  readonly version: string;
  /** How many films; their numbers are 0 to size - 1. */
  readonly size: number;
  byId(id: FilmId): CatalogueFilm | undefined;
  byNumber(number: FilmNumber): CatalogueFilm | undefined;
  numberOf(id: FilmId): FilmNumber | undefined;
  /** The film with one of these ids, the strongest first: Wikidata, IMDb, TMDB, Wikipedia. */
  byOuterIds(ids: OuterIds): CatalogueFilm | undefined;
  /**
   * Films with exactly this name (title, original title or another name, case, accents and punctuation aside), the best known first; with a
   * year only those of that year, or else of the year before or after.
   */
  find(title: string, year?: number): CatalogueFilm[];
  /** Search as you type: words in any order, the last may be cut, small misspellings, a year ("heat 1995"). Best first. */
  search(query: string, limit: number): Found[];
  /** Prepares the search by a few milliseconds' work, so that the first keystroke need not; true when there is nothing left to do. */
  warm(): boolean;
  /** Films like this one by people, genre, time and language, each with a spoiler-free reason. */
  similar(id: FilmId, limit: number): SimilarTo[];
}

/** Looking a film up by its id reads the lines this often; then a table of all ids is worth its quarter of a second. */
const FEW = 8;

/**
 * Reads a catalogue file. What only some callers need (ids, names, search) is made when first asked for.
 * @throws when the text is not a whole catalogue of this format.
 */
export function loadCatalogue(text: string): Catalogue {
  const lines = readLines(text);
  const byNumber = (number: FilmNumber) => {
    const line = lines.films[number];
    return line === undefined ? undefined : readFilm(line, lines);
  };
  const numbers = lazy(() => new Map(lines.films.map((line, number) => [readIds(line).id, number])));
  const outer = lazy(() => {
    const keys = (line: string, number: FilmNumber) =>
      outerKeys(readIds(line).ids).map((key) => [key, number] as const);
    return new Map(lines.films.flatMap(keys));
  });
  const search = new Search(lines);
  const similarity = lazy(() => new Similarity(lines));
  let asked = 0;
  const numberOf = (id: FilmId) => (asked++ < FEW ? scanFor(id, lines.films) : numbers().get(id));
  const byId = (id: FilmId) => {
    const number = numberOf(id);
    return number === undefined ? undefined : byNumber(number);
  };
  return {
    version: lines.version,
    size: lines.films.length,
    byId,
    byNumber,
    numberOf,
    byOuterIds(ids) {
      const key = outerKeys(ids).find((candidate) => outer().has(candidate));
      return key === undefined ? undefined : byNumber(outer().get(key)!);
    },
    find(title, year) {
      const named = search.named(fold(title)).map((number) => byNumber(number)!);
      const within = (years: number) => named.filter((film) => Math.abs(film.year - year!) <= years);
      const fitting = year === undefined ? named : within(0).length > 0 ? within(0) : within(1);
      return fitting.sort((a, b) => b.rank - a.rank);
    },
    search: (query, limit) => search.find(query, limit),
    warm: () => search.warm(),
    similar(id, limit) {
      const number = numberOf(id);
      return number === undefined ? [] : similarity().to(number, limit);
    },
  };
}

/** The line of a film: the digits of its id, or the year in it, narrow the lines down; reading those that hold them decides. */
function scanFor(id: FilmId, films: readonly string[]): FilmNumber | undefined {
  const words = /^Q\d+$/.test(id) ? id.slice(1) : id.slice(-4);
  const number = films.findIndex((line) => line.includes(words) && readIds(line).id === id);
  return number < 0 ? undefined : number;
}

function outerKeys({ wikidata, imdb, tmdb, wikipedia }: OuterIds): string[] {
  return [wikidata, imdb, tmdb && `tmdb ${tmdb}`, wikipedia && `wikipedia ${wikipedia}`].filter(
    (key) => typeof key === 'string',
  );
}

function lazy<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
