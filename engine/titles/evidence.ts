/**
 * Is this hit a mention of a film? Each observation moves a log-odds: how ordinary the words are and how well known the
 * film is set where it starts; what the writer did (quotes, emphasis, capitals, a year) and what is talked of around
 * move it. Above 0 it is a mention.
 *
 * The weights are learned (weights.ts) from the project's labelled pages and from pages without films:
 * scripts/learn/mentions.ts.
 */
import type { Block } from '../block.ts';
import type { Hit } from './find.ts';
import type { YearsOff } from './index.ts';
import { isFilmPage, isNamedByAddress } from './kinds.ts';
import { isUpright, marksOn, type Surroundings } from './surroundings.ts';
import { WEIGHTS } from './weights.ts';

/** What is known of a hit besides its surroundings. */
export interface Standing {
  /** 0 to 3: the least plain of the entries, and the best known. */
  plain: number;
  rank: number;
  /** See Choice in which.ts. */
  yearsOff?: YearsOff;
  /** A film's index entry and the text agree on a leading article; undefined where the index does not tell. */
  article: boolean | undefined;
  /** How surely the place is about one of the films, 0 to 1. */
  expected: number;
  /** How surely the place talks of films at all, 0 to 1. */
  filmTalk: number;
  /** What part of the page's other headings of this level are films' names, 0 to 1. */
  siblings: number;
  /** The same name was surely a film's elsewhere on the page. */
  named: boolean;
  /** How many other names were surely films' on the page, 0 to 1: see companyOf. */
  company: number;
  /** Films' names stood between the same words elsewhere on the page. */
  framed: boolean;
  /** The name is a part of what the page is called. */
  isPart: boolean;
  /** The text around is written with a capital on most words. */
  headline: boolean;
}

/** Observations by name; their values are 0 to 1. "x talk" is x times how surely films are talked of. */
export type Observations = Record<string, number>;

/** What is seen of a hit before its surroundings are looked at, and what it weighs. */
export interface SeenOfName {
  seen: Readonly<Observations>;
  odds: number;
}

/** There are a few hundred kinds of names, and thousands of hits on a page. */
const NAMES: (SeenOfName | undefined)[] = [];

/** What is seen of a hit before its surroundings are looked at. */
export function observeName(hit: Hit, plain: number, rank: number): SeenOfName {
  const words = Math.min(hit.last - hit.first + 1, 4);
  const short = hit.end - hit.start <= 3;
  const { misspelt = false, inflected = false } = hit;
  const kind = ((words * 4 + plain) * 4 + rank) * 8 + (short ? 4 : 0) + (misspelt ? 2 : 0) + (inflected ? 1 : 0);
  const known = NAMES[kind];
  if (known !== undefined) return known;
  const seen: Observations = { start: 1 };
  if (plain > 0) seen[`plain ${plain}`] = 1;
  if (rank > 0) seen[`rank ${rank}`] = 1;
  if (words > 1) seen[`words ${words}`] = 1;
  if (short) seen.short = 1;
  if (misspelt) seen.misspelt = 1;
  if (inflected) seen.inflected = 1;
  const name = { seen, odds: weigh(seen) };
  NAMES[kind] = name;
  return name;
}

/** Who leaves the first letter small writes no comma or colon. */
const LOWER_WITH_SIGN = /^\p{Ll}.*[,;:]/su;
/** A number or a year is a name where it is written as one. */
const NUMBER = /^\d+$/;
const YEAR = 4;
/** Behind the number of a list, or nothing. */
const OF_LIST = /^(?:[.):]?\s|[.):]?$)/;
const YEARS_OFF = ['same', 'near', 'other', 'unknown'];
/** "An Oscar" is the prize. */
const INDEFINITE = /^(?:an?|une?)\s/i;
const SMALL = /^\p{Ll}/u;

const wordsOf = (kind: string): ReadonlyMap<string, string> =>
  new Map(Object.keys(WEIGHTS).flatMap((name) => (name.startsWith(kind) ? [[name.slice(kind.length), name]] : [])));
const BESIDE = { 'before ': wordsOf('before '), 'after ': wordsOf('after ') };

