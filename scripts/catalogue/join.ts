/**
 * One film out of what several sources tell of it. Two tellings are of one film when they share an id (Wikidata, IMDb, English Wikipedia
 * article) or, failing that, a name and the year, give or take one; never when they carry different ids of one kind.
 */
import type { FilmId, OuterIds } from '../../engine/film.ts';
import { fold } from '../../engine/text/fold.ts';
import type { SourceFilm } from './source.ts';

/**
 * Joins the sources; where two disagree the earlier one is believed. Films without a year are left out.
 * @param warn told of each row that only adds and found no film to add to.
 */
export function join(sources: SourceFilm[][], warn: (message: string) => void): SourceFilm[] {
  const films: SourceFilm[] = [];
  const byKey = new Map<string, SourceFilm[]>();
  /** Films that a list calls by an article of their own: one with another article is another film. */
  const listed = new WeakSet<SourceFilm>();

  const enter = (film: SourceFilm) => {
    for (const key of [...idKeys(film.ids), ...nameKeys(film), ...nearKeys(film)]) {
      const held = byKey.get(key);
      if (!held) byKey.set(key, [film]);
      else if (!held.includes(film)) held.push(film);
    }
  };
  const sameId = (film: SourceFilm) =>
    idKeys(film.ids)
      .flatMap((key) => byKey.get(key) ?? [])
      .find((held) => !contradict(film, held));
  const sameName = (film: SourceFilm) => {
    const fits = (held: SourceFilm) => !contradict(film, held) && !(film.ids.wikipedia && listed.has(held));
    return [...nameKeys(film), ...nearKeys(film)].flatMap((key) => byKey.get(key) ?? []).find(fits);
  };
  const take = (film: SourceFilm, known: SourceFilm | undefined) => {
    if (!known && film.addsOnly !== undefined) {
      if (film.addsOnly) warn(`${film.addsOnly}: no film is called ${film.title} (${film.year})`);
      return;
    }
    const joined = known ?? { ...film };
    if (known) merge(known, film);
    else films.push(joined);
    enter(joined);
    if (film.ids.wikipedia && !film.ids.wikidata) listed.add(joined);
  };

  for (const source of sources) {
    // All ids of a source first: a name must not take what an id further down claims.
    const byName = source.filter((film) => {
      const known = sameId(film);
      if (known) take(film, known);
      return !known;
    });
    for (const film of byName) take(film, sameId(film) ?? sameName(film));
  }
  return films.filter((film) => film.year !== undefined);
}

function idKeys({ wikidata, imdb, wikipedia }: OuterIds): string[] {
  return [wikidata, imdb, wikipedia && `article ${wikipedia}`].filter((key) => typeof key === 'string');
}

/** Any name with the very year. */
function nameKeys(film: SourceFilm): string[] {
  return [film.title, film.originalTitle, ...film.names].flatMap((name) =>
    name ? [`${fold(name)} ${film.year}`] : [],
  );
}

/** The title with the years around: two rows whose years differ by one share one of them. */
function nearKeys({ title, year }: SourceFilm): string[] {
  return year === undefined ? [] : [`${fold(title)} ${year - 1}/${year}`, `${fold(title)} ${year}/${year + 1}`];
}

function contradict(a: SourceFilm, b: SourceFilm): boolean {
  if (a.id && b.id && a.id !== b.id) return true;
  return (['wikidata', 'imdb'] as const).some((kind) => a.ids[kind] && b.ids[kind] && a.ids[kind] !== b.ids[kind]);
}

/** Adds to `film` what `more` knows besides. */
function merge(film: SourceFilm, more: SourceFilm): void {
  film.names = [...film.names, film.title, more.title, ...more.names];
  if (more.titled) {
    film.title = more.title;
    if (more.year !== undefined) film.year = more.year;
  }
  film.ids = { ...more.ids, ...film.ids };
  film.standing += more.standing;
  film.rank = Math.max(film.rank ?? 0, more.rank ?? 0) as 0 | 1 | 2 | 3;
  film.year ??= more.year!;
  if (more.id) film.id ??= more.id;
  if (more.originalTitle) film.originalTitle ??= more.originalTitle;
  for (const field of ['languages', 'countries', 'genres', 'cast', 'directors'] as const) {
    if (film[field].length === 0) film[field] = more[field];
  }
}

/** Ids that last: that of the catalogue before, else Wikidata's, else title and year; a second film of one name and year gets "-2". */
export function giveIds(films: SourceFilm[], make: (film: SourceFilm) => FilmId): void {
  const taken = new Set(films.flatMap((film) => film.id ?? []));
  for (const film of films) {
    if (film.id) continue;
    const base = make(film);
    let id = base;
    for (let copy = 2; taken.has(id); copy++) id = `${base}-${copy}`;
    taken.add(id);
    film.id = id;
  }
}
