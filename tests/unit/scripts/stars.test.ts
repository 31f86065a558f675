import { describe, expect, it } from 'vitest';
import { starNames } from '../../../scripts/catalogue/stars.ts';

const film = (rank: number, cast: string[], directors: string[] = []) => ({ rank, cast, directors }) as never;
const counts = (seen: [string, { lower: number; capital: number }][] = []) => ({ total: 1000, seen: new Map(seen) });

describe('the stars of a catalogue', () => {
  const films = [
    film(7, ['Ada Lovelark', 'Bo Brown'], ['Mononym']),
    film(5, ['Bo Brown'], ['Cy Harrowgate']),
    film(5, ['Dee Brown']),
  ];

  it('are those of well-known films first; one word alone is no name', () => {
    expect(starNames(films, counts()).names).toEqual(['Ada Lovelark', 'Bo Brown', 'Cy Harrowgate', 'Dee Brown']);
  });

  it('are told by a word alone when it is theirs, long, and no word of the language', () => {
    expect(starNames(films, counts()).singles).toEqual(['lovelark', 'harrowgate']);
    expect(starNames(films, counts([['harrowgate', { lower: 1, capital: 0 }]])).singles).toEqual(['lovelark']);
  });
});