/** What a word beside a name is seen as; nothing where it weighs nothing, unless all are asked for. */
export const besideName = (kind: keyof typeof BESIDE, word: string, all = false): string =>
  BESIDE[kind].get(word) ?? (all ? kind + word : '');

/** With so many other films on a page there is little doubt that it names films. */
const MANY = 2;
/** How much other films of the page speak for one more, 0 to 1; a page without any is most likely about other things. */
export const companyOf = (names: number): number => Math.min(1, names / MANY);

/** What is seen around a hit. @param all also what weighs nothing yet */
export function observeAround(
  block: Block,
  hit: Hit,
  around: Surroundings,
  standing: Standing,
  all = false,
): Observations {
  const { plain, rank, filmTalk, yearsOff, headline } = standing;
  const single = hit.first === hit.last;
  const ordinary = single && plain >= 2;
  const setOff = around.quoted !== 'no' || around.emphasis;
  const isNumber = single && NUMBER.test(block.text.slice(hit.start, hit.end));
  const seen: Observations = {};
  const see = (name: string, value = 1) => {
    if (value !== 0) seen[name] = value;
  };
  const seeTalk = (name: string) => {
    see(name);
    see(`${name} talk`, filmTalk);
  };
  seeTalk(lettersSeen(hit, around.sentenceStart, headline, plain));
  if (!single && hit.letters === 'title' && !headline && plain >= 2) see(`capital words, plain ${plain}`);
  if (around.whole && around.stopped) see('whole line with a full stop');
  if (around.smallCapital && !headline) seeTalk('small word with a capital');
  if (single && around.sentenceStart && hit.letters === 'title' && !around.whole) see('one word at start');
  if (hit.letters === 'title' && hit.article && standing.article && !around.sentenceStart) see('article');
  if (hit.article && standing.article !== true) {
    const text = block.text.slice(hit.start, hit.start + 5);
    if (INDEFINITE.test(text) && (standing.article === false || SMALL.test(text))) see('"a" before it');
    else if (standing.article === false) see('"the" before it');
  }
  if (hit.letters === 'mixed' && rank === 0) see('mixed obscure');
  if (LOWER_WITH_SIGN.test(block.text.slice(hit.start, hit.end))) see('lower case, sign inside');
  if (hit.letters === 'none' && !single && rank === 0 && !setOff && !around.whole) see('none obscure');
  if (around.gap === 'closed' && rank < 2) see('quotation or bracket ends inside');
  if (around.quoted === 'brackets') see('brackets');
  else if (around.quoted === 'quotes') seeTalk('quotes');
  if (around.emphasis) seeTalk('emphasis');
  if (around.strong) seeTalk('strong');
  if (around.otherLink) see('other link');
  if (around.calledOther) see('called other');
  if (around.filmLink !== 'no') see(around.filmLink === 'named' ? 'film link, named' : 'film link');
  else if (around.link) seeTalk(block.kind === 'cell' ? 'link in table' : 'link');
  if (around.segment && !around.whole) see(block.kind === 'heading' ? 'heading segment' : 'segment');
  if (block.kind === 'heading' && around.talk > 0) see('talk near, heading');
  if (block.kind === 'heading')
    seeTalk(around.whole ? (block.level === 1 ? 'whole top heading' : 'whole heading') : 'heading');
  else if (around.whole) seeTalk(block.kind === 'cell' ? 'whole cell' : single ? 'whole line, one word' : 'whole line');
  if (around.whole && block.kind === 'heading') see('sibling headings', standing.siblings);
  else if (around.whole && !isNumber) see('sibling lines', standing.siblings);
  if (standing.framed) see('framed');
  if (standing.isPart && around.filmLink === 'no') see("part of the page's name");
  see(ordinary ? 'company, ordinary word' : 'company', standing.company);
  if (around.calledFilm) see('called film');
  if (around.numbered) seeTalk('numbered');
  if (around.counted) see('counted');
  if (around.otherScript) seeTalk('other script');
  if (around.hashtag) seeTalk('hashtag');
  if (around.enclosed) seeTalk('enclosed');
  if (around.watched) seeTalk('watched');
  if (around.announced) seeTalk('announced');
  if (around.inside && single && !setOff) see('inside');
  if (setOff && plain >= 2) seeTalk('set off, ordinary word');
  if (single && around.isFilmWord && !setOff) see('film word');
  if (around.owns) see('owns');
  if (around.joined) see('joined');
  if (around.smallEnd && !headline) see('small word at end');
  // A list of films has no lines that are mere numbers, and a list's numbers have no lines of their own.
  const isLine = around.whole && standing.siblings > 0 && block.kind !== 'heading' && hit.end - hit.start < YEAR;
  if (isNumber && isLine) see('sibling lines, number', standing.siblings);
  else if (isNumber) {
    const isOfList = hit.end - hit.start < YEAR && around.sentenceStart;
    if (isOfList && OF_LIST.test(block.text.slice(hit.end, hit.end + 2))) see('number of a list');
    see(around.enclosed ? 'number in brackets' : setOff ? 'number set off' : 'number');
  }
  if (!single && around.quoted === 'quotes') seeTalk('quotes, several words');
  if (around.whole && single && rank >= 2) see('whole, known talk', filmTalk);
  if (around.belongs) seeTalk('belongs');
  if (around.followed) see(block.kind === 'heading' ? 'followed, heading' : 'followed');
  if (yearsOff !== undefined) see(`${around.yearBracketed ? 'year in brackets' : 'year'} ${YEARS_OFF[yearsOff]}`);
  if (around.named > 0) see(`named ${around.named}${around.sentenceStart ? ' at start' : ''}`);
  if (around.talk > 0) see(`talk near ${around.talk}`);
  see(ordinary ? 'talk, ordinary word' : 'talk', filmTalk);
  see(ordinary ? 'expected, ordinary word' : 'expected', standing.expected);
  if (rank < 2) see('expected, obscure', standing.expected);
  if (standing.named && hit.letters !== 'lower') see(ordinary ? 'named elsewhere, ordinary word' : 'named elsewhere');
  if (around.gap === 'sentence') see('sentence ends inside');
  if (around.partOfName && !setOff && around.filmLink !== 'named')
    see(`part of a name${single ? '' : ', several words'}${headline ? ' in headline' : ''}`);
  if (around.partOfSetOff && !setOff) see('part of a set-off name');
  if (block.kind === 'label') see('label');
  if (around.possessive) seeTalk('possessive');
  for (const name of [besideName('before ', around.before, all), besideName('after ', around.after, all)])
    if (name !== '') see(name);
  return seen;
}

