/**
 * Names amid words that say nothing of them: most places where a page has the words of a name are ordinary sentences. The most that
 * could be seen of such a name is a small sum of weights; where that is too little, nothing else need be looked at.
 */
import type { Block } from '../block.ts';
import type { FilmNumber } from '../film.ts';
import { AFTER_BREAK, CASELESS, isDigit, SUFFIXED, type Words } from '../text/words.ts';
import { BELONGING, FOLLOWING, filmWord, firstWord, hashesOf, SPEAKING, wordAfter, wordBefore } from './beside.ts';
import { besideName, isBare, lettersSeen, MOST_BARE } from './evidence.ts';
import type { Hit } from './find.ts';
import type { TitleIndex } from './index.ts';
import { FAINT, LIST, LIST_OBSCURE } from './settle.ts';
import { isMarked, REACH_AFTER } from './surroundings.ts';
import { WEIGHTS } from './weights.ts';

/** Words that may part two names of a list. */
const JOINING = hashesOf('and or then und oder et ou y o e и');
/** A number so many words before a name may be its year. */
const MOST_BEFORE = 3;
const YEAR = 4;

/** What stands between two words. OPEN: a sentence's or line's end; OPENING: a mark that opens what the name is not alone in. */
const [OTHER, BLANK, COMMA, COLON, OPEN, OPENING] = [0, 1, 2, 3, 4, 5] as const;
const GAPS: Record<string, number> = {
  '': OPEN,
  ' ': BLANK,
  ', ': COMMA,
  '; ': COMMA,
  ': ': COLON,
  '.': OPEN,
  '. ': OPEN,
  '! ': OPEN,
  '? ': OPEN,
  '\n': OPEN,
};
for (const mark of '"“„‘\'(') GAPS[mark] = GAPS[` ${mark}`] = OPENING;

interface Amid {
  /** The most that can be seen around the hit, as a sum of weights; what the place expects is not in it. */
  most: number;
  /** Another name may stand beside it in a list. */
  listed: boolean;
}

/** What the name and the page say of a hit. */
interface Standing {
  plain: number;
  headline: boolean;
  company: number;
  filmTalk: number;
}

/** Null where a hit has to be looked at. */
function lookAmid(block: Block, words: Words, hit: Hit, standing: Standing): Amid | null {
  const { text } = block;
  const { flags, hash, start, end, count } = words;
  const next = hit.last + 1;
  const first = firstWord(words, hit);
  if (block.kind === 'heading' || start[first] !== hit.start || isMarked(block, hit)) return null;
  const before = first > 0 ? gapOf(text, end[first - 1]!, hit.start) : hit.start === 0 ? OPEN : OTHER;
  // Behind the last word a blank is the end too.
  const to = next < count ? start[next]! : text.trimEnd().length;
  // A suffix is as good as a word; a year is not, and an apostrophe may be a closing mark.
  const inside = before === OPENING || isDigit(text.charCodeAt(hit.end)) ? OTHER : BLANK;
  const after = end[hit.last] === hit.end ? gapOf(text, hit.end, to) : inside;
  if (before === OTHER || after === OTHER || after === OPENING || (after > COMMA && before > COMMA)) return null;
  if (after === COMMA && hasYearBehind(words, next, hit.end)) return null;
  if (next < count && (flags[next]! & CASELESS) !== 0 && (before !== BLANK || end[next]! - start[next]! === YEAR))
    return null;
  let most = mostAround(hit, standing);
  let listed = before === COMMA || after === COMMA || (next < count && JOINING.has(hash[next]!));
  if (first > 0 && filmWord(text, words, first - 1) > 0) return null;
  if (before === COLON) most += worth('announced', standing.filmTalk);
  else if (before !== OPEN && first > 0) {
    const word = hash[first - 1]!;
    if ((flags[first - 1]! & SUFFIXED) !== 0) return null;
    // "screening of"
    const spoken = BELONGING.has(word) && first > 1 ? hash[first - 2]! : word;
    if (SPEAKING.has(spoken)) return null;
    if (BELONGING.has(word)) most += worth('belongs', standing.filmTalk);
    listed ||= JOINING.has(word);
  }
  for (let i = first - 1; i >= Math.max(0, first - MOST_BEFORE); i--) {
    const flag = flags[i]!;
    // A year, the number of a line, or another script.
    if (
      (flag & CASELESS) !== 0 &&
      ((flag & AFTER_BREAK) !== 0 || end[i]! - start[i]! === YEAR || !isDigit(text.charCodeAt(start[i]!)))
    )
      return null;
    if ((flag & AFTER_BREAK) !== 0) break;
  }
  for (let i = next; i < Math.min(next + 2, count); i++) if (FOLLOWING.has(hash[i]!)) most += WEIGHTS.followed!;
  return { most, listed };
}

