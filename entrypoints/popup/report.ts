/** What the frames of a tab report, put together for the popup. */
import type { CoverLine } from '../../components/Covers.tsx';
import { type ListedFilm, named } from '../../components/film.ts';
import type { FilmNumber } from '../../engine/film.ts';
import type { Catalogue } from '../../platform/catalogue.ts';
import type { PageToPopup } from '../../platform/messages.ts';

/** The films of all frames, likeliest first. Frames that number films by another catalogue are left out. */
export function pageFilms(frames: PageToPopup[], catalogue: Catalogue): ListedFilm[] {
  const shares = new Map<FilmNumber, number>();
  for (const { films } of ofCatalogue(frames, catalogue)) {
    for (const { film, share } of films) shares.set(film, Math.max(share, shares.get(film) ?? 0));
  }
  return [...shares]
    .sort(([, a], [, b]) => b - a)
    .flatMap(([number]) => {
      const film = catalogue.byNumber(number);
      return film ? [{ id: film.id, title: film.title, year: film.year }] : [];
    });
}

/** The covers of all frames in reading order, the topmost frame's first; keys read "frame cover". */
export const coverLines = (frames: PageToPopup[], catalogue: Catalogue): CoverLine[] =>
  ofCatalogue(frames, catalogue).flatMap(({ frame, covers }) =>
    covers.map(({ id, film, reasons, revealed }) => {
      const known = catalogue.byNumber(film);
      return { key: `${frame} ${id}`, film: known ? named(known) : 'A film', reasons, revealed };
    }),
  );

/** A frame numbers films by another catalogue: the page is older than an update. A frame without text names none. */
export const isOutdated = (frames: PageToPopup[], { version }: Catalogue): boolean =>
  frames.some(({ catalogue }) => catalogue !== '' && catalogue !== version);

const ofCatalogue = (frames: PageToPopup[], { version }: Catalogue) =>
  frames.filter(({ catalogue }) => catalogue === version);
