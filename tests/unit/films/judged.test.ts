import { describe, expect, it } from 'vitest';
import { type Count, countFilms, type FilmCounts, shareOf, totalOf } from '../../../scripts/evaluate/films.ts';

// `node scripts/evaluate/films.ts` prints what is reached. A judge that is learned anew may miss a sentence: tell it plainer, here or in the timeline.
const all = countFilms();
const total = (part: (film: FilmCounts) => Count) => totalOf(all.map(part));

describe('of the shipped films', () => {
  it('every sentence of the late plot is covered by what timeline and fates tell', () => {
    expect(total(({ late }) => late).missed).toEqual([]);
  });

  it('no sentence of a synopsis is covered: when the film is known, by the other telling alone, when nothing is known', () => {
    expect(total(({ synopsis }) => synopsis).covered).toEqual([]);
    expect(total(({ synopsisByOther }) => synopsisByOther).covered).toEqual([]);
    expect(total(({ synopsisUnknown }) => synopsisUnknown).covered).toEqual([]);
  });

  it('of endings put behind a synopsis more than 60 % are', () => {
    expect(shareOf(total(({ smuggled }) => smuggled))).toBeGreaterThan(0.6);
  });

  it('at most 12 % of the roles are covered at strict', () => {
    const roles = total((film) => film.roles);
    expect(shareOf(roles), roles.covered.join('\n')).toBeLessThan(0.12);
  });
});
