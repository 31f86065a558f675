import { describe, expect, it } from 'vitest';
import { bareFilm, type KeptFilm } from '../../../platform/plots/kept.ts';
import { mergeFetched } from '../../../platform/sources/order.ts';
import type { SourceId } from '../../../platform/sources/source.ts';

function from(source: SourceId, film: Partial<KeptFilm['film']>, date = '2026-11-22'): KeptFilm {
  const kept = bareFilm('Q1', { title: 'The Lantern', year: 1995, ids: {} });
  Object.assign(kept.film, film);
  kept.origins = Object.fromEntries(Object.keys(film).map((part) => [part, { source, date }]));
  return kept;
}

describe('several sources', () => {
  it('fill each other’s gaps', () => {
    const kept = mergeFetched(
      from('wikipedia', { plot: ['p'], ending: ['e'] }),
      from('wikidata', { settings: ['Norway'] }),
    );
    expect(kept.film).toMatchObject({ plot: ['p'], ending: ['e'], settings: ['Norway'], updated: '2026-11-22' });
  });

  it('do not replace what comes from a better one, and renew what comes from themselves', () => {
    const shipped = from('shipped', { synopsis: 'ours' });
    expect(mergeFetched(shipped, from('wikipedia', { synopsis: 'theirs' })).film.synopsis).toBe('ours');
    const old = from('wikipedia', { synopsis: 'old' });
    expect(mergeFetched(old, from('wikipedia', { synopsis: 'new' }, '2026-12-01')).film).toMatchObject({
      synopsis: 'new',
      updated: '2026-12-01',
    });
    expect(mergeFetched(old, from('tmdb', { synopsis: 'better' })).film.synopsis).toBe('better');
  });

  it('never mix the plot of one with the ending of another', () => {
    const whole = from('whatsafterthemovie', { plot: ['a'], ending: ['b'] });
    expect(mergeFetched(whole, from('wikipedia', { plot: ['x'], ending: ['y'] })).film).toMatchObject({
      plot: ['a'],
      ending: ['b'],
    });
    const half = from('shipped', { ending: ['b'] });
    expect(mergeFetched(half, from('wikipedia', { plot: ['x'], ending: ['y'] })).film).toMatchObject({
      plot: [],
      ending: ['b'],
    });
  });

  it('start from what the catalogue knows', () => {
    const kept = mergeFetched(undefined, from('wikipedia', { synopsis: 's' }));
    expect(kept.film).toMatchObject({ title: 'The Lantern', synopsis: 's', updated: '2026-11-22' });
  });
});
