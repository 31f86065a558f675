import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { badgeText } from '../../../platform/background/badge.ts';
import { keepShieldStateDerived, shieldStateOf } from '../../../platform/background/derive.ts';
import { keepInbox } from '../../../platform/background/inbox.ts';
import { fill, idOf } from '../../../platform/background/install.ts';
import { keepPositionsProfiled, profileOf } from '../../../platform/background/profiles.ts';
import { defaultId } from '../../../platform/catalogue/format.ts';
import { addCorrection, corrections } from '../../../platform/corrections.ts';
import { getLibrary, putOn, takeOff } from '../../../platform/library.ts';
import { namesAtHand } from '../../../platform/pageNames.ts';
import { openPlots, type Plots } from '../../../platform/plots/index.ts';
import { setPosition } from '../../../platform/positions.ts';
import { changeSetting, DEFAULTS } from '../../../platform/settings.ts';
import { readProfiles, type ShieldState, wantsShield, watchShieldState } from '../../../platform/shieldState.ts';
import { catalogue, films, numberOf, playPackage, SHIPPED } from '../../standins/package.ts';

let plots: Plots;
let count = 0;
beforeEach(() => {
  fakeBrowser.reset();
  plots = openPlots(`background-${++count}`);
  playPackage();
});
afterEach(async () => {
  await plots.close();
  vi.restoreAllMocks();
});

const state = async () => (await browser.storage.local.get('shield')).shield as ShieldState;
const settled = () => new Promise((done) => setTimeout(done, 50));

describe('the shield’s state', () => {
  it('holds what was said, films by number', async () => {
    keepShieldStateDerived();
    await putOn('seen', { id: 'Q2', title: 'Film 2', year: 1992, date: null });
    await putOn('seen', { id: '?unknown|', title: 'Unknown', year: null, date: null });
    await changeSetting('judging', { sensitivity: 'strict' });
    const told = { film: null, name: null, excerpt: '', date: '2026-11-22' };
    await addCorrection({ id: 'a', told: 'safe', key: 'k1', ...told });
    await addCorrection({ id: 'b', told: 'hide', key: 'k2', ...told });
    await settled();
    expect(await state()).toEqual({
      catalogue: 'test-1',
      on: true,
      sites: DEFAULTS.sites,
      sensitivity: 'strict',
      look: DEFAULTS.look,
      gestures: DEFAULTS.gestures,
      seen: [numberOf('Q2')],
      seenStrangers: ['?unknown|'],
      profiles: [],
      made: 0,
      told: [
        { key: 'k1', says: 'safe' },
        { key: 'k2', says: 'hide' },
      ],
    });
  });

  it('treats every film as unseen when the catalogue is damaged', () => {
    const said = {
      settings: DEFAULTS,
      library: { seen: [{ id: 'Q1', title: '', year: 1, date: null }], watchlist: [] },
      corrections: [],
      profiles: [],
      made: 0,
    };
    expect(shieldStateOf(said, null)).toMatchObject({ catalogue: '', seen: [] });
  });

  it('reaches the pages that watch it, first and at each change', async () => {
    const stop = new AbortController();
    const heard: (boolean | undefined)[] = [];
    watchShieldState((now) => heard.push(now?.on), stop.signal);
    await settled();
    keepShieldStateDerived();
    await changeSetting('shield', { on: false });
    await settled();
    stop.abort();
    await changeSetting('shield', { on: true });
    await settled();
    expect(heard).toEqual([undefined, false]);
  });

  it('says on which sites the shield is wanted', () => {
    const on = { on: true, sites: { where: 'all', off: ['example.org'], only: [] } } as unknown as ShieldState;
    expect(
      ['example.org', 'www.example.org', 'a.Example.org', 'notexample.org'].map((host) => wantsShield(on, host)),
    ).toEqual([false, false, false, true]);
    expect(wantsShield({ ...on, on: false }, 'a.org')).toBe(false);
    expect(wantsShield({ ...on, sites: { where: 'listed', off: [], only: ['a.org'] } }, 'b.a.org')).toBe(true);
    expect(wantsShield({ ...on, sites: { where: 'listed', off: [], only: ['a.org'] } }, 'b.org')).toBe(false);
  });
});

