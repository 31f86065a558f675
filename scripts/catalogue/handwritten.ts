/** What was written by hand in data/catalogue/*.tsv: tab-separated, a head line with the columns' names, "#" opens a remark. */
import { readFileSync } from 'node:fs';
import type { Rank } from '../../engine/titles/index.ts';
import { type SourceFilm, sourceFilm } from './source.ts';

/** Films with what is known of them; lists inside a cell are parted by ";". */
export function readFilms(path: string): SourceFilm[] {
  return readRows(path).map(({ cell, place }) => {
    const film = sourceFilm(cell('title'), year(cell('year'), place));
    const list = (column: string) =>
      cell(column)
        .split(';')
        .map((item) => item.trim())
        .filter(Boolean);
    film.titled = true;
    film.directors = list('directors');
    film.cast = list('cast');
    film.genres = list('genres');
    film.languages = list('languages');
    film.names = list('names');
    if (cell('original')) film.originalTitle = cell('original');
    const rank = Number(cell('rank') || 3);
    if (![0, 1, 2, 3].includes(rank)) throw new Error(`${place}: the rank is 0 to 3, not ${cell('rank')}`);
    film.rank = rank as Rank;
    return film;
  });
}

/** Other names of films that are known by title and year. */
export function readNames(path: string): SourceFilm[] {
  return readRows(path).map(({ cell, place }) => {
    const film = sourceFilm(cell('title'), year(cell('year'), place));
    film.names = cell('names')
      .split(';')
      .map((item) => item.trim())
      .filter(Boolean);
    if (film.names.length === 0) throw new Error(`${place}: no name is given`);
    film.addsOnly = place;
    return film;
  });
}

/** What is on the titles' lists and is no film: series and episodes, by title and year. */
export function readNotFilms(path: string): Set<string> {
  return new Set(readRows(path).map(({ cell }) => `${cell('title')} ${cell('year')}`));
}

interface Row {
  cell(column: string): string;
  /** File and line, for messages. */
  place: string;
}

function readRows(path: string): Row[] {
  const file = path.replace(/.*[/\\]/, '');
  const lines = readFileSync(path, 'utf8').split(/\r?\n/);
  const head = lines.findIndex((line) => line !== '' && !line.startsWith('#'));
  const columns = lines[head]?.split('\t') ?? [];
  return lines.flatMap((line, at) => {
    if (at <= head || line.trim() === '' || line.startsWith('#')) return [];
    const place = `${file}:${at + 1}`;
    const cells = line.split('\t');
    if (cells.length > columns.length) throw new Error(`${place}: more cells than columns`);
    return [{ place, cell: (column) => cells[columns.indexOf(column)]?.trim() ?? '' } satisfies Row];
  });
}

function year(text: string, place: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1870 || number > 2100) throw new Error(`${place}: "${text}" is not a year`);
  return number;
}
