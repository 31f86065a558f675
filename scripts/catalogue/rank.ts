/**
 * How well known a film is. Nobody counts that openly, so it is told from traces: how early Wikidata took the film in (its first items were the
 * subjects with articles in the most languages), how many of its cast somebody entered, in how many languages it has an article, and on how
 * many lists it stands. Traces add up to a standing; our own list of widely known films (data/catalogue/known.tsv) says the rest outright.
 */
import type { Rank } from '../../engine/titles/index.ts';

/** Standings from which ranks 1 and 2 begin: about a fifth and a twentieth of the corpus. Rank 3 is given by hand only. */
const RANK_1 = 3.4;
const RANK_2 = 5.3;

/** From an item's number and the number of its cast: 0 to about 7. */
export function standingOfItem(item: number, cast: number): number {
  return Math.max(0, 3.5 - Math.log10(1 + item / 20_000) * 1.6) + Math.min(3.5, Math.log2(1 + cast) * 0.65);
}

/** From the number of Wikimedia sites that have a page of the film. */
export function standingOfSites(sites: number): number {
  return Math.max(0, Math.log2(sites) * 2 - 4);
}

export function rankOf(standing: number): Rank {
  return standing >= RANK_2 ? 2 : standing >= RANK_1 ? 1 : 0;
}
