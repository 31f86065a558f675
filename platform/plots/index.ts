/**
 * The cache of films in IndexedDB; for popup, options, film page and background, never for a content script.
 *
 *   films   id -> KeptFilm   what is told of a film, with the origin of each part
 *   shelf   id -> Slot       title, size and last use, so that lists and eviction read no plots
 *
 * The database carries a version; any other version is thrown away and built anew (shipped films come back at once, others
 * by the person's command). It opens at first use, gives way to a tab that builds anew, and opens again after the browser
 * closed it. A write that the quota refuses makes room by dropping the films used longest ago, and loses nothing else.
 */
import type { FilmId } from '../../engine/film.ts';
import { openDatabase, type PlotsDatabase, type Slot, type Writing, write } from './database.ts';
import { type KeptFilm, oldestDate, withoutExpired } from './kept.ts';
import { readTransfer, writeTransfer } from './transfer.ts';

export { PlotsError, type Slot } from './database.ts';
export { isStale, type KeptFilm } from './kept.ts';

export interface Plots {
  get(id: FilmId): Promise<KeptFilm | undefined>;
  /** Those of these films that are there, without noting a use. */
  peek(ids: FilmId[]): Promise<KeptFilm[]>;
  /** Most recently used first. */
  list(): Promise<Slot[]>;
  /** Writes films, all or none. @throws PlotsError `full`; nothing that was there is lost then. */
  keep(films: KeptFilm[]): Promise<void>;
  /** Changes one film as one step; `change` gets `undefined` when it is not there. Resolves to what was kept. */
  change(id: FilmId, change: (film: KeptFilm | undefined) => KeptFilm): Promise<KeptFilm>;
  remove(id: FilmId): Promise<void>;
  clear(): Promise<void>;
  /** The whole cache as text, for `take`. */
  export(): Promise<string>;
  /** Takes in an export, all or none; resolves to the number of films. @throws PlotsError `not-an-export` with the reason. */
  take(text: string): Promise<number>;
  close(): Promise<void>;
}

/** Every method @throws PlotsError `cannot-open` when the browser refuses the database. */
export function openPlots(name = 'curtain', now: () => number = Date.now): Plots {
  let opening: Promise<PlotsDatabase> | undefined;
  const database = () => {
    opening ??= openDatabase(name, forget).catch((error) => {
      forget();
      throw error;
    });
    return opening;
  };
  const forget = () => {
    opening = undefined;
  };
  const put = (writing: Writing, films: KeptFilm[]) =>
    Promise.all(
      films.flatMap((film) => [
        writing.objectStore('films').put(film),
        writing.objectStore('shelf').put(slotOf(film, now())),
      ]),
    );
  const keep = async (films: KeptFilm[]) => {
    await write(await database(), new Set(films.map(({ id }) => id)), (writing) => put(writing, films));
  };

  return {
    async get(id) {
      const db = await database();
      const film = await db.get('films', id);
      if (!film) return undefined;
      const allowed = withoutExpired(film, now());
      // Unawaited: noting the use must neither hold up the reading nor fail it.
      (allowed === film ? db.put('shelf', slotOf(film, now())) : keep([allowed])).catch(() => {});
      return allowed;
    },
    async peek(ids) {
      const db = await database();
      const films = await Promise.all(ids.map((id) => db.get('films', id)));
      return films.flatMap((film) => (film ? withoutExpired(film, now()) : []));
    },
    list: async () => (await (await database()).getAllFromIndex('shelf', 'used')).reverse(),
    keep,
    change: async (id, change) =>
      write(await database(), new Set([id]), async (writing) => {
        const film = change(await writing.objectStore('films').get(id));
        await put(writing, [film]);
        return film;
      }),
    remove: async (id) => {
      await write(await database(), new Set(), (writing) =>
        Promise.all([writing.objectStore('films').delete(id), writing.objectStore('shelf').delete(id)]),
      );
    },
    clear: async () => {
      await write(await database(), new Set(), (writing) =>
        Promise.all([writing.objectStore('films').clear(), writing.objectStore('shelf').clear()]),
      );
    },
    export: async () => writeTransfer(await (await database()).getAll('films')),
    async take(text) {
      const films = readTransfer(text);
      await keep(films);
      return films.length;
    },
    async close() {
      const db = await opening?.catch(() => undefined);
      forget();
      db?.close();
    },
  };
}

function slotOf(kept: KeptFilm, used: number): Slot {
  const oldest = oldestDate(kept);
  return {
    id: kept.id,
    title: kept.film.title,
    year: kept.film.year,
    sources: [...new Set(Object.values(kept.origins).map(({ source }) => source))],
    size: JSON.stringify(kept).length,
    used,
    ...(oldest !== undefined && { oldest }),
  };
}
