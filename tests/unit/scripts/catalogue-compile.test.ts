import { describe, expect, it } from 'vitest';
import { TitleIndex } from '../../../engine/titles/index.ts';
import { hashName } from '../../../engine/titles/layout.ts';
import { compile, finish, namesOf } from '../../../scripts/catalogue/compile.ts';
import { join } from '../../../scripts/catalogue/join.ts';
import { count, keyOf, plainAbroad, plainOf, readCounts, writeCounts } from '../../../scripts/catalogue/plain.ts';
import { type SourceFilm, sourceFilm } from '../../../scripts/catalogue/source.ts';
import { textOfPage } from '../../../scripts/catalogue/text.ts';

const film = (title: string, year: number, more: Partial<SourceFilm> = {}): SourceFilm => ({
  ...sourceFilm(title, year),
  ...more,
});
const silent = () => {};

describe('joining', () => {
  const heat = film('Heat', 1995, { ids: { wikidata: 'Q1', wikipedia: 'Heat (1995 film)' } });

  it('goes by id, or by name and year', () => {
    const listed = film('Heat', 1996, { ids: { wikipedia: 'Heat (1995 film)' }, cast: ['Al Pacino'] });
    const named = film('HEAT', 1994, { genres: ['Crime'] });
    const [joined, ...others] = join([[{ ...heat }], [listed], [named]], silent);
    expect(others).toEqual([]);
    expect(joined).toMatchObject({ title: 'Heat', year: 1995, cast: ['Al Pacino'], genres: ['Crime'] });
  });

  it('keeps films apart that have different ids, years or articles', () => {
    const others = [
      film('Heat', 1995, { ids: { wikidata: 'Q2' } }),
      film('Heat', 1992),
      film('Heat', 1986, { ids: { wikipedia: 'Heat (1986 film)' } }),
      film('Heat', 1986, { ids: { wikipedia: 'Heat (1986 other film)' } }),
    ];
    expect(join([[{ ...heat }], others], silent).length).toBe(5);
  });

  it('lets an id claim its film before a name can', () => {
    const series = film('Titanic', 1996, { ids: { wikipedia: 'Titanic (miniseries)' }, cast: ['Wrong One'] });
    const listed = film('Titanic', 1997, { ids: { wikipedia: 'Titanic (1997 film)' }, cast: ['Kate Winslet'] });
    const known = film('Titanic', 1997, { ids: { wikidata: 'Q3', wikipedia: 'Titanic (1997 film)' } });
    expect(join([[known], [series, listed]], silent)[0]?.cast).toEqual(['Kate Winslet']);
  });

  it('believes the title and the year written by hand', () => {
    const [joined] = join([[{ ...heat }], [film('HEAT', 1994, { titled: true })]], silent);
    expect(joined).toMatchObject({ title: 'HEAT', year: 1994, ids: { wikidata: 'Q1' } });
  });

  it('warns of names for films that are not there', () => {
    const warnings: string[] = [];
    const films = join([[{ ...heat }], [film('Hat', 1995, { addsOnly: 'names.tsv:3', names: ['x'] })]], (warning) =>
      warnings.push(warning),
    );
    expect(films.length).toBe(1);
    expect(warnings).toEqual(['names.tsv:3: no film is called Hat (1995)']);
  });
});

describe('finishing', () => {
  it('keeps ids, makes new ones unique, and leaves out what has no letter', () => {
    const films = finish([
      film('Same', 1920),
      film('Same', 1920),
      film('Old', 1930, { id: 'older-1930' }),
      film('…', 1940),
    ]);
    expect(films.map(({ id }) => id)).toEqual(['same-1920', 'same-1920-2', 'older-1930']);
  });

  it('drops names that say the same, and short forms that are films of their own', () => {
    const films = finish([
      film('Alien: Covenant', 2017, { names: ['ALIEN COVENANT', 'AC'] }),
      film('Covenant', 2006),
      film('Dogs: The Return', 2001),
      film('Cats: The Revenge', 2001, { rank: 2 }),
    ]);
    expect(namesOf(films)).toEqual([
      ['Alien: Covenant', 'AC'],
      ['Covenant'],
      ['Dogs: The Return'],
      ['Cats: The Revenge', 'The Revenge'],
    ]);
  });

  it('leaves out the end alone of a film that is not well known, and only behind a number', () => {
    const films = finish([
      film('Night of Cats: Paws Beyond Hope', 2001, { rank: 1 }),
      film('Alice Walker: A Life', 2013),
      film('The Gate II: Trespassers', 1990),
      film('Mother of Cats: A Life', 2012),
    ]);
    expect(namesOf(films).map(([, ...forms]) => forms)).toEqual([[], [], ['The Gate II'], []]);
  });

  it('takes a single word out of a name abroad only when several films share it', () => {
    const films = finish([
      film('Monster Plan', 2008, { rank: 3, names: ['Projekt: Monster'] }),
      film('The Elf I', 2012, { rank: 3, names: ['Hobit: Cesta tam'] }),
      film('The Elf II', 2013, { rank: 3, names: ['Hobit: Cesta zpátky'] }),
    ]);
    const abroad = new Set(['projekt monster', 'hobit cesta tam', 'hobit cesta zpatky']);
    expect(namesOf(films, abroad)).toEqual([
      ['Monster Plan', 'Projekt: Monster'],
      ['The Elf I', 'Hobit: Cesta tam', 'Hobit', 'Cesta tam'],
      ['The Elf II', 'Hobit: Cesta zpátky', 'Hobit', 'Cesta zpátky'],
    ]);
  });
});

