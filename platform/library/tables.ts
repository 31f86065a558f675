/**
 * The CSV files that film sites export, known by their header, not by their name. Columns are found by name, in any order; a cell
 * that cannot be read is unknown and fails nothing.
 */
import type { Shelf } from '../library.ts';
import { readCsv } from './csv.ts';
import { ImportError } from './error.ts';
import { dateOf, idsOf, type Reading, type Row, type Skipped, yearOf } from './row.ts';

/** The cell of a column, by its name in lower case; empty when there is none. */
type Cells = (column: string) => string;

interface Table {
  source: string;
  /** Columns that a file of this kind has, in lower case. */
  has: string[];
  /** Columns of which it has at least one. */
  some?: string[];
  /** Columns that it has not. */
  lacks?: string[];
  row(cells: Cells): Row | Skipped;
}

const film = (
  shelf: Row['shelf'],
  title: string,
  year: unknown,
  date: unknown,
  ids?: Pick<Row, 'imdb' | 'tmdb'>,
): Row => ({
  shelf,
  title: title.trim(),
  year: yearOf(year),
  date: dateOf(date),
  ...ids,
});

const letterboxd = (shelf: Row['shelf'], dated: string) => (cells: Cells) =>
  film(shelf, cells('name'), cells('year'), cells(dated) || cells('date'));

/** IMDb's kinds of title that are films; newer files write "TV Movie", older ones "tvMovie". */
const IMDB_FILMS = new Set(['', 'movie', 'tvmovie', 'short', 'tvshort', 'tvspecial', 'video']);

function imdb(cells: Cells): Row | Skipped {
  const kind = cells('title type');
  const title = cells('title');
  if (!IMDB_FILMS.has(kind.toLowerCase().replace(/\s/g, ''))) return { skip: `${kind}: not a film`, title };
  const rated = cells('your rating') !== '' || cells('date rated') !== '';
  const date = rated ? cells('date rated') : cells('created');
  return film(rated ? 'seen' : 'watchlist', title, cells('year'), date, idsOf(cells('const'), 0));
}

function tmdb(cells: Cells): Row | Skipped {
  const title = cells('name');
  if (cells('type').toLowerCase() === 'tv') return { skip: 'series: not a film', title };
  const shelf: Shelf = cells('your rating') === '' ? 'watchlist' : 'seen';
  return film(shelf, title, cells('release date'), cells('date rated'), idsOf(cells('imdb id'), cells('tmdb id')));
}

function simkl(cells: Cells): Row | Skipped {
  const title = cells('title');
  const kind = cells('type').toLowerCase();
  const state = cells('watchlist')
    .toLowerCase()
    .replace(/[\s_-]/g, '');
  if (kind === 'tv') return { skip: 'series: not a film', title };
  if (state === 'watching' || state === 'hold' || state === 'dropped')
    return { skip: 'neither watched nor planned', title };
  const shelf: Shelf = state === 'plantowatch' ? 'watchlist' : 'seen';
  const ids = idsOf(cells('imdb') || cells('imdb_id'), cells('tmdb'));
  return {
    ...film(shelf, title, cells('year'), cells('watcheddate'), ids),
    ...(kind === 'anime' && { maybeFilm: true }),
  };
}

/** The most telling headers first. */
const TABLES: Table[] = [
  {
    source: 'Letterboxd diary',
    has: ['name', 'year', 'letterboxd uri', 'watched date'],
    row: letterboxd('seen', 'watched date'),
  },
  { source: 'Letterboxd ratings', has: ['name', 'year', 'letterboxd uri', 'rating'], row: letterboxd('seen', 'date') },
  // The same header for films watched, liked and on the watchlist.
  { source: 'Letterboxd films', has: ['date', 'name', 'year', 'letterboxd uri'], row: letterboxd('either', 'date') },
  {
    source: 'Letterboxd list',
    has: ['position', 'name', 'year', 'url', 'description'],
    row: (cells) => ({ skip: 'on a list, which says neither seen nor to be watched', title: cells('name') }),
  },
  { source: 'IMDb', has: ['const', 'title', 'title type'], row: imdb },
  { source: 'TMDB', has: ['tmdb id', 'imdb id', 'type', 'name', 'release date'], row: tmdb },
  { source: 'Simkl', has: ['simkl_id', 'title', 'type', 'watchlist'], row: simkl },
  {
    source: 'list of films',
    has: ['title'],
    some: ['year', 'directors', 'rating', 'rating10', 'watcheddate', 'imdbid', 'tmdbid'],
    lacks: ['type', 'title type'],
    row: (cells) =>
      film(
        cells('watcheddate') || cells('rating') || cells('rating10') ? 'seen' : 'either',
        cells('title'),
        cells('year'),
        cells('watcheddate'),
        idsOf(cells('imdbid'), cells('tmdbid')),
      ),
  },
];

/** Letterboxd's lists begin with a head of their own, a blank line apart. */
const LIST_HEAD = 'letterboxd list export';
const LIST_HEAD_ROWS = 3;

/** @throws ImportError when the header is none that is known, or the text was cut. */
export function readTable(name: string, text: string): Reading {
  let rows: string[][];
  try {
    rows = readCsv(text);
  } catch (error) {
    throw new ImportError('broken', `${name} is cut: ${(error as Error).message}.`);
  }
  const [header = [], ...lines] = rows[0]?.[0]?.toLowerCase().startsWith(LIST_HEAD) ? rows.slice(LIST_HEAD_ROWS) : rows;
  const columns = new Map(header.map((column, place) => [column.trim().toLowerCase(), place]));
  const named = (column: string) => columns.has(column);
  const table = TABLES.find(
    ({ has, some, lacks }) => has.every(named) && (some?.some(named) ?? true) && !lacks?.some(named),
  );
  if (!table) {
    const first = header.join(',').slice(0, 80);
    throw new ImportError(
      'not-understood',
      `${name} is no export that Curtain knows; its first line reads “${first}”.`,
    );
  }
  const readLine = (line: string[]) => table.row((column) => line[columns.get(column) ?? -1]?.trim() ?? '');
  return { source: table.source, rows: lines.map(readLine) };
}
