/**
 * Films like a film, from the catalogue alone: what they share of people, genre, language and time, and how well known they are. The reason
 * given names only what is shared, so it gives nothing away.
 */
import type { FilmNumber } from '../../engine/film.ts';
import { fold } from '../../engine/text/fold.ts';
import { type CatalogueFilm, type CatalogueLines, readFilm, readYear } from './format.ts';

export interface SimilarTo {
  number: FilmNumber;
  film: CatalogueFilm;
  /** Spoiler-free: "Also directed by Jane Campion". */
  why: string;
}

/** A film that has been looked at. */
interface Looked {
  film: CatalogueFilm;
  /** Its title, folded, without an article. */
  bare: string;
  /** What its title shares with those of its series. */
  series: string;
}

/** What one film has in common with another. */
interface Shared {
  directors: string[];
  cast: string[];
  genres: string[];
  series: boolean;
}

export class Similarity {
  readonly #lines: CatalogueLines;
  /** Films read so far, by number. */
  readonly #looked: (Looked | undefined)[] = [];

  constructor(lines: CatalogueLines) {
    this.#lines = lines;
  }

  /** The `limit` films most like a film, the likest first. */
  to(number: FilmNumber, limit: number): SimilarTo[] {
    const looked = this.#look(number);
    const { film } = looked;
    const found = this.#candidates(number, film).flatMap((other) => {
      const candidate = this.#look(other);
      const shared: Shared = {
        directors: common(film.directors, candidate.film.directors),
        cast: common(film.cast, candidate.film.cast),
        genres: common(film.genres, candidate.film.genres),
        series: isSeries(looked, candidate),
      };
      const score = scoreOf(film, candidate.film, shared);
      return score > 0 ? [{ number: other, film: candidate.film, shared, score }] : [];
    });
    found.sort((a, b) => b.score - a.score);
    return found
      .slice(0, limit)
      .map((other) => ({ number: other.number, film: other.film, why: reason(film, other.film, other.shared) }));
  }

  #look(number: FilmNumber): Looked {
    const held = this.#looked[number];
    if (held) return held;
    const film = readFilm(this.#lines.films[number]!, this.#lines);
    const looked = { film, bare: bare(film.title), series: seriesOf(film.title) };
    this.#looked[number] = looked;
    return looked;
  }

  /** Films with any rank, and those that name one of the film's people: the rest are not read. */
  #candidates(number: FilmNumber, film: CatalogueFilm): FilmNumber[] {
    const people = [...film.cast, ...film.directors].map((name) => this.#lines.people.indexOf(name).toString(36));
    const named = people.length > 0 ? new RegExp(`[\\t,](?:${people.join('|')})(?:[\\t,]|$)`) : undefined;
    return this.#lines.films.flatMap((line, other) => {
      const known = readYear(line.slice(line.indexOf('\t') + 1, line.indexOf('\t') + 6)).rank > 0;
      return other !== number && (known || named?.test(line)) ? [other] : [];
    });
  }
}

function scoreOf(film: CatalogueFilm, other: CatalogueFilm, { directors, cast, genres, series }: Shared): number {
  const kin = (series ? 6 : 0) + directors.length * 3 + cast.length * 2;
  // Where no genre of the film is known, its language has to do.
  const like = film.genres.length > 0 ? genres : common(film.languages, other.languages);
  if (kin === 0 && (like.length === 0 || other.rank === 0)) return 0;
  const kind = (3 * genres.length) / Math.max(1, new Set([...film.genres, ...other.genres]).size);
  const tongue = common(film.languages, other.languages).some((language) => language !== 'English') ? 1.5 : 0;
  const time = 1.5 * Math.max(0, 1 - Math.abs(film.year - other.year) / 20);
  return kin + kind + tongue + time + other.rank * 0.8;
}

/** Titles of one series differ by number or subtitle, and somebody stays, or both are well known. */
function isSeries(a: Looked, b: Looked): boolean {
  if (a.series === '' || a.series !== b.series || a.bare === b.bare) return false;
  const [one, other] = [a.film, b.film];
  const stay = common([...one.directors, ...one.cast], [...other.directors, ...other.cast]);
  return stay.length > 0 || (one.rank > 1 && other.rank > 1);
}

/** "The Godfather Part II" -> "godfather"; empty where too little is left to tell. */
function seriesOf(title: string): string {
  const [head = ''] = title.split(/: | – | - /);
  const name = bare(head).replace(/ (?:(?:part|chapter|episode|volume|vol) )?(?:\d+|[ivx]+|one|two|three|four)$/, '');
  return name.length < 4 ? '' : name;
}

function bare(title: string): string {
  return fold(title).replace(/^(?:the|a|an) /, '');
}

function common(some: string[], others: string[]): string[] {
  return some.length === 0 || others.length === 0 ? [] : some.filter((item) => others.includes(item));
}

function reason(film: CatalogueFilm, other: CatalogueFilm, { directors, cast, genres, series }: Shared): string {
  if (series) return 'From the same series';
  if (directors.length > 0) return `Also directed by ${listed(directors)}`;
  if (cast.length > 0) return `Also with ${listed(cast)}`;
  const tongue = common(film.languages, other.languages).find(
    (language) => language !== 'English' || genres.length === 0,
  );
  const kind = listed(genres.slice(0, 2).map((genre) => genre.toLowerCase()));
  const what = [kind, tongue && `in ${tongue}`].filter(Boolean).join(' ');
  return `Also ${what}, ${Math.floor(other.year / 10) * 10}s`;
}

function listed(names: string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
