/**
 * The library in and out: from the exports of film sites and from its own, to its own and to CSV.
 *
 *   file or zip -> texts -> rows (by header or shape) -> films of the catalogue -> one write, or none
 */
import type { Catalogue } from '../catalogue.ts';
import { type Entry, isUnknown, type Library, SHELVES, type Shelf, updateLibrary } from '../library.ts';
import { writeCsv } from './csv.ts';
import { ImportError } from './error.ts';
import { type TextFile, unpack } from './files.ts';
import { readJson, writeLibraryFile } from './json.ts';
import { entryOf, type Finder, merge } from './match.ts';
import type { Reading } from './row.ts';
import { readTable } from './tables.ts';

export { ImportError } from './error.ts';

export interface ImportReport {
  /** "Letterboxd diary", … */
  sources: string[];
  /** Films new on each shelf. */
  added: Record<Shelf, number>;
  /** Films of the import that the catalogue knows. */
  matched: number;
  /** Films that it does not; kept by title and year. */
  unknown: { title: string; year: number | null }[];
  /** Lines and files left out, by reason, with the first few titles or names. */
  skipped: { why: string; count: number; examples: string[] }[];
  /** The library as it was: `setLibrary(report.before)` undoes the import. */
  before: Library;
}

const EXAMPLES = 3;

/**
 * Takes one file in.
 * @param assume the shelf for films of which the file does not say; without it the file's name decides ("watchlist…"), else seen.
 * @throws ImportError when nothing of the file can be read; the library is as it was then.
 */
export async function importLibrary(
  file: { name: string; bytes: Uint8Array },
  catalogue: Finder,
  assume?: Shelf,
): Promise<ImportReport> {
  const skipped = new Map<string, { why: string; count: number; examples: string[] }>();
  const skip = (why: string, example: string) => {
    const reason = skipped.get(why) ?? { why, count: 0, examples: [] };
    reason.count++;
    if (example && reason.examples.length < EXAMPLES) reason.examples.push(example);
    skipped.set(why, reason);
  };
  const shelves: Record<Shelf, Map<string, Entry>> = { seen: new Map(), watchlist: new Map() };
  const readings = readAll(unpack(file.name, file.bytes), skip);
  for (const { name, rows } of readings) {
    const usual = assume ?? (/watch-?list/i.test(name) ? 'watchlist' : 'seen');
    for (const row of rows) {
      if ('skip' in row) {
        skip(row.skip, row.title);
        continue;
      }
      const entry = entryOf(row, catalogue);
      if (typeof entry === 'string') {
        skip(entry, row.title);
        continue;
      }
      const shelf = shelves[row.shelf === 'either' ? usual : row.shelf];
      const before = shelf.get(entry.id);
      if (!before || (entry.date ?? '') > (before.date ?? '')) shelf.set(entry.id, entry);
    }
  }
  for (const id of shelves.seen.keys()) shelves.watchlist.delete(id);
  const films = [...new Map([...shelves.watchlist, ...shelves.seen]).values()];
  if (films.length === 0 && skipped.size === 0) throw new ImportError('empty', `${file.name} holds no films.`);

  const added = { seen: 0, watchlist: 0 };
  const before = await updateLibrary((library) => {
    const merged = merge(library, shelves);
    for (const shelf of SHELVES) {
      const old = new Set(library[shelf].map(({ id }) => id));
      added[shelf] = merged[shelf].filter(({ id }) => !old.has(id)).length;
    }
    return merged;
  });
  return {
    sources: [...new Set(readings.map(({ source }) => source))],
    added,
    matched: films.filter(({ id }) => !isUnknown(id)).length,
    unknown: films.filter(({ id }) => isUnknown(id)).map(({ title, year }) => ({ title, year })),
    skipped: [...skipped.values()],
    before,
  };
}

/** Reads each text; one that cannot be read is skipped as long as another can. */
function readAll(files: TextFile[], skip: (why: string, name: string) => void): (Reading & { name: string })[] {
  const faults: ImportError[] = [];
  const readings = files.flatMap(({ name, text }) => {
    try {
      if (text.trim() === '') throw new ImportError('empty', `${name} is empty.`);
      const reading = /^\s*[[{]/.test(text) ? readJson(name, text) : readTable(name, text);
      return [{ ...reading, name }];
    } catch (error) {
      if (!(error instanceof ImportError)) throw error;
      faults.push(error);
      return [];
    }
  });
  if (readings.length === 0) throw faults[0] ?? new ImportError('empty', 'The file holds no list of films.');
  for (const { code, message } of faults) {
    skip(code === 'broken' ? 'file could not be read' : 'file without films', message);
  }
  return readings;
}

/** The whole library as text that `importLibrary` reads back. */
export const exportLibrary = writeLibraryFile;

/** One shelf in the form that Letterboxd imports, and others with it; only films seen have a date there. */
export function exportCsv(library: Library, shelf: Shelf, catalogue: Pick<Catalogue, 'byId'>): string {
  const dated = shelf === 'seen';
  const rows = library[shelf].map(({ id, title, year, date }) => {
    const cells = [title, year, catalogue.byId(id)?.ids.imdb ?? null];
    return dated ? [...cells, date] : cells;
  });
  return writeCsv([['Title', 'Year', 'imdbID', ...(dated ? ['WatchedDate'] : [])], ...rows]);
}
