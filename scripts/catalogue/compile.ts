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
 * Every way each film is called, the title first, short forms last; a form that is another film's own name, or of many, tells none. Of a
 * film that is not well known the end is left out behind a number only ("The Gate II"): else what is left is a person's, a series' or a
 * band's name most often ("One Direction: This Is Us"). A single word is too little for its name, and for a name in another language than
 * the title's, of whose ordinary words little is known, unless several films share it: a series' name.
 * @param abroad names in other languages, folded
 */
export function namesOf(films: CatalogueFilm[], abroad: ReadonlySet<string> = new Set()): string[][] {
  const called = films.map((film) => different([film.title, film.originalTitle ?? [], film.otherTitles].flat()));
  const own = new Set(called.flat().map(fold));
  const forms = called.map((names) => different([...names, ...names.flatMap(variants)]).slice(names.length));
  const shared = new Map<string, number>();
  for (const form of forms.flat()) shared.set(fold(form), (shared.get(fold(form)) ?? 0) + 1);
  const isAbroad = (name: string) => abroad.has(fold(name));
  const single = (names: string[]) => new Set(names.flatMap(variants).filter((form) => !form.includes(' ')));
  const lone = single(called.flat().filter(isAbroad)).difference(
    single(called.flat().filter((name) => !isAbroad(name))),
  );
  return called.map((names, at) => {
    const { rank } = films[at]!;
    const whole = new Set(names.flatMap(respelt).map(fold));
    return [
      ...names,
      ...forms[at]!.filter((form) => {
        const films = shared.get(fold(form))!;
        const isWhole = whole.has(fold(form));
        if (own.has(fold(form)) || (!isWhole && films > MOST_SHARED) || (films === 1 && lone.has(form))) return false;
        if (rank > 1 || (rank === 1 && isWhole)) return true;
        return names.some((name) => name.startsWith(form)) && (isWhole || NUMBERED.test(form));
      }),
    ];
  });
}

/** Films that may share a short form. */
const MOST_SHARED = 4;
/** Two words and a number, which may be Roman. */
const NUMBERED = /\s(?:\d+|[IVX]+)$/;

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
  const names = namesOf(ordered, new Set(abroad.map(fold)));
  const foreign = new Set(abroad.flatMap((name) => [name, ...variants(name)]).map(fold));
  const entries: IndexFilm[] = ordered.map((film, at) => {
    const native = new Set([film.title, ...variants(film.title)].map(fold));
    const plain = (name: string) =>
      foreign.has(fold(name)) && !native.has(fold(name)) ? plainAbroad(name, counts) : plainOf(name, counts);
    const called = new Set([film.title, film.originalTitle ?? [], film.otherTitles].flat());
    const named = names[at]!.map((name) => ({ name, plain: plain(name) }));
    // "Los Angeles" of "Los Angeles: Cidade Proibida" is the city.
    const kept = named.filter(({ name, plain }) => called.has(name) || !foreign.has(fold(name)) || plain < ORDINARY);
    return { names: kept, year: film.year, rank: film.rank };
  });
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

/** A short form of a name in another language that is so plain is none. */
const ORDINARY = 3;

/** Without names that fold to nothing or to the same. */
function different(names: string[]): string[] {
  const held = new Set(['']);
  return names.filter((name) => {
    const folded = fold(name);
    return !held.has(folded) && held.add(folded);
  });
}
