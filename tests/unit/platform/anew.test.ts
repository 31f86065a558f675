/** What is fetched anew, and what becomes of a timeline made from a plot once the running time is known. */
import { expect, it } from 'vitest';
import { bareFilm, type KeptFilm } from '../../../platform/plots/kept.ts';
import { askedAnew, mergeFetched, refreshable } from '../../../platform/sources/order.ts';
import type { Origin, SourceId } from '../../../platform/sources/source.ts';

const from = (source: SourceId, more: Partial<Origin> = {}): Origin => ({ source, date: '2026-11-22', ...more });
const bare = (): KeptFilm => bareFilm('Q1', { title: 'A Film', year: 1990, ids: {} });

it('asks each source for what it gave; what was shipped or saved from a page is not asked for', () => {
  const origins = {
    facts: from('wikidata'),
    characters: from('wikidata'),
    synopsis: from('wikipedia'),
    plot: from('whatsafterthemovie'),
    themes: from('shipped'),
  };
  expect(askedAnew({ origins })).toEqual([
    { source: 'wikidata', gives: ['facts', 'more'] },
    { source: 'wikipedia', gives: ['synopsis'] },
  ]);
  expect(refreshable(['shipped', 'whatsafterthemovie', 'tmdb', 'tmdb'])).toEqual(['tmdb']);
});

it('gives derived events their minutes as soon as the running time is known, in whatever order the two come', () => {
  const story = bare();
  story.film.timeline = [{ event: 'Ann goes to sea.' }, { event: 'Ben is lost now.' }];
  story.origins.timeline = from('wikipedia', { derived: true });
  const facts = bare();
  facts.film.runtime = 100;
  facts.origins.facts = from('wikidata');
  for (const [first, second] of [
    [story, facts],
    [facts, story],
  ] as const) {
    const { film } = mergeFetched(mergeFetched(undefined, first), second);
    expect(film.timeline.map(({ minute }) => minute)).toEqual([50, 100]);
  }
});

it('leaves the minutes that a source tells', () => {
  const story = bare();
  story.film.timeline = [{ minute: 7, event: 'Ann goes to sea.' }, { event: 'Ben is lost.' }];
  story.origins.timeline = from('whatsafterthemovie');
  story.film.runtime = 100;
  expect(mergeFetched(undefined, story).film.timeline).toEqual(story.film.timeline);
});
