import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type KeptFilm, openPlots, type Plots, PlotsError } from '../../../platform/plots/index.ts';
import { isStale, mergeParts, oldestDate, shippedFilm, withoutParts } from '../../../platform/plots/kept.ts';
import { joinFilms } from '../../../scripts/films.ts';

const DAY = 86_400_000;
const SHIPPED = joinFilms()
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));
const kept = (n: number): KeptFilm => shippedFilm(`Q${n}`, { ...SHIPPED[n % SHIPPED.length], title: `Film ${n}` });

let clock = Date.parse('2026-11-22');
let plots: Plots;
let name = 0;
beforeEach(() => {
  clock = Date.parse('2026-11-22');
  plots = openPlots(`plots-${++name}`, () => clock++);
});
afterEach(() => {
  vi.restoreAllMocks();
  return plots.close();
});

describe('the cache', () => {
  it('keeps, gives, lists, changes, removes and clears', async () => {
    await plots.keep([kept(1), kept(2), kept(3)]);
    expect(await plots.get('Q2')).toEqual(kept(2));
    expect(await plots.get('Q9')).toBeUndefined();
    expect((await plots.list()).map(({ id }) => id)).toEqual(['Q2', 'Q3', 'Q1']);
    const { title, year, sources, size } = (await plots.list())[0]!;
    expect({ title, year, sources, size }).toEqual({
      title: 'Film 2',
      year: kept(2).film.year,
      sources: ['shipped'],
      size: JSON.stringify(kept(2)).length,
    });
    await plots.change('Q2', (film) => ({ ...film!, links: [{ text: 'a', href: 'https://a.org/' }] }));
    expect((await plots.peek(['Q2', 'Q9'])).map(({ links }) => links)).toEqual([
      [{ text: 'a', href: 'https://a.org/' }],
    ]);
    await plots.remove('Q2');
    expect(await plots.get('Q2')).toBeUndefined();
    await plots.clear();
    expect(await plots.list()).toEqual([]);
  });

  it('keeps all changes of two tabs to one film', async () => {
    const other = openPlots(`plots-${name}`, () => clock++);
    await plots.keep([kept(1)]);
    const add = (tab: Plots, n: number) =>
      tab.change('Q1', (film) => ({ ...film!, links: [...film!.links, { text: `${n}`, href: 'https://a.org/' }] }));
    await Promise.all(Array.from({ length: 20 }, (_, n) => add(n % 2 ? plots : other, n)));
    expect((await plots.get('Q1'))!.links).toHaveLength(20);
    await other.close();
  });

  it('writes nothing of a change that throws', async () => {
    await plots.keep([kept(1)]);
    const broken = plots.change('Q1', () => {
      throw new Error('cut off');
    });
    await expect(broken).rejects.toThrow('cut off');
    expect(await plots.get('Q1')).toEqual(kept(1));
  });

  it('is built anew when another version of the extension left it', async () => {
    await plots.keep([kept(1)]);
    await plots.close();
    (await openDB(`plots-${name}`, 99)).close();
    expect(await plots.list()).toEqual([]);
    await plots.keep([kept(2)]);
    expect(await plots.get('Q2')).toEqual(kept(2));
  });

  it('gives way to a tab that builds anew, and opens again', async () => {
    await plots.keep([kept(1)]);
    const later = await openDB(`plots-${name}`, 99);
    later.close();
    expect(await plots.list()).toEqual([]);
  });

  it('says plainly when the browser refuses to open it, and works once it can', async () => {
    const open = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('no', 'InvalidStateError');
    });
    await expect(plots.get('Q1')).rejects.toThrow(PlotsError);
    await expect(plots.get('Q1')).rejects.toMatchObject({ code: 'cannot-open' });
    open.mockRestore();
    expect(await plots.get('Q1')).toBeUndefined();
  });

  describe('when the quota presses', () => {
    /** Refuses to write when there are as many films as `most`. */
    function limit(most: number): void {
      const put = IDBObjectStore.prototype.put;
      vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
        if (this.name !== 'films') return put.apply(this, args);
        const request = put.apply(this, args);
        const count = this.count();
        count.onsuccess = () => {
          if (count.result > most) {
            Object.defineProperty(this.transaction, 'error', {
              get: () => new DOMException('full', 'QuotaExceededError'),
            });
            this.transaction.abort();
          }
        };
        return request;
      });
    }

    it('drops the films used longest ago', async () => {
      for (const n of [1, 2, 3]) await plots.keep([kept(n)]);
      await plots.get('Q1');
      await plots.list();
      limit(3);
      await plots.keep([kept(4)]);
      expect((await plots.list()).map(({ id }) => id)).toEqual(['Q4', 'Q1', 'Q3']);
    });

    it('says so when even an empty cache has no room', async () => {
      limit(0);
      await expect(plots.keep([kept(1)])).rejects.toMatchObject({ code: 'full' });
      await expect(plots.keep([kept(1)])).rejects.toThrow('no room');
    });

    it('loses nothing that was there when another error comes', async () => {
      await plots.keep([kept(1)]);
      vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
        throw new DOMException('broken disk', 'UnknownError');
      });
      await expect(plots.keep([kept(2)])).rejects.toThrow('broken disk');
      vi.restoreAllMocks();
      expect((await plots.list()).map(({ id }) => id)).toEqual(['Q1']);
    });
  });

  it('goes out and comes back as text', async () => {
    await plots.keep([kept(1), kept(2)]);
    const text = await plots.export();
    await plots.clear();
    expect(await plots.take(text)).toBe(2);
    expect(await plots.get('Q1')).toEqual(kept(1));
  });

  it.each([
    ['', 'not whole JSON'],
    ['{"format":"curtain-films","version":1,"films":[', 'not whole JSON'],
    ['[]', 'another format'],
    ['{"format":"curtain-films","version":2,"films":[]}', 'later version'],
    [
      JSON.stringify({
        format: 'curtain-films',
        version: 1,
        films: [kept(1), { ...kept(2), film: { ...kept(2).film, year: 'x' } }],
      }),
      'film 2 has a fault at "film.year"',
    ],
    [
      JSON.stringify({
        format: 'curtain-films',
        version: 1,
        films: [{ ...kept(1), links: [{ text: 'x', href: 'javascript:alert(1)' }] }],
      }),
      'links.0.href',
    ],
  ])('takes nothing in from %.30s', async (text, why) => {
    await plots.keep([kept(3)]);
    await expect(plots.take(text)).rejects.toThrow(why);
    expect((await plots.list()).map(({ id }) => id)).toEqual(['Q3']);
  });

  it('drops what TMDB gave after six months, and keeps the rest', async () => {
    const origin = { source: 'tmdb', date: '2026-11-22' } as const;
    await plots.keep([{ ...kept(1), origins: { ...kept(1).origins, boxOffice: origin, similar: origin } }]);
    clock += 170 * DAY;
    expect((await plots.get('Q1'))!.film.similar).not.toEqual([]);
    clock += 20 * DAY;
    const film = (await plots.get('Q1'))!;
    expect(film.film.similar).toEqual([]);
    expect(film.film.boxOffice).toBeUndefined();
    expect(film.film.plot).toEqual(kept(1).film.plot);
    expect(film.origins.similar).toBeUndefined();
  });
});

