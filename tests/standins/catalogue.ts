/** Small catalogues, for tests. */
import type { CatalogueFilm } from '../../platform/catalogue.ts';
import type { Finder } from '../../platform/library/match.ts';

const film = (id: string, title: string, year: number, imdb: string, tmdb: number): CatalogueFilm => ({
  id,
  title,
  year,
  ids: { imdb, tmdb },
  rank: 3,
  cast: [],
  otherTitles: [],
  languages: [],
  countries: [],
  directors: [],
  genres: [],
});
const FILMS = [
  film('Q1', 'Leaving Las Vegas', 1995, 'tt0113627', 451),
  film('Q2', 'Fight Club', 1999, 'tt0137523', 550),
  film('Q3', 'Heat', 1995, 'tt0113277', 949),
  film('Q4', 'Heat', 1986, 'tt0093164', 1),
];
/** Four films, two of one name. */
export const fourFilms: Finder = {
  byId: (id) => FILMS.find((one) => one.id === id),
  byOuterIds: ({ imdb, tmdb }) =>
    FILMS.find(({ ids }) => (imdb ? ids.imdb === imdb : tmdb !== undefined && ids.tmdb === tmdb)),
  find: (title, year) =>
    FILMS.filter((one) => one.title === title && (year === undefined || Math.abs(one.year - year) <= 1)),
};
