/**
 * What stands right around a hit: quotation marks, markup, a year, capitals of a longer name, film words. Read from the
 * text, weighed in evidence.ts.
 */
import type { Block, Mark } from '../block.ts';
import { firstFrom } from '../search.ts';
import { AFTER_BREAK, CASELESS, type Words } from '../text/words.ts';
import {
  BELONGING,
  firstWord,
  hasCapitalNeighbour,
  hasSmallCapital,
  isSmall,
  namedBy,
  SPEAKING,
  talkNear,
  wordAfter,
  wordBefore,
} from './beside.ts';
import type { Hit } from './find.ts';
import { isCalledOther, isFilmPage, isNamedByAddress, isOtherPage } from './kinds.ts';
import { isPartQuoted, quotedBy } from './quotes.ts';
import { talkOf } from './talk.ts';

export interface Surroundings {
  /** What stands between the name's words. `odd`: signs that no title has; `closed`: signs that few have. */
  gap: 'usual' | 'sentence' | 'closed' | 'odd';
  /** In quotation marks that hold nothing else. `brackets`: those of East Asian titles. */
  quoted: 'no' | 'quotes' | 'brackets';
  /** Marks that hold the name and nothing else (a year apart); emphasis also where the rest of the line has it. */
  emphasis: boolean;
  strong: boolean;
  link: boolean;
  /** The link leads to a film's page. `named`: a part of its address is just this name. */
  filmLink: 'no' | 'yes' | 'named';
  /** A link leads to the page of a series, a game, a person; or words beside the name say what else it is. */
  otherLink: boolean;
  calledOther: boolean;
  year?: number;
  /** The year is in brackets, or set off otherwise. */
  yearBracketed: boolean;
  /** A capital word before or after belongs to the same longer name, as far as can be seen. */
  partOfName: boolean;
  /** Emphasis or quotation marks hold the name and other words: another name. */
  partOfSetOff: boolean;
  /** A possessive capital before it: "Mann's Heat". */
  possessive: boolean;
  /** Inside a sentence, a word of three letters or less in it has a capital: "saw Up in the Air". */
  smallCapital: boolean;
  /** First word of a sentence, line or block, so its capital tells nothing. */
  sentenceStart: boolean;
  /** In round brackets that hold nothing else. */
  enclosed: boolean;
  /** "Fargo (film)". */
  calledFilm: boolean;
  /** Behind a number that begins the line: "3. Up". */
  numbered: boolean;
  /** A short number right behind it: "Flight 180". */
  counted: boolean;
  /** In letters with capitals, right behind words of a script that has none. */
  otherScript: boolean;
  /** Behind a "#". */
  hashtag: boolean;
  /** How strong a film word stands right before it: "the movie Up", "the thriller Up": 0 to 2. */
  named: 0 | 1 | 2;
  /** "in Chicago". */
  inside: boolean;
  /** Its last word is itself said of films: "the Oscar". */
  isFilmWord: boolean;
  /** "Ash Wednesday-like", "Africa/Casablanca". */
  joined: boolean;
  /** "Reader's Digest". */
  owns: boolean;
  /** Its last word is a short one in lower case: "It was a". */
  smallEnd: boolean;
  /** "watched Up". */
  watched: boolean;
  /** "Discussion: Up", "tonight: Up". */
  announced: boolean;
  /** "the trailer for Up", "the director of Up", "die Fortsetzung von Up". */
  belongs: boolean;
  /** "Up ending explained", "Up's last scene". */
  followed: boolean;
  /** The strongest film word among the four words on each side: 0 to 2. */
  talk: 0 | 1 | 2;
  /** The name, with or without a year, is the whole block, or the whole line. */
  whole: boolean;
  /** A full stop ends it, as it does a remark. */
  stopped: boolean;
  /** The words right beside it, as beside.ts tells them. */
  before: string;
  after: string;
  /** It is all that stands between two of colon, bar, dash, full stop, question mark and the ends of the line. */
  segment: boolean;
}