describe('the first run', () => {
  it('fills the cache and makes a profile of each film', async () => {
    await fill(plots);
    expect(await plots.list()).toHaveLength(SHIPPED.length);
    const film = (await plots.get(films[0]!.id))!;
    expect(film.origins.plot).toEqual({ source: 'shipped', date: film.film.updated });
    const numbers = films.map(({ id }) => numberOf(id));
    const profiles = await readProfiles('test-1', numbers);
    expect([...profiles.values()].filter((profile) => profile !== null)).toHaveLength(SHIPPED.length);
    expect(profiles.get(numberOf(films[0]!.id))).toEqual(JSON.parse(JSON.stringify(profileOf(film))));
    expect([...(await readProfiles('test-2', numbers)).values()]).toEqual(numbers.map(() => null));
  });

  it('lays the names of these films where the popup finds them without the catalogue', async () => {
    await fill(plots);
    const [{ id, title, year }] = films as [{ id: string; title: string; year: number }];
    const names = await namesAtHand('test-1', [numberOf(id), numberOf('Q1')]);
    expect(names.byNumber(numberOf(id))).toEqual({ id, title, year });
    expect(names.byNumber(numberOf('Q1'))).toBeUndefined(); // Its story is not kept.
    expect((await namesAtHand('test-2', [numberOf(id)])).byNumber(numberOf(id))).toBeUndefined();
  });

  it('makes the profiles even when the cache cannot be opened', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('no', 'InvalidStateError');
    });
    await fill(plots);
    const profiles = await readProfiles('test-1', [numberOf(films[0]!.id)]);
    expect([...profiles.values()]).not.toContain(null);
  });

  it('makes a film’s profile anew for the minute that the person has reached', async () => {
    await fill(plots);
    keepPositionsProfiled(plots);
    const [{ id }] = films as [{ id: string }];
    const kept = (await plots.get(id))!;
    const profile = async () => (await readProfiles('test-1', [numberOf(id)])).get(numberOf(id));
    const plain = JSON.parse(JSON.stringify(profileOf(kept)));
    expect(await profile()).toEqual(plain);
    await setPosition(id, 60);
    await vi.waitFor(async () => expect(await profile()).toEqual(JSON.parse(JSON.stringify(profileOf(kept, 60)))));
    expect(profileOf(kept, 60)).not.toEqual(profileOf(kept));
    await setPosition(id, null);
    await vi.waitFor(async () => expect(await profile()).toEqual(plain));
    const derived = {
      ...kept,
      origins: { timeline: { source: 'wikipedia', date: '2026-11-22', derived: true } as const },
    };
    expect(profileOf(derived, 60)).toEqual(profileOf(kept)); // Its minutes are estimates.
  });

  it('leaves what was fetched, and forgets profiles of films that are gone', async () => {
    const fetched = {
      id: 'Q1',
      film: { ...JSON.parse(SHIPPED[0]!), title: 'Film 1' },
      origins: { plot: { source: 'wikipedia' as const, date: '2026-11-22' } },
      links: [],
    };
    await plots.keep([fetched]);
    await fill(plots);
    expect([...(await readProfiles('test-1', [numberOf('Q1')])).values()]).not.toContain(null);
    await plots.remove('Q1');
    await fill(plots);
    expect([...(await readProfiles('test-1', [numberOf('Q1')])).values()]).toEqual([null]);
  });

  it('knows a shipped film by its ids, else by title and year', () => {
    const film = JSON.parse(SHIPPED[0]!);
    expect(idOf(film, catalogue)).toBe(defaultId(film));
    expect(idOf({ ...film, ids: {} }, catalogue)).toBe(defaultId(film));
    expect(idOf({ ...film, ids: {}, title: 'Nobody’s Film', year: 2001 }, catalogue)).toBe('nobodys-film-2001');
  });
});

describe('the badge', () => {
  it.each([
    [{}, ''],
    [{ 0: 0, 7: 0 }, ''],
    [{ 0: 2, 7: 3 }, '5'],
    [{ 0: 999, 7: 3 }, '999+'],
    [{ 0: 2, 7: -1 }, '!'],
  ])('shows %j as “%s”', (counts, text) => {
    expect(badgeText(counts)).toBe(text);
  });
});

describe('the inbox', () => {
  /** Sends a message as a page, or as one of the extension's own pages. */
  async function say(
    message: object,
    sender: object = { url: 'https://a.org/', tab: { id: 1, incognito: false }, frameId: 0 },
  ) {
    const listeners: ((message: object, sender: object, respond: (answer: unknown) => void) => boolean)[] = [];
    vi.spyOn(browser.runtime.onMessage, 'addListener').mockImplementation(
      (listener) => void listeners.push(listener as never),
    );
    const derived = vi.fn(async () => ({ ok: true as const }));
    keepInbox({ derive: derived } as never);
    return new Promise((answered) => {
      if (!listeners[0]!(message, sender, answered)) answered('unheard');
    });
  }

  it('puts a film on the shelf of seen ones', async () => {
    await say({ kind: 'seen', film: numberOf('Q2'), catalogue: 'test-1' });
    expect((await getLibrary()).seen.map(({ id }) => id)).toEqual(['Q2']);
    await say({ kind: 'seen', film: { title: 'Brine', year: 2027 }, catalogue: 'test-1' });
    expect((await getLibrary()).seen.map(({ id }) => id)).toContain('?brine|2027');
    await takeOff('seen', '?brine|2027');
    await say({ kind: 'seen', film: numberOf('Q3'), catalogue: 'another' });
    expect((await getLibrary()).seen).toHaveLength(1);
  });

  it('keeps corrections, and nothing to read of a private window', async () => {
    const message = {
      kind: 'told',
      says: 'hide',
      key: 'k',
      film: numberOf('Q2'),
      catalogue: 'test-1',
      excerpt: 'He dies',
    };
    await say(message);
    await say({ ...message, key: 'k2' }, { url: 'https://a.org/', tab: { id: 1, incognito: true }, frameId: 0 });
    expect((await corrections.get()).map(({ key, name, excerpt }) => [key, name, excerpt])).toEqual([
      ['k2', 'Film 2 (1992)', ''],
      ['k', 'Film 2 (1992)', 'He dies'],
    ]);
  });

  it('hears what only the extension’s own pages may say from them alone', async () => {
    expect(await say({ kind: 'derive' })).toBe('unheard');
    expect(await say({ kind: 'derive' }, { url: 'extension:/popup.html' })).toEqual({ ok: true });
    expect(await say({ kind: 'constructor' })).toBe('unheard');
  });
});
