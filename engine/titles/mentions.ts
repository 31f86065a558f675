/**
 * Mentions: the names in a block that stand for films, each with the films it may stand for.
 *
 *   text ─> find (all places with a name's words) ─> surroundings + which film ─> evidence ─> the best that do not overlap
 */
import type { Block } from '../block.ts';
import type { FilmNumber } from '../film.ts';
import { ARTICLE, CAPITAL, type Words } from '../text/words.ts';
import { isHopeless, QUIET } from './amid.ts';
import { companyOf, observeAround, observeName, weigh } from './evidence.ts';
import { type FilmTalk, SILENCE, shippedTalk, sureOf, type Talk } from './filmTalk.ts';
import { findTitles, type Hit } from './find.ts';
import { findHashtags } from './hashtags.ts';
import type { Plain, Rank, TitleIndex } from './index.ts';
import { findInflected } from './inflected.ts';
import { findMisspelt } from './misspelt.ts';
import { observeTaught, teachPairs } from './pairs.ts';
import { type Mention, type Observed, settle } from './settle.ts';
import { declare, mayDeclare } from './slots.ts';
import { isMarked, lookAround, type Surroundings } from './surroundings.ts';
import { talkOf } from './talk.ts';
import type { Taught } from './taught.ts';
import { type Choice, whichFilm } from './which.ts';

export type { Mention, Observed } from './settle.ts';

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
  /** Whether films' names stood between the same words as this one elsewhere on the page. */
  isFramed?(hit: Hit): boolean;
  /** 0 to 1: how surely the place is about this film. */
  expected(film: FilmNumber): number;
  /** Whether a name (its hash) was surely a film's elsewhere on the page. */
  wasNamed?(hash: number): boolean;
  /** How many names were surely films' on the page. */
  names?: number;
  /** Names that the page taught; kept and added to. */
  taught?: Taught;
}

/** Nothing known. */
export const NO_CONTEXT: MentionContext = { filmTalk: 0, expected: () => 0 };

/** From this year on the catalogue has the well-known films only: a name with such a year may be that of a film it lacks. */
const THIN_SINCE = 2020;

/** Names in lower case are looked for in so short a text wherever it stands. */
const SHORT = 10;

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
  const settled = () =>
    settle(
      block.text,
      observed.map((one) => ({ ...one, odds: weigh(one.seen) })),
    );
  const first = settled();
  const { taught } = context;
  if (taught === undefined || !teachPairs(block, index, first.mentions, taught)) return { ...first, talk };
  observed.push(...observeTaught(block, index, taught, isHeadline(index.words), observed));
  return { ...settled(), talk };
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
  if (thorough)
    hits.push(
      ...findMisspelt(ordered, words, hits, index, { ...context, filmTalk: talked, ofFilm: context.filmTalk > 0 }),
    );
  if (talked > 0.3) hits.push(...findInflected(block.text, words, hits, index));
  hits.push(...findHashtags(block.text, words, index));
  const headline = isHeadline(words);
  const { taught, siblings = 0 } = context;
  const observed = observeHits(ordered, hits, index, talked, headline, context, all);
  if (taught !== undefined) {
    if (mayDeclare(block, talked)) declare(ordered, { index, taught, talked, siblings, headline, observed });
    if (taught.size > 0) observed.push(...observeTaught(ordered, index, taught, headline, observed));
  }
  return { observed, talk };
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
  headline: boolean,
  context: MentionContext,
  all: boolean,
): Observed[] {
  const { words } = index;
  const observed: Observed[] = [];
  for (const hit of hits) {
    if (hit.first === hit.last && talkOf(words.hash[hit.first]!) === 2) continue;
    const entries = index.entries(hit.hash);
    let [plain, rank] = [index.plain(entries[0]!), index.rank(entries[0]!)];
    for (let i = 1; i < entries.length; i++) {
      plain = Math.min(plain, index.plain(entries[i]!)) as Plain;
      rank = Math.max(rank, index.rank(entries[i]!)) as Rank;
    }
    const name = observeName(hit, plain, rank);
    const named = context.wasNamed?.(hit.hash) ?? false;
    const company = companyOf((context.names ?? 0) - (named ? 1 : 0));
    const framed = context.isFramed?.(hit) ?? false;
    if (
      !(all || named || framed) &&
      isHopeless(block, hit, name.odds, { index, entries, plain, rank, headline, company, filmTalk: talk, context })
    )
      continue;
    const around = lookAround(block, words, hit, headline);
    if (around.gap === 'odd') continue;
    const { taught } = context;
    if (taught !== undefined && isPartOfHeading(block, around, headline)) taught.takeAsPart(hit.hash);
    const choice = whichFilm(entries, index, { year: around.year, article: hit.article, expected: context.expected });
    if (isStranger(block, hit, around, choice, index, context)) continue;
    const seen = observeAround(
      block,
      hit,
      around,
      {
        plain,
        rank,
        ...(choice.yearsOff === undefined ? {} : { yearsOff: choice.yearsOff }),
        article: agreeOnArticle(hit, entries, index),
        expected: choice.films.reduce((most, { film }) => Math.max(most, context.expected(film)), 0),
        filmTalk: talk,
        siblings: context.siblings ?? 0,
        named,
        company,
        framed,
        isPart: taught?.isPart(hit.hash) ?? false,
        headline,
      },
      all,
    );
    observed.push({ hit, choice, seen: { ...name.seen, ...seen } });
  }
  return observed;
}

/** The page's heading goes on with more capitals; where most words have one, that says nothing. */
const isPartOfHeading = (block: Block, { partOfName, quoted, emphasis }: Surroundings, headline: boolean): boolean =>
  block.kind === 'heading' && block.level === 1 && partOfName && !headline && quoted === 'no' && !emphasis;

/**
 * Whether a name is that of a film newer than the catalogue: so it says, or the page said so before. Whoever has seen an older film of the
 * name has not seen this one.
 */
function isStranger(
  block: Block,
  hit: Hit,
  { year, yearBracketed, emphasis, link, segment, partOfName, partOfSetOff }: Surroundings,
  { yearsOff }: Choice,
  { words }: TitleIndex,
  { taught }: MentionContext,
): boolean {
  if (year === undefined) return taught !== undefined && (taught.filmOf(hit.hash) ?? -1) >= taught.first;
  const isNew = yearBracketed && year >= THIN_SINCE && yearsOff === 2;
  const isAlone = block.kind !== 'heading' && !(partOfName || partOfSetOff || isMarked(block, hit));
  const isWhole = emphasis || link || segment || isAlone;
  if (isNew && isWhole && taught !== undefined && !isNumber(block.text, hit))
    taught.teach(words, hit, taught.stranger(hit.hash, block.text.slice(hit.start, hit.end), year));
  return isNew;
}

const isNumber = (text: string, { start, end }: Hit): boolean => /^\d+$/.test(text.slice(start, end));

/** Undefined when no name of a film is known to have an article or to have none. */
function agreeOnArticle({ article }: Hit, entries: readonly number[], index: TitleIndex): boolean | undefined {
  const told = entries.map((entry) => index.article(entry)).filter((one) => one !== undefined);
  return told.length === 0 ? undefined : told.includes(article);
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
