/**
 * Mentions: the names in a block that stand for films, each with the films it may stand for.
 *
 *   text ─> find (all places with a name's words) ─> surroundings + which film ─> evidence ─> the best that do not overlap
 */
import type { Block, Subject } from '../block.ts';
import type { FilmNumber } from '../film.ts';
import { ARTICLE, CAPITAL, type Words } from '../text/words.ts';
import { isBare, MOST_BARE, type Observations, observeAround, observeName, weigh } from './evidence.ts';
import { type FilmTalk, SILENCE, shippedTalk, sureOf, type Talk } from './filmTalk.ts';
import { findTitles, type Hit } from './find.ts';
import { findHashtags } from './hashtags.ts';
import type { TitleIndex } from './index.ts';
import { findInflected } from './inflected.ts';
import { findMisspelt } from './misspelt.ts';
import { lookAround } from './surroundings.ts';
import { talkOf } from './talk.ts';
import { type Choice, whichFilm } from './which.ts';

/** A title mention. */
export interface Mention {
  /** In UTF-16 units of the block's text. */
  start: number;
  end: number;
  /** Films it may name, likeliest first, shares summing to 1. */
  films: Subject[];
  /** 0 to 1: how surely it names a film at all; above 0.5 it is taken for a name, below it is faint. */
  sure: number;
}

/** What is known of the place before the block is read. */
export interface MentionContext {
  /** 0 to 1: how surely the place talks of films, whatever the block says itself. */
  filmTalk: number;
  /** Weighs the words of the block; as shipped when not given. */
  talk?: FilmTalk;
  /** 0 to 1: how surely the place talks of films when the block says this; by the block alone when not given. */
  talked?(own: Talk): number;
  /** What part of the page's other headings of the block's level are films' names, 0 to 1. */
  siblings?: number;
  /** 0 to 1: how surely the place is about this film. */
  expected(film: FilmNumber): number;
}

/** Nothing known. */
export const NO_CONTEXT: MentionContext = { filmTalk: 0, expected: () => 0 };

/** A hit and what speaks for and against it. */
export interface Observed {
  hit: Hit;
  choice: Choice;
  seen: Observations;
}

interface Weighed extends Observed {
  odds: number;
}

/** Where films are talked of no more surely than this, bare words are hardly ever names. */
const QUIET = 0.1;
/** Names in lower case are looked for in so short a text wherever it stands. */
const SHORT = 10;
/** Another sure name in the block makes the next one likelier: titles come in lists. */
const COMPANY = 0.8;
/** Names of lower odds than this are not even faint. */
const FAINT = -2.5;
/** Beside a sure name, parted by a comma or "and" only. */
const LIST = 5.6;
const LIST_OBSCURE = 4;

/** Finds the mentions in a block, in order, none overlapping. */
export function findMentions(block: Block, index: TitleIndex, context: MentionContext = NO_CONTEXT): Mention[] {
  return readMentions(block, index, context).mentions;
}

/** The mentions in a block, names that may be mentions as well as not, and how much of the block is film talk. */
export function readMentions(
  block: Block,
  index: TitleIndex,
  context: MentionContext,
): { mentions: Mention[]; faint: Mention[]; talk: Talk } {
  const { observed, talk } = observe(block, index, context);
  const settled = settle(
    block.text,
    observed.map((one) => ({ ...one, odds: weigh(one.seen) })),
  );
  return { ...settled, talk };
}

/**
 * What is seen in a block, before it is weighed.
 * @param all also what is seen of hits that no surroundings could make a mention; else they are passed over unseen
 */
export function observe(
  block: Block,
  index: TitleIndex,
  context: MentionContext,
  all = false,
): { observed: Observed[]; talk: Talk } {
  const { words } = index;
  words.read(block.text);
  const weigher = context.talk ?? shippedTalk();
  const talk = weigher.count(block.text, words);
  const talked = Math.max(context.filmTalk, context.talked?.(talk) ?? sureOf(weigher.logit(talk, SILENCE, SILENCE)));
  const thorough = talked > QUIET || words.count <= SHORT;
  const ordered = inOrder(block);
  const hits = findTitles(block.text, index, ordered.marks, thorough);
  if (thorough) hits.push(...findMisspelt(ordered, words, hits, index, talked));
  if (talked > 0.3) hits.push(...findInflected(block.text, words, hits, index));
  hits.push(...findHashtags(block.text, words, index));
  return { observed: observeHits(ordered, hits, index, talked, context, all), talk };
}

/** The block with its marks in order of their starts. */
function inOrder(block: Block): Block {
  const { marks } = block;
  for (let i = 1; i < marks.length; i++) {
    if (marks[i]!.start < marks[i - 1]!.start) return { ...block, marks: marks.toSorted((a, b) => a.start - b.start) };
  }
  return block;
}

/** Everything that is seen of each hit that may be a mention. */
function observeHits(
  block: Block,
  hits: Hit[],
  index: TitleIndex,
  talk: number,
  context: MentionContext,
  all: boolean,
): Observed[] {
  const { words } = index;
  const headline = isHeadline(words);
  const observed: Observed[] = [];
  for (const hit of hits) {
    if (hit.first === hit.last && talkOf(words.hash[hit.first]!) === 2) continue;
    const entries = index.entries(hit.hash);
    const plain = Math.min(...entries.map((entry) => index.plain(entry)));
    const rank = Math.max(...entries.map((entry) => index.rank(entry)));
    const name = observeName(hit, plain, rank);
    if (!all && talk <= QUIET && isBare(block, hit) && weigh(name) + MOST_BARE <= 0) continue;
    const around = lookAround(block, words, hit);
    if (around.gap === 'odd') continue;
    const choice = whichFilm(entries, index, { year: around.year, article: hit.article, expected: context.expected });
    const seen = observeAround(block, hit, around, {
      plain,
      rank,
      ...(choice.yearsOff === undefined ? {} : { yearsOff: choice.yearsOff }),
      article: agreeOnArticle(hit, entries, index),
      expected: choice.films.reduce((most, { film }) => Math.max(most, context.expected(film)), 0),
      filmTalk: talk,
      siblings: context.siblings ?? 0,
      headline,
    });
    observed.push({ hit, choice, seen: { ...name, ...seen } });
  }
  return observed;
}

/** Undefined when no name of a film is known to have an article or to have none. */
function agreeOnArticle({ article }: Hit, entries: readonly number[], index: TitleIndex): boolean | undefined {
  const told = entries.map((entry) => index.article(entry)).filter((one) => one !== undefined);
  return told.length === 0 ? undefined : told.includes(article);
}

/**
 * Longest first, but a name that crosses a far likelier one is none; what overlaps an accepted name is dropped. Then
 * sure names help others: a little anywhere in the block, much where only a comma or "and" parts them. Each name is
 * looked at a few times, however many there are.
 */
function settle(text: string, weighed: Weighed[]): { mentions: Mention[]; faint: Mention[] } {
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

/** Most words have a capital, so that a capital says nothing: headlines, menus, text in capitals. */
function isHeadline(words: Words): boolean {
  let capital = 0;
  let lower = 0;
  for (let i = 0; i < words.count; i++) {
    const flags = words.flags[i]!;
    if ((flags & ARTICLE) !== 0 && (flags & CAPITAL) === 0) continue;
    if (words.end[i]! - words.start[i]! < 4) continue;
    // A name among words of a script without capitals stands out as one among words in lower case.
    if ((flags & CAPITAL) !== 0) capital++;
    else lower++;
  }
  return capital > lower * 1.5;
}
