/**
 * One stored thing in `storage.local`: read through a check of its shape, changed under a lock that all parts of the
 * extension share, watched until a signal says stop.
 */
import { browser } from 'wxt/browser';

export interface Item<T> {
  readonly key: string;
  get(): Promise<T>;
  set(value: T): Promise<void>;
  /** Changes the value as one step, whoever else is changing it. Resolves to the new value. */
  update(change: (value: T) => T): Promise<T>;
  /** Calls back with each new value and the one before, whichever part of the extension wrote it. */
  watch(callback: (value: T, before: T) => void, signal?: AbortSignal): void;
}

/**
 * @param read turns what is stored (`undefined` when nothing is) into a sound value; never throws.
 * @param write turns a value into what is stored.
 */
export function defineItem<T>(
  key: string,
  read: (stored: unknown) => T,
  write: (value: T) => unknown = (v) => v,
): Item<T> {
  const get = async () => read((await browser.storage.local.get(key))[key]);
  const set = async (value: T) => browser.storage.local.set({ [key]: write(value) });
  return {
    key,
    get,
    set,
    update: (change) =>
      navigator.locks.request(`curtain:${key}`, async () => {
        const value = change(await get());
        await set(value);
        return value;
      }),
    watch(callback, signal) {
      watchKeys(
        new Set([key]),
        (changes) => callback(read(changes[key]?.newValue), read(changes[key]?.oldValue)),
        signal,
      );
    },
  };
}

type Changes = Record<string, { newValue?: unknown; oldValue?: unknown }>;

/** Calls back with the changes of one write when it touched any of these keys. */
export function watchKeys(keys: ReadonlySet<string>, callback: (changes: Changes) => void, signal?: AbortSignal): void {
  if (signal?.aborted) return;
  const listener = (changes: Changes, area: string) => {
    if (area === 'local' && Object.keys(changes).some((key) => keys.has(key))) callback(changes);
  };
  browser.storage.onChanged.addListener(listener);
  signal?.addEventListener('abort', () => browser.storage.onChanged.removeListener(listener), { once: true });
}
