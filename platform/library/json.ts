/** The JSON files that can be imported: Curtain's own export, and Trakt's arrays, known by their shape. */
import * as v from 'valibot';
import { type Library, SHELVES } from '../library.ts';
import { ImportError } from './error.ts';
import { dateOf, idsOf, type Reading, type Row, type Skipped, textOf, yearOf } from './row.ts';

const FORMAT = 'curtain-library';
const VERSION = 1;

export function writeLibraryFile(library: Library): string {
  return `${JSON.stringify({ format: FORMAT, version: VERSION, ...library }, null, 1)}\n`;
}

const EntryShape = v.object({
  id: v.pipe(v.string(), v.minLength(1)),
  title: v.string(),
  year: v.nullable(v.number()),
  date: v.nullable(v.string()),
});
const OwnShape = v.object({
  format: v.literal(FORMAT),
  version: v.number(),
  seen: v.array(EntryShape),
  watchlist: v.array(EntryShape),
});

const ObjectShape = v.record(v.string(), v.unknown());

/** @throws ImportError when it is not whole JSON, or of no shape that is known. */
export function readJson(name: string, text: string): Reading {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new ImportError('broken', `${name} is not whole JSON: it may have been cut.`);
  }
  if (Array.isArray(json)) return { source: 'Trakt', rows: json.map((item) => readTrakt(item, name)) };
  if (v.is(v.object({ format: v.literal(FORMAT) }), json)) return readOwn(name, json);
  throw new ImportError('not-understood', `${name} is no export that Curtain knows.`);
}

function readOwn(name: string, json: unknown): Reading {
  const file = v.safeParse(OwnShape, json);
  if (!file.success) {
    const fault = v.getDotPath(file.issues[0]) ?? '';
    throw new ImportError(
      'broken',
      `${name} is an export of Curtain with a fault at “${fault}”: nothing was taken from it.`,
    );
  }
  if (file.output.version > VERSION) {
    throw new ImportError('later-version', `${name} was written by a later version of Curtain: update it first.`);
  }
  return {
    source: 'Curtain',
    rows: SHELVES.flatMap((shelf) => file.output[shelf].map((entry) => ({ shelf, ...entry }))),
  };
}

/** Lists other than the watchlist have its shape; their names tell them apart in an export. */
const OTHER_LIST = /(^|\/)lists?-(?!watchlist)[^/]*$/i;

function readTrakt(item: unknown, name: string): Row | Skipped {
  const entry = v.is(ObjectShape, item) ? item : {};
  const movie = v.is(ObjectShape, entry.movie) ? entry.movie : undefined;
  if (!movie) return { skip: `${textOf(entry.type) || 'something else'}: not a film`, title: '' };
  const title = textOf(movie.title);
  const ids = v.is(ObjectShape, movie.ids) ? movie.ids : {};
  const seen = entry.last_watched_at ?? entry.watched_at ?? entry.rated_at;
  const base = { title, year: yearOf(movie.year), ...idsOf(ids.imdb, ids.tmdb) };
  if (seen !== undefined || entry.plays !== undefined) return { shelf: 'seen', ...base, date: dateOf(seen) };
  if (entry.listed_at === undefined) return { skip: 'neither watched nor planned', title };
  if (OTHER_LIST.test(name)) return { skip: 'on a list, which says neither seen nor to be watched', title };
  return { shelf: 'watchlist', ...base, date: dateOf(entry.listed_at) };
}
