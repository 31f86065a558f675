/** Which film of the catalogue a line of an export means, and what the library is with it. */
import type { Catalogue } from '../catalogue.ts';
import { type Entry, isUnknown, type Library, type Shelf, unknownId } from '../library.ts';
import type { Row } from './row.ts';

/** Finds films in the catalogue: all that an import needs of it. */
export type Finder = Pick<Catalogue, 'byId' | 'byOuterIds' | 'find'>;

/** The entry that a row stands for, or the reason why there is none. */
export function entryOf(row: Row, catalogue: Finder): Entry | string {
  const film = (row.id !== undefined ? catalogue.byId(row.id) : undefined) ?? findFilm(row, catalogue);
  if (film) return { id: film.id, title: film.title, year: film.year, date: row.date };
  if (row.maybeFilm) return 'not a film of the catalogue';
  if (row.title === '') return 'line without a title';
  return { id: row.id ?? unknownId(row.title, row.year), title: row.title, year: row.year, date: row.date };
}

function findFilm({ title, year, imdb, tmdb }: Row, catalogue: Finder) {
  const ids = { ...(imdb && { imdb }), ...(tmdb && { tmdb }) };
  const byId = catalogue.byOuterIds(ids);
  if (byId || title === '') return byId;
  const named = catalogue.find(title, year ?? undefined);
  // Without a year a title that several films share means none of them.
  return year !== null || named.length === 1 ? named[0] : undefined;
}

/** A library with these films: what the person had stays; a date is added where there was none, and a film seen leaves the watchlist. */
export function merge(library: Library, imported: Record<Shelf, Map<string, Entry>>): Library {
  const put = (entries: Entry[], films: Map<string, Entry>) => {
    const all = new Map(entries.map((entry) => [entry.id, entry]));
    for (const [id, film] of films) {
      const old = all.get(id);
      all.set(id, old ? { ...old, date: old.date ?? film.date } : film);
    }
    return all;
  };
  const seen = put(library.seen, imported.seen);
  const watchlist = put(library.watchlist, imported.watchlist);
  for (const id of seen.keys()) watchlist.delete(id);
  return { seen: [...seen.values()], watchlist: [...watchlist.values()] };
}

/** The library with films that the catalogue has come to know under their own ids. */
export function recognise(library: Library, catalogue: Finder): Library {
  const known = (entry: Entry): Entry => {
    const film = isUnknown(entry.id) ? findFilm({ ...entry, shelf: 'either' }, catalogue) : undefined;
    return film ? { ...entry, id: film.id } : entry;
  };
  const shelf = (entries: Entry[]) => new Map(entries.map(known).map((entry) => [entry.id, entry]));
  return merge({ seen: [], watchlist: [] }, { seen: shelf(library.seen), watchlist: shelf(library.watchlist) });
}
