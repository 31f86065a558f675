/** Opening the cache's database, and what may go wrong in it. */
import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from 'idb';
import type { FilmId } from '../../engine/film.ts';
import type { SourceId } from '../sources/source.ts';
import type { KeptFilm } from './kept.ts';

/** Raise it whenever the shape of `KeptFilm` or `Slot` changes: the database is then built anew. */
const VERSION = 1;

/** What a list of the cache shows of one film. */
export interface Slot {
  id: FilmId;
  title: string;
  year: number;
  sources: SourceId[];
  /** Characters of its stored form. */
  size: number;
  /** Milliseconds since 1970. */
  used: number;
  /** ISO date of its oldest fetched part; none when all of it was shipped. */
  oldest?: string;
}

export interface Tables extends DBSchema {
  films: { key: FilmId; value: KeptFilm };
  shelf: { key: FilmId; value: Slot; indexes: { used: number } };
}

export type PlotsDatabase = IDBPDatabase<Tables>;

/** Why the cache could not do what it was asked; the message is for the person. */
export class PlotsError extends Error {
  readonly code: 'cannot-open' | 'full' | 'not-an-export';
  constructor(code: PlotsError['code'], message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'PlotsError';
    this.code = code;
  }
}

/**
 * @param onGone called when the connection is of no more use: another tab builds anew, or the browser closed it.
 * @throws PlotsError `cannot-open`.
 */
export async function openDatabase(name: string, onGone: () => void): Promise<PlotsDatabase> {
  const open = () =>
    openDB<Tables>(name, VERSION, {
      upgrade(db) {
        for (const table of db.objectStoreNames) db.deleteObjectStore(table);
        db.createObjectStore('films', { keyPath: 'id' });
        db.createObjectStore('shelf', { keyPath: 'id' }).createIndex('used', 'used');
      },
      blocking(_current, _blocked, event) {
        (event.target as IDBDatabase).close();
        onGone();
      },
      terminated: onGone,
    });
  try {
    return await open().catch(async (error) => {
      if (error?.name !== 'VersionError') throw error;
      await deleteDB(name); // Left by a later version of the extension.
      return open();
    });
  } catch (cause) {
    throw new PlotsError('cannot-open', 'The film cache cannot be opened in this browser profile.', cause);
  }
}

const isQuotaError = (error: unknown): boolean => error instanceof Error && error.name === 'QuotaExceededError';

const begin = (db: PlotsDatabase) => db.transaction(['films', 'shelf'], 'readwrite');
export type Writing = ReturnType<typeof begin>;

/**
 * Does one piece of work in one transaction: all of it or none. When the quota refuses it, drops the film used longest ago and
 * tries again.
 * @param spare films that are not dropped.
 * @throws PlotsError `full` when there is nothing left to drop.
 */
export async function write<T>(
  db: PlotsDatabase,
  spare: ReadonlySet<FilmId>,
  work: (writing: Writing) => Promise<T>,
): Promise<T> {
  for (;;) {
    try {
      return await attempt(begin(db), work);
    } catch (error) {
      if (!isQuotaError(error)) throw error;
      if (!(await dropLeastUsed(db, spare))) {
        throw new PlotsError('full', 'There is no room left for films on this device.', error);
      }
    }
  }
}

/** The work's result once the transaction has ended well; else its first error, with nothing written. */
async function attempt<T>(writing: Writing, work: (writing: Writing) => Promise<T>): Promise<T> {
  const done = writing.done.then(() => undefined);
  done.catch(() => {}); // Heard below, unless the work fails first.
  try {
    const result = await work(writing);
    await done;
    return result;
  } catch (error) {
    try {
      writing.abort();
    } catch {
      // It has ended by itself.
    }
    await done.catch(() => {});
    throw isQuotaError(writing.error) ? writing.error : error;
  }
}

async function dropLeastUsed(db: PlotsDatabase, spare: ReadonlySet<FilmId>): Promise<boolean> {
  const writing = begin(db);
  for (let slot = await writing.objectStore('shelf').index('used').openCursor(); slot; slot = await slot.continue()) {
    if (spare.has(slot.value.id)) continue;
    await Promise.all([writing.objectStore('films').delete(slot.value.id), slot.delete(), writing.done]);
    return true;
  }
  return false;
}
