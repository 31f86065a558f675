/**
 * Keeps the watchlist ready offline, when the person has switched that on: the story of each film from Wikipedia, one after another.
 * How far it is lies in the storage, so that it goes on after a pause, a dying worker or a restart of the browser.
 */
import { browser } from 'wxt/browser';
import { type Entry, getLibrary, isUnknown, watchLibrary } from '../library.ts';
import type { Plots } from '../plots/index.ts';
import { settings } from '../settings.ts';
import { SourceError } from '../sources/error.ts';
import { IDLE, type WatchlistJob, watchlistJob } from '../watchlistJob.ts';
import type { Fetching } from './fetching.ts';

/** Troubles that the next film would meet too. */
const GENERAL = new Set(['offline', 'not-allowed', 'busy', 'down', 'cancelled']);

/** A browser ends a worker that has called none of its functions for 30 s, and a source may want a longer wait. In milliseconds. */
const AWAKE = 20_000;

export interface WatchlistWork {
  /** Begins anew, also with the films that could not be had before. */
  start(): Promise<void>;
  pause(): Promise<void>;
  /** After a pause: the count goes on. */
  goOn(): Promise<void>;
}

export function keepWatchlistReady(plots: Plots, fetching: Fetching): WatchlistWork {
  let stop: AbortController | undefined;

  /** Films of the watchlist whose story is not in the cache. */
  async function missing(): Promise<Entry[]> {
    const { watchlist } = await getLibrary();
    const known = watchlist.filter(({ id }) => !isUnknown(id));
    const told = new Set(
      (await plots.peek(known.map(({ id }) => id))).filter(({ origins }) => origins.plot).map(({ id }) => id),
    );
    return known.filter(({ id }) => !told.has(id));
  }

  /** Round by round, since films may be added meanwhile; a round looks into the cache once. */
  async function work(signal: AbortSignal): Promise<void> {
    for (;;) {
      const { failed } = await watchlistJob.get();
      const films = (await missing()).filter(({ id }) => !failed.some((one) => one.id === id));
      if (signal.aborted) return;
      await watchlistJob.update((job) => {
        const total = Math.max(job.total, job.done + films.length);
        return { ...job, total, done: total - films.length }; // The last one before a restart may not have been counted.
      });
      if (films.length === 0) break;
      for (const film of films) {
        if (!(await have(film, signal))) return;
        await watchlistJob.update((job) => ({ ...job, done: job.done + 1 }));
      }
    }
    await watchlistJob.update((job) => ({ ...job, state: 'idle' }));
  }

  /** Fetches one film, unless it was taken off the list meanwhile. @returns false when the work has to stop. */
  async function have({ id, title }: Entry, signal: AbortSignal): Promise<boolean> {
    if (!(await getLibrary()).watchlist.some((entry) => entry.id === id)) return !signal.aborted;
    try {
      await fetching.fetch(id, 'wikipedia', ['synopsis', 'story'], { signal });
    } catch (error) {
      if (signal.aborted) return false;
      const why = error instanceof Error ? error.message : String(error);
      if (!(error instanceof SourceError) || GENERAL.has(error.code)) {
        await watchlistJob.update((job) => ({ ...job, state: 'paused', trouble: why }));
        return false;
      }
      await watchlistJob.update((job) => ({ ...job, failed: [...job.failed, { id, title, why }] }));
    }
    return true;
  }

  async function resume(): Promise<void> {
    if (stop) return;
    const controller = new AbortController();
    stop = controller;
    const awake = setInterval(() => browser.runtime.getPlatformInfo(), AWAKE);
    try {
      await work(controller.signal);
    } finally {
      clearInterval(awake);
      if (stop === controller) stop = undefined;
    }
  }

  const begin = async (from: (job: WatchlistJob) => WatchlistJob) => {
    if (!(await settings.sources.get()).watchlistOffline) return;
    await watchlistJob.update((job) => ({ ...from(job), state: 'running' }));
    void resume();
  };
  const start = () => begin(() => IDLE);
  const goOn = () => begin(({ trouble: _, ...job }) => job);
  const pause = async () => {
    stop?.abort();
    stop = undefined;
    await watchlistJob.update(({ trouble: _, ...job }) => ({ ...job, state: 'paused' }));
  };

  void watchlistJob.get().then(({ state }) => (state === 'running' ? resume() : undefined));
  watchLibrary(async () => {
    const { state, failed } = await watchlistJob.get();
    if (state !== 'idle' || !(await settings.sources.get()).watchlistOffline) return;
    if ((await missing()).every(({ id }) => failed.some((one) => one.id === id))) return;
    await watchlistJob.update((job) => ({ ...job, state: 'running', done: 0, total: 0 }));
    void resume();
  });
  settings.sources.watch(async ({ watchlistOffline }) => {
    if (!watchlistOffline && (await watchlistJob.get()).state === 'running') await pause();
  });
  return { start, pause, goOn };
}
