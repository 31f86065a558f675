/**
 * Which of the films of one name is meant: each film's weight is how well known it is, times what the words around the
 * name and the place say.
 */
import type { Subject } from '../block.ts';
import type { FilmNumber } from '../film.ts';
import type { TitleIndex, YearsOff } from './index.ts';

/**
 * How often a film of each rank is meant, in relation to the obscure ones; the same steps of fame that the catalogue
 * ranks by.
 */
const FAME = [1, 5, 25, 100];
/**
 * What a year beside the name does to a film of that year, one off (release and premiere differ), another, or one that
 * is not known: see YearsOff.
 */
const YEAR = [1, 0.25, 0.002, 0.3];
/** How often people leave a title's article out, and how often they add one that it has not. */
const LEFT_OUT = 0.3;
const ADDED = 0.1;
const MOST_FILMS = 6;

export interface Hints {
  /** A year written beside the name. */
  year?: number | undefined;
  /** The text has an article before the name. */
  article: boolean;
  /** How surely the place is about a film already, 0 to 1. */
  expected(film: FilmNumber): number;
}

export interface Choice {
  /** The likeliest films, shares summing to 1. */
  films: Subject[];
  /** The best fit between the year beside the name and a film's; undefined without a year. */
  yearsOff?: YearsOff;
}

/** Shares among all films of these index entries. */
export function whichFilm(entries: readonly number[], index: TitleIndex, hints: Hints): Choice {
  const only = entries.length === 1 ? index.filmsOf(entries[0]!) : [];
  if (only.length === 1) {
    const films = [{ film: only[0]!, share: 1 }];
    return hints.year === undefined ? { films } : { films, yearsOff: index.yearsOff(only[0]!, hints.year) };
  }
  const weights = new Map<FilmNumber, number>();
  let yearsOff: YearsOff = 2;
  for (const entry of entries) {
    const inTitle = index.article(entry);
    const fame =
      FAME[index.rank(entry)]! * (inTitle === undefined || inTitle === hints.article ? 1 : inTitle ? LEFT_OUT : ADDED);
    for (const film of index.filmsOf(entry)) {
      let weight = fame * (1 + 60 * hints.expected(film));
      if (hints.year !== undefined) {
        const off = index.yearsOff(film, hints.year);
        if (YEAR[off]! > YEAR[yearsOff]!) yearsOff = off;
        weight *= YEAR[off]!;
      }
      weights.set(film, Math.max(weight, weights.get(film) ?? 0));
    }
  }
  const likeliest = [...weights].sort((a, b) => b[1] - a[1] || b[0] - a[0]).slice(0, MOST_FILMS);
  const sum = likeliest.reduce((total, [, weight]) => total + weight, 0);
  const films = likeliest.map(([film, weight]) => ({ film, share: weight / sum })).filter(({ share }) => share >= 0.02);
  return hints.year === undefined ? { films } : { films, yearsOff };
}
