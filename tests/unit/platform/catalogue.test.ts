/** The committed catalogue: whole, in agreement with the index, and with the films in it that everybody looks for. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { TitleIndex } from '../../../engine/titles/index.ts';
import { checksum, readFilm, readLines, slugId, writeCatalogue } from '../../../platform/catalogue/format.ts';
import { loadCatalogue } from '../../../platform/catalogue.ts';
import { readFilms, readNames } from '../../../scripts/catalogue/handwritten.ts';

const folder = join(import.meta.dirname, '../../../data/catalogue');
const text = readFileSync(join(folder, 'catalogue.txt'), 'utf8');
const lines = readLines(text);
const films = lines.films.map((line) => readFilm(line, lines));
const catalogue = loadCatalogue(text);

const FAMOUS: [string, number, string, string][] = [
  ['The Godfather', 1972, 'Q47703', 'tt0068646'],
  ['The Shawshank Redemption', 1994, 'Q172241', 'tt0111161'],
  ['Casablanca', 1942, 'Q132689', 'tt0034583'],
  ['Heat', 1995, 'Q42198', 'tt0113277'],
  ['Inception', 2010, 'Q25188', 'tt1375666'],
  ['The Matrix', 1999, 'Q83495', 'tt0133093'],
  ['Pulp Fiction', 1994, 'Q104123', 'tt0110912'],
  ['Fight Club', 1999, 'Q190050', 'tt0137523'],
  ['Seven', 1995, 'Q190908', 'tt0114369'],
  ['The Usual Suspects', 1995, 'Q132351', 'tt0114814'],
  ['Star Wars', 1977, 'Q17738', 'tt0076759'],
  ['The Empire Strikes Back', 1980, 'Q181795', 'tt0080684'],
  ['Titanic', 1997, 'Q44578', 'tt0120338'],
  ['Spirited Away', 2001, 'Q155653', 'tt0245429'],
  ['Oldboy', 2003, 'Q475693', 'tt0364569'],
  ['Amélie', 2001, 'Q484048', 'tt0211915'],
  ['City of God', 2002, 'Q220741', 'tt0317248'],
  ['The Lives of Others', 2006, 'Q153882', 'tt0405094'],
  ['Life Is Beautiful', 1997, 'Q19355', 'tt0118799'],
  ['Citizen Kane', 1941, 'Q24815', 'tt0033467'],
  ['Parasite', 2019, 'Q61448040', 'tt6751668'],
];

describe('the committed catalogue', () => {
  it('knows at least 60,000 films, each by an id of its own', () => {
    expect(films.length).toBeGreaterThanOrEqual(60_000);
    expect(new Set(films.map((film) => film.id)).size).toBe(films.length);
  });

  it('numbers films as the index does', () => {
    const index = TitleIndex.read(readFileSync(join(folder, 'index.txt'), 'utf8'));
    expect(index.version).toBe(catalogue.version);
    expect(index.films).toBe(catalogue.size);
  });

  it('is as large as the readme says', () => {
    const readme = readFileSync(join(folder, '../README.md'), 'utf8');
    expect(readme).toContain(`${films.length.toLocaleString('en-US')} films, a line each`);
  });

  it('stays small enough for the package', () => {
    expect(text.length).toBeLessThan(3_800_000);
    expect(readFileSync(join(folder, 'index.txt')).length).toBeLessThanOrEqual(215_000);
  });

  it.each(FAMOUS)('%s (%i) has its ids', (title, year, wikidata, imdb) => {
    const [film] = catalogue.find(title, year);
    expect(film).toMatchObject({ title, year, rank: 3, ids: { wikidata, imdb } });
    expect(catalogue.byOuterIds({ imdb })).toEqual(film);
    expect(catalogue.byId(film!.id)).toEqual(film);
    expect(catalogue.byNumber(catalogue.numberOf(film!.id)!)).toEqual(film);
  });

  it('finds a film by its id before and after the table of ids is made, also one whose id is made of its title', () => {
    const slug = films.find(({ id, otherTitles }) => !/^Q\d/.test(id) && otherTitles.length > 0)!;
    const fresh = loadCatalogue(text);
    for (let i = 0; i < 12; i++) {
      expect(fresh.byId(slug.id)).toEqual(slug);
      expect(fresh.byId('Q280918')?.title).toBe('Leaving Las Vegas');
      expect(fresh.byId('no-such-film-1995')).toBeUndefined();
    }
  });

  it('prepares its search bit by bit, with the same hits', () => {
    const warmed = loadCatalogue(text);
    let slices = 1;
    while (!warmed.warm()) slices++;
    expect(slices).toBeGreaterThan(20);
    expect(warmed.search('heat 1995', 3)).toEqual(catalogue.search('heat 1995', 3));
  });

  it('has every film written by hand under its title and year, and every name written by hand', () => {
    const written = ['known.tsv', 'additions.tsv'].flatMap((file) => readFilms(join(folder, file)));
    expect(written.filter(({ title, year }) => catalogue.find(title, year).length === 0)).toEqual([]);
    const names = ['names.tsv', 'abroad.tsv']
      .flatMap((file) => readNames(join(folder, file)))
      .flatMap((film) => film.names.map((name) => ({ name, year: film.year! })));
    expect(
      names.filter(({ name, year }) => catalogue.find(name, year).length === 0 && !/^Untitled/.test(name)),
    ).toEqual([]);
    expect(written.length).toBeGreaterThan(2000);
  });

  it('ranks films in a pyramid', () => {
    const share = (rank: number) => films.filter((film) => film.rank === rank).length / films.length;
    expect(share(0)).toBeGreaterThan(0.7);
    expect(share(1)).toBeGreaterThan(share(2));
    expect(share(2)).toBeGreaterThan(share(3));
    expect(share(3)).toBeLessThan(0.03);
  });
});

describe('a catalogue file', () => {
  const some = films.slice(0, 500);
  const written = writeCatalogue(some, 'v1');

  it('reads back as written', () => {
    const read = readLines(written);
    expect(read.version).toBe('v1');
    expect(read.films.map((line) => readFilm(line, read))).toEqual(some);
  });

  it.each([
    ['cut off', written.slice(0, -100), /not a complete/],
    ['changed', written.replace('1', '2'), /damaged|format/],
    ['of another format', written.replace('\t1\t', '\t9\t'), /npm run catalogue/],
    ['no catalogue', 'something else', /not a complete/],
    ['empty', '', /not a complete/],
  ])('is refused when it is %s', (_, broken, message) => {
    expect(() => loadCatalogue(broken)).toThrow(message);
  });

  it('is not written with a separator in a name', () => {
    expect(() => writeCatalogue([{ ...some[0]!, title: 'a\tb' }], 'v1')).toThrow(/separator/);
    expect(() => writeCatalogue([{ ...some[0]!, otherTitles: ['a|b'] }], 'v1')).toThrow(/separator/);
  });

  it('has readable ids for films that Wikidata does not know', () => {
    expect(slugId('Amélie', 2001)).toBe('amelie-2001');
    expect(slugId('Don’t Look Now!', 1973)).toBe('dont-look-now-1973');
    expect(slugId('千と千尋の神隠し', 2001)).toMatch(/^\p{L}+-2001$/u);
    expect(slugId('…', 2001)).toBe('film-2001');
    expect(checksum('')).toBe('811c9dc5');
  });
});
