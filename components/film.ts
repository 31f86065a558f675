/** What components are given of a film; the entrypoints fill it from catalogue, cache and library. */
import type { Film, FilmFacts, FilmId } from '../engine/film.ts';

/** A film as far as it is known: facts always, the rest when a source gave it. */
export type KnownFilm = FilmFacts & Partial<Film>;

/** Whether what happens in it is told. */
export const isTold = ({ plot, ending, timeline }: KnownFilm): boolean =>
  [plot, ending, timeline].some((part) => part?.length);

/** Whether there is more than facts and synopsis. */
export const hasDepth = (film: KnownFilm): boolean =>
  isTold(film) || Boolean(film.characters?.length || film.settings?.length || film.themes?.length || hasMaking(film));

/** Whether anything of its making is known: people, money, production, scenes in the credits. */
export const hasMaking = ({ boxOffice, crew, production, postCredits }: KnownFilm): boolean =>
  Boolean(boxOffice || crew?.length || production?.length || postCredits);

/** Parts of a look-up page; each opens by its own click. */
export type Part = 'plot' | 'ending' | 'timeline' | 'characters' | 'settings' | 'more' | 'similar';

/** Where a part comes from. */
export interface Credit {
  source: string;
  /** The page it was taken from. */
  link?: string;
  licence?: { name: string; link?: string };
  /** ISO date of fetching or of the last change. */
  date: string;
  /** What was done to it here: "made from the plot". */
  change?: string;
  /** A sentence that the source wants shown. */
  notice?: string;
}

/** Of each part, all the places it comes from. */
export type Credits = Partial<Record<Part | 'facts' | 'synopsis', Credit[]>>;

export interface Marks {
  seen: boolean;
  watchlist: boolean;
}

/** A film in a list: search hits, library, similar films. */
export interface ListedFilm {
  id: FilmId;
  title: string;
  year: number;
  /** Director, leading cast: what tells it from its namesakes. */
  line?: string;
}

/** A film of the page that is looked at. */
export interface PageFilm extends Omit<ListedFilm, 'year' | 'line'> {
  year: number | null;
  /** The catalogue lacks it: what the page tells of it is all that is known. */
  stranger?: true;
}

/** A similar film, offered with its own synopsis. */
export interface SimilarView {
  title: string;
  year: number;
  why: string;
  /** Known to the catalogue: it has a page of its own. */
  id?: FilmId;
  synopsis?: string;
}

/** "Title (1995)". */
export const named = (film: { title: string; year?: number | null }): string =>
  film.year ? `${film.title} (${film.year})` : film.title;

/** "A, B and C". */
export const listed = (names: string[]): string => new Intl.ListFormat('en').format(names);

/** An ISO date as people write it: "22 November 2026"; other text stays as it is. */
export function dated(iso: string): string {
  const date = new Date(iso);
  return Number.isNaN(date.getTime())
    ? iso
    : date.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
}

/** Minutes as "1 h 51 min". */
export function lasting(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return [hours ? `${hours} h` : '', rest || !hours ? `${rest} min` : ''].filter(Boolean).join(' ');
}
