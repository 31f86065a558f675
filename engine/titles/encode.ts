import type { FilmNumber } from '../film.ts';
import { DenseWriter } from './dense.ts';
import {
  CHECK_BITS,
  cutOf,
  type EncodedIndex,
  FORMAT,
  GROUPS,
  type Group,
  groupNumber,
  HASH_BITS,
  hashName,
  type IndexFilm,
  isChecked,
  MAGIC,
  OTHER,
  rankRange,
  SEVERAL,
  TITLE,
  tellsArticle,
  yearBitsOf,
} from './layout.ts';

interface Entry extends Omit<Group, 'kind'> {
  hash: number;
  check: number;
  /** Places in `films` of those that have it as title, and of those that have it as another name. */
  titleOf: number[];
  nameOf: number[];
}

/** The entries of each group. */
function gatherEntries(films: IndexFilm[]): Entry[][] {
  const entries = new Map<string, Entry>();
  films.forEach((film, place) => {
    const hashes = new Set<number>();
    film.names.forEach(({ name, plain }, which) => {
      const hashed = hashName(name);
      if (hashed === null) {
        if (which === 0) throw new Error(`Title without a word: "${name}".`);
        return;
      }
      if (hashes.has(hashed.hash)) return;
      hashes.add(hashed.hash);
      const { check } = hashed;
      const article = hashed.article && tellsArticle({ rank: film.rank, plain });
      const hash = (hashed.hash >>> cutOf(film.rank)) << cutOf(film.rank);
      const key = `${film.rank} ${plain} ${article} ${hash}`;
      let entry = entries.get(key);
      if (entry === undefined) {
        entry = { rank: film.rank, plain, article, hash, check, titleOf: [], nameOf: [] };
        entries.set(key, entry);
      }
      (which === 0 ? entry.titleOf : entry.nameOf).push(place);
    });
  });
  const groups: Entry[][] = GROUPS.map(() => []);
  for (const entry of entries.values()) groups[groupNumber({ ...entry, kind: kindOf(entry) })]!.push(entry);
  for (const group of groups) group.sort((a, b) => a.hash - b.hash);
  return groups;
}

function kindOf({ titleOf, nameOf }: Entry): Group['kind'] {
  if (titleOf.length + nameOf.length > 1) return SEVERAL;
  return titleOf.length === 1 ? TITLE : OTHER;
}

/**
 * Packs the films' names. `version` (A-Z a-z 0-9 . _ -) is the catalogue's and kept in the text. Throws on a title
 * without a word.
 */
export function encodeIndex(films: IndexFilm[], version: string): EncodedIndex {
  if (!/^[\w.-]+$/.test(version)) throw new Error(`Not a catalogue version: "${version}".`);
  const groups = gatherEntries(films);
  const entries = groups.flat();
  const numbers: FilmNumber[] = new Array(films.length);
  const order = entries.flatMap((entry) => entry.titleOf);
  order.forEach((place, number) => {
    numbers[place] = number;
  });
  const ranks = countRanks(films);
  const bits = new DenseWriter(`${MAGIC} ${FORMAT} ${version} ${ranks.join()} ${entries.length} `);
  groups.forEach((own, group) => {
    const { rank, kind } = GROUPS[group]!;
    bits.gamma(own.length + 1);
    if (own.length === 0) return;
    const cut = cutOf(rank);
    const rice = Math.max(0, Math.round(Math.log2((0.69 * 2 ** (HASH_BITS - cut)) / own.length)));
    const { from, count } = rankRange(ranks, rank);
    const years = yearBitsOf(GROUPS[group]!);
    bits.bits(rice, 5);
    bits.rising(
      own.map(({ hash }) => hash >>> cut),
      rice,
    );
    if (isChecked(GROUPS[group]!)) for (const { check } of own) bits.bits(check, CHECK_BITS);
    for (const { titleOf, nameOf } of own) {
      if (kind === SEVERAL) {
        const all = titleOf.length + nameOf.length;
        bits.gamma(all - 1);
        bits.below(nameOf.length, all + 1);
      }
      for (const place of nameOf) bits.below(numbers[place]! - from, count);
      for (const place of titleOf) bits.bits(films[place]!.year, years);
    }
  });
  return { text: bits.finish(), numbers };
}

/** Films of each rank. */
function countRanks(films: IndexFilm[]): number[] {
  const ranks = [0, 0, 0, 0];
  for (const { rank } of films) ranks[rank]!++;
  return ranks;
}