/** Capitals count in a lower-case sentence; at its beginning, and in headlines, they tell little. */
export function lettersSeen(hit: Hit, sentenceStart: boolean, headline: boolean, plain: number): string {
  const words = hit.last - hit.first + 1;
  const several = words > 1 ? ', several words' : '';
  if (hit.letters === 'lower') return `lower case, ${Math.min(words, 3)} words`;
  if (hit.letters !== 'title') return hit.letters + (headline ? ' in headline' : several);
  if (headline) return `title in headline${several}`;
  if (sentenceStart) return `title at start${words === 1 && plain >= 2 ? ', ordinary word' : several}`;
  return `title${several}`;
}

/** Sum of the weights of what is seen. */
export function weigh(seen: Observations): number {
  let odds = 0;
  for (const name in seen) odds += (WEIGHTS[name] ?? 0) * seen[name]!;
  return odds;
}

/** The most that capitals and other names can add to a bare hit where nobody talks of films. */
export const MOST_BARE = 2.6;

/** Neither emphasis nor quotation marks, brackets or digits set the name off, and no link to a film's page. */
export function isBare(block: Block, hit: Hit): boolean {
  const { text, kind } = block;
  if (kind === 'heading' || /[^\s\p{L},.;:!?]/u.test(text.slice(Math.max(0, hit.start - 2), hit.start))) return false;
  if (/[^\s\p{L},.;:!?]/u.test(text.slice(hit.end, hit.end + 3))) return false;
  if (isUpright(block, hit)) return false;
  return !marksOn(block, hit).some(
    ({ kind, href }) => kind === 'emphasis' || isFilmPage(href) || isNamedByAddress(href, hit.hash),
  );
}
