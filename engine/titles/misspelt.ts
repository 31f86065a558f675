/**
 * Long titles with one wrong letter ("Leaving Las Vagas"). Only hashes are known, so every spelling one edit away is
 * tried, some fifteen hundred for a title: that is done for few stretches, those that the writer set off as a name and
 * that are no name as they stand, and it finds titles of well-known films only, which have a second hash: else chance
 * hits would outnumber the mistakes.
 */
import type { Block } from '../block.ts';
import { fold } from '../text/fold.ts';
import { AFTER_BREAK, ARTICLE, addUnit, CAPITAL, CASELESS, hashWord, type Words } from '../text/words.ts';
import type { Filter } from './filter.ts';
import type { Hit } from './find.ts';
import type { TitleIndex } from './index.ts';
import { addToCheck, addWord, CHECK_SHIFT, mostWords, RUN_SHIFT } from './layout.ts';
import { talkOf } from './talk.ts';

/** Letters that a misspelt title must have, so that one wrong letter leaves no doubt. */
const LEAST_LETTERS = 12;
/** Letters of a misspelt title of one word, which has to be a line among lines that are titles, so many of them. */
const LEAST_ALONE = 8;
const SIBLINGS = 0.4;
/** Stretches tried in one block: a long list of other names must not cost what a page does. */
const MOST_TRIES = 50;
/** So surely films have to be talked of where nothing sets a stretch off. */
const SURE = 0.7;
const SET_OFF_AFTER = /^["”’»」』]|^["”’»]?\s*[([](?:18|19|20)\d\d/u;
const SET_OFF_BEFORE = /["“„«‘「『]$/u;

/** What is known of the place. */
interface Place {
  /** How surely films are talked of, 0 to 1; ask only where they are at all. */
  filmTalk: number;
  /** The page says that it is about a film: what it names is looked for misspelt wherever it may be. */
  ofFilm: boolean;
  /** What part of the block's siblings are films' names, 0 to 1. */
  siblings?: number;
  /** Whether a name (its hash) was surely a film's elsewhere on the page. */
  wasNamed?(hash: number): boolean;
}

/** Hits for misspelt titles, none where a name was found. */
export function findMisspelt(
  block: Block,
  words: Words,
  hits: readonly Hit[],
  index: TitleIndex,
  { filmTalk, ofFilm, siblings = 0, wasNamed = () => false }: Place,
): Hit[] {
  const found: Hit[] = [];
  const named = new Set<number>();
  for (const { first, last } of hits) if (last > first) for (let word = first; word <= last; word++) named.add(word);
  let tries = MOST_TRIES;
  for (const [first, last] of stretchesOf(block.text, words, siblings)) {
    if (named.has(first) || named.has(first + 1) || named.has(last)) continue;
    const start = words.start[first]!;
    const end = words.end[last]!;
    const isLine = first === last;
    const setOff =
      isLine ||
      SET_OFF_BEFORE.test(block.text.slice(Math.max(0, start - 1), start)) ||
      SET_OFF_AFTER.test(block.text.slice(end, end + 12)) ||
      block.marks.some((mark) => mark.start === start && mark.end === end && mark.kind === 'emphasis');
    const isLikely = setOff || filmTalk >= SURE || (first > 0 && talkOf(words.hash[first - 1]!) > 0);
    if (!(setOff || (last - first >= 2 && (isLikely || ofFilm)))) continue;
    const from = !isLine && (words.flags[first]! & ARTICLE) !== 0 ? first + 1 : first;
    if (hits.some((hit) => hit.first === from && hit.last === last)) continue;
    if (tries-- === 0) break;
    const rank = setOff && filmTalk > 0.3 ? 2 : 3;
    const isMeant = (entry: number, hash: number, check: number) =>
      isLine
        ? index.rank(entry) >= 2
        : index.isChecked(entry, check) && (wasNamed(hash) || (isLikely && index.rank(entry) >= rank));
    const hash = nearestName(block.text, words, from, last, index, isLine ? index.all : index.lower, isMeant);
    if (hash === null) continue;
    // Who misspells what the page is about, or a line among titles, still means the film.
    const misspelt = !(isLine || wasNamed(hash));
    found.push({ start, end, hash, first: from, last, article: from > first, misspelt, letters: 'title' });
  }
  return found;
}

/** What may be a misspelt title: a line of one word among titles, or runs of words with capitals. */
function stretchesOf(text: string, words: Words, siblings: number): [number, number][] {
  if (words.count > 1) return capitalRuns(text, words);
  const isLine = siblings >= SIBLINGS && words.count === 1 && words.end[0]! - words.start[0]! >= LEAST_ALONE;
  return isLine && (words.flags[0]! & CAPITAL) !== 0 ? [[0, 0]] : [];
}

/**
 * Runs of two or more words that begin and end with a capital, small words between, nothing but blanks and hyphens in
 * the gaps.
 */
function capitalRuns(text: string, words: Words): [number, number][] {
  const runs: [number, number][] = [];
  for (let first = 0; first < words.count; first++) {
    if ((words.flags[first]! & CAPITAL) === 0) continue;
    let last = first;
    for (let i = first + 1; i < Math.min(words.count, first + mostWords(words.flags[first]!)); i++) {
      if (
        (words.flags[i]! & AFTER_BREAK) !== 0 ||
        // "in The Woman King"
        (words.flags[i]! & (ARTICLE | CAPITAL) & ~words.flags[i - 1]!) === (ARTICLE | CAPITAL) ||
        !/^[\s\u00A0:&-]*$/u.test(text.slice(words.end[i - 1]!, words.start[i]!))
      )
        break;
      if ((words.flags[i]! & (CAPITAL | CASELESS)) !== 0) last = i;
      else if (words.end[i]! - words.start[i]! > 3) break;
    }
    if (last > first && words.end[last]! - words.start[first]! >= LEAST_LETTERS) runs.push([first, last]);
    first = last;
  }
  return runs;
}

/** The hash of a name one edit away from these words, of which an entry is meant. */
function nearestName(
  text: string,
  words: Words,
  first: number,
  last: number,
  index: TitleIndex,
  filter: Filter,
  isMeant: (entry: number, hash: number, check: number) => boolean,
): number | null {
  const before: number[] = [0];
  for (let i = first; i <= last; i++) before.push(addWord(before.at(-1)!, words.hash[i]!));
  for (let i = first; i <= last; i++) {
    const count = oneEdit(fold(text.slice(words.start[i]!, words.end[i]!)));
    const head = before[i - first]!;
    for (let at = 0; at < count; at++) {
      let run = addWord(head, SPELLINGS[at]!);
      for (let j = i + 1; j <= last; j++) run = addWord(run, words.hash[j]!);
      const hash = run >>> RUN_SHIFT;
      if (!filter.has(hash)) continue;
      const check =
        words.hash
          .slice(first, last + 1)
          .with(i - first, SPELLINGS[at]!)
          .reduce(addToCheck, 0) >>> CHECK_SHIFT;
      if (index.entries(hash).some((entry) => isMeant(entry, hash, check))) return hash;
    }
  }
  return null;
}

/** A longer word is none of a title. */
const MOST_LETTERS = 30;
const LETTERS = 26;
/** Hashes of the spellings of one word: filled anew for each. */
const SPELLINGS = new Int32Array((MOST_LETTERS + 1) * (2 * LETTERS + 2));

/**
 * Hashes of all spellings one edit away, in SPELLINGS: a letter left out, changed, put in, or two changed about.
 * @returns how many
 */
function oneEdit(word: string): number {
  const { length } = word;
  if (length > MOST_LETTERS) return 0;
  let count = 0;
  let head = hashWord('');
  for (let i = 0; i <= length; i++) {
    const here = word.charCodeAt(i);
    if (i < length && length > 1) SPELLINGS[count++] = hashMore(head, word, i + 1);
    if (i + 1 < length)
      SPELLINGS[count++] = hashMore(addUnit(addUnit(head, word.charCodeAt(i + 1)), here), word, i + 2);
    for (let letter = FIRST_LETTER; letter < FIRST_LETTER + LETTERS; letter++) {
      const changed = addUnit(head, letter);
      if (i < length && letter !== here) SPELLINGS[count++] = hashMore(changed, word, i + 1);
      SPELLINGS[count++] = hashMore(changed, word, i);
    }
    head = addUnit(head, here);
  }
  return count;
}

const FIRST_LETTER = 0x61;

function hashMore(hash: number, word: string, from: number): number {
  let more = hash;
  for (let i = from; i < word.length; i++) more = addUnit(more, word.charCodeAt(i));
  return more;
}
