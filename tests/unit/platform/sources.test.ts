import { describe, expect, it } from 'vitest';
import { DEFAULTS } from '../../../platform/settings.ts';
import { askable, originsOf, SOURCE_INFO, sameOrigin } from '../../../platform/sources/index.ts';
import { SOURCE_IDS } from '../../../platform/sources/source.ts';

const own = DEFAULTS.sources;

describe('the sources', () => {
  it('are asked only with a key where they need one', () => {
    expect(askable(own)).toEqual(['wikipedia', 'wikidata']);
    expect(askable({ ...own, keys: { tmdb: 'k', omdb: '' } })).toEqual(['wikipedia', 'wikidata', 'tmdb']);
  });

  it('need leave for their own hosts alone', () => {
    expect(originsOf('wikipedia', { ...own, languages: ['fr', 'en'] })).toEqual([
      'https://fr.wikipedia.org/*',
      'https://en.wikipedia.org/*',
      'https://www.wikidata.org/*',
    ]);
    expect(originsOf('tmdb', own)).toEqual(['https://api.themoviedb.org/*']);
    expect(originsOf('tmdb', { ...own, bases: { tmdb: 'http://127.0.0.1:8080/3' } })).toEqual(['http://127.0.0.1/*']);
    expect(originsOf('whatsafterthemovie', own)).toEqual([]);
  });

  it('each say what they send and whom to credit', () => {
    for (const id of SOURCE_IDS) {
      expect(SOURCE_INFO[id].sends).toMatch(/^(Sends|Nothing)/);
      expect(SOURCE_INFO[id].credit.name).not.toBe('');
    }
  });

  it('share a line of credit only when it says the same', () => {
    const origin = { source: 'wikipedia', link: 'https://a.org/', date: '2026-11-22' } as const;
    expect(sameOrigin(origin, { ...origin })).toBe(true);
    expect(sameOrigin(origin, { ...origin, derived: true })).toBe(false);
    expect(sameOrigin(origin, { ...origin, shortened: true })).toBe(false);
  });
});
