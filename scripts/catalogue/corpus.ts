/** Films out of a corpus folder: its lists of titles, and the facts (never the texts) that other files hold about a film. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { COUNTRIES, LANGUAGES } from './places.ts';
import { standingOfItem } from './rank.ts';
import { type SourceFilm, sourceFilm } from './source.ts';

/** The rows of a file of JSON lines; none when the corpus does not have it. */
export function rows<Row>(folder: string, file: string): Row[] {
  const path = join(folder, file);
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Row);
}

interface WikidataRow {
  title: string;
  year: number | null;
  wikidata: string;
  imdb_id: string;
  enwiki_title: string;
  lang_qid: string | null;
  country_qid: string | null;
  n_cast: number;
}

interface ListRow {
  title: string;
  year: number;
  cast: string[];
  genres: string[];
  wiki: string | null;
}

interface CitedRow {
  title?: string;
  film?: string;
  year?: number | string;
  imdb_id?: string;
}

/** Films of Wikidata. The year in an article's name, which is that of the first release, is believed before the item's. */
export function wikidataFilms(folder: string): SourceFilm[] {
  return rows<WikidataRow>(folder, 'titles/wikidata.jsonl').flatMap((row) => {
    const article = row.enwiki_title.replaceAll('_', ' ');
    if (/ \([^()]*(TV|television|mini)[ -]?(series|program|show)[^()]*\)$/i.test(article)) return [];
    const film = sourceFilm(
      titleOf(row.title, withoutBrackets(article)),
      articleYear(article) ?? row.year ?? undefined,
    );
    film.ids = { wikidata: row.wikidata, imdb: row.imdb_id };
    if (!WORKING_TITLE.test(article)) {
      film.ids.wikipedia = article;
      film.names = [withoutBrackets(article)];
    }
    film.languages = [LANGUAGES[row.lang_qid ?? ''] ?? []].flat();
    film.countries = [COUNTRIES[row.country_qid ?? ''] ?? []].flat();
    film.standing = standingOfItem(Number(row.wikidata.slice(1)), row.n_cast);
    return [film];
  });
}

/** Films of Wikipedia's lists by year. */
export function listFilms(folder: string): SourceFilm[] {
  return rows<ListRow>(folder, 'titles/wikipedia-lists.jsonl').flatMap((row) => {
    const title = tidyTitle(row.title);
    if (title === '' || /re-release|\(TV special\)/.test(title)) return [];
    const film = sourceFilm(title, row.year);
    const article = row.wiki && safeDecode(row.wiki).replaceAll('_', ' ');
    if (article && !article.includes('#')) film.ids.wikipedia = article;
    film.cast = row.cast.filter(isPersonName).slice(0, 4);
    film.genres = row.genres.map((genre) => GENRES[genre] ?? genre);
    film.standing = row.year < 1929 ? 0.2 : 1;
    return [film];
  });
}

/** Directors, from the rows that tell them. */
export function plotFilms(folder: string): SourceFilm[] {
  return rows<{ title: string; year: string; director: string; wiki: string }>(folder, 'plots/lead-and-plot.jsonl').map(
    (row) => {
      const film = sourceFilm(row.title.trim(), Number(row.year));
      film.ids.wikipedia = safeDecode(row.wiki.split('/wiki/')[1] ?? '').replaceAll('_', ' ');
      film.directors = row.director
        .split(/, | and | & /)
        .map((name) => name.trim())
        .filter(isPersonName)
        .slice(0, 3);
      film.standing = 0.3;
      film.addsOnly = '';
      return film;
    },
  );
}

/** Films that other people found worth writing about: a film's being on their lists speaks for its being known. */
export function citedFilms(folder: string): SourceFilm[] {
  const lists: [string, number][] = [
    ['plots/short-spoiler-free.jsonl', 1],
    ['plots/top100-two-tellings.jsonl', 3],
    ['sentences/one-line-spoilers.jsonl', 1.5],
    ['sentences/filmblog-unmarked.jsonl', 0.5],
  ];
  return lists.flatMap(([file, standing]) => {
    const cited = new Map<string, SourceFilm>();
    for (const row of rows<CitedRow>(folder, file)) {
      const title = row.title ?? row.film;
      if (!title) continue;
      const film = sourceFilm(title, row.year ? Number(row.year) : undefined);
      if (row.imdb_id) film.ids.imdb = row.imdb_id;
      film.standing = standing;
      film.addsOnly = '';
      cited.set(`${title} ${row.year}`, film);
    }
    return [...cited.values()];
  });
}

/** What a film is called before it has a name: the article has moved since. */
export const WORKING_TITLE = /^Untitled .*(film|movie|project)$/i;

/** One word for one thing. */
const GENRES: Record<string, string> = {
  Sport: 'Sports',
  Suspense: 'Thriller',
  Supernatural: 'Horror',
  Performance: 'Musical',
};

/** "Heat (1995 film)" -> "Heat". */
function withoutBrackets(article: string): string {
  return article.replace(/ \([^()]*(film|movie|serial|miniseries|series)\)$/, '');
}

/** The item's label, unless it is cut off ("George of the Ju") or in a script that its article's name is not in. */
function titleOf(label: string, name: string): string {
  const cut = name.startsWith(label) && /^\p{L}{2}/u.test(name.slice(label.length));
  const foreign = /\p{L}/u.test(label) && !/\p{Script=Latin}/u.test(label) && /\p{Script=Latin}/u.test(name);
  return cut || foreign ? name : label;
}

function articleYear(article: string): number | undefined {
  const year = / \((\d{4})[^()]*\)$/.exec(article)?.[1];
  return year ? Number(year) : undefined;
}

/** Without what a web page leaves in a list's cell: foot-note marks, style sheets, "(film)". */
function tidyTitle(title: string): string {
  return withoutBrackets(
    title
      .replace(/\.mw-parser-output[^{]*\{[^}]*\}(\.mw-parser-output[^{]*\{[^}]*\})*/g, '')
      .replace(/\[[\w\s]{1,3}\]/g, '')
      .replace(/[\s\u00A0]+/g, ' ')
      .trim(),
  );
}

/** Names of people, not sentences about a documentary, which also stand in the lists' column of the cast. */
function isPersonName(name: string): boolean {
  const words = name.split(' ');
  return (
    name.length <= 40 &&
    words.length <= 5 &&
    words.every((word) => /^(\p{Lu}|d'|de|da|del|della|di|du|van|von|der|la|le|el|ben|bin|al-|Mc)/u.test(word)) &&
    !/[\d:"()[\]]|Unknown|Various|Documentary|Narrat/.test(name)
  );
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
