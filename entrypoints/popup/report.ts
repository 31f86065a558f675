/** What the frames of a tab report, put together for the popup. */
import type { CoverLine } from '../../components/Covers.tsx';
import { named, type PageFilm } from '../../components/film.ts';
import { type FilmId, type FilmNumber, idOfStranger, type Stranger } from '../../engine/film.ts';
import type { PageToPopup } from '../../platform/messages.ts';
import type { Names } from '../../platform/pageNames.ts';

/** The version of the catalogue that numbers the films; a frame without text names none. */
export const versionOf = (frames: PageToPopup[]): string =>
  frames.find(({ catalogue }) => catalogue !== '')?.catalogue ?? '';

/** A film of the page: its number, or what the page tells of one that the catalogue lacks. */
export type FilmOfPage = FilmNumber | Stranger;

/** The films of all frames, likeliest first. Frames that number films by another catalogue are left out. */
export function filmsOf(frames: PageToPopup[], version: string): FilmOfPage[] {
  const shares = new Map<FilmNumber | FilmId, { film: FilmOfPage; share: number }>();
  for (const { films } of ofCatalogue(frames, { version })) {
    for (const { film, share, stranger } of films) {
      // Each frame has numbers of its own for those.
      const key = stranger ? idOfStranger(stranger) : film;
      if (share > (shares.get(key)?.share ?? 0)) shares.set(key, { film: stranger ?? film, share });
    }
  }
  return [...shares.values()].sort((a, b) => b.share - a.share).map(({ film }) => film);
}

export const isListed = (film: FilmOfPage): film is FilmNumber => typeof film === 'number';

/** The films that have a name, in the order given. */
export const namedFilms = (films: FilmOfPage[], names: Names): PageFilm[] =>
  films.flatMap((one): PageFilm[] => {
    if (!isListed(one)) return [{ id: idOfStranger(one), title: one.title, year: one.year ?? null, stranger: true }];
    const film = names.byNumber(one);
    return film ? [{ id: film.id, title: film.title, year: film.year }] : [];
  });

/** The covers of all frames in reading order, the topmost frame's first; keys read "frame cover". */
export const coverLines = (frames: PageToPopup[], names: Names): CoverLine[] =>
  ofCatalogue(frames, names).flatMap(({ frame, films, covers }) =>
    covers.map(({ id, film, reasons, revealed }) => {
      const known = films.find((one) => one.film === film)?.stranger ?? names.byNumber(film);
      return { key: `${frame} ${id}`, film: known ? named(known) : 'A film', reasons, revealed };
    }),
  );

/** A frame numbers films by another catalogue: the page is older than an update. A frame without text names none. */
export const isOutdated = (frames: PageToPopup[], { version }: Pick<Names, 'version'>): boolean =>
  frames.some(({ catalogue }) => catalogue !== '' && catalogue !== version);

const ofCatalogue = (frames: PageToPopup[], { version }: Pick<Names, 'version'>) =>
  frames.filter(({ catalogue }) => catalogue === version);