describe('parts', () => {
  it('are merged with their origins and nothing else', () => {
    const fetched: KeptFilm = {
      ...kept(2),
      origins: { synopsis: { source: 'wikipedia', date: '2026-12-01', link: 'https://en.wikipedia.org/wiki/X' } },
    };
    const merged = mergeParts(kept(1), fetched, ['synopsis', 'plot']);
    expect(merged.film.synopsis).toBe(kept(2).film.synopsis);
    expect(merged.film.plot).toEqual(kept(1).film.plot);
    expect(merged.origins.synopsis?.source).toBe('wikipedia');
    expect(merged.origins.plot?.source).toBe('shipped');
    expect(merged.film.updated).toBe('2026-12-01');
    expect(withoutParts(merged, ['synopsis']).film.synopsis).toBe('');
  });

  it('grow stale after 30 days when they were fetched', () => {
    const now = Date.parse('2026-12-31');
    expect(isStale(oldestDate(kept(1)), now)).toBe(false);
    const date = '2026-11-30';
    const fetched: KeptFilm = {
      ...kept(1),
      origins: { plot: { source: 'wikipedia', date }, similar: { source: 'tmdb', date: '2026-12-30' } },
    };
    expect(oldestDate(fetched)).toBe(date);
    expect(isStale(date, now)).toBe(true);
  });
});
