import { describe, expect, it } from 'vitest';
import type { Block } from '../../../engine/block.ts';
import { idOfStranger } from '../../../engine/film.ts';
import { Subjects } from '../../../engine/subject.ts';
import { block, INDEX, numberOf, PAGE, SIGNALS } from './titles.fixture.ts';

function read(blocks: Block[], signals = SIGNALS): { subjects: Subjects; names: string[][] } {
  const subjects = new Subjects(INDEX);
  subjects.signals(signals);
  for (const one of blocks) subjects.read(one, PAGE);
  const names = blocks.map((one) => subjects.read(one, PAGE).map(({ start, end }) => one.text.slice(start, end)));
  return { subjects, names };
}

describe('films that the catalogue lacks', () => {
  it.each([
    [
      'a link made of the name',
      block('Brine of Norrland', 'item', 'https://films.example/film/12345-brine-of-norrland/'),
    ],
    [
      'a link whose text is cut off',
      block('Brine of …', 'item', 'https://films.example/film/12345-brine-of-norrland/'),
    ],
    ['a year behind emphasis', block('We saw *Brine of Norrland* (2027), a movie by its director.')],
    ['a film word before emphasis', block('We saw the film *Brine of Norrland* at the cinema.')],
    ['a film word behind emphasis', block('*Brine of Norrland*, a made-for-TV film, moves its viewers.')],
    [
      'quotation marks and cinemas',
      block('“Brine of Norrland” is in cinemas from May, says the director of the film.'),
    ],
    ['a line with its year', block('Brine of Norrland (2027)', 'item')],
  ])('are told by %s', (_, one) => {
    const { subjects, names } = read([block('The movies of this director, films of the cinema.'), one]);
    expect(names[1]![0]).toMatch(/^Brine of/);
    expect(subjects.films()[0]?.stranger?.title).toMatch(/^Brine of/);
  });

  it.each([
    ['a link to a part of a film’s page', block('Reviews', 'link', 'https://films.example/film/12345-heat/reviews/')],
    ['a link to a person', block('Brine Norrland', 'link', 'https://films.example/people/brine-norrland')],
    ['a series', block('We saw *Brine of Norrland* (TV series) (2027), no movie.')],
    ['emphasis alone', block('We saw *Brine of Norrland* today.')],
    ['the film talk of a sentence before', block('I love film. “Brine of Norrland,” she said.')],
  ])('are not made of %s', (_, one) => {
    expect(
      read([one])
        .subjects.films()
        .filter(({ stranger }) => stranger),
    ).toEqual([]);
  });

  it('are found elsewhere on the page once they are known, and before', () => {
    const { names } = read([
      block('Brine of Norrland moves slowly, like all movies of its director.'),
      block('The film *Brine of Norrland* is his best.'),
      block('In the end Brine of Norrland wins.'),
    ]);
    expect(names).toEqual([['Brine of Norrland'], ['Brine of Norrland'], ['Brine of Norrland']]);
  });

  it('are the page’s own when its data say so, with a lasting id', () => {
    const movie = JSON.stringify({ '@type': 'Movie', name: 'Brine of Norrland', datePublished: '2027-03-01' });
    const { subjects } = read([block('She drowns in the end.')], { ...SIGNALS, jsonLd: [movie] });
    const [film] = subjects.films();
    expect(film).toMatchObject({ stranger: { title: 'Brine of Norrland', year: 2027 } });
    expect(idOfStranger(film!.stranger!)).toBe('?brine of norrland|2027');
    expect(subjects.strangerOf(film!.film)).toEqual(film!.stranger);
  });

  it('are told by a card: a linked heading and who directed', () => {
    const { subjects } = read([
      block('Brine', 'heading', '/event/77'),
      block('Sweden / 2027 / 97 min'),
      block('Director: Ada Holm'),
    ]);
    expect(subjects.films()[0]?.stranger).toEqual({ title: 'Brine', year: 2027 });
  });
});

describe('other names of a film', () => {
  it.each([
    ['in brackets', block('Der Film „Fargo“ („Blutiger Schnee“, 1996) ist sein bester Film.')],
    ['behind a bar, in other letters', block('Fargo | Кровавый снег')],
  ])('are taught %s', (_, one) => {
    const { subjects } = read([block('Films and movies of this director.'), block('Fargo (1996)', 'heading'), one]);
    const films = subjects.read(one, PAGE).map(({ films }) => films[0]?.film);
    expect(films.length).toBe(2);
    expect(new Set(films)).toEqual(new Set([numberOf('Fargo')]));
  });
});
