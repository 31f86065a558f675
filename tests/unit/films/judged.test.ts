import { describe, expect, it } from 'vitest';
import { type Count, countFilms, type FilmCounts, shareOf, totalOf } from '../../../scripts/evaluate/films.ts';

// `node scripts/evaluate/films.ts` prints what is reached; each limit leaves room for a judge that is learned anew.
const all = countFilms();

describe.each([
  ['all shipped films', all, 0.01],
  ['the shipped films that nothing was learned from', all.filter(({ learned }) => !learned), 0.02],
])('of %s', (_, films, few) => {
  const total = (part: (film: FilmCounts) => Count) => totalOf(films.map(part));
  const listed = ({ covered }: Count) => covered.join('\n');

  it('at least 90 % of the late plot is covered by what timeline and fates tell', () => {
    expect(shareOf(total(({ late }) => late))).toBeGreaterThan(0.9);
  });

  it('next to none of the sentences of the synopses are covered when the film is known', () => {
    const synopses = total(({ synopsis }) => synopsis);
    expect(shareOf(synopses), listed(synopses)).toBeLessThan(few);
  });

  it('at most 12 % of them are covered when the film is not known', () => {
    const synopses = total(({ synopsisUnknown }) => synopsisUnknown);
    expect(shareOf(synopses), listed(synopses)).toBeLessThan(0.12);
  });

  // A synopsis is what the judge knows of the premise: without it many a sentence of it is covered, of an ending nearly every one.
  it('at most 30 % of them are covered by the other telling alone, and at least 50 % of endings put behind them', () => {
    expect(shareOf(total(({ synopsisByOther }) => synopsisByOther))).toBeLessThan(0.3);
    expect(shareOf(total(({ smuggled }) => smuggled))).toBeGreaterThan(0.5);
  });

  it('at most 12 % of the roles are covered at strict', () => {
    const roles = total((film) => film.roles);
    expect(shareOf(roles), listed(roles)).toBeLessThan(0.12);
  });
});

describe('of no shipped film', () => {
  const late = all.map((film) => ({ film: film.film, share: shareOf(film.late) }));

  it('is less than a quarter of the late plot covered, and of few less than three quarters', () => {
    expect(late.filter(({ share }) => share < 0.25)).toEqual([]);
    const weak = late.filter(({ share }) => share < 0.75);
    expect(weak.length, JSON.stringify(weak)).toBeLessThan(all.length * 0.04);
  });

  it('but for a few are two sentences of the synopsis covered', () => {
    const twice = all.filter(({ synopsis }) => synopsis.covered.length > 1);
    expect(twice.length, twice.map(({ film }) => film).join(', ')).toBeLessThan(all.length * 0.02);
  });
});
