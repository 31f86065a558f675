/** The words right beside a name: film words, capitals of a longer name, words that begin or end a turn of phrase. */
import { fold } from '../text/fold.ts';
import { AFTER_BREAK, CAPITAL, CASELESS, hashWord, type Words } from '../text/words.ts';
import type { Hit } from './find.ts';
import { talkOf } from './talk.ts';

/** Hashes of the words of a list. */
export function hashesOf(list: string): ReadonlySet<number> {
  return new Set(list.split(' ').map((word) => hashWord(fold(word))));
}

/** Last words of what surroundings.ts takes for "watched" and "belongs": looked for before it looks closer. */
export const SPEAKING = hashesOf(
  'watch watched watches watching rewatch rewatched rewatches rewatching saw seen streamed screen screened screening revu vu visto of',
);
export const BELONGING = hashesOf('for of to from in behind de du d del di von zu zum für filmu na k');
/** What "followed" ends in. */
export const FOLLOWING = hashesOf(
  'scene shot hour act reel minute minutes image frame twist ending finale explained spoiler spoilers review reviews recap discussion trailer trailers teaser teasers featurette featurettes poster posters premiere rewatch watch watchalong remake sequel',
);

/** Number of a name's first word, its article where that stands before it. */
export const firstWord = (words: Words, { first, start }: Hit): number =>
  words.start[first] === start ? first : first - 1;

/** The sign nearest to a name, or the line's end, in what parts it from the next word. */
const SIGN_BEFORE = /(\S|\n)[^\S\n]*$/u;
const SIGN_AFTER = /^[^\S\n]*(\S|\n)/u;
/** A sign farther away is none of the name's. */
const MOST_GAP = 12;
const END = '\n';

/** The word right before a name in lower case, or a sign that stands nearer; "0" for digits, "^" where the line begins. */
export function wordBefore(text: string, words: Words, hit: Hit): string {
  const at = firstWord(words, hit) - 1;
  const gap = text.slice(Math.max(at < 0 ? 0 : words.end[at]!, hit.start - MOST_GAP), hit.start);
  const sign = gap === ' ' ? undefined : SIGN_BEFORE.exec(gap)?.[1];
  if (sign === END || (sign === undefined && at < 0)) return '^';
  return sign ?? plainWord(text.slice(words.start[at], words.end[at]));
}

/** The word or sign right behind a name, as `wordBefore` tells it; "$" where the line ends. */
export function wordAfter(text: string, words: Words, { last, end }: Hit): string {
  const at = last + 1;
  const gap = text.slice(end, Math.min(at < words.count ? words.start[at]! : text.length, end + MOST_GAP));
  const sign = gap === ' ' ? undefined : SIGN_AFTER.exec(gap)?.[1];
  if (sign === END || (sign === undefined && at >= words.count)) return '$';
  return sign ?? plainWord(text.slice(words.start[at], words.end[at]));
}

const DIGITS = /^\d+$/;
const plainWord = (word: string): string => (DIGITS.test(word) ? '0' : word.toLowerCase().replace('’', "'"));

/**
 * Capital words that only blanks part from the name, unless they begin a sentence or are film words ("Director Heat" is
 * rare, "Movie Heat" not).
 */
export function hasCapitalNeighbour(text: string, words: Words, hit: Hit, headline: boolean): boolean {
  const { first, last, start, end } = hit;
  const begins = firstWord(words, hit);
  const blank = /^[\s\u00A0-]*$/u;
  const isName = (at: number) =>
    (words.flags[at]! & (CAPITAL | CASELESS)) === CAPITAL &&
    talkOf(words.hash[at]!) === 0 &&
    words.end[at]! - words.start[at]! > 1;
  if (last + 1 < words.count && (words.flags[last + 1]! & AFTER_BREAK) === 0 && isName(last + 1)) {
    if (blank.test(text.slice(end, words.start[last + 1]!))) return true;
  }
  if (begins > 0 && (words.flags[begins]! & AFTER_BREAK) === 0 && isName(begins - 1)) {
    // Where every word has a capital, that of the first says no less than others.
    const opens =
      !headline &&
      (begins < 2 ||
        (words.flags[begins - 1]! & AFTER_BREAK) !== 0 ||
        /[.!?:]["”]?\s*$/u.test(text.slice(words.end[begins - 2]!, words.start[begins - 1]!)));
    if (!opens && blank.test(text.slice(words.end[begins - 1]!, start))) return true;
  }
  // "Cannes Film Festival"
  if (
    begins > 1 &&
    talkOf(words.hash[begins - 1]!) > 0 &&
    (words.flags[begins - 1]! & words.flags[begins]! & CAPITAL) !== 0 &&
    (words.flags[begins]! & AFTER_BREAK) === 0 &&
    isName(begins - 2) &&
    text.slice(words.end[begins - 2]!, start).split(' ').length === 3
  )
    return true;
  // "30 Rock"
  if (
    first === last &&
    begins > 1 &&
    /\d $/.test(text.slice(Math.max(0, start - 2), start)) &&
    /^[^\n]*\p{L}\s\d{1,3} $/u.test(text.slice(Math.max(0, start - 30), start))
  )
    return true;
  return false;
}

export function hasSmallCapital(words: Words, { first, last }: Hit, sentenceStart: boolean): boolean {
  for (let i = sentenceStart ? first + 1 : first; i <= last && last > first; i++)
    if ((words.flags[i]! & CAPITAL) !== 0 && words.end[i]! - words.start[i]! <= 3) return true;
  return false;
}

/** Letters of the shortest compound. */
const SHORTEST = 7;
/** "Fernsehfilm", "krigsfilmen". */
const FILM_COMPOUND = /^\p{L}{3,}film(?:s|e|es|en|er|et)?$/iu;

/** How strong a film word a word is: see talk.ts. */
export function filmWord(text: string, words: Words, at: number): 0 | 1 | 2 {
  const [start, end] = [words.start[at]!, words.end[at]!];
  return end - start >= SHORTEST && FILM_COMPOUND.test(text.slice(start, end)) ? 2 : talkOf(words.hash[at]!);
}

/** "The movie Up", not "Film Festival". */
export function namedBy(text: string, words: Words, hit: Hit): 0 | 1 | 2 {
  const before = firstWord(words, hit) - 1;
  if (before < 0) return 0;
  const capitals = (words.flags[before]! & words.flags[before + 1]! & CAPITAL) !== 0;
  if (capitals && /^\s$/.test(text.slice(words.end[before], hit.start))) return 0;
  return filmWord(text, words, before);
}

export function isSmall(words: Words, at: number): boolean {
  return (words.flags[at]! & (CAPITAL | CASELESS)) === 0 && words.end[at]! - words.start[at]! <= 3;
}

export function talkNear(words: Words, { first, last }: Hit): 0 | 1 | 2 {
  let most: 0 | 1 | 2 = 0;
  for (let i = Math.max(0, first - 5); i < Math.min(words.count, last + 5); i++) {
    if (i >= first && i <= last) continue;
    const talk = talkOf(words.hash[i]!);
    if (talk > most) most = talk;
  }
  return most;
}
