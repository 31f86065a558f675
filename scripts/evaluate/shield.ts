/** The engine with the data it ships with, as the content script puts it together. */
import { readFileSync } from 'node:fs';
import type { FilmNumber } from '../../engine/film.ts';
import { createJudge, type Judge } from '../../engine/judge/judge.ts';
import { createPage } from '../../engine/page.ts';
import { People } from '../../engine/subject/people.ts';
import { fold } from '../../engine/text/fold.ts';
import { TitleIndex } from '../../engine/titles/index.ts';
import { readFilm, readLines } from '../../platform/catalogue/format.ts';
import type { PageJudge } from './pages.ts';

export interface Shield extends PageJudge {
  judge: Judge;
}

/** The names of all films, without a judge. */
export interface Films extends Pick<PageJudge, 'numbersOf'> {
  index: TitleIndex;
  people: People;
}

const read = (path: string): string => readFileSync(new URL(`../../data/${path}`, import.meta.url), 'utf8');

/** @throws when a data file is missing or of another version. */
export function openFilms(): Films {
  const numbers = numbersByName(read('catalogue/catalogue.txt'));
  const index = TitleIndex.read(read('catalogue/index.txt'));
  return {
    index,
    people: People.read(read('catalogue/people.txt').trim(), index.version),
    // Festival and release years differ by one.
    numbersOf: (title, year) =>
      [year, year - 1, year + 1].map((near) => numbers.get(keyOf(title, near))).find((found) => found) ?? [],
  };
}

/**
 * @param weights of the judge; those of the project when not given.
 * @throws when a data file is missing or of another version.
 */
export function openShield(weights: Parameters<typeof createJudge>[0] = read('judge/weights.json')): Shield {
  const { index, people, numbersOf } = openFilms();
  const judge = createJudge(weights);
  return { judge, open: (outlook) => createPage(index, judge, outlook, people), numbersOf };
}

const keyOf = (name: string, year: number): string => `${fold(name)} ${year}`;

/** Films by every name and year. */
function numbersByName(catalogue: string): Map<string, FilmNumber[]> {
  const lines = readLines(catalogue);
  const numbers = new Map<string, FilmNumber[]>();
  lines.films.forEach((line, number) => {
    const { title, originalTitle, otherTitles, year } = readFilm(line, lines);
    for (const key of new Set([title, originalTitle ?? title, ...otherTitles].map((name) => keyOf(name, year)))) {
      numbers.set(key, [...(numbers.get(key) ?? []), number]);
    }
  });
  return numbers;
}
