/** The films told in data/films: their facts, which were looked up one by one, complete the catalogue's. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Film } from '../../engine/film.ts';
import { type SourceFilm, sourceFilm } from './source.ts';

export const readShipped = (folder: string): Film[] =>
  readdirSync(folder)
    .sort()
    .filter((file) => file.endsWith('.json'))
    .map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Film);

export function shippedFilms(folder: string): SourceFilm[] {
  return readShipped(folder).map((film) => {
    return {
      ...sourceFilm(film.title, film.year),
      titled: true,
      ids: film.ids,
      ...(film.originalTitle && { originalTitle: film.originalTitle }),
      names: film.otherTitles,
      languages: film.languages,
      countries: film.countries,
      genres: film.genres,
      cast: film.characters.flatMap(({ actor }) => actor ?? []).slice(0, 4),
      directors: film.directors,
      rank: 2,
    };
  });
}
