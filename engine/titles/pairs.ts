/**
 * Two names of one film side by side, as lists and reviews write them, and what taught names are worth where they stand: "Hero
 * („Przypadkowy bohater", 1992)", "Planeta opic / Planet of the Apes (1968)", "הקונפורמיסט | The Conformist".
 */
import type { Block } from '../block.ts';
import type { FilmNumber } from '../film.ts';
import { CASELESS, type Words } from '../text/words.ts';
import type { Hit } from './find.ts';
import type { TitleIndex } from './index.ts';
import type { Mention, Observed } from './settle.ts';
import { nameBetween } from './slots.ts';
import { lookAround, type Surroundings } from './surroundings.ts';
import type { Taught } from './taught.ts';
import { whichFilm } from './which.ts';

/** A name that teaches another has to be as sure as this. */
const SURE = 0.8;
/** Behind a name: another in quotation marks in brackets, or parted by a bar or stroke. */
const IN_BRACKETS = /^["”“’»]?\s*[([]["“„«'‘]([^"“”„«»()[\]\n]{2,60})["”“»'’](?:,\s*(?:18|19|20)\d\d)?[)\]]/u;
const BEHIND_BAR = /^\s*[|/]\s*([^|/\n([]{1,60})/u;
/** Before a name: another that begins the line, parted by a bar; behind the name goes on what is said of the film. */
const BEFORE_BAR = /(?:^|\n)([^|\n([]{1,60}?)\s*\| $/u;
/** Behind a name in quotation marks: what is more of it. */
const SUBTITLE = /^:\s([^"“”„«»\n]{2,60})["”“»]/u;
/** In brackets inside a link, with a letter that English has not. */
const FOREIGN = /^\s\((\p{L}(?=[^()]*[^\p{ASCII}’])[^()\d]{2,60})\)$/u;
/** Where letters with capitals end and others begin, or the other way round. */
const LATIN = /^[\p{Script=Latin}\p{N}\p{P}\s]+/u;
/** Letters of a taught word that a capital alone makes a name. */
const LONG = 6;

/** Teaches the other names of the films mentioned in a block. @returns whether there were any */
export function teachPairs(block: Block, index: TitleIndex, mentions: readonly Mention[], taught: Taught): boolean {
  let isNews = false;
  for (const { start, end, films, sure } of mentions) {
    const film = films[0]?.film;
    if (film === undefined) continue;
    const other =
      nameBeforeBar(block.text, index.words, start, end) ??
      (sure < SURE ? null : otherName(block, index.words, start, end));
    if (other === null || taught.filmOf(other.hash) !== undefined) continue;
    isNews = teachOther(other, film, index, taught) || isNews;
  }
  return isNews;
}

function teachOther(other: Hit, film: FilmNumber, index: TitleIndex, taught: Taught): boolean {
  const stranger = taught.strangerOf(film);
  const entries = index.entries(other.hash);
  if (entries.length === 0) return taught.teach(index.words, other, film);
  const { films, yearsOff } = whichFilm(entries, index, {
    year: stranger?.year,
    article: other.article,
    expected: (one) => (one === film ? 1 : 0),
  });
  if (stranger === undefined) return films[0]?.film === film && taught.teach(index.words, other, film);
  // The catalogue knows the film by this name.
  if (yearsOff === 2 || stranger.year === undefined) return taught.teach(index.words, other, film);
  taught.isKnown(film, films[0]!.film);
  return taught.teach(index.words, other, films[0]!.film);
}

function otherName({ text, marks }: Block, words: Words, start: number, end: number): Hit | null {
  const after = text.slice(end, end + 80);
  const bracket = IN_BRACKETS.exec(after);
  if (bracket !== null) {
    const from = end + bracket[0].indexOf(bracket[1]!);
    return nameBetween(text, words, from, from + bracket[1]!.length);
  }
  const link = marks.find((mark) => mark.kind === 'link' && mark.start === start && mark.end > end);
  const foreign = link && FOREIGN.exec(text.slice(end, link.end))?.[1];
  if (foreign) return nameBetween(text, words, end + 2, end + 2 + foreign.length);
  const subtitle = /["“„«]$/.test(text.slice(0, start)) ? SUBTITLE.exec(after)?.[1] : undefined;
  if (subtitle !== undefined && isLatin(text.slice(start, end)) !== isLatin(subtitle))
    return nameBetween(text, words, start, end + after.indexOf(subtitle) + subtitle.length);
  // Only at the beginning of a line does a bar part two names.
  if (/[\p{L}\p{N}]/u.test(text.slice(text.lastIndexOf('\n', start - 1) + 1, start))) return null;
  const bar = BEHIND_BAR.exec(after);
  if (bar === null) return null;
  const from = end + bar[0].length - bar[1]!.length;
  const own = isLatin(text.slice(start, end));
  if (own === isLatin(bar[1]!)) return null;
  const length = own ? bar[1]!.length : LATIN.exec(bar[1]!)![0].trimEnd().length;
  return nameBetween(text, words, from, from + length, 1);
}

/** "הזדמנות שנייה | Ghostlight", and more in the script of the first: a form that few other things have. */
function nameBeforeBar(text: string, words: Words, start: number, end: number): Hit | null {
  const before = text.slice(Math.max(0, start - 80), start);
  const name = before.endsWith('| ') ? BEFORE_BAR.exec(before)?.[1] : undefined;
  if (name === undefined) return null;
  const [own, other, behind] = [text.slice(start, end), name, text.slice(end, end + 20).trim()].map(isLatin);
  if (own === other || behind !== other) return null;
  const from = start - before.length + before.lastIndexOf(name);
  return nameBetween(text, words, from, from + name.length);
}

const isLatin = (part: string): boolean => /^\p{Script=Latin}/u.test(part);

/** What is seen of the taught names in a block whose words have just been read. @param known what was seen of it already */
export function observeTaught(
  block: Block,
  index: TitleIndex,
  taught: Taught,
  headline: boolean,
  known: readonly Observed[],
): Observed[] {
  const { words } = index;
  const seen: Observed[] = [];
  for (const hit of taught.find(block.text, words)) {
    const film = taught.filmOf(hit.hash)!;
    if (known.some((one) => one.hit.hash === hit.hash && one.hit.first === hit.first && 'taught' in one.seen)) continue;
    const around = lookAround(block, words, hit, headline);
    const year = taught.strangerOf(film)?.year;
    if (around.gap === 'odd' || (around.year !== undefined && year !== undefined && around.year !== year)) continue;
    const evidence = isSetOff(around) ? 'taught set off' : isLikeName(hit, around, words, headline) ? 'taught' : '';
    if (evidence !== '')
      seen.push({ hit, choice: { films: [{ film, share: 1 }] }, seen: { taught: 1, [evidence]: 1 } });
  }
  return seen;
}

const isSetOff = (around: Surroundings): boolean =>
  around.emphasis ||
  around.link ||
  around.whole ||
  around.segment ||
  around.quoted !== 'no' ||
  around.yearBracketed ||
  around.named === 2;

/** A name of several words is one wherever it is written so; one word has to be long, with a capital that says something. */
function isLikeName({ first, last, letters }: Hit, around: Surroundings, words: Words, headline: boolean): boolean {
  if (letters === 'lower' || around.calledOther || around.otherLink) return false;
  if (last > first) return true;
  const isLong = words.end[first]! - words.start[first]! >= LONG;
  return isLong && !headline && !around.sentenceStart && !around.partOfName && (words.flags[first]! & CASELESS) === 0;
}
