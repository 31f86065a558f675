/**
 * How often a name is ordinary language: counted, not decided by hand.
 *
 *   1. Each name becomes a key: its words folded, without a leading article ("The Road" -> "road").
 *   2. Ordinary text is read once; wherever a key stands in it, one is added to its lower-case or, inside a sentence, its capital count
 *      ("chicago" is never lower case and yet no sign of the film). A text about a film does not count for that film's own name.
 *   3. Counts per million words give a level. A name never met is guessed: by the frequency of its words, a single word by its shape.
 *
 * The counts of names and of frequent words are kept in data/catalogue/plain.tsv, so that a rebuild without the texts knows the same.
 */
import { fold } from '../../engine/text/fold.ts';
import { AFTER_BREAK, ARTICLE, CAPITAL, Words } from '../../engine/text/words.ts';
import type { Plain } from '../../engine/titles/index.ts';
import type { OrdinaryText } from './text.ts';

/** Longest name, in words, that is looked for. */
const LONGEST = 8;
/** One text counts a name no oftener than this, and as a proper name once: a page about Batman does not make him ordinary. */
const MOST_IN_TEXT = 3;
/** Words met this often are kept even when no name is made of them: a later one may be. */
const FREQUENT = 5;

/** Share of some number or other among the words of a text, and how much oftener a word follows another than chance would have it. */
const A_NUMBER = 3e-4;
const PHRASE = 30;

export interface Counts {
  /** Words read. */
  total: number;
  /** By key: times met in lower case, and capitalised inside a sentence. */
  seen: Map<string, { lower: number; capital: number }>;
}

const words = new Words();

/** The name's words, folded, without its leading article. */
export function keyOf(name: string): string {
  words.read(name);
  const first = words.count > 1 && words.flags[0]! & ARTICLE ? 1 : 0;
  return Array.from({ length: words.count - first }, (_, i) => wordAt(name, first + i)).join(' ');
}

function wordAt(text: string, at: number): string {
  return fold(text.slice(words.start[at], words.end[at]));
}

/** Counts the keys of `names`, and every word, in the texts. */
export function count(texts: Iterable<OrdinaryText>, names: Iterable<string>): Counts {
  const keys = new Set<string>();
  const beginnings = new Set<string>();
  const ofNames = new Set<string>();
  for (const name of names) {
    const parts = keyOf(name).split(' ');
    for (const part of parts) ofNames.add(part);
    if (parts.length > LONGEST) continue;
    keys.add(parts.join(' '));
    for (let length = 1; length < parts.length; length++) beginnings.add(parts.slice(0, length).join(' '));
  }
  const seen: Counts['seen'] = new Map();
  let inText = new Map<string, number>();
  const add = (key: string, capital: boolean) => {
    const use = capital ? `${key}\n` : key;
    const times = inText.get(use) ?? 0;
    inText.set(use, times + 1);
    if (times >= (capital ? 1 : MOST_IN_TEXT)) return;
    const counts = seen.get(key) ?? { lower: 0, capital: 0 };
    counts[capital ? 'capital' : 'lower']++;
    seen.set(key, counts);
  };
  let total = 0;
  for (const { text, about, capitals } of texts) {
    const own = about === undefined ? '' : keyOf(about);
    inText = new Map();
    words.read(text);
    total += words.count;
    const folded = Array.from({ length: words.count }, (_, at) => wordAt(text, at));
    for (let at = 0; at < words.count; at++) {
      const capital = (words.flags[at]! & CAPITAL) !== 0;
      const opens = opensSentence(text, at);
      // A capital at the head of a sentence says nothing; it is taken for what the word mostly is: lower case.
      const named = capital && folded[at] === own;
      if (!named && (!capital || opens || capitals !== 'none')) add(folded[at]!, capital && !opens);
      let key = folded[at]!;
      let lower = !capital || opens;
      for (let next = at + 1; beginnings.has(key) && next < Math.min(words.count, at + LONGEST); next++) {
        if (words.flags[next]! & AFTER_BREAK) break;
        key += ` ${folded[next]}`;
        lower &&= (words.flags[next]! & CAPITAL) === 0;
        if (keys.has(key) && key !== own && (lower || capitals === 'all')) add(key, !lower);
      }
    }
  }
  for (const [key, { lower, capital }] of seen) {
    const kept = keys.has(key) || (ofNames.has(key) && lower + capital > 1) || lower >= FREQUENT;
    if (!kept) seen.delete(key);
  }
  return { total, seen };
}

