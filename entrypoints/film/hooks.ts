/**
 * Stored things as state of a page: read once, then followed until the component goes. Reading begins in layout effects: plain
 * effects wait for a paint, and the popup has none to lose.
 */
import { useLayoutEffect, useState } from 'preact/hooks';
import type { FilmId } from '../../engine/film.ts';
import type { Item } from '../../platform/item.ts';
import { type Entry, getLibrary, type Library, putOn, SHELVES, takeOff, watchLibrary } from '../../platform/library.ts';

/** The value of a stored item; undefined until it is read. */
export function useItem<T>(item: Item<T>): T | undefined {
  const [value, setValue] = useState<T>();
  useLayoutEffect(() => {
    const gone = new AbortController();
    item.get().then((read) => !gone.signal.aborted && setValue(() => read));
    item.watch((changed) => setValue(() => changed), gone.signal);
    return () => gone.abort();
  }, [item]);
  return value;
}

export function useLibrary(): Library | undefined {
  const [library, setLibrary] = useState<Library>();
  useLayoutEffect(() => {
    const gone = new AbortController();
    getLibrary().then((read) => !gone.signal.aborted && setLibrary(read));
    watchLibrary(setLibrary, gone.signal);
    return () => gone.abort();
  }, []);
  return library;
}

/** What a promise comes to. */
type Outcome<T> = { value: T } | { error: unknown } | undefined;

/** The outcome of some work; undefined while it goes on. Work is done anew whenever one of `on` changes. */
export function useOutcome<T>(work: () => Promise<T>, on: unknown[]): Outcome<T> {
  const [outcome, setOutcome] = useState<Outcome<T>>();
  useLayoutEffect(() => {
    let stale = false;
    work().then(
      (value) => !stale && setOutcome({ value }),
      (error) => !stale && setOutcome({ error }),
    );
    return () => {
      stale = true;
    };
  }, on);
  return outcome;
}

export const marksOf = (library: Library | undefined, id: FilmId) => ({
  seen: library?.seen.some((entry) => entry.id === id) ?? false,
  watchlist: library?.watchlist.some((entry) => entry.id === id) ?? false,
});

/** Puts a film on the shelves where its marks differ from the library's. */
export async function mark(
  film: Omit<Entry, 'date'>,
  before: { seen: boolean; watchlist: boolean },
  after: { seen: boolean; watchlist: boolean },
): Promise<void> {
  for (const shelf of SHELVES) {
    if (after[shelf] === before[shelf]) continue;
    if (after[shelf]) await putOn(shelf, { ...film, date: new Date().toISOString().slice(0, 10) });
    else await takeOff(shelf, film.id);
  }
}

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
