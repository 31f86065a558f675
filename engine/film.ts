/**
 * What is told about one film. Facts never spoil; a breakdown does.
 */

/** Lasting id of a film: its Wikidata id ("Q123") where known, else "title-slug-year". */
export type FilmId = string;

/** Number of a film in one build of the catalogue; never stored without the catalogue's version. */
export type FilmNumber = number;

/**
 * A film that the catalogue lacks, as a page tells it. On its page it has a number above those of the catalogue; anywhere else it goes by
 * `unknownId`.
 */
export interface Stranger {
  title: string;
  year?: number;
}

/** Lasting id of a film that the catalogue does not know. */
export const unknownId = (title: string, year: number | null): FilmId => `?${title.trim().toLowerCase()}|${year ?? ''}`;

export const idOfStranger = ({ title, year }: Stranger): FilmId => unknownId(title, year ?? null);

/** Ids of a film elsewhere. */
export interface OuterIds {
  wikidata?: string;
  imdb?: string;
  tmdb?: number;
  /** Title of the English Wikipedia article. */
  wikipedia?: string;
}

/** What can be said of a film without giving anything away. */
export interface FilmFacts {
  title: string;
  year: number;
  originalTitle?: string;
  otherTitles: string[];
  ids: OuterIds;
  /** Minutes. */
  runtime?: number;
  languages: string[];
  countries: string[];
  directors: string[];
  genres: string[];
}

/** One event of the story, in the order shown. */
export interface TimelineEvent {
  /** Running minute at which it is shown, about. */
  minute?: number;
  /** Time within the story. */
  when?: string;
  event: string;
}

export interface Character {
  name: string;
  actor?: string;
  aliases?: string[];
  /** Who they are, spoiler-free. */
  role: string;
  /** What becomes of them. */
  fate?: string;
}

export interface SimilarFilm {
  title: string;
  year: number;
  /** Spoiler-free reason. */
  why: string;
}

/** Everything a look-up page holds of one film. */
export interface Film extends FilmFacts {
  /** Spoiler-free: the premise. */
  synopsis: string;
  /** The story in order, a paragraph each, without the ending. */
  plot: string[];
  ending: string[];
  timeline: TimelineEvent[];
  characters: Character[];
  settings: string[];
  themes: string[];
  /** US dollars. */
  boxOffice?: { budget?: number; gross?: number };
  crew: { job: string; names: string[] }[];
  production: string[];
  /** An absent key is unknown, which is not "no". */
  postCredits?: { during?: boolean; after?: boolean; note?: string };
  similar: SimilarFilm[];
  /** ISO date of the last change. */
  updated: string;
}
