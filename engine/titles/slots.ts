/**
 * Films that a page declares by form although the catalogue may not know them: a name set off by markup, by quotation marks or as a line of
 * its own, with a link to a film's page, a year, a film word, or films for neighbours.
 */
import type { Block, Mark } from '../block.ts';
import type { FilmNumber } from '../film.ts';
import { firstFrom } from '../search.ts';
import { ARTICLE, CAPITAL, CASELESS, SUFFIXED, type Words } from '../text/words.ts';
import { namedBy } from './beside.ts';
import { weigh } from './evidence.ts';
import { type Hit, hitOf } from './find.ts';
import type { TitleIndex } from './index.ts';
import { type AddressName, isCalledOther, nameInAddress } from './kinds.ts';
import { addWord, type HashedName, mostWords, RUN_SHIFT } from './layout.ts';
import type { Observed } from './settle.ts';
import { CALLED_FILM, lookAround } from './surroundings.ts';
import { talkOf } from './talk.ts';
import type { Taught } from './taught.ts';
import { whichFilm } from './which.ts';

/** Longer stretches are sentences. */
const LONGEST = 80;
/** So far behind a name is looked. */
const REACH = 80;
const MOST_WORDS = 12;
const QUOTED = /(["“„«])(?=\S)([^"“”„«»\n]{2,60})["”“»]/gu;
/** What is shown of a name was cut off. */
const CUT_OFF = /^\s?(?:…|\.\.\.)/;
/** So surely films have to be talked of at all. */
const TALKED_NAMED = 0.3;
/** So surely films have to be talked of where a year alone makes a name, set off or as a line of its own. */
const TALKED = 0.5;
const TALKED_LINE = 0.7;
/** So many of its siblings have to be films' names where nothing else tells. */
const SIBLINGS = 0.4;
const LINES: ReadonlySet<Block['kind']> = new Set(['heading', 'item', 'cell', 'link']);
/** A list's number before a name, and what follows it in brackets with a year. */
const NUMBER_BEFORE = /^[^\p{L}\p{N}]*\d{1,3}[.):]\s+/u;
const DATED = /^["”“’»』」]?\s*…?\s*(?:\([^()\d]{1,20}\)\s*)?[([（](?:[^()[\]\d]{0,40},\s*)?(?:18|19|20)\d\d[)\]）,]/u;
/** "…, a made-for-TV film", "… is in cinemas from May". */
const SAID_BEHIND =
  /^["”“’»]?\s?(?:,? ?(?:is |was )?an? (?:[\p{L}\d-]+ ){0,4}(?:film|movie|documentary)(?!\p{L})|[^.!?\n]{0,50}\s(?:(?:in|im|into|to|au|aux|w|v|en los|en|al|nei|hits?|reach(?:es)?|в) (?:[\p{L}]+ ){0,2}(?:cinemas?|theat(?:er|re)s|kinos?|kinach|kinech|cines|cinéma|salles|кино(?:театрах)?)(?!\p{L})))/iu;
const SENTENCE_BEFORE = /[.!?…–—-]["”’»)]*\s*["“„«‘]?$/u;
const FROM_BRACKET = /\s*[([（][^()]*\d{4}.*$/su;

/** What is known of the place. */
export interface Declaring {
  index: TitleIndex;
  taught: Taught;
  /** How surely films are talked of, 0 to 1. */
  talked: number;
  /** What part of the block's siblings are films' names, 0 to 1. */
  siblings: number;
  headline: boolean;
  /** What was seen of the catalogue's names. */
  observed: readonly Observed[];
}

/** Whether it is worth looking for declared names in a block at all. */
export const mayDeclare = ({ kind, marks }: Block, talked: number): boolean =>
  kind !== 'label' && (talked >= TALKED_NAMED || marks.length > 0);

/** Some name of the catalogue that is likely meant has words of this one. */
const isNamed = ({ start, end }: Hit, { observed }: Declaring): boolean =>
  observed.some(({ hit, seen }) => hit.start < end && start < hit.end && weigh(seen) > 0);

/** Teaches the names that a block declares; its words have just been read. */
export function declare(block: Block, declaring: Declaring): void {
  const { words } = declaring.index;
  const teach = (slot: Hit, film: FilmNumber | undefined) => {
    if (film !== undefined) declaring.taught.teach(words, slot, film);
  };
  for (const { kind, start, end, href } of block.marks) {
    const named = kind === 'link' && end - start <= LONGEST ? nameInAddress(href) : null;
    const slot = named && slotOf(block.text, words, start, end);
    if (slot && isNews(slot, declaring)) teach(slot, linkedTo(block, slot, named, declaring));
  }
  if (declaring.talked < TALKED_NAMED) return;
  for (const { start, end } of stretchesOf(block, declaring)) {
    const slot = slotOf(block.text, words, start, end);
    if (slot && isNews(slot, declaring)) teach(slot, declaredBy(block, slot, declaring));
  }
}

const isNews = ({ hash }: Hit, { taught }: Declaring): boolean => taught.filmOf(hash) === undefined;

/** The film that a link is to whose address is made of a name. */
function linkedTo({ text, kind }: Block, slot: Hit, named: AddressName, declaring: Declaring): FilmNumber | undefined {
  const after = text.slice(slot.end, slot.end + REACH);
  // What is shown of a long name may be cut off.
  const isMeant = named.hash === slot.hash ? !isNamed(slot, declaring) : CUT_OFF.test(after);
  const year = yearIn(after);
  if (!isMeant || !(named.sure || year !== undefined || kind === 'heading') || isCalledOther('', after)) return;
  return filmNamed(text, slot, named, year, declaring);
}

/** The film of a name that stands in a form in which nothing but films' names stand. */
function declaredBy(block: Block, slot: Hit, declaring: Declaring): FilmNumber | undefined {
  const { text, kind } = block;
  const { index, headline, talked, siblings } = declaring;
  const after = text.slice(slot.end, slot.end + REACH);
  const isDated = DATED.test(after);
  const isSaid = talked >= TALKED && SAID_BEHIND.test(after);
  const isListed = talked >= TALKED && siblings >= SIBLINGS;
  const isCalled = CALLED_FILM.test(after);
  const isTwice = talked >= TALKED && isRepeated(text, index.words, slot);
  const isNamedFilm = namedBy(text, index.words, slot) === 2 && !SENTENCE_BEFORE.test(text.slice(0, slot.start));
  if (!(isDated || isSaid || isListed || isCalled || isTwice || isNamedFilm) || isNamed(slot, declaring)) return;
  const { emphasis, quoted, whole, otherLink, calledOther, gap } = lookAround(block, index.words, slot, headline);
  if (otherLink || calledOther || gap !== 'usual') return;
  const isFilm =
    emphasis || quoted !== 'no'
      ? isCalled ||
        isNamedFilm ||
        isSaid ||
        isTwice ||
        (isDated && talked >= TALKED) ||
        (isListed && whole && kind !== 'prose')
      : whole && (isCalled || (isDated && (isListed || talked >= TALKED_LINE))) && !hasFilmWord(index.words, slot);
  return isFilm ? filmNamed(text, slot, slot, yearIn(after), declaring) : undefined;
}

/** A text that has a film word begins with the name in quotation marks, and has it in these again. */
const isRepeated = (text: string, words: Words, { start, end }: Hit): boolean =>
  start === 1 &&
  text.includes(text.slice(0, end + 1), end) &&
  words.hash.subarray(0, words.count).some((hash) => talkOf(hash) === 2);

/** The catalogue's film of a name that fits the year, or a stranger. */
export function filmNamed(
  text: string,
  { hash, start, end }: Hit,
  name: HashedName | Hit,
  year: number | undefined,
  { index, taught }: Pick<Declaring, 'index' | 'taught'>,
): FilmNumber {
  const entries = index.entries(name.hash);
  const known =
    entries.length > 0 ? whichFilm(entries, index, { year, article: name.article, expected: () => 0 }) : undefined;
  const film = known?.yearsOff === 2 ? undefined : known?.films[0]?.film;
  return film ?? taught.stranger(hash, text.slice(start, end), year);
}

function hasFilmWord({ hash }: Words, { first, last }: Hit): boolean {
  for (let i = first; i <= last; i++) if (talkOf(hash[i]!) === 2) return true;
  return false;
}

function yearIn(after: string): number | undefined {
  const year = /(?:18|19|20)\d\d/.exec(DATED.exec(after)?.[0] ?? '')?.[0];
  return year === undefined ? undefined : Number(year);
}

/** What the writer set off: emphasis, lines, quotations. */
function* stretchesOf({ text, kind, marks }: Block, { siblings }: Declaring): Generator<Span> {
  for (const mark of marks) if (mark.kind === 'emphasis' && mark.end - mark.start <= LONGEST) yield mark;
  if (LINES.has(kind) && text.length <= LONGEST && (siblings >= SIBLINGS || /\d{4}/.test(text)))
    yield { start: 0, end: text.length };
  for (const { index, 2: name } of text.matchAll(QUOTED)) yield { start: index + 1, end: index + 1 + name!.length };
}

type Span = Pick<Mark, 'start' | 'end'>;

/** The name in a stretch, its number and year left out; null when it is none by its looks. */
function slotOf(text: string, words: Words, start: number, end: number): Hit | null {
  const stretch = text.slice(start, end);
  const number = NUMBER_BEFORE.exec(stretch)?.[0].length ?? 0;
  const year = FROM_BRACKET.exec(stretch)?.[0].length ?? 0;
  return nameBetween(text, words, start + number, end - year);
}

const HAS_LETTERS = { 1: /\p{L}/u, 2: /\p{L}{2}/u };

/**
 * The words between two places as a name; null when it is none by its looks.
 * @param letters so many together it must have
 */
export function nameBetween(text: string, words: Words, start: number, end: number, letters: 1 | 2 = 2): Hit | null {
  const wordFrom = (place: number) => firstFrom(words.count, (at) => words.start[at]! < place);
  let first = wordFrom(start);
  let last = wordFrom(end) - 1;
  if (last < first || last - first >= MOST_WORDS || (words.flags[first]! & (CAPITAL | CASELESS)) === 0) return null;
  if (last > first && (words.flags[first]! & ARTICLE) !== 0) first++;
  // "Hobbit, The"
  else if (last > first && (words.flags[last]! & ARTICLE) !== 0 && text[words.end[last - 1]!] === ',') last--;
  // A year may be written on to the name.
  const isCut = words.end[last]! > end + 1;
  if (isCut && ((words.flags[last]! & SUFFIXED) === 0 || words.stemEnd[last]! > end)) return null;
  const until = Math.min(last, first + mostWords(words.flags[first]!) - 1);
  let run = 0;
  let isTalk = true;
  for (let i = first; i <= until; i++) {
    run = addWord(run, isCut && i === last ? words.stem[i]! : words.hash[i]!);
    isTalk &&= talkOf(words.hash[i]!) > 0;
  }
  const to = isCut && until === last ? words.stemEnd[last]! : words.end[until]!;
  if (isTalk || !HAS_LETTERS[letters].test(text.slice(words.start[first], to))) return null;
  return hitOf(text, words, run >>> RUN_SHIFT, first, until, to);
}
