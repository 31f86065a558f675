/** The people of the shipped films as the page knows them: the words of their names, with how telling each is (engine/subject/people.ts). */
import type { Film, FilmNumber } from '../../engine/film.ts';
import { type NameWord, writePeople } from '../../engine/subject/people.ts';
import { fold } from '../../engine/text/fold.ts';
import type { CatalogueFilm } from '../../platform/catalogue/format.ts';
import type { Counts } from './plain.ts';
import { starNames } from './stars.ts';

/** What stands in names and is none. */
const TITLES = new Set(
  'the a an of and de la le von van der mr mrs ms miss dr sir lady lord king queen prince princess captain colonel general major sergeant doctor professor father mother uncle aunt old young little big agent detective officer judge brother sister boy girl man woman'.split(
    ' ',
  ),
);
/** From so many actors with this word in their names on it tells less. */
const COMMON = [2, 40, 400];
const SHORTEST = 3;
/** A word in lower case counts when it is long enough and no word of the language. */
const LONG = 5;

/** How telling a name is: by how many actors of the catalogue are called so, and how often it stands in ordinary text. */
export function nameWords(
  people: readonly { name: string; film: FilmNumber }[],
  actors: ReadonlyMap<string, number>,
  { seen }: Counts,
): NameWord[] {
  const films = new Map<string, Set<FilmNumber>>();
  for (const { name, film } of people)
    for (const word of wordsOf(name)) {
      const its = films.get(word) ?? new Set();
      films.set(word, its.add(film));
    }
  return [...films].flatMap(([word, its]): NameWord[] => {
    const { lower = 0, capital = 0 } = seen.get(word) ?? {};
    if (lower > capital && lower > 1) return [];
    const known = (actors.get(word) ?? 0) + capital;
    const telling = Math.max(
      0,
      COMMON.length - COMMON.filter((count) => known > count).length - Math.min(2, its.size - 1),
    );
    return [{ word, telling, lower: lower === 0 && word.length >= LONG, films: [...its] }];
  });
}

/** The words of a name that are names, folded. */
export const wordsOf = (name: string): string[] =>
  [...name.matchAll(/\p{Lu}[\p{L}\p{M}’'-]*/gu)]
    .flatMap(([word]) => fold(word).split(/[^\p{L}]+/u))
    .filter((word) => word.length >= SHORTEST && !TITLES.has(word));

/** How many actors of the catalogue have a word in their names. */
export function actorWords(films: readonly CatalogueFilm[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of new Set(films.flatMap(({ cast }) => cast)))
    for (const word of wordsOf(name)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** data/catalogue/people.txt, from the shipped films and the catalogue of this version. */
export function compilePeople(
  shipped: readonly Pick<Film, 'title' | 'year' | 'ids' | 'characters'>[],
  films: readonly CatalogueFilm[],
  counts: Counts,
  version: string,
): string {
  const numbers = new Map(films.flatMap((film, number) => keysOf(film).map((key) => [key, number] as const)));
  const people = shipped.flatMap((film) => {
    const number = keysOf(film).flatMap((key) => numbers.get(key) ?? [])[0];
    if (number === undefined) return [];
    return film.characters.flatMap(({ name, aliases = [] }) =>
      [name, ...aliases].map((one) => ({ name: one, film: number })),
    );
  });
  return writePeople(nameWords(people, actorWords(films), counts), starNames(films, counts), version);
}

const keysOf = ({ title, year, ids }: Pick<Film, 'title' | 'year' | 'ids'>): string[] =>
  [ids.wikidata, ids.imdb, `${fold(title)} ${year}`].filter((key) => key !== undefined);
