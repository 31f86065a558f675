/** What a source of breakdowns is asked, and what it gives. */
import type { FilmFacts, FilmId } from '../../engine/film.ts';
import type { KeptFilm } from '../plots/kept.ts';
import type { Settings } from '../settings/defaults.ts';
import type { Net } from './net.ts';

export const SOURCE_IDS = ['shipped', 'wikipedia', 'wikidata', 'tmdb', 'omdb', 'whatsafterthemovie'] as const;
export type SourceId = (typeof SOURCE_IDS)[number];

/** Parts that are the film's field of that name; `facts` are several. */
export const FILM_PARTS = [
  'facts',
  'synopsis',
  'plot',
  'ending',
  'timeline',
  'characters',
  'settings',
  'themes',
  'boxOffice',
  'crew',
  'production',
  'postCredits',
  'similar',
] as const;

/** Parts of a film that have an origin each. */
export const PARTS = [...FILM_PARTS, 'poster', 'links'] as const;
export type Part = (typeof PARTS)[number];

/** What the person asks for by one click. `story` spoils. */
export type Give = 'facts' | 'synopsis' | 'story' | 'more' | 'similar';

/** Where a part came from. */
export interface Origin {
  source: SourceId;
  /** The page it was taken from. */
  link?: string;
  /** Title of that page. */
  title?: string;
  /** ISO date on which it was fetched (shipped: last change). */
  date: string;
  /** Made here out of the source's prose: a derived timeline, an ending set apart. */
  derived?: boolean;
  /** Cut: only its first paragraph, say. */
  shortened?: boolean;
}

/** The film that a source is asked about, as the catalogue knows it. */
export type Wanted = FilmFacts & { id: FilmId };

/** How a source asks, and what it may use. */
export interface Asking {
  net: Net;
  settings: Settings['sources'];
  /** ISO date of today. */
  today: string;
  signal?: AbortSignal;
}

/** A source that is asked over the network. */
export interface Source {
  /**
   * @returns the film with the parts that were found, each with its origin; nothing half-read.
   * @throws SourceError with the plain reason why there is nothing.
   */
  ask(film: Wanted, gives: readonly Give[], asking: Asking): Promise<KeptFilm>;
}
