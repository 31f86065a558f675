/** Who is a star, by the catalogue: often in leading parts of, or director of, films that are well known (engine/subject/stars.ts). */
import type { StarNames } from '../../engine/subject/stars.ts';
import { fold } from '../../engine/text/fold.ts';
import type { CatalogueFilm } from '../../platform/catalogue/format.ts';
import type { Counts } from './plain.ts';

const MOST_NAMES = 1000;
const MOST_SINGLES = 300;
/** A word tells its bearer alone when so much of what all its bearers weigh is one's. */
const OWN = 0.9;
const SHORTEST = 5;
/** Ordinary text may hold it so often. */
const RARE = 30;

export function starNames(films: readonly CatalogueFilm[], { seen }: Counts): StarNames {
  const weights = new Map<string, number>();
  const add = (name: string, weight: number) => weights.set(name, (weights.get(name) ?? 0) + weight);
  for (const { rank, cast, directors } of films) {
    cast.forEach((name, i) => {
      add(name, 2 ** rank / (1 + i / 2));
    });
    for (const name of directors) add(name, 2 ** rank);
  }
  const known = [...weights]
    .filter(([name]) => wordsOf(name).length > 1)
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));

  const bearers = new Map<string, number[]>();
  for (const [name, weight] of known)
    for (const word of wordsOf(name)) bearers.set(word, [...(bearers.get(word) ?? []), weight]);
  const isTelling = (word: string): boolean => {
    const { lower = 0, capital = 0 } = seen.get(word) ?? {};
    const its = bearers.get(word)!;
    return word.length >= SHORTEST && lower === 0 && capital <= RARE && its[0]! >= OWN * its.reduce((a, b) => a + b);
  };
  const names = known.slice(0, MOST_NAMES).map(([name]) => name);
  return { names, singles: [...new Set(names.flatMap(wordsOf).filter(isTelling))].slice(0, MOST_SINGLES) };
}

const wordsOf = (name: string): string[] =>
  fold(name)
    .split(/[^\p{L}]+/u)
    .filter(Boolean);
