import { readdirSync, readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import {
  CONCERNS,
  changeSetting,
  DEFAULTS,
  getSettings,
  readSetting,
  settings,
  watchSettings,
} from '../../../platform/settings.ts';

const STORED = new URL('./stored/settings/', import.meta.url);

beforeEach(() => fakeBrowser.reset());

describe('settings', () => {
  it('are the defaults until something is changed', async () => {
    expect(await getSettings()).toEqual(DEFAULTS);
  });

  it('keep a change of one field and leave the others', async () => {
    await changeSetting('look', { style: 'bar' });
    expect(await getSettings()).toEqual({ ...DEFAULTS, look: { ...DEFAULTS.look, style: 'bar' } });
  });

  it('keep both of two changes made at the same time', async () => {
    await Promise.all([changeSetting('look', { style: 'blank' }), changeSetting('look', { blurPictures: true })]);
    expect(await settings.look.get()).toEqual({ style: 'blank', hoverReveals: false, blurPictures: true });
  });

  it('are watched until the signal says stop', async () => {
    const stop = new AbortController();
    const heard: boolean[] = [];
    watchSettings(({ shield }) => heard.push(shield.on), stop.signal);
    await changeSetting('shield', { on: false });
    await new Promise((done) => setTimeout(done));
    stop.abort();
    await changeSetting('shield', { on: true });
    await new Promise((done) => setTimeout(done));
    expect(heard).toEqual([false]);
  });

  it('fall back field by field on what cannot be read', () => {
    const value = { style: 'rainbow', hoverReveals: true, blurPictures: 'yes' };
    expect(readSetting('look', { version: 1, value })).toEqual({ ...DEFAULTS.look, hoverReveals: true });
    expect(
      readSetting('sites', { version: 1, value: { where: 'all', off: ['A.org ', 7, 'b.org'], only: null } }),
    ).toEqual({
      where: 'all',
      off: ['a.org', 'b.org'],
      only: [],
    });
  });

  it.each([undefined, null, 7, 'x', [], {}, { version: 0, value: {} }, { version: 99, value: null }])(
    'are the defaults when %j is stored',
    (stored) => {
      for (const concern of CONCERNS) expect(readSetting(concern, stored)).toEqual(DEFAULTS[concern]);
    },
  );

  // An example of each version ever stored, as it was stored then; add one whenever a version is raised.
  it.each(readdirSync(STORED))('read %s as stored then', async (file) => {
    const { stored, read } = JSON.parse(readFileSync(new URL(file, STORED), 'utf8'));
    await browser.storage.local.set(stored);
    expect(await getSettings()).toEqual(read);
  });
});
