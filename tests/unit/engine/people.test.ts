import { describe, expect, it } from 'vitest';
import { Cast, People, surenessOf, writePeople } from '../../../engine/subject/people.ts';
import { Words } from '../../../engine/text/words.ts';

const NAMES = [
  { word: 'clarice', telling: 3, lower: true, films: [70] },
  { word: 'starling', telling: 2, lower: false, films: [70] },
  { word: 'jack', telling: 0, lower: false, films: [3, 12, 70_001] },
];
const STARS = { names: ['Ada Lovelark', 'Bo J. Farr'], singles: ['lovelark'] };
const read = (): People => People.read(writePeople(NAMES, STARS, 'v1'), 'v1');
const words = new Words();
const among = (text: string, outside: { start: number; end: number }[] = []) => {
  words.read(text);
  return read()
    .among(words, outside)
    .map(({ start, end, films }) => [text.slice(start, end), films]);
};

describe('people', () => {
  it('are read back as they were written', () => {
    expect(among('Jack asked Clarice')).toEqual([
      ['Jack', [3, 12, 70_001]],
      ['Clarice', [70]],
    ]);
  });

  it('count in lower case only when they are no word, and with what hangs on them', () => {
    expect(among('a starling sat there, said jack, but clarice knew')).toEqual([['clarice', [70]]]);
    expect(among("Starling's badge").map(([, films]) => films)).toEqual([[70]]);
  });

  it('do not count inside a film’s name', () => {
    expect(among('We saw Jack Reacher', [{ start: 7, end: 19 }])).toEqual([]);
  });

  it('of another version, or cut short, are refused', () => {
    expect(() => People.read(writePeople(NAMES, STARS, 'v1'), 'v2')).toThrow(/another version/);
    expect(() => People.read(writePeople(NAMES, STARS, 'v1').slice(0, 8), 'v1')).toThrow();
  });

  it('can be of no film', () => {
    expect(People.read(writePeople([], { names: [], singles: [] }, 'v1'), 'v1').among(words, [])).toEqual([]);
  });
});

describe('the stars', () => {
  const count = (text: string) => {
    words.read(text);
    return read().stars.countIn(words);
  };

  it('count by their whole name, with or without capitals, and less by a word that is theirs alone', () => {
    expect(count('Ada Lovelark met Bo J. Farr’s dog')).toBe(2);
    expect(count('the one with ada lovelark')).toBe(1);
    expect(count('that Lovelark film')).toBeCloseTo(0.6);
  });

  it('do not count by half a common name, over a full stop, or in two cases', () => {
    expect(count('Farr. J smiled, and Bo came')).toBe(0);
    expect(count('the plan j Farr had')).toBe(0);
    expect(new People().stars.countIn(words)).toBe(0);
  });
});

describe('the cast of a page', () => {
  const person = (hash: number, worth: number, ...films: number[]) => ({ start: 0, end: 1, hash, worth, films });

  it('tells a film once enough different people are named, and forgets what is taken back', () => {
    const cast = new Cast();
    cast.count([person(1, 1, 70), person(1, 1, 70)], 1);
    expect(cast.most()).toEqual([]);
    cast.count([person(2, 0.7, 70, 3)], 1);
    expect(cast.most()).toEqual([70]);
    cast.count([person(2, 0.7, 70, 3)], -1);
    expect(cast.most()).toEqual([]);
    expect(cast.surenessOf(70)).toBeGreaterThan(0);
  });

  it('is surer the more people it has', () => {
    expect(surenessOf(0)).toBe(0);
    expect(surenessOf(3)).toBeGreaterThan(surenessOf(1.5));
    expect(surenessOf(100)).toBeLessThanOrEqual(1);
  });
});
