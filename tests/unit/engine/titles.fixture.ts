/** A small catalogue for the tests of titles and subject. */
import type { Block, Mark, PageSignals, Place } from '../../../engine/block.ts';
import { encodeIndex, type IndexFilm, type Plain, type Rank, TitleIndex } from '../../../engine/titles/index.ts';
import { variants } from '../../../engine/titles/variants.ts';

const film = (title: string, year: number, rank: Rank, plain: Plain = 0, others: string[] = []): IndexFilm => ({
  names: [{ name: title, plain }, ...[...others, ...variants(title)].map((name) => ({ name, plain: 0 as Plain }))],
  year,
  rank,
});

export const FILMS: IndexFilm[] = [
  film('Leaving Las Vegas', 1995, 2),
  film('Heat', 1995, 3, 3),
  film('Heat', 1972, 0, 3),
  film('It', 2017, 3, 3),
  film('Her', 2013, 3, 3),
  film('Up', 2009, 3, 3),
  film('Fargo', 1996, 3, 1),
  film('Casablanca', 1942, 3, 1),
  film('Room', 2015, 3, 3),
  film('The Room', 2003, 2, 3),
  film('The Godfather', 1972, 3),
  film('The Godfather Part II', 1974, 3),
  film('No Country for Old Men', 2007, 3),
  film('There Will Be Blood', 2007, 3),
  film('The Shawshank Redemption', 1994, 3),
  film('Se7en', 1995, 3, 0, ['Seven']),
  film("Ocean's Eleven", 2001, 3),
  film('Mr. & Mrs. Smith', 2005, 3),
  film("Schindler's List", 1993, 3),
  film('Amélie', 2001, 3, 0, ['Le fabuleux destin d’Amélie Poulain', 'Амели']),
  film("L'Avventura", 1960, 2),
  film('WALL·E', 2008, 3),
  film('Spider-Man', 2002, 3),
  film('Alien 3', 1992, 2),
  film('Star Wars: Episode V – The Empire Strikes Back', 1980, 3),
  film('Spirited Away', 2001, 3, 0, ['千と千尋の神隠し', '센과 치히로의 행방불명', '千與千尋']),
  film('Winter Sleepers of Norrland', 1997, 0),
];

const encoded = encodeIndex(FILMS, 'test-1');

export const INDEX_TEXT = encoded.text;
export const INDEX = TitleIndex.read(INDEX_TEXT);

/** Number of a film of the fixture. */
export function numberOf(title: string, year?: number): number {
  const place = FILMS.findIndex(
    ({ names, year: made }) => names[0]!.name === title && (year === undefined || made === year),
  );
  if (place < 0) throw new Error(`No such film: ${title}`);
  return encoded.numbers[place]!;
}

export const PAGE: Place = { parent: null, kind: 'page' };
/** Of a page that is surely about films. */
export const SIGNALS: PageSignals = {
  url: 'https://page.example/',
  title: 'The best films of the year: a movie list',
  jsonLd: [],
  meta: { description: 'Films, directors, movies, cinema reviews' },
  links: [],
};

/** A block; what stands between asterisks is emphasised, the whole is a link where an address is given. */
export function block(text: string, kind: Block['kind'] = 'prose', href?: string): Block {
  const marks: Mark[] =
    href === undefined ? [] : [{ start: 0, end: text.replaceAll('*', '').length, kind: 'link', href }];
  const bare = text.split('*').reduce((before, part, i) => {
    if (i % 2) marks.push({ start: before.length, end: before.length + part.length, kind: 'emphasis' });
    return before + part;
  }, '');
  return { text: bare, kind, marks, ...(kind === 'heading' && { level: 3 }) };
}
