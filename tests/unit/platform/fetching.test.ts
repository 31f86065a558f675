import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createFetching } from '../../../platform/background/fetching.ts';
import { keepWatchlistReady } from '../../../platform/background/watchlist.ts';
import { putOn, takeOff } from '../../../platform/library.ts';
import { openPlots, type Plots } from '../../../platform/plots/index.ts';
import { changeSetting, settings } from '../../../platform/settings.ts';
import { readProfiles } from '../../../platform/shieldState.ts';
import { createNet } from '../../../platform/sources/net.ts';
import { watchlistJob } from '../../../platform/watchlistJob.ts';
import { numberOf, playPackage } from '../../standins/package.ts';
import type { StandIn } from '../../standins/server.ts';
import { label, ref, time, type World, wikimedia } from '../../standins/wikimedia.ts';

let plots: Plots;
let count = 0;
beforeEach(() => {
  fakeBrowser.reset();
  plots = openPlots(`fetching-${++count}`);
  playPackage();
});
afterEach(async () => {
  await plots.close();
  vi.restoreAllMocks();
});

describe('fetching', () => {
  let server: StandIn;
  let world: World;
  beforeEach(async () => {
    world = { pages: {}, items: {}, hits: {} };
    for (const n of [1, 2, 3]) {
      world.items[`Q${n}`] = {
        ...label(`Film ${n}`),
        claims: { P31: [ref('Q11424')], P577: [time(1990 + n)] },
        sitelinks: { enwiki: { title: `Film ${n}` } },
      };
      world.pages[`en:Film ${n}`] = {
        item: `Q${n}`,
        extract: `Film ${n} is a film.\n\n\n== Plot ==\nAnn goes to sea.\nBen dies at last.`,
      };
    }
    server = await wikimedia(world);
    await changeSetting('sources', { bases: { wikipedia: `${server.base}/wp-{lang}`, wikidata: `${server.base}/wd` } });
    vi.spyOn(browser.permissions, 'contains').mockImplementation(async () => true);
  });
  afterEach(() => server.close());
  const fetching = () => createFetching(plots, createNet({ attempts: 1, pause: 1 }));

  it('keeps what was asked for, and gives the shields a profile', async () => {
    await fetching().fetch('Q1', 'wikipedia', ['story']);
    const { film } = (await plots.get('Q1'))!;
    expect([film.plot, film.ending, film.synopsis]).toEqual([['Ann goes to sea.'], ['Ben dies at last.'], '']);
    expect((await readProfiles('test-1', [numberOf('Q1')])).get(numberOf('Q1'))).not.toBeNull();
  });

  it('keeps nothing of what went wrong', async () => {
    server.next(
      { body: { entities: { Q1: world.items.Q1 } } },
      { body: '{"query":{"pages":[{"title":"Film 1","extract":"Film' },
    );
    await expect(fetching().fetch('Q1', 'wikipedia', ['story'])).rejects.toMatchObject({ code: 'cut' });
    expect(await plots.get('Q1')).toBeUndefined();
  });

  it('asks nothing without leave', async () => {
    vi.spyOn(browser.permissions, 'contains').mockImplementation(async () => false);
    await expect(fetching().fetch('Q1', 'wikipedia', ['story'])).rejects.toMatchObject({ code: 'not-allowed' });
    expect(server.asked).toEqual([]);
  });

  it('waits for leave that the person is being asked for, though nobody waits with it', async () => {
    let leave = false;
    let given = () => {};
    vi.spyOn(browser.permissions, 'contains').mockImplementation(async () => leave);
    vi.spyOn(browser.permissions.onAdded, 'addListener').mockImplementation((listener) => {
      given = () => listener({ origins: [] });
    });
    vi.spyOn(browser.permissions.onAdded, 'removeListener').mockReturnValue();
    const asking = fetching();
    const fetched = asking.fetch('Q1', 'wikipedia', ['story'], { asked: true });
    await vi.waitFor(() => expect(browser.permissions.contains).toHaveBeenCalled());
    given(); // Of other hosts.
    expect(server.asked).toEqual([]);
    leave = true;
    given();
    await fetched;
    expect((await plots.get('Q1'))?.film.ending).toEqual(['Ben dies at last.']);

    leave = false;
    const refused = asking.fetch('Q2', 'wikipedia', ['story'], { asked: true });
    asking.cancel('Q2');
    await expect(refused).rejects.toMatchObject({ code: 'cancelled' });
    expect(browser.permissions.onAdded.removeListener).toHaveBeenCalledTimes(2);
  });

  describe('of the watchlist', () => {
    beforeEach(async () => {
      for (const n of [1, 2, 3])
        await putOn('watchlist', { id: `Q${n}`, title: `Film ${n}`, year: 1990 + n, date: `2026-01-0${n}` });
    });
    const until = async (done: (job: Awaited<ReturnType<typeof watchlistJob.get>>) => boolean) => {
      await vi.waitFor(async () => expect(done(await watchlistJob.get())).toBe(true), 2000);
      return watchlistJob.get();
    };

    it('does nothing unless it was switched on', async () => {
      await keepWatchlistReady(plots, fetching()).start();
      expect(await watchlistJob.get()).toMatchObject({ state: 'idle', total: 0 });
      expect(server.asked).toEqual([]);
    });

    it('gets one film after another, and tells of those that could not be got', async () => {
      delete world.pages['en:Film 2'];
      await changeSetting('sources', { ...(await settings.sources.get()), watchlistOffline: true });
      await keepWatchlistReady(plots, fetching()).start();
      const job = await until(({ state }) => state === 'idle');
      expect(job).toEqual({
        state: 'idle',
        done: 3,
        total: 3,
        failed: [{ id: 'Q2', title: 'Film 2', why: 'Wikipedia has no page on this film.' }],
      });
      expect((await plots.list()).map(({ id }) => id).sort()).toEqual(['Q1', 'Q3']);
    });

    it('pauses when the source cannot be reached, and goes on after a restart', async () => {
      await changeSetting('sources', { ...(await settings.sources.get()), watchlistOffline: true });
      server.next({ status: 500, body: '' });
      await keepWatchlistReady(plots, fetching()).start();
      expect(await until(({ state }) => state === 'paused')).toMatchObject({
        done: 0,
        total: 3,
        trouble: expect.stringContaining('trouble'),
      });
      await watchlistJob.update((job) => ({ ...job, state: 'running' }));
      keepWatchlistReady(plots, fetching());
      expect(await until(({ state }) => state === 'idle')).toMatchObject({ done: 3, failed: [] });
    });

    it('goes on after a pause where it was; from the beginning it tries again what could not be had', async () => {
      await changeSetting('sources', { ...(await settings.sources.get()), watchlistOffline: true });
      const failed = [{ id: 'Q3', title: 'Film 3', why: 'Wikipedia has no page on this film.' }];
      await watchlistJob.set({ state: 'paused', done: 4, total: 7, failed, trouble: 'No network.' });
      const work = keepWatchlistReady(plots, fetching());
      await work.goOn();
      expect(await until(({ state }) => state === 'idle')).toEqual({ state: 'idle', done: 7, total: 7, failed });
      await work.start();
      expect(await until(({ state }) => state === 'idle')).toEqual({ state: 'idle', done: 1, total: 1, failed: [] });
    });

    it('sends nothing of a film that was taken off the list meanwhile', async () => {
      await changeSetting('sources', { ...(await settings.sources.get()), watchlistOffline: true });
      const asking = fetching();
      const { fetch } = asking;
      vi.spyOn(asking, 'fetch').mockImplementation(async (id, ...rest) => {
        await Promise.all(
          ['Q1', 'Q2', 'Q3'].filter((other) => other !== id).map((other) => takeOff('watchlist', other)),
        );
        return fetch(id, ...rest);
      });
      await keepWatchlistReady(plots, asking).start();
      await until(({ state }) => state === 'idle');
      expect(asking.fetch).toHaveBeenCalledOnce();
    });
  });
});
