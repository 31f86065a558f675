/**
 * Names in a case other than the one they are listed in: "z původní Planety opic" is of "Planeta opic". In languages that
 * bend nouns, one word of a name is tried with the endings of its plain form. Only names of known films, of several
 * words, and only where one word is bent: each spelling tried is a chance of a wrong name.
 */
import { fold } from '../text/fold.ts';
import { CAPITAL, hashWord, type Words } from '../text/words.ts';
import type { Hit } from './find.ts';
import type { TitleIndex } from './index.ts';
import { addWord, RUN_SHIFT } from './layout.ts';

/** Letters of the languages that bend names. */
const BENDING = /[ĚŠČŘŽŮŤĎŇĽĹŔĄĘŁŚŻŹĆŃĐěščřžůťďňľĺŕąęłśżźćńđА-Яа-я]/;
/** Endings of cases, folded, and of plain forms. */
const BENT = /(?:ami|emu|eho|ego|ech|ach|ych|ich|ovi|owi|ou|em|um|ym|im|ej|om|ow|[aeiouy])$/u;
const BENT_CYRILLIC = /(?:ами|ями|ого|его|ому|ему|ой|ей|ом|ем|ам|ям|ах|ях|ым|им|ых|их|ов|ев|[аеиоуыюяь])$/u;
const PLAIN = ['', 'a', 'e', 'o', 'y', 'i'];
const PLAIN_CYRILLIC = ['', 'а', 'я', 'о', 'е', 'ы', 'и', 'ь', 'ый', 'ий', 'ая'];
/** A shorter word is not bent: too many words are one ending from it. */
const LEAST_LETTERS = 4;
const MOST_WORDS = 5;
/** The noun that a name is about bends, and the adjective before it; what follows them stays. */
const MOST_BENT = 2;
const LEAST_RANK = 2;

/** Hits for bent names, none where a name of several words was found. */
export function findInflected(text: string, words: Words, hits: readonly Hit[], index: TitleIndex): Hit[] {
  if (!BENDING.test(text)) return [];
  const named = new Set<number>();
  for (const { first, last } of hits) if (last > first) for (let word = first; word <= last; word++) named.add(word);
  const found: Hit[] = [];
  for (let first = 0; first + 1 < words.count; first++) {
    if ((words.flags[first]! & CAPITAL) === 0 || named.has(first)) continue;
    const hit = bentFrom(text, words, first, index);
    if (hit === null) continue;
    found.push(hit);
    first = hit.last;
  }
  return found;
}

/** The longest bent name that begins with this word. */
function bentFrom(text: string, words: Words, first: number, index: TitleIndex): Hit | null {
  let longest: Hit | null = null;
  /** Hashes of the run so far: as it stands, and with one word unbent. */
  let straight = 0;
  let unbent: number[] = [];
  for (let at = first; at < Math.min(words.count, first + MOST_WORDS); at++) {
    if (at > first && !/^[\s\u00A0:–-]+$/u.test(text.slice(words.end[at - 1]!, words.start[at]!))) break;
    const bends = at - first < MOST_BENT;
    const changed = bends ? plainForms(fold(text.slice(words.start[at]!, words.end[at]!))) : [];
    unbent = [
      ...unbent.map((run) => addWord(run, words.hash[at]!)),
      ...changed.map((word) => addWord(straight, hashWord(word))),
    ];
    straight = addWord(straight, words.hash[at]!);
    if (at === first) continue;
    const hash = unbent.map((run) => run >>> RUN_SHIFT).find((one) => isKnown(one, index));
    if (hash === undefined) continue;
    const [start, end] = [words.start[first]!, words.end[at]!];
    longest = { start, end, hash, first, last: at, article: false, inflected: true, letters: 'title' };
  }
  return longest;
}

function isKnown(hash: number, index: TitleIndex): boolean {
  return index.lower.has(hash) && index.entries(hash).some((entry) => index.rank(entry) >= LEAST_RANK);
}

/** What a bent word may be when it is not: "planety" -> "planet", "planeta", "planete" … */
function plainForms(word: string): string[] {
  if (word.length < LEAST_LETTERS) return [];
  const cyrillic = word.charCodeAt(0) >= 0x400;
  const stem = word.replace(cyrillic ? BENT_CYRILLIC : BENT, '');
  return (cyrillic ? PLAIN_CYRILLIC : PLAIN).map((ending) => stem + ending).filter((form) => form !== word);
}