/** "Heat (1995)", "Heat 1995", "Heat, Michael Mann, 1995". */
const YEAR_AFTER =
  /^[\s\u00A0"”’'»」』》*_]*(?:\([^()]{0,40}\)|,(?: \p{Lu}[\p{L}.’'-]*){1,3}(?=,))?[,–—-]?\s*(?:([([（［])(?:[^()[\]]{0,40}?((?:18|19|20)\d\d)(?!\d)[^()[\]]{0,30}|['’]?(\d\d))[)\]）］]|((?:19|20)\d\d)(?![\d-]))/u;
/** "May 18, 2023" is a day. */
const DATE = /^\p{L}+ \d{1,2}, \d{4}$/u;
/** "Heat, 1995, is long". */
const YEAR_SET_OFF = /,\s*\d{4}(?:[,.;:)]|$)/;
const YEAR_BEFORE =
  /(?:^|[^\d])((?:19|20)\d\d)(?:['’]s|\s+(?:\p{L}+\s+){0,2}(?:film|movie|classic|version|remake|masterpiece|thriller|drama|comedy|hit))[\s,:"“‘'«]*$/u;

/** So far behind a name is looked, in units of text. */
export const REACH_AFTER = 90;
/** So near before a name stands what ends a sentence or a line. */
const CLOSE = 10;

const WATCHED =
  /(?:^|[^\p{L}])(?:re-?)?(?:watch(?:ed|es|ing|ed the film)?|saw|seen|streamed|screen(?:ed|ing)(?: of)?|revu|vu|visto)\s+["“‘«]?$/iu;
const ANNOUNCED =
  /(?:discussion|reviews?|trailers?|teasers?|clips?|posters?|first look|box office|watch-?along|re-?watch|watching|spoilers?|films?|movies?|tonight|tonight['’]s film|screening|showing|playing|topic|feature|double bill)(?:\s+(?:thread|of|for|about|on|no\.?|#?\d+))*\s*(?::|\s[–—-])\s*(?:tonight\s+)?["“‘«]?$/iu;
const INSIDE =
  /(?:^|[\s(])(?:in|at|from|near|across|to|through|around|outside|aus|nach|bei|à|en|a|w|z|do|v|ve|из|в|на)\s$/iu;
const OTHER_SCRIPT = /\p{Lo}[^\p{L}]{0,4}(?:the |a |an )?$/iu;
const BELONGS =
  /(?:^|[^\p{L}])(?:(?:trailers?|teasers?|reviews?|spoilers?|premiere|screenings?|endings?|finale|remake|sequel|prequel|reboot|adaptation|posters?|soundtrack|cast|showtimes|tickets|stars?|directors?|writers?|producers?|scenes?|clips?|version|release|making|success|events|box office|plot|script|screenplay) (?:for|of|to|from|in|behind)|(?:bande-annonce|suite|fin|réalisateur|réalisatrice|critique|sortie|scénario|remake) d[eu]|(?:trailer|fortsetzung|ende|regisseur|regisseurin|(?:film)?kritik|rezension|remake|film|rollen?) (?:von|zu|zum|für|in)|(?:recenz[jei]\p{L}*|zwiastun\p{L}*) (?:filmu|k|na)|(?:tráiler|secuela|final|director|directora|crítica|estreno|guion|guión|remake) de(?:l)?|(?:trailer|sequel|finale|regista|recensione|remake) d(?:i|el))\s+["“„‘«]?$/iu;
const FOLLOWED =
  /^["”’»]?(?:['’]s)?:?\s+(?:(?:last|final|closing|opening|post-?credits?)\s+(?:scene|shot|hour|act|reel|minutes?|image|frame|twist)|(?:\p{L}+\s+)?(?:ending|finale|explained|spoilers?|reviews?|recap|discussion|trailers?|teasers?|featurettes?|posters?|premiere|rewatch|watch-?along|remake|sequel))(?![\p{L}])/iu;
const NUMBERED =
  /(?:^|\n)[^\p{L}\n]{0,6}(?:(?:no|nr|day|film|night)\.?\s*)?#?\d{1,3}(?:\/\d+)?\s*[.:)–—-]?\s*["“‘«]?$/iu;
/** "(film)", "(2010 film)" behind a name. */
export const CALLED_FILM =
  /^["”’»*_]*\s*[([](?:\p{L}+ |\d{4} ){0,2}(?:film|movie|filme|película|фильм)(?:,? \d{4})?[)\]]/iu;
/** "King Richard 2021 movie", as tags have it; not "her 2021 film". */
const TAGGED = /^ \d{4} (?:film|movie)(?!\p{L})/iu;
/** Years of two digits are those of the last hundred. */
const CENTURY = 30;

/** Looks around one hit. */
export function lookAround(block: Block, words: Words, hit: Hit, headline: boolean): Surroundings {
  const { text } = block;
  const { start, end } = hit;
  const before = text.slice(Math.max(0, start - 60), start);
  const after = text.slice(end, end + REACH_AFTER);
  const close = before.slice(-CLOSE);
  const previous = firstWord(words, hit) - 1;
  const spoken = previous < 0 ? 0 : words.hash[previous]!;
  const hasDigit = /\d/.test(before);
  const around = marksAround(block, hit);
  const marks = around.filter((mark) => isOn(mark, block.text, hit));
  const enclosed = before.endsWith('(') && after.startsWith(')');
  // "The Vanishing (Spoorloos) (1988)"
  const year = DATE.test(text.slice(start, end + 6)) ? null : YEAR_AFTER.exec(enclosed ? after.slice(1) : after);
  const yearBefore = year === null && hasDigit ? YEAR_BEFORE.exec(before) : null;
  const found = year?.[2] ?? fullYear(year?.[3]) ?? year?.[4] ?? yearBefore?.[1];
  const link = marks.find((mark) => mark.kind === 'link');
  const sentenceStart = startsSentence(close, words, hit);
  return {
    gap: gapOf(text, words, hit),
    quoted: quotedBy(before, after),
    emphasis: marks.some((mark) => mark.kind === 'emphasis') || isUpright(block, hit),
    strong: marks.some((mark) => mark.kind === 'strong'),
    link: link !== undefined,
    filmLink: around.some(({ href }) => isNamedByAddress(href, hit.hash))
      ? 'named'
      : isFilmPage(link?.href)
        ? 'yes'
        : 'no',
    otherLink: around.some((mark) => isOtherPage(mark.href)),
    calledOther: isCalledOther(before, after),
    ...(found === undefined ? {} : { year: Number(found) }),
    yearBracketed:
      year !== null &&
      (year[1] !== undefined ||
        (hit.last > hit.first && TAGGED.test(after)) ||
        YEAR_SET_OFF.test(year[0] + after.slice(year[0].length, year[0].length + 1))),
    partOfName: hasCapitalNeighbour(text, words, hit, headline),
    partOfSetOff: around.some((mark) => isLonger(mark, marks)) || isPartQuoted(before, after),
    possessive: /['’]/.test(close) && /\p{Lu}\p{L}+['’]s?\s*["“‘«]?$/u.test(before),
    smallCapital: hasSmallCapital(words, hit, sentenceStart),
    sentenceStart,
    enclosed,
    calledFilm: CALLED_FILM.test(after),
    otherScript:
      hit.letters !== 'none' && previous >= 0 && (words.flags[previous]! & CASELESS) !== 0 && OTHER_SCRIPT.test(before),
    hashtag: before.endsWith('#'),
    numbered: hasDigit && NUMBERED.test(before),
    counted: found === undefined && /^\s\d{1,3}(?![\d:.,]|\p{L})/u.test(after),
    watched: SPEAKING.has(spoken) && WATCHED.test(before),
    announced: /[:–—-]/.test(close) && ANNOUNCED.test(before),
    belongs: BELONGING.has(spoken) && BELONGS.test(before),
    followed: FOLLOWED.test(after),
    inside: INSIDE.test(close),
    isFilmWord: talkOf(words.hash[hit.last]!) > 0,
    joined: /^[-‐‑]\p{Ll}/u.test(after) || /\p{L}\/$/u.test(close),
    owns: hit.end < words.end[hit.last]! && /^['’]s \p{Lu}/u.test(after),
    smallEnd: hit.last > hit.first && isSmall(words, hit.last),
    named: namedBy(text, words, hit),
    talk: talkNear(words, hit),
    whole: isWhole(before, after),
    before: wordBefore(text, words, hit),
    after: wordAfter(text, words, hit),
    stopped: /^["”’»]?\.(?:\s|$)/.test(after),
    segment:
      SEGMENT_BEFORE.test(close) &&
      (SEGMENT_AFTER.test(after) || (hit.letters !== 'none' && OTHER_SCRIPT_AFTER.test(after))),
  };
}

function fullYear(digits: string | undefined): number | undefined {
  return digits === undefined ? undefined : Number(digits) + (Number(digits) < CENTURY ? 2000 : 1900);
}

const SEGMENT_BEFORE = /(?:^|[\n:|.?!]|\s[–—-])[\s\u00A0]*["“‘«„']?$/u;
const SEGMENT_AFTER = /^["”’»']?[\s\u00A0]*(?:$|[\n:|?!(]|\.(?:\s|$)|[–—-]\s)/u;
/** A name in letters with capitals ends where a script without them begins. */
const OTHER_SCRIPT_AFTER = /^\s\p{Lo}/u;
const ODD_GAP = /[^\s\u00A0\u00AD\u200B-\u200F.,:;!?…'’‘"“”«»()[\]/&+*·・、，：！？‐-—-]/u;
const CLOSED_GAP = /["“”„«»()[\]]/u;
const SENTENCE_GAP = /[.!?…]["”’)]*[\s\u00A0]+$/u;

function gapOf(text: string, words: Words, { first, last }: Hit): Surroundings['gap'] {
  let gap: Surroundings['gap'] = 'usual';
  for (let i = first; i < last; i++) {
    const between = text.slice(words.end[i]!, words.start[i + 1]!);
    if (between === ' ') continue;
    if (ODD_GAP.test(between)) return 'odd';
    // A short word before a stop is an initial or "Mr", "Dr", "vs".
    if (CLOSED_GAP.test(between)) gap = 'closed';
    else if (SENTENCE_GAP.test(between) && words.end[i]! - words.start[i]! > 2) gap = 'sentence';
  }
  return gap;
}

/** Longer stretches in emphasis are sentences. */
const MOST_NAME = 60;
/** Emphasis on a name and other words. */
const isLonger = (mark: Mark, on: readonly Mark[]): boolean =>
  mark.kind === 'emphasis' && mark.end - mark.start < MOST_NAME && !on.includes(mark);

/** A mark on a name may take in so much more: quotation marks, a year. */
const MOST_AROUND = 24;
/** How far before a name the marks that hold it are looked for. */
const MOST_BEFORE = 60;

/** The marks that hold the name and no other word. */
export function marksOn(block: Block, hit: Hit): Mark[] {
  return marksAround(block, hit).filter((mark) => isOn(mark, block.text, hit));
}

/** Markup sets the name off, alone or with other words. */
export const isMarked = (block: Block, hit: Hit): boolean =>
  block.marks.length > 0 && (marksAround(block, hit).length > 0 || isUpright(block, hit));

/** Shorter emphasis says something of itself. */
const LEAST_EMPHASIS = 12;

/** At the start of a line that is emphasised from there on a name of several words is not, which sets it off as well. */
export const isUpright = ({ text, marks }: Block, { start, end, first, last }: Hit): boolean =>
  marks.length > 0 &&
  last > first &&
  (start === 0 || text[start - 1] === '\n') &&
  marks.some(
    (mark) =>
      mark.kind === 'emphasis' &&
      mark.end - mark.start >= LEAST_EMPHASIS &&
      /^\s?$/.test(text.slice(end, mark.start)) &&
      mark.start >= end,
  );

/** The marks that hold the name and begin not far before it. The block's marks are in order of their starts. */
function marksAround({ marks }: Block, { start, end }: Hit): Mark[] {
  const from = firstFrom(marks.length, (at) => marks[at]!.start < start - MOST_BEFORE);
  const found: Mark[] = [];
  for (let i = from; i < marks.length && marks[i]!.start <= start; i++) if (marks[i]!.end >= end) found.push(marks[i]!);
  return found;
}

function isOn(mark: Mark, text: string, { start, end }: Hit): boolean {
  if (mark.end > end + MOST_AROUND || mark.start < start - MOST_AROUND) return false;
  const rest = `${text.slice(mark.start, start)} ${text.slice(end, mark.end)}`;
  return !/\p{L}|\d{5}|^[^\d]?\d+ /u.test(rest.replace(/['’]s?\b/gu, ''));
}

/** A line with more beside the name is more than the name. */
const MOST_BESIDE = 32;

function isWhole(before: string, after: string): boolean {
  if (before.length - before.lastIndexOf('\n') > MOST_BESIDE) return false;
  const rest = `${before.slice(before.lastIndexOf('\n') + 1)} ${after.split('\n', 1)[0]!.replace(CALLED_FILM, '')}`;
  return rest.length < MOST_BESIDE && !/\p{L}/u.test(rest);
}

function startsSentence(before: string, words: Words, hit: Hit): boolean {
  const first = firstWord(words, hit);
  if (first <= 0 || (words.flags[first]! & AFTER_BREAK) !== 0) return true;
  return (
    /(?:[.!?…:;•。！？]["”’)\]]*|[-–—])[\s\u00A0]*["“‘«([]?$/u.test(before) &&
    !/\b(?:Mr|Mrs|Ms|Dr|St|vs)\.\s*$/.test(before)
  );
}