/** "Heat, Michael Mann, 1995" */
function hasYearBehind({ flags, start, end, count }: Words, next: number, from: number): boolean {
  for (let i = next; i < count && start[i]! < from + REACH_AFTER; i++)
    if ((flags[i]! & CASELESS) !== 0 && end[i]! - start[i]! === YEAR) return true;
  return false;
}

const gapOf = (text: string, from: number, to: number): number =>
  to - from > 2 ? OTHER : (GAPS[text.slice(from, to)] ?? OTHER);

/** What the words beside a name say for it, or against it. */
const besideOf = (text: string, words: Words, hit: Hit): number =>
  (WEIGHTS[besideName('before ', wordBefore(text, words, hit))] ?? 0) +
  (WEIGHTS[besideName('after ', wordAfter(text, words, hit))] ?? 0);

const mostOf = (kind: string): number =>
  Object.entries(WEIGHTS).reduce((most, [name, weight]) => (name.startsWith(kind) ? Math.max(most, weight) : most), 0);

/** The most that the words beside a name say for it. */
const MOST_BESIDE = mostOf('before ') + mostOf('after ');

/** The most that may be seen of any name amid words. */
function mostAround(hit: Hit, { plain, headline, company, filmTalk }: Standing): number {
  const ordinary = isOrdinary(hit, plain);
  const letters = (sentenceStart: boolean): number => worth(lettersSeen(hit, sentenceStart, headline, plain), filmTalk);
  let most = Math.max(letters(false), letters(true));
  most += WEIGHTS[ordinary ? 'talk, ordinary word' : 'talk']! * filmTalk;
  most += WEIGHTS['talk near 2']!;
  most += worthOfCompany(ordinary, company);
  if (hit.article) most += WEIGHTS.article!;
  if (hit.first < hit.last)
    most +=
      Math.max(0, WEIGHTS[`capital words, plain ${plain}`] ?? 0) +
      Math.max(0, worth('small word with a capital', filmTalk));
  return most;
}

const isOrdinary = ({ first, last }: Hit, plain: number): boolean => first === last && plain >= 2;

const worthOfCompany = (ordinary: boolean, company: number): number =>
  (WEIGHTS[ordinary ? 'company, ordinary word' : 'company'] ?? 0) * company;

/** What an observation adds that counts the more the surer films are talked of. */
const worth = (name: string, talk: number): number => (WEIGHTS[name] ?? 0) + (WEIGHTS[`${name} talk`] ?? 0) * talk;

/** Where films are talked of no more surely than this, bare words are hardly ever names. */
export const QUIET = 0.1;
/** Names of higher odds, the words beside them counted, are always looked at. */
const LEAST = -3;

/** What is known of a hit before it is looked at. */
interface Known extends Standing {
  index: TitleIndex;
  entries: readonly number[];
  rank: number;
  /** How surely the place is about a film, 0 to 1. */
  context: { expected(film: FilmNumber): number };
}

/**
 * Whatever may be seen around the hit, it is no mention, not a faint one, nor would a neighbour make it one.
 * @param odds of the name by itself
 */
export function isHopeless(block: Block, hit: Hit, odds: number, known: Known): boolean {
  const { index, entries, plain, company, filmTalk } = known;
  const ordinary = isOrdinary(hit, plain);
  const inCompany = worthOfCompany(ordinary, company);
  if (filmTalk <= QUIET && odds + MOST_BARE + MOST_BESIDE + inCompany <= 0 && isBare(block, hit)) return true;
  if (odds > LEAST + MOST_BESIDE) return false;
  const sum = odds + besideOf(block.text, index.words, hit);
  if (sum > LEAST) return false;
  const amid = lookAmid(block, index.words, hit, known);
  if (amid === null) return false;
  const least = amid.listed ? -(known.rank > 0 ? LIST : LIST_OBSCURE) : FAINT;
  const expects = WEIGHTS[ordinary ? 'expected, ordinary word' : 'expected']!;
  const most = sum + amid.most;
  if (most + expects <= least) return true;
  if (most > least) return false;
  const isTooLittle = (film: FilmNumber): boolean => most + expects * known.context.expected(film) <= least;
  return entries.every((entry) => index.filmsOf(entry).every(isTooLittle));
}
