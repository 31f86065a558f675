import { describe, expect, it } from 'vitest';
import type { Block } from '../../../engine/block.ts';
import { encodeIndex, type IndexFilm, type Plain, TitleIndex } from '../../../engine/titles/index.ts';
import { isCalledOther, isFilmPage, isNamedByAddress, isOtherPage } from '../../../engine/titles/kinds.ts';
import { hashName } from '../../../engine/titles/layout.ts';
import { findMentions } from '../../../engine/titles/mentions.ts';
import { quotedBy } from '../../../engine/titles/quotes.ts';
import { respelt } from '../../../engine/titles/variants.ts';

const film = (title: string, year: number, plain: Plain, others: string[] = []): IndexFilm => ({
  names: [title, ...others].map((name) => ({ name, plain })),
  year,
  rank: 3,
});
const INDEX = TitleIndex.read(
  encodeIndex(
    [
      film('Planet of the Apes', 1968, 0, ['Planeta opic', 'Планета обезьян']),
      film('Brazil', 1985, 2),
      film('Sisters of the Tide', 1999, 0),
      film('2012', 2009, 3),
      film('Tide Rises Again', 1950, 0),
    ],
    'test-1',
  ).text,
);
const TALK = { filmTalk: 0.8, expected: () => 0 };

function named(text: string, more: Partial<Block> = {}): string[] {
  const block: Block = { text, kind: 'prose', marks: [], ...more };
  return findMentions(block, INDEX, TALK).map(({ start, end }) => text.slice(start, end));
}

describe('kinds', () => {
  it('tells addresses of films from those of other things of the name', () => {
    const pages = [
      'https://www.imdb.com/title/tt0088846/',
      '/title/tt0088846/',
      '/m/brazil',
      '/film/1079-planeta-opic/',
    ];
    for (const page of [...pages, 'https://en.wikipedia.org/wiki/Brazil_(1985_film)'])
      expect([page, isFilmPage(page), isOtherPage(page)]).toEqual([page, true, false]);
    for (const page of ['/tv/brazil/s01', 'https://en.wikipedia.org/wiki/Brazil_(novel)', '/name/nm0000416/'])
      expect([page, isFilmPage(page), isOtherPage(page)]).toEqual([page, false, true]);
    expect([isFilmPage('https://en.wikipedia.org/wiki/Brazil'), isFilmPage(undefined)]).toEqual([false, false]);
  });

  it('finds the name in an address that speaks of films, behind numbers and before a year', () => {
    const { hash } = hashName('Planet of the Apes')!;
    for (const page of [
      '/m/planet_of_the_apes',
      '/film/42-planet-of-the-apes-1968/',
      '/kino/planet-of-the-apes_1043475.html',
    ])
      expect([page, isNamedByAddress(page, hash)]).toEqual([page, true]);
    for (const page of ['/news/planet-of-the-apes', '/tv/planet_of_the_apes', '/m/brazil', '/m/%zz', undefined])
      expect([page, isNamedByAddress(page, hash)]).toEqual([page, false]);
  });

  it('hears series, books, songs and games named', () => {
    expect(isCalledOther('die Fernsehserie „', '“ lief')).toBe(true);
    expect(isCalledOther('a novel called ', ' is')).toBe(true);
    expect(isCalledOther('watched ', ': Season 2')).toBe(true);
    expect(isCalledOther('watched ', ' (TV series)')).toBe(true);
    expect(isCalledOther('watched ', ', a long-running soap opera about')).toBe(true);
    expect(isCalledOther('watched ', ', a film of the novel')).toBe(false);
    expect(isCalledOther('watched ', ', a musical film')).toBe(false);
    expect(isCalledOther('the film ', ' is long')).toBe(false);
  });

  it('takes a name in a link to a film page for one, longer links too, and none in a link to a series', () => {
    const link = (text: string, href: string) =>
      named(text, { marks: [{ kind: 'link', start: 0, end: text.length, href }] });
    expect(link('Brazil Opened Feb 07, 1985', '/m/brazil')).toEqual(['Brazil']);
    expect(link('Brazil', '/tv/brazil/s01')).toEqual([]);
  });

  it('takes the likelier of two names that cross', () => {
    const text = 'Sisters of the Tide Rises Again';
    expect(
      named(text, { marks: [{ kind: 'link', start: 0, end: text.length, href: '/m/sisters_of_the_tide' }] }),
    ).toEqual(['Sisters of the Tide']);
  });

  it('takes a year in brackets for a year', () => {
    expect(named('Sisters of the Tide (2012)')).toEqual(['Sisters of the Tide']);
  });
});

describe('names as written', () => {
  it('are found bent where languages bend names', () => {
    expect(named('Nové zpracování „Planety opic“ je tu, říkají režiséři.')).toEqual(['Planety opic']);
    expect(named('Смотрели «Планету обезьян» вчера в кино.')).toEqual(['Планету обезьян']);
    expect(named('We saw “Planety opic” there.')).toEqual([]);
  });

  it('are found with the year written on to them', () => {
    const text = 'Planet of the Apes1968';
    expect(named(text, { kind: 'heading', level: 3 })).toEqual(['Planet of the Apes']);
  });

  it('are respelt whole: closed up, without "Part", without points', () => {
    expect(respelt('Spider-Man')).toEqual(['SpiderMan']);
    expect(respelt('The Godfather Part II')).toEqual(['The Godfather II']);
    expect(respelt('E.T. the Extra-Terrestrial')).toEqual(['E.T. the ExtraTerrestrial', 'ET the Extra-Terrestrial']);
    expect(respelt('Brazil')).toEqual([]);
  });
});

describe('quotation marks', () => {
  it('hold a name alone or with its year', () => {
    expect([quotedBy('saw “', '” twice'), quotedBy('saw „', '“ twice'), quotedBy('『', '』')]).toEqual([
      'quotes',
      'quotes',
      'brackets',
    ]);
    expect(quotedBy('saw ', ' twice')).toBe('no');
  });
});
