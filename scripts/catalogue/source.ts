/** What one source tells of one film; whatever it does not tell is empty. */
import type { OuterIds } from '../../engine/film.ts';
import type { Rank } from '../../engine/titles/index.ts';

export interface SourceFilm {
  title: string;
  /** Left out where the source does not know; such a film is used only to add to another. */
  year?: number;
  /** Only where the film had one before: ids last. */
  id?: string;
  ids: OuterIds;
  originalTitle?: string;
  names: string[];
  languages: string[];
  countries: string[];
  genres: string[];
  cast: string[];
  directors: string[];
  /** The title is the one people use: it takes the place of what another source has, which becomes another name. */
  titled?: boolean;
  /** How much speaks for the film's being well known; adds up over the sources. See rank.ts. */
  standing: number;
  /** Known outright to be at least this well known. */
  rank?: Rank;
  /** Only adds to a film that another source has. Where it stands, for the message when none has; empty: no message. */
  addsOnly?: string;
}

/** A film of which no more than the name is known. */
export function sourceFilm(title: string, year?: number): SourceFilm {
  const film: SourceFilm = {
    title,
    ids: {},
    names: [],
    languages: [],
    countries: [],
    genres: [],
    cast: [],
    directors: [],
    standing: 0,
  };
  if (year !== undefined) film.year = year;
  return film;
}
