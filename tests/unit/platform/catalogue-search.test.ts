import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lettersOf, Misspelling } from '../../../platform/catalogue/misspelling.ts';
import { loadCatalogue } from '../../../platform/catalogue.ts';

const catalogue = loadCatalogue(
  readFileSync(join(import.meta.dirname, '../../../data/catalogue/catalogue.txt'), 'utf8'),
);
const first = (query: string) => {
  const [found] = catalogue.search(query, 1);
  return found && `${found.film.title} ${found.film.year}`;
};

describe('search as you type', () => {
  it.each([
    ['heat', 'Heat 1995'],
    ['heat 1986', 'Heat 1986'],
    ['godf', 'The Godfather 1972'],
    ['the godfather', 'The Godfather 1972'],
    ['godfather 2', 'The Godfather Part II 1974'],
    ['matrix the', 'The Matrix 1999'],
    ['blade runner 2049', 'Blade Runner 2049 2017'],
    ['dune 2021', 'Dune 2021'],
    ['1917', '1917 2019'],
    ['AMELIE', 'Amélie 2001'],
    ['la vita e bella', 'Life Is Beautiful 1997'],
    ['das leben der', 'The Lives of Others 2006'],
    ['千と千尋', 'Spirited Away 2001'],
    ['기생충', 'Parasite 2019'],
    ['амели', 'Amélie 2001'],
    ['tdk', 'The Dark Knight 2008'],
    ['esb', 'The Empire Strikes Back 1980'],
    ['se7en', 'Seven 1995'],
    ['leaving las', 'Leaving Las Vegas 1995'],
  ])('"%s" finds %s', (query, film) => expect(first(query)).toBe(film));

  it.each([
    ['godfater', 'The Godfather 1972'],
    ['shawshenk redemtion', 'The Shawshank Redemption 1994'],
    ['inceptoin', 'Inception 2010'],
    ['oppenhiemer', 'Oppenheimer 2023'],
    ['mision imposible', 'Mission: Impossible 1996'],
    ['intersteller 2014', 'Interstellar 2014'],
  ])('"%s", misspelt, finds %s', (query, film) => expect(first(query)).toBe(film));

  it('tells by which name it found', () => {
    expect(catalogue.search('gisaengchung', 1)[0]?.by).toBe('Gisaengchung');
    expect(catalogue.search('parasi', 1)[0]).not.toHaveProperty('by');
  });

  it('gives no more than asked, none twice, and nothing for nothing', () => {
    const found = catalogue.search('love', 20);
    expect(found.length).toBe(20);
    expect(new Set(found.map(({ number }) => number)).size).toBe(20);
    for (const query of ['', ' ', '?!', 'zzzzzzzzzz', '\ud800', '\n\n']) expect(catalogue.search(query, 5)).toEqual([]);
  });

  it('finds any film by its title and year, and never throws', { timeout: 30_000 }, () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: catalogue.size - 1 }), (number) => {
        const film = catalogue.byNumber(number)!;
        const found = catalogue.search(`${film.title} ${film.year}`, 12).map((one) => one.number);
        const namesakes = catalogue.find(film.title, film.year).map(({ id }) => catalogue.numberOf(id));
        return namesakes.some((one) => found.includes(one!));
      }),
      { numRuns: 40 },
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (query) => catalogue.search(query, 3).length <= 3),
      { numRuns: 50 },
    );
  });
});

describe('find', () => {
  it('takes names whole, with the year if given, or else the one beside it', () => {
    expect(catalogue.find('heat', 1995).map(({ id }) => id)).toEqual(['Q42198']);
    expect(catalogue.find('Heat', 1994).map(({ id }) => id)).toEqual(['Q42198']);
    expect(catalogue.find('Heat').length).toBeGreaterThan(2);
    expect(catalogue.find('Heat', 1950)).toEqual([]);
    expect(catalogue.find('hea')).toEqual([]);
  });
});

describe('a misspelling', () => {
  /** Fewest edits with which `query` stands somewhere in `text`, by the book. */
  function slow(query: string, text: string): number {
    let rows = [Array.from({ length: text.length + 1 }, () => 0)];
    for (let i = 1; i <= query.length; i++) {
      const row = [i];
      for (let j = 1; j <= text.length; j++) {
        const same = query[i - 1] === text[j - 1] ? 0 : 1;
        let least = Math.min(rows.at(-1)![j - 1]! + same, rows.at(-1)![j]! + 1, row[j - 1]! + 1);
        const swapped = i > 1 && j > 1 && query[i - 1] === text[j - 2] && query[i - 2] === text[j - 1];
        if (swapped) least = Math.min(least, rows.at(-2)![j - 2]! + 1);
        row.push(least);
      }
      rows = [...rows, row];
    }
    return Math.min(...rows.at(-1)!);
  }

  it('is measured as by the book, and its letters rule nothing out that fits', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', ' '), minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(word, word, (query, text) => {
        const matcher = new Misspelling(query, 2);
        const edits = slow(query, text);
        expect(matcher.distance(text, 0, text.length)).toBe(edits);
        if (edits <= 2) expect(matcher.mayFit(lettersOf(text, 0, text.length))).toBe(true);
      }),
    );
  });
});

describe('similar films', () => {
  const similar = (title: string, year: number) => catalogue.similar(catalogue.find(title, year)[0]!.id, 8);

  it('share people, a series, or kind and time, and say so', () => {
    const godfather = similar('The Godfather', 1972);
    expect(godfather[0]).toMatchObject({ film: { title: 'The Godfather Part II' }, why: 'From the same series' });
    expect(godfather.map(({ why }) => why)).toContain('Also directed by Francis Ford Coppola');
    expect(similar('Parasite', 2019)[0]?.why).toBe('Also directed by Bong Joon-ho');
  });

  it('go by language and time where nothing else is known', () => {
    const [known] = catalogue.search('pinot simple flic', 1);
    expect(known?.film.genres).toEqual([]);
    const found = catalogue.similar(known!.film.id, 5);
    expect(found.length).toBe(5);
    expect(found.every(({ why }) => /^Also in French, \d{4}s$/.test(why))).toBe(true);
  });

  it('are others, as many as asked for', () => {
    for (const [title, year] of [
      ['Spirited Away', 2001],
      ['Sholay', 1975],
      ['Leaving Las Vegas', 1995],
    ] as const) {
      const found = similar(title, year);
      expect(found.length).toBe(8);
      expect(found.every(({ film, why }) => why !== '' && film.title !== title)).toBe(true);
    }
    expect(catalogue.similar('no-such-film-1900', 8)).toEqual([]);
  });
});
