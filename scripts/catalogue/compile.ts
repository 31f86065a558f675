/** The one step that every source leads to: films in, files of data/catalogue/ out. */
import { fold } from '../../engine/text/fold.ts';
import { encodeIndex, type IndexFilm } from '../../engine/titles/index.ts';
import { respelt, variants } from '../../engine/titles/variants.ts';
import { type CatalogueFilm, checksum, defaultId, writeCatalogue } from '../../platform/catalogue/format.ts';
import { WORKING_TITLE } from './corpus.ts';
import { giveIds } from './join.ts';
import { type Counts, plainAbroad, plainOf } from './plain.ts';
import { rankOf } from './rank.ts';
import type { SourceFilm } from './source.ts';

export interface Compiled {
  version: string;
  /** data/catalogue/catalogue.txt */
  catalogue: string;
  /** data/catalogue/index.txt */
  index: string;
  films: CatalogueFilm[];
}

/**
 * Every way each film is called, the title first, short forms last; a form that is another film's own name, or of many, tells none. Of an
 * obscure film people leave out the end at most: "Corman's World", hardly "Exploits of a Hollywood Rebel". A single word is too little for the
 * name of a film that is not well known.
 */
export function namesOf(films: CatalogueFilm[]): string[][] {
  const called = films.map((film) => different([film.title, film.originalTitle ?? [], film.otherTitles].flat()));
  const own = new Set(called.flat().map(fold));
  const forms = called.map((names) => different([...names, ...names.flatMap(variants)]).slice(names.length));
  const shared = new Map<string, number>();
  for (const form of forms.flat()) shared.set(fold(form), (shared.get(fold(form)) ?? 0) + 1);
  return called.map((names, at) => {
    const whole = new Set(names.flatMap(respelt).map(fold));
    return [
      ...names,
      ...forms[at]!.filter(
        (form) =>
          !own.has(fold(form)) &&
          (whole.has(fold(form)) || shared.get(fold(form))! <= MOST_SHARED) &&
          (films[at]!.rank > 0 || names.some((name) => name.startsWith(form))) &&
          (films[at]!.rank > 1 || whole.has(fold(form)) || form.includes(' ')),
      ),
    ];
  });
}

/** Films that may share a short form. */
const MOST_SHARED = 4;

/** The joined films in the shape of the catalogue, with lasting ids. A title without a letter or digit ("…") cannot be found: left out. */
export function finish(joined: SourceFilm[]): CatalogueFilm[] {
  const films = joined.filter((film) => fold(film.title) !== '');
  giveIds(films, (film) => defaultId({ title: film.title, year: film.year!, ids: film.ids }));
  return films.map((film) => {
    const others = different([film.title, film.originalTitle ?? [], film.names].flat()).slice(1);
    const finished: CatalogueFilm = {
      id: film.id!,
      title: film.title,
      year: film.year!,
      rank: Math.max(film.rank ?? 0, rankOf(film.standing)) as CatalogueFilm['rank'],
      otherTitles: others.filter((name) => name !== film.originalTitle && !WORKING_TITLE.test(name)),
      ids: film.ids,
      languages: film.languages,
      countries: film.countries,
      genres: film.genres,
      cast: film.cast,
      directors: film.directors,
    };
    if (film.originalTitle && fold(film.originalTitle) !== fold(film.title))
      finished.originalTitle = film.originalTitle;
    return finished;
  });
}

/**
 * Numbers the films and writes both files. The version is the checksum of what they hold, numbering included, so equal input gives equal files
 * and a number never means another film under the same version.
 * @param abroad names in other languages than the title's
 */
export function compile(films: CatalogueFilm[], counts: Counts, abroad: readonly string[] = []): Compiled {
  const ordered = films.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const names = namesOf(ordered);
  const foreign = new Set(abroad.flatMap((name) => [name, ...variants(name)]).map(fold));
  const entries: IndexFilm[] = ordered.map((film, at) => ({
    names: names[at]!.map((name, which) => ({
      name,
      plain: which > 0 && foreign.has(fold(name)) ? plainAbroad(name, counts) : plainOf(name, counts),
    })),
    year: film.year,
    rank: film.rank,
  }));
  const unversioned = encodeIndex(entries, '0');
  const numbered: CatalogueFilm[] = [];
  for (const [at, film] of ordered.entries()) numbered[unversioned.numbers[at]!] = film;
  const version = checksum(unversioned.text + writeCatalogue(numbered, '0'));
  return {
    version,
    catalogue: writeCatalogue(numbered, version),
    index: encodeIndex(entries, version).text,
    films: numbered,
  };
}

/** Without names that fold to nothing or to the same. */
function different(names: string[]): string[] {
  const held = new Set(['']);
  return names.filter((name) => {
    const folded = fold(name);
    return !held.has(folded) && held.add(folded);
  });
}
