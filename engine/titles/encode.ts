import type { FilmNumber } from '../film.ts';
import {
  type EncodedIndex,
  FORMAT,
  GROUPS,
  HASH_BITS,
  hashName,
  type IndexFilm,
  MAGIC,
  OBSCURE_BITS,
  OBSCURE_GROUPS,
  rankRange,
  YEAR_BITS,
} from './layout.ts';
import { BitWriter, checksum } from './packed.ts';

interface Entry {
  group: number;
  hash: number;
  /** Places in `films` of those that have it as title, and of those that have it as another name. */
  titleOf: number[];
  nameOf: number[];
}

function gatherEntries(films: IndexFilm[]): Entry[] {
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
      const group = (film.rank << 3) | (plain << 1) | (hashed.article ? 1 : 0);
      const hash = film.rank === 0 ? (hashed.hash >>> OBSCURE_BITS) << OBSCURE_BITS : hashed.hash;
      const key = `${group} ${hash}`;
      let entry = entries.get(key);
      if (entry === undefined) {
        entry = { group, hash, titleOf: [], nameOf: [] };
        entries.set(key, entry);
      }
      (which === 0 ? entry.titleOf : entry.nameOf).push(place);
    });
  });
  return [...entries.values()].sort((a, b) => a.group - b.group || a.hash - b.hash);
}

/**
 * Packs the films' names. `version` (A-Z a-z 0-9 . _ -) is the catalogue's and kept in the text. Throws on a title
 * without a word.
 */
export function encodeIndex(films: IndexFilm[], version: string): EncodedIndex {
  if (!/^[\w.-]+$/.test(version)) throw new Error(`Not a catalogue version: "${version}".`);
  const entries = gatherEntries(films);
  const numbers: FilmNumber[] = new Array(films.length);
  const order = entries.flatMap((entry) => entry.titleOf);
  order.forEach((place, number) => {
    numbers[place] = number;
  });
  const ranks = countRanks(films);
  const bits = new BitWriter();
  for (let group = 0; group < GROUPS; group++) {
    const own = entries.filter((entry) => entry.group === group);
    const cut = group < OBSCURE_GROUPS ? OBSCURE_BITS : 0;
    const rice = Math.max(0, Math.floor(Math.log2((0.69 * 2 ** (HASH_BITS - cut)) / Math.max(1, own.length))));
    const { from, width } = rankRange(ranks, group >> 3);
    bits.gamma(own.length + 1);
    bits.bits(rice, 5);
    let last = 0;
    for (const { hash, titleOf, nameOf } of own) {
      const step = (hash - last) >>> cut;
      bits.unary(step >>> rice);
      bits.bits(step, rice);
      last = hash;
      const alone = titleOf.length === 1 && nameOf.length === 0;
      bits.bits(alone ? 1 : 0, 1);
      if (alone) continue;
      bits.gamma(titleOf.length + 1);
      bits.gamma(nameOf.length + 1);
      for (const place of nameOf) bits.bits(numbers[place]! - from, width);
    }
  }
  for (const place of order) bits.bits(films[place]!.year, YEAR_BITS[films[place]!.rank]!);
  const names = entries.reduce((sum, { titleOf, nameOf }) => sum + titleOf.length + nameOf.length, 0);
  const text = `${MAGIC} ${FORMAT} ${version} ${ranks.join()} ${entries.length} ${names} ${bits.finish()}`;
  return { text: text + checksum(text), numbers };
}

/** Films of each rank. */
function countRanks(films: IndexFilm[]): number[] {
  const ranks = [0, 0, 0, 0];
  for (const { rank } of films) ranks[rank]!++;
  return ranks;
}
