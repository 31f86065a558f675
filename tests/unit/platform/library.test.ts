import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import {
  type Entry,
  getLibrary,
  putOn,
  readDrawer,
  setLibrary,
  takeOff,
  updateLibrary,
  watchLibrary,
} from '../../../platform/library.ts';

const STORED = new URL('./stored/library/', import.meta.url);
const film = (n: number): Entry => ({ id: `Q${n}`, title: `Film ${n}`, year: 1900 + (n % 120), date: '2026-11-22' });

beforeEach(() => fakeBrowser.reset());

describe('library', () => {
  it('puts films on shelves and takes them off', async () => {
    await putOn('watchlist', film(1));
    await putOn('watchlist', film(2));
    await putOn('seen', film(3));
    await takeOff('watchlist', 'Q2');
    expect(await getLibrary()).toEqual({ seen: [film(3)], watchlist: [film(1)] });
  });

  it('takes a film off the watchlist once it has been seen, and keeps it once only', async () => {
    await putOn('watchlist', film(1));
    await putOn('seen', film(1));
    await putOn('seen', { ...film(1), date: '2026-01-01' });
    expect(await getLibrary()).toEqual({ seen: [{ ...film(1), date: '2026-01-01' }], watchlist: [] });
  });

  it('loses none of many changes made at the same time', async () => {
    await Promise.all(Array.from({ length: 200 }, (_, n) => putOn('seen', film(n))));
    expect((await getLibrary()).seen).toHaveLength(200);
  });

  it('holds 10,000 films, and one more writes a small part of them', async () => {
    await setLibrary({ seen: Array.from({ length: 10_000 }, (_, n) => film(n)), watchlist: [] });
    let written = 0;
    browser.storage.onChanged.addListener((changes) => {
      written += JSON.stringify(changes).length;
    });
    await putOn('seen', film(10_001));
    expect(written).toBeLessThan(100_000);
    expect((await getLibrary()).seen).toHaveLength(10_001);
  });

  it('changes as a whole or not at all', async () => {
    await putOn('seen', film(1));
    const failing = updateLibrary(() => {
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    const before = await updateLibrary(() => ({ seen: [], watchlist: [film(2)] }));
    expect(before).toEqual({ seen: [film(1)], watchlist: [] });
    await setLibrary(before);
    expect(await getLibrary()).toEqual(before);
  });

  it('is watched until the signal says stop', async () => {
    const stop = new AbortController();
    const heard: number[] = [];
    watchLibrary(({ seen }) => heard.push(seen.length), stop.signal);
    await putOn('seen', film(1));
    await new Promise((done) => setTimeout(done));
    stop.abort();
    await putOn('seen', film(2));
    await new Promise((done) => setTimeout(done));
    expect(heard).toEqual([1]);
  });

  it('reads back what it wrote, whatever the titles', async () => {
    const text = fc.string({ unit: 'binary' });
    const entry = fc.record({
      id: fc.string({ minLength: 1 }),
      title: text,
      year: fc.option(fc.integer()),
      date: fc.option(text),
    });
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(entry, { selector: ({ id }) => id }), async (seen) => {
        await setLibrary({ seen, watchlist: [] });
        const read = (await getLibrary()).seen;
        expect(new Map(read.map((e) => [e.id, e]))).toEqual(new Map(seen.map((e) => [e.id, e])));
      }),
      { numRuns: 30 },
    );
  });

  it.each([undefined, null, 3, [], { version: 2, rows: [] }, { version: 1, rows: 'x' }])(
    'finds no films in %j',
    (stored) => {
      expect(readDrawer(stored)).toEqual([]);
    },
  );

  // An example of each version ever stored, as it was stored then; add one whenever the version is raised.
  it.each(readdirSync(STORED))('reads %s as stored then', async (file) => {
    const { stored, read } = JSON.parse(readFileSync(new URL(file, STORED), 'utf8'));
    await browser.storage.local.set(stored);
    expect(await getLibrary()).toEqual(read);
  });
});
