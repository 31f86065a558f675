/** Which of the names found in a block are taken for mentions, each word for one at most. */
import type { Subject } from '../block.ts';
import type { Observations } from './evidence.ts';
import { sureOf } from './filmTalk.ts';
import type { Hit } from './find.ts';
import type { Choice } from './which.ts';

/** A title mention. */
export interface Mention {
  /** In UTF-16 units of the block's text. */
  start: number;
  end: number;
  /** Films it may name, likeliest first, shares summing to 1. */
  films: Subject[];
  /** 0 to 1: how surely it names a film at all; above 0.5 it is taken for a name, below it is faint. */
  sure: number;
  /** Of the name's words, as the index knows them. */
  hash: number;
}

/** A hit and what speaks for and against it. */
export interface Observed {
  hit: Hit;
  choice: Choice;
  seen: Observations;
}

export interface Weighed extends Observed {
  odds: number;
}

/** Another sure name in the block makes the next one likelier: titles come in lists. */
const COMPANY = 0.8;
/** Names of lower odds than this are not even faint. */
export const FAINT = -2.5;
/** Beside a sure name, parted by a comma or "and" only. */
export const LIST = 5.6;
export const LIST_OBSCURE = 4;

/**
 * Longest first, but a name that crosses a far likelier one is none; what overlaps an accepted name is dropped. Then
 * sure names help others: a little anywhere in the block, much where only a comma or "and" parts them. Each name is
 * looked at a few times, however many there are.
 */
export function settle(text: string, weighed: Weighed[]): { mentions: Mention[]; faint: Mention[] } {
  if (weighed.length === 0) return { mentions: [], faint: [] };
  const byLength = withoutCrossed(weighed).sort(
    (a, b) => b.hit.end - b.hit.start - (a.hit.end - a.hit.start) || b.odds - a.odds,
  );
  const taken = new Set<number>();
  const accepted: Weighed[] = [];
  const accept = (one: Weighed, more: number, least = 0, into = accepted) => {
    const { first, last, article } = one.hit;
    if (one.odds + more <= least) return;
    for (let word = article ? first - 1 : first; word <= last; word++) if (taken.has(word)) return;
    for (let word = article ? first - 1 : first; word <= last; word++) taken.add(word);
    one.odds += more;
    into.push(one);
  };
  for (const one of byLength) accept(one, 0);
  if (accepted.length > 0) {
    const neighbours = neighboursOf(text, byLength);
    // Grows while it is walked: a name accepted for its neighbour speaks for the next.
    const walk = () => {
      for (; walked < accepted.length; walked++)
        for (const one of neighbours(accepted[walked]!.hit)) accept(one, inListWith(one));
    };
    let walked = 0;
    walk();
    if (accepted.some(({ odds }) => odds > 1)) for (const one of byLength) accept(one, COMPANY);
    walk();
  }
  const faint: Weighed[] = [];
  for (const one of byLength) accept(one, 0, FAINT, faint);
  return { mentions: inText(accepted), faint: inText(faint) };
}

/** Of two names that share words, and neither holds the other, the one that is less likely by so much is chance. */
const FAR = 3;

function withoutCrossed(weighed: Weighed[]): Weighed[] {
  /** The likeliest of the names that hold a word. */
  const likeliest = new Map<number, Weighed>();
  for (const one of weighed) {
    for (let word = one.hit.first; word <= one.hit.last; word++)
      if (one.odds > (likeliest.get(word)?.odds ?? 0)) likeliest.set(word, one);
  }
  if (likeliest.size === 0) return weighed;
  // The beginning of a very long name crosses its end: both are of one film.
  const yields = ({ hit, odds, choice }: Weighed, to: Weighed | undefined) =>
    to !== undefined &&
    to.odds > odds + FAR &&
    (hit.first - to.hit.first) * (hit.last - to.hit.last) > 0 &&
    choice.films[0]?.film !== to.choice.films[0]?.film;
  return weighed.filter(
    (one) => !yields(one, likeliest.get(one.hit.first)) && !yields(one, likeliest.get(one.hit.last)),
  );
}

/** What a sure neighbour in a list adds; nothing to a part of another name: "Rough Night and Mandy Moore". */
function inListWith({ seen }: Weighed): number {
  if ('part of a name' in seen) return 0;
  return 'rank 1' in seen || 'rank 2' in seen || 'rank 3' in seen ? LIST : LIST_OBSCURE;
}

/** In the order of the text. */
function inText(weighed: Weighed[]): Mention[] {
  return weighed
    .sort((a, b) => a.hit.start - b.hit.start)
    .map(({ hit, choice, odds }) => ({
      start: hit.start,
      end: hit.end,
      films: choice.films,
      sure: sureOf(odds),
      hash: hit.hash,
    }));
}

/** The names that stand beside a name in one list with it. */
function neighboursOf(text: string, weighed: Weighed[]): (hit: Hit) => Weighed[] {
  const listed = weighed.filter(
    ({ hit }) => hit.letters !== 'lower' && hit.letters !== 'mixed' && hit.end - hit.start > 1,
  );
  const byFirst = Map.groupBy(listed, ({ hit }) => hit.first);
  const byLast = Map.groupBy(listed, ({ hit }) => hit.last);
  return (hit) => {
    const found: Weighed[] = [];
    for (let words = 1; words <= MOST_BETWEEN + 1; words++) {
      for (const one of byFirst.get(hit.last + words) ?? []) if (isListed(text, hit, one.hit)) found.push(one);
      for (const one of byLast.get(hit.first - words) ?? []) if (isListed(text, one.hit, hit)) found.push(one);
    }
    return found;
  };
}

/** Words between two names of one list: "(1995)", "and", an article. */
const MOST_BETWEEN = 3;
const LIST_GAP =
  /^["”’»]?\s*(?:\([^()]{0,30}\))?\s*(?:[,;/&]|(?:,\s*)?(?:and|or|then|und|oder|et|ou|y|o|e|и)(?=\s))\s*(?:(?:and|or|then|und|et|y|e|и)\s+)?["“„«‘]?$/u;

function isListed(text: string, before: Hit, after: Hit): boolean {
  const gap = after.start - before.end;
  return gap > 0 && gap < 40 && LIST_GAP.test(text.slice(before.end, after.start));
}
