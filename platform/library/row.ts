/** One line of somebody's export, before it is known which film it means. */
import type { Shelf } from '../library.ts';

export interface Row {
  /** `either`: the file does not say; its name or the person must. */
  shelf: Shelf | 'either';
  title: string;
  year: number | null;
  date: string | null;
  imdb?: string;
  tmdb?: number;
  /** An id of this project's own export. */
  id?: string;
  /** It may as well be a series: kept only when it is a film of the catalogue. */
  maybeFilm?: boolean;
}

/** A line that means no film of the library, and why. */
export interface Skipped {
  skip: string;
  title: string;
}

/** What a file says of the library. */
export interface Reading {
  /** "Letterboxd diary" */
  source: string;
  rows: (Row | Skipped)[];
}

export const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/** A year of film history, or `null`. */
export function yearOf(value: unknown): number | null {
  const year = Number(/^\s*(\d{4})\b/.exec(String(value ?? ''))?.[1]);
  return year >= 1870 && year <= 2100 ? year : null;
}

/** The day of a date in any form that the sources write, or `null`. */
export function dateOf(value: unknown): string | null {
  const text = textOf(value);
  const iso = /^(\d{4}-\d{2}-\d{2})(?:$|[T ])/.exec(text)?.[1];
  if (iso) return Number.isNaN(Date.parse(iso)) ? null : iso;
  const date = new Date(text); // "Sat Jan 7 00:00:00 2012", in old files.
  if (text === '' || Number.isNaN(date.getTime())) return null;
  const two = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** Ids as far as they are sound: `{ imdb: 'tt…' }`, `{ tmdb: 451 }`. */
export function idsOf(imdb: unknown, tmdb: unknown): Pick<Row, 'imdb' | 'tmdb'> {
  const title = /^tt\d{7,8}$/.exec(textOf(imdb))?.[0];
  const number = Number(tmdb ?? 0);
  return { ...(title && { imdb: title }), ...(Number.isInteger(number) && number > 0 && { tmdb: number }) };
}