describe('plainness', () => {
  it('takes no short name of another language for wholly unusual, a noun with its article for an ordinary one', () => {
    const none = { total: 1e6, seen: new Map() };
    expect(plainOf('Zelená míle', none)).toBe(0);
    const names = ['Vykoupení z věznice', 'Zelená míle', 'Kmotr', 'Der Pate', "L'Exorciste"];
    expect(names.map((name) => plainAbroad(name, none))).toEqual([0, 1, 2, 3, 3]);
  });

  it('goes by the title for its short forms, though names abroad have them too', () => {
    const films = finish([film('Quillmen: The Secret', 2014, { rank: 3, names: ['Quillmen: Secreto'] })]);
    const none = { total: 1e6, seen: new Map() };
    const index = TitleIndex.read(compile(films, none, ['Quillmen: Secreto']).index);
    const plain = (name: string) => index.entries(hashName(name)!.hash).map((entry) => index.plain(entry));
    expect([plain('Quillmen'), plain('Quillmen: Secreto')]).toEqual([[1], [1]]);
    expect(plainAbroad('Quillmen', none)).toBe(2);
  });

  const text = `We walked up the road to Fargo, and up again. ${'The road is long. '.repeat(9)}Dark Star is a band we know; dark water is wet.`;
  const names = ['The Road', 'Fargo', 'Up', 'Dark Star', 'Se7en', 'Memento', 'Interstellarium', '300', 'The Godfather'];
  const counts = count(
    Array.from({ length: 9 }, () => ({ text, capitals: 'all' as const })),
    names,
  );

  it('is counted, without the leading article, also of proper names', () => {
    expect(keyOf('The Road')).toBe('road');
    expect(counts.seen.get('road')).toEqual({ lower: 27, capital: 0 });
    expect(counts.seen.get('fargo')).toEqual({ lower: 0, capital: 9 });
    expect(counts.seen.get('dark star')).toEqual({ lower: 0, capital: 9 });
    expect(plainOf('The Road', counts)).toBe(3);
  });

  it('is guessed for names never met', () => {
    expect(plainOf('300', counts)).toBe(3);
    expect(plainOf('Xyz', counts)).toBe(2);
    expect(plainOf('Memento', counts)).toBe(1);
    expect(plainOf('Se7en', counts)).toBe(0);
    expect(plainOf('Interstellarium', counts)).toBe(0);
    expect(plainOf('Road Water', counts)).toBe(1);
    expect(plainOf('The Fellowship of the Ring', counts)).toBe(0);
  });

  it("does not count a film's own name in its own story", () => {
    const own = count(
      [{ text: 'Then Carrie laughs, and Tom and Carrie dance.', about: 'Carrie', capitals: 'single' }],
      ['Carrie', 'Tom'],
    );
    expect(own.seen.has('carrie')).toBe(false);
    expect(own.seen.get('tom')).toEqual({ lower: 0, capital: 1 });
  });

  it('is kept as lines', () => {
    expect(readCounts(writeCounts(counts))).toEqual(counts);
    expect(() => readCounts('nothing')).toThrow(/number of words/);
  });
});

describe('the text of a page', () => {
  it('is without tags, scripts and entities, a block a line', () => {
    const html =
      '<script>let x = "<p>no"</script><p>One <b>t</b>wo&nbsp;&amp;&#32;three</p><div>four<!-- five --></div>';
    expect(textOfPage(html).trim()).toBe('One two\u00A0& three\nfour');
  });
});
