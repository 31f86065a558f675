/** A film as the cache keeps it: its parts, and where each of them came from. */
import * as v from 'valibot';
import type { Film, FilmFacts, FilmId } from '../../engine/film.ts';
import { FILM_PARTS, type Origin, PARTS, type Part, SOURCE_IDS } from '../sources/source.ts';
import { FilmShape } from './schema.ts';

/** A part without an origin is not known; its field in `film` is empty. */
export interface KeptFilm {
  id: FilmId;
  film: Film;
  origins: Partial<Record<Part, Origin>>;
  /** Address of a poster at its source; loaded only when the person allowed posters. */
  poster?: string;
  /** Pages elsewhere that the source points to. */
  links: { text: string; href: string }[];
}

const address = v.pipe(v.string(), v.url(), v.regex(/^https?:/));
const OriginShape: v.GenericSchema<unknown, Origin> = v.object({
  source: v.picklist(SOURCE_IDS),
  link: v.exactOptional(address),
  title: v.exactOptional(v.string()),
  date: v.pipe(v.string(), v.isoDate()),
  derived: v.exactOptional(v.boolean()),
  shortened: v.exactOptional(v.boolean()),
});

export const KeptFilmShape: v.GenericSchema<unknown, KeptFilm> = v.object({
  id: v.pipe(v.string(), v.minLength(1)),
  film: FilmShape,
  origins: v.record(v.picklist(PARTS), OriginShape),
  poster: v.exactOptional(address),
  links: v.array(v.object({ text: v.string(), href: address })),
});

const FACT_FIELDS = [
  'title',
  'year',
  'originalTitle',
  'otherTitles',
  'ids',
  'runtime',
  'languages',
  'countries',
  'directors',
  'genres',
] as const satisfies (keyof FilmFacts)[];

/** Facts of which the naming ones at least are known. */
type NamedFilm = Pick<FilmFacts, 'title' | 'year' | 'ids'> & Partial<FilmFacts>;

/** A film of which no more than the facts are known. */
export function bareFilm(id: FilmId, facts: NamedFilm): KeptFilm {
  const film: Film = {
    title: facts.title,
    year: facts.year,
    ids: facts.ids,
    otherTitles: [],
    languages: [],
    countries: [],
    directors: [],
    genres: [],
    synopsis: '',
    plot: [],
    ending: [],
    timeline: [],
    characters: [],
    settings: [],
    themes: [],
    crew: [],
    production: [],
    similar: [],
    updated: '1970-01-01',
  };
  for (const field of FACT_FIELDS) if (facts[field] !== undefined) copy(film, facts as Film, field);
  return { id, film, origins: {}, links: [] };
}

/** A film as the extension ships it. */
export function shippedFilm(id: FilmId, film: Film): KeptFilm {
  const origin: Origin = { source: 'shipped', date: film.updated };
  const known = FILM_PARTS.filter((part) => part === 'facts' || isTold(film[part]));
  return { id, film, origins: Object.fromEntries(known.map((part) => [part, origin])), links: [] };
}

const isTold = (value: unknown): boolean =>
  Array.isArray(value) || typeof value === 'string' ? value.length > 0 : value !== undefined;

const DAY = 86_400_000;
/** Days after which a fetched part may be refreshed. */
export const STALE_DAYS = 30;
/** TMDB's terms: kept for at most six months. */
const TMDB_DAYS = 182;

const isOlder = (date: string, days: number, now: number) => now - Date.parse(date) > days * DAY;

/** ISO date of the oldest part that was fetched; shipped parts are renewed by updates of the extension. */
export function oldestDate({ origins }: KeptFilm): string | undefined {
  const fetched = Object.values(origins).filter(({ source }) => source !== 'shipped');
  return fetched.map(({ date }) => date).sort()[0];
}

/** @param now milliseconds since 1970. */
export function isStale(oldest: string | undefined, now: number): boolean {
  return oldest !== undefined && isOlder(oldest, STALE_DAYS, now);
}

/** The film without the parts that their source's terms no longer allow to keep; the same object when all may stay. */
export function withoutExpired(kept: KeptFilm, now: number): KeptFilm {
  const expired = PARTS.filter((part) => {
    const origin = kept.origins[part];
    return origin?.source === 'tmdb' && isOlder(origin.date, TMDB_DAYS, now);
  });
  return expired.length === 0 ? kept : withoutParts(kept, expired);
}

/** The film without these parts; without facts no more than what names it stays. */
export function withoutParts(kept: KeptFilm, parts: Part[]): KeptFilm {
  const { title, year, ids } = kept.film;
  const bare = bareFilm(kept.id, parts.includes('facts') ? { title, year, ids } : kept.film);
  const stay = PARTS.filter((part) => !parts.includes(part));
  return mergeParts(bare, kept, stay);
}

/** `into` with these parts of `from` in place of its own, as far as `from` has them. */
export function mergeParts(into: KeptFilm, from: KeptFilm, parts: readonly Part[]): KeptFilm {
  const merged: KeptFilm = { ...into, film: { ...into.film }, origins: { ...into.origins } };
  for (const part of parts) {
    const origin = from.origins[part];
    if (!origin) continue;
    merged.origins[part] = origin;
    if (part === 'facts') for (const field of FACT_FIELDS) copy(merged.film, from.film, field);
    else if (part === 'poster') copy(merged, from, 'poster');
    else if (part === 'links') merged.links = from.links;
    else copy(merged.film, from.film, part);
    if (origin.date > merged.film.updated) merged.film.updated = origin.date;
  }
  return merged;
}

function copy<T extends object, K extends keyof T>(into: T, from: T, key: K): void {
  if (from[key] === undefined) delete into[key];
  else into[key] = from[key];
}