function opensSentence(text: string, at: number): boolean {
  if (at === 0 || words.flags[at]! & AFTER_BREAK) return true;
  return /[.!?:;"“”«»([]/.test(text.slice(words.end[at - 1], words.start[at]));
}

/** The level of a name, 0 never ordinary language … 3 mostly. */
export function plainOf(name: string, { total, seen }: Counts): Plain {
  const key = keyOf(name);
  const parts = key.split(' ');
  const perMillion = (of: string) => {
    const counts = seen.get(of);
    return counts ? ((counts.lower + counts.capital) * 1e6) / total : 0;
  };
  const rate = perMillion(key);
  if (parts.length > 1) {
    if (rate > 0) return rate >= 15 ? 3 : rate >= 3 ? 2 : 1;
    // Never met: would it be, if its words came together by chance, or a little oftener, as words of a phrase do?
    const share = (part: string) => (/^\p{N}+$/u.test(part) ? A_NUMBER : perMillion(part) / 1e6);
    const expected = parts.reduce((product, part) => product * share(part), 1e6) * PHRASE ** (parts.length - 2);
    return expected >= 0.004 ? 1 : 0;
  }
  if (/^\p{N}{1,4}$/u.test(key)) return 3;
  if (rate > 0) return rate >= 30 ? 3 : rate >= 4 ? 2 : 1;
  return guess(name, key);
}

const ARTICLE_ABROAD = /^(?:(?:der|die|das|le|la|les|el|los|las|il|lo|i|gli|o|os|as|een|het|en|ett|az?) |l['’])/iu;

/** Nobody comes upon so many words together by chance, whatever the language. */
const isLong = (name: string): boolean => name.split(/[\s:–-]+/u).length >= LEAST_WORDS && name.length >= LEAST_LETTERS;
const [LEAST_WORDS, LEAST_LETTERS] = [3, 16];

/**
 * The level of a name in another language. What was counted holds little of other languages, so that a name not met there may be ordinary all
 * the same, a noun with its article ("Der Pate") most of all.
 */
export function plainAbroad(name: string, counts: Counts): Plain {
  const bare = name.replace(ARTICLE_ABROAD, '');
  const single = !/\p{L}[\s:–-]+\p{L}/u.test(bare);
  const least = single ? (ARTICLE_ABROAD.test(name) ? 3 : 2) : isLong(bare) ? 0 : 1;
  return Math.max(least, plainOf(name, counts)) as Plain;
}

/** A single word that was never met: hardly a word when it is long or written like a made-up one ("Se7en", "GoldenEye"). */
function guess(name: string, key: string): Plain {
  if (key.length > 10 || /\p{L}\p{N}|\p{N}\p{L}|\p{Ll}\p{Lu}/u.test(name)) return 0;
  return key.length <= 3 ? 2 : 1;
}

/** The counts as lines of data/catalogue/plain.tsv. */
export function writeCounts({ total, seen }: Counts): string {
  const lines = [...seen]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, { lower, capital }]) => `${key}\t${lower}\t${capital}`);
  return `${[`# words read\t${total}`, '# name or word\tlower case\tcapital', ...lines].join('\n')}\n`;
}

/** @throws when the first line does not tell how many words were read. */
export function readCounts(text: string): Counts {
  const [head, , ...lines] = text.trimEnd().split('\n');
  const total = Number(head?.split('\t')[1]);
  if (!(total > 0)) throw new Error('data/catalogue/plain.tsv does not begin with the number of words read.');
  const seen: Counts['seen'] = new Map();
  for (const line of lines) {
    const [key, lower, capital] = line.split('\t');
    seen.set(key!, { lower: Number(lower), capital: Number(capital) });
  }
  return { total, seen };
}
