import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Film, OuterIds } from '../../../engine/film.ts';
import { fold } from '../../../engine/text/fold.ts';
import { idOf } from '../../../platform/background/install.ts';
import { loadCatalogue } from '../../../platform/catalogue.ts';
import { joinFilms } from '../../../scripts/films.ts';

const catalogue = loadCatalogue(
  readFileSync(new URL('../../../data/catalogue/catalogue.txt', import.meta.url), 'utf8'),
);
const films = joinFilms()
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Film)
  .map((film) => ({ film, held: catalogue.byId(idOf(film, catalogue)) }));
const nameOf = ({ title, year }: { title: string; year: number }) => `${title} (${year})`;

const differ = (a: OuterIds, b: OuterIds, kinds: (keyof OuterIds)[]) =>
  kinds.some((kind) => a[kind] && b[kind] && a[kind] !== b[kind]);

describe('the shipped films in the catalogue', () => {
  it('are there, by title and among the best known', () => {
    const lost = films.filter(({ film, held }) => !held || fold(held.title) !== fold(film.title) || held.rank < 2);
    expect(lost.map(({ film }) => nameOf(film))).toEqual([]);
  });

  it('are there once, each as a film of its own', () => {
    const doubled = films.filter(({ film, held }) =>
      catalogue
        .find(film.title)
        .filter(({ id, year }) => id !== held?.id && Math.abs(year - film.year) <= 1)
        // With an article of its own it is another film of that name.
        .some(({ title, ids }) => fold(title) === fold(film.title) && !differ(ids, held!.ids, ['imdb', 'wikipedia'])),
    );
    expect(doubled.map(({ film }) => nameOf(film))).toEqual([]);
    expect(new Set(films.map(({ held }) => held?.id)).size).toBe(films.length);
  });

  it('have the same ids; an article may have been renamed since', () => {
    const other = films.filter(({ film, held }) => differ(film.ids, held!.ids, ['wikidata', 'imdb', 'tmdb']));
    expect(other.map(({ film, held }) => [nameOf(film), film.ids, held?.ids])).toEqual([]);
  });

  it('have the same year, few the one beside it: the catalogue may count a first showing or a later release', () => {
    const other = films.filter(({ film, held }) => held?.year !== film.year);
    const told = other.map(({ film, held }) => `${nameOf(film)}: ${held?.year}`);
    expect(
      other.every(({ film, held }) => Math.abs(held!.year - film.year) === 1),
      told.join(', '),
    ).toBe(true);
    expect(told.length, told.join(', ')).toBeLessThanOrEqual(films.length * 0.02);
  });
});
