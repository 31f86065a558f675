/**
 * The catalogue as a file: one line a film, in the order of the films' numbers, so that a film's number is the place of its line.
 *
 *   curtain-catalogue⇥1⇥4f0c91aa⇥61234        format, its version, the catalogue's version, number of films
 *   Sam Neill⇥Laura Dern⇥…                    table of people, the most frequent first
 *   Drama⇥Comedy⇥…                            tables of genres, languages, countries
 *   English⇥French⇥…
 *   United States⇥…
 *   Jurassic Park⇥19933⇥167726⇥107290⇥=f⇥…    the films; 19933 is the year and the rank
 *   …
 *   end⇥1b4f0e98                              checksum of all before it
 *
 * A field that would repeat another is shortened ("=f" is "<title> (film)"), ids lose their letters, tables are referred to by position in
 * base 36, and empty fields at the end of a line are left out. Read a line at a time, since few of the films are ever looked at.
 */
import type { FilmFacts, FilmId, OuterIds } from '../../engine/film.ts';
import type { Rank } from '../../engine/titles/index.ts';

const FORMAT = 'curtain-catalogue';
const FORMAT_VERSION = '1';

/** A film of the catalogue. Spoiler-free throughout. */
export interface CatalogueFilm extends FilmFacts {
  /** Lasting: the same in every build of the catalogue. */
  id: FilmId;
  rank: Rank;
  /** Leading cast, in order. */
  cast: string[];
}

/** The parts of a catalogue file, its films still as lines. */
export interface CatalogueLines {
  version: string;
  people: string[];
  genres: string[];
  languages: string[];
  countries: string[];
  films: string[];
}

