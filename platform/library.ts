/**
 * The person's films: seen and to be watched. Each shelf lies in 32 drawers by a hash of the film's id, so that one more film
 * seen writes, and sends to every open page that listens to the storage, a 32nd of a large library and not all of it.
 */
import * as v from 'valibot';
import { browser } from 'wxt/browser';
import type { FilmId } from '../engine/film.ts';
import { watchKeys } from './item.ts';

export type Shelf = 'seen' | 'watchlist';

/** A film on a shelf. */
export interface Entry {
  /** Of the catalogue; a film that the catalogue does not know is kept under `unknownId(title, year)`. */
  id: FilmId;
  title: string;
  year: number | null;
  /** ISO date: watched on, or put on the watchlist on. */
  date: string | null;
}

/** Both shelves, latest first. */
export interface Library {
  seen: Entry[];
  watchlist: Entry[];
}

export const SHELVES: readonly Shelf[] = ['seen', 'watchlist'];
const DRAWERS = 32;

const RowShape = v.tuple([
  v.pipe(v.string(), v.minLength(1)),
  v.string(),
  v.nullable(v.number()),
  v.nullable(v.string()),
]);
const DrawerShape = v.object({ version: v.literal(1), rows: v.array(v.unknown()) });

export { unknownId } from '../engine/film.ts';
export const isUnknown = (id: FilmId): boolean => id.startsWith('?');

const keyOf = (shelf: Shelf, drawer: number) => `library:${shelf}:${drawer}`;
const keysOf = (shelf: Shelf) => Array.from({ length: DRAWERS }, (_, drawer) => keyOf(shelf, drawer));
export const LIBRARY_KEYS = SHELVES.flatMap(keysOf);

function drawerOf(id: FilmId): number {
  let hash = 0;
  for (let i = 0; i < id.length; i++) hash = (hash * 31 + id.charCodeAt(i)) >>> 0;
  return hash % DRAWERS;
}

/** The entries of one stored drawer; rows that cannot be read are left out. */
export function readDrawer(stored: unknown): Entry[] {
  const drawer = v.safeParse(DrawerShape, stored);
  if (!drawer.success) return [];
  return drawer.output.rows.flatMap((row) => {
    const read = v.safeParse(RowShape, row);
    if (!read.success) return [];
    const [id, title, year, date] = read.output;
    return [{ id, title, year, date }];
  });
}

const writeDrawer = (entries: Entry[]) => ({
  version: 1,
  rows: entries.map(({ id, title, year, date }) => [id, title, year, date]),
});

const latestFirst = (a: Entry, b: Entry) =>
  (b.date ?? '').localeCompare(a.date ?? '') || a.title.localeCompare(b.title);
const locked = <T>(work: () => Promise<T>): Promise<T> => navigator.locks.request('curtain:library', work);

export async function getLibrary(): Promise<Library> {
  const stored = await browser.storage.local.get(LIBRARY_KEYS);
  const shelf = (name: Shelf) =>
    keysOf(name)
      .flatMap((key) => readDrawer(stored[key]))
      .sort(latestFirst);
  return { seen: shelf('seen'), watchlist: shelf('watchlist') };
}

/** Replaces the whole library in one write: what an import does, and its undo. */
export function setLibrary(library: Library): Promise<void> {
  return locked(() => writeLibrary(library));
}

/** Changes the whole library as one step; resolves to the library before. Nothing is written when `change` throws. */
export function updateLibrary(change: (library: Library) => Library): Promise<Library> {
  return locked(async () => {
    const before = await getLibrary();
    await writeLibrary(change(before));
    return before;
  });
}

async function writeLibrary(library: Library): Promise<void> {
  const items: Record<string, unknown> = {};
  for (const shelf of SHELVES) {
    const drawers = Map.groupBy(library[shelf], (entry) => drawerOf(entry.id));
    for (let drawer = 0; drawer < DRAWERS; drawer++) {
      items[keyOf(shelf, drawer)] = writeDrawer(drawers.get(drawer) ?? []);
    }
  }
  await browser.storage.local.set(items);
}

/** Puts a film on a shelf, or changes its date there. A film that has been seen leaves the watchlist. */
export async function putOn(shelf: Shelf, entry: Entry): Promise<void> {
  await changeDrawers(entry.id, (shelves) => {
    shelves[shelf] = [...shelves[shelf].filter(({ id }) => id !== entry.id), entry];
    if (shelf === 'seen') shelves.watchlist = shelves.watchlist.filter(({ id }) => id !== entry.id);
  });
}

export async function takeOff(shelf: Shelf, film: FilmId): Promise<void> {
  await changeDrawers(film, (shelves) => {
    shelves[shelf] = shelves[shelf].filter(({ id }) => id !== film);
  });
}

/** Changes the two drawers that a film belongs in. */
function changeDrawers(film: FilmId, change: (shelves: Library) => void): Promise<void> {
  const drawer = drawerOf(film);
  const keys = { seen: keyOf('seen', drawer), watchlist: keyOf('watchlist', drawer) };
  return locked(async () => {
    const stored = await browser.storage.local.get([keys.seen, keys.watchlist]);
    const shelves = { seen: readDrawer(stored[keys.seen]), watchlist: readDrawer(stored[keys.watchlist]) };
    change(shelves);
    await browser.storage.local.set({
      [keys.seen]: writeDrawer(shelves.seen),
      [keys.watchlist]: writeDrawer(shelves.watchlist),
    });
  });
}

/** Calls back with the library after each change. */
export function watchLibrary(callback: (library: Library) => void, signal?: AbortSignal): void {
  watchKeys(new Set(LIBRARY_KEYS), async () => callback(await getLibrary()), signal);
}
