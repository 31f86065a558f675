/** What the frames of a tab report, put together for the popup. */
import type { CoverLine } from '../../components/Covers.tsx';
import { type ListedFilm, named } from '../../components/film.ts';
import type { FilmNumber } from '../../engine/film.ts';
import type { PageToPopup } from '../../platform/messages.ts';
import type { Names } from '../../platform/pageNames.ts';

/** The version of the catalogue that numbers the films; a frame without text names none. */
export const versionOf = (frames: PageToPopup[]): string =>
  frames.find(({ catalogue }) => catalogue !== '')?.catalogue ?? '';

/** The films of all frames, likeliest first. Frames that number films by another catalogue are left out. */
export function filmNumbers(frames: PageToPopup[], version: string): FilmNumber[] {
  const shares = new Map<FilmNumber, number>();
  for (const { films } of ofCatalogue(frames, { version })) {
    for (const { film, share } of films) shares.set(film, Math.max(share, shares.get(film) ?? 0));
  }
  return [...shares].sort(([, a], [, b]) => b - a).map(([film]) => film);
}

/** The films that have a name, in the order given. */
export const namedFilms = (films: FilmNumber[], names: Names): ListedFilm[] =>
  films.flatMap((number) => {
    const film = names.byNumber(number);
    return film ? [{ id: film.id, title: film.title, year: film.year }] : [];
  });

/** The covers of all frames in reading order, the topmost frame's first; keys read "frame cover". */
export const coverLines = (frames: PageToPopup[], names: Names): CoverLine[] =>
  ofCatalogue(frames, names).flatMap(({ frame, covers }) =>
    covers.map(({ id, film, reasons, revealed }) => {
      const known = names.byNumber(film);
      return { key: `${frame} ${id}`, film: known ? named(known) : 'A film', reasons, revealed };
    }),
  );

/** A frame numbers films by another catalogue: the page is older than an update. A frame without text names none. */
export const isOutdated = (frames: PageToPopup[], { version }: Pick<Names, 'version'>): boolean =>
  frames.some(({ catalogue }) => catalogue !== '' && catalogue !== version);

const ofCatalogue = (frames: PageToPopup[], { version }: Pick<Names, 'version'>) =>
  frames.filter(({ catalogue }) => catalogue === version);