/** "The Lives of Others", 2006 -> "the-lives-of-others-2006": the id of a film that Wikidata does not have. */
export function slugId(title: string, year: number): FilmId {
  const lower = title.toLowerCase().replace(/['’]/g, '');
  // Most titles are plain, and all of them are read when ids are first asked for.
  const words = PLAIN.test(lower)
    ? lower.match(/[a-z0-9]+/g)
    : lower
        .normalize('NFKD')
        .replace(/\p{M}/gu, '')
        .match(/[\p{L}\p{N}]+/gu);
  return `${words?.join('-') ?? 'film'}-${year}`;
}

const PLAIN = /^[ -~]*$/;

/** FNV-1a over UTF-16 units, as eight hexadecimal digits. */
export function checksum(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}

/** Writes the films in the order given. @throws when a field holds one of the characters that part fields. */
export function writeCatalogue(films: CatalogueFilm[], version: string): string {
  const people = table(films.flatMap((film) => [...film.cast, ...film.directors]));
  const genres = table(films.flatMap((film) => film.genres));
  const languages = table(films.flatMap((film) => film.languages));
  const countries = table(films.flatMap((film) => film.countries));
  const lines = films.map((film) => {
    const { wikidata, imdb, wikipedia, tmdb } = film.ids;
    const fields = [
      film.title,
      `${film.year}${film.rank}`,
      wikidata?.slice(1) ?? '',
      imdb?.replace(/^tt0*/, '') ?? '',
      shorten(wikipedia, film),
      refer(film.languages, languages),
      refer(film.countries, countries),
      refer(film.genres, genres),
      refer(film.cast, people),
      refer(film.directors, people),
      film.originalTitle ?? '',
      film.otherTitles.join('|'),
      tmdb === undefined ? '' : String(tmdb),
      film.id === defaultId(film) ? '' : film.id,
    ];
    const broken =
      fields.find((field) => /[\t\n\r]/.test(field)) ?? film.otherTitles.find((name) => name.includes('|'));
    if (broken !== undefined)
      throw new Error(`${film.title} (${film.year}): a field holds a separator: ${JSON.stringify(broken)}`);
    return fields.join('\t').trimEnd();
  });
  const tables = [people, genres, languages, countries].map((names) => [...names.keys()].join('\t'));
  const body = [`${FORMAT}\t${FORMAT_VERSION}\t${version}\t${films.length}`, ...tables, ...lines].join('\n');
  return `${body}\nend\t${checksum(body)}\n`;
}

/** Takes a catalogue file apart. @throws when it is not one, is of another format version, or is damaged. */
export function readLines(text: string): CatalogueLines {
  const last = text.lastIndexOf('\nend\t');
  const lines = text.slice(0, Math.max(last, 0)).split('\n');
  const [format, formatVersion, version = '', count] = lines[0]!.split('\t');
  if (format !== FORMAT) throw new Error('This is not a complete film catalogue.');
  if (formatVersion !== FORMAT_VERSION) {
    throw new Error(
      `The film catalogue has format ${formatVersion}, and ${FORMAT_VERSION} is wanted: run npm run catalogue.`,
    );
  }
  const films = lines.slice(5);
  if (films.length !== Number(count) || text.slice(last + 5).trim() !== checksum(text.slice(0, last))) {
    throw new Error('The film catalogue is damaged: run npm run catalogue.');
  }
  const [people, genres, languages, countries] = lines.slice(1, 5).map((line) => line.split('\t'));
  return { version, people: people!, genres: genres!, languages: languages!, countries: countries!, films };
}

/** One film from its line. */
export function readFilm(line: string, tables: CatalogueLines): CatalogueFilm {
  const fields = line.split('\t');
  const names = (key: string | undefined, from: string[]) =>
    key ? key.split(',').map((position) => from[Number.parseInt(position, 36)]!) : [];
  const film: CatalogueFilm = {
    ...readIds(line),
    rank: readYear(fields[1]!).rank,
    otherTitles: fields[11] ? fields[11].split('|') : [],
    languages: names(fields[5], tables.languages),
    countries: names(fields[6], tables.countries),
    genres: names(fields[7], tables.genres),
    cast: names(fields[8], tables.people),
    directors: names(fields[9], tables.people),
  };
  if (fields[10]) film.originalTitle = fields[10];
  return film;
}

/** What tells which film a line is: all that is needed to look one up by id. */
export function readIds(line: string): Pick<CatalogueFilm, 'id' | 'title' | 'year' | 'ids'> {
  const fields = line.split('\t');
  const film = { id: '', title: fields[0]!, year: readYear(fields[1]!).year, ids: {} as OuterIds };
  if (fields[2]) film.ids.wikidata = `Q${fields[2]}`;
  if (fields[3]) film.ids.imdb = `tt${fields[3].padStart(7, '0')}`;
  if (fields[4]) film.ids.wikipedia = lengthen(fields[4], film);
  if (fields[12]) film.ids.tmdb = Number(fields[12]);
  film.id = fields[13] || defaultId(film);
  return film;
}

/** The names in a line: title, original title, others. */
export function readNames(line: string): string[] {
  const [title, ...fields] = line.split('\t');
  return [title!, ...(fields[9] ? [fields[9]] : []), ...(fields[10] ? fields[10].split('|') : [])];
}

/** The second field of a line. */
export function readYear(field: string): { year: number; rank: Rank } {
  return { year: Number(field.slice(0, -1)), rank: Number(field.slice(-1)) as Rank };
}

/** The id a film is given when it has none yet. */
export function defaultId(film: Pick<FilmFacts, 'title' | 'year' | 'ids'>): FilmId {
  return film.ids.wikidata ?? slugId(film.title, film.year);
}

/** Wikipedia's usual forms of an article's name, by the shorthand of the file. */
const ARTICLES: [string, (film: { title: string; year: number }) => string][] = [
  ['=', ({ title }) => title],
  ['=f', ({ title }) => `${title} (film)`],
  ['=y', ({ title, year }) => `${title} (${year} film)`],
];

function shorten(article: string | undefined, film: FilmFacts): string {
  return ARTICLES.find(([, form]) => form(film) === article)?.[0] ?? article ?? '';
}

function lengthen(field: string, film: { title: string; year: number }): string {
  return ARTICLES.find(([shorthand]) => shorthand === field)?.[1](film) ?? field;
}

/** Different names, the most frequent first, each with its position. */
function table(names: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const sorted = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return new Map(sorted.map(([name], at) => [name, at]));
}

function refer(names: string[], positions: Map<string, number>): string {
  return names.map((name) => positions.get(name)!.toString(36)).join(',');
}
