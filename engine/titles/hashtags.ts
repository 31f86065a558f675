/**
 * Names written as hashtags: "#AnotherRound" is cut before its capitals; "#anotherround", which has none, wherever two
 * or three parts make the name of a film that is known and hardly ever ordinary language.
 */
import { fold } from '../text/fold.ts';
import { hashWord, TOUCHED, type Words } from '../text/words.ts';
import type { Hit } from './find.ts';
import type { TitleIndex } from './index.ts';
import { addWord, hashName, RUN_SHIFT } from './layout.ts';

/** Letters of a hashtag that is cut where it has no capitals: shorter ones fit too many names, longer ones cost too much. */
const [SHORTEST, LONGEST] = [7, 24];
/** Films less known than this are not looked for without capitals. */
const LEAST_RANK = 2;

/** Hits for hashtags of several words; one of a single word is found as the word it is. */
export function findHashtags(text: string, words: Words, index: TitleIndex): Hit[] {
  return hashtagsOf(text, words).flatMap(([at, start, end]): Hit[] => {
    const tag = text.slice(start, end);
    const parts = partsOf(tag);
    const hashed = parts.length === 1 ? hashOfParts(fold(tag), index) : hashName(parts.join(' '));
    if (hashed === null || !index.has(hashed.hash)) return [];
    return [{ start, end, hash: hashed.hash, first: at, last: at, article: hashed.article, letters: 'title' }];
  });
}

/** The words inside hashtags that are cut by capitals: "#FilmsWeLove". */
export function hashtagParts(text: string, words: Words): string[] {
  return hashtagsOf(text, words).flatMap(([, start, end]) => {
    const parts = partsOf(text.slice(start, end));
    return parts.length === 1 ? [] : parts;
  });
}

/** Number, start and end of each word behind a "#". */
function hashtagsOf(text: string, words: Words): [number, number, number][] {
  const found: [number, number, number][] = [];
  if (!text.includes('#')) return found;
  for (let i = 0; i < words.count; i++) {
    const start = words.start[i]!;
    if ((words.flags[i]! & TOUCHED) !== 0 && text[start - 1] === '#') found.push([i, start, words.end[i]!]);
  }
  return found;
}

const partsOf = (tag: string): string[] =>
  tag.split(/(?<=\p{Ll})(?=\p{Lu})|(?<=\p{L})(?=\p{N})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/u);

/** The first cut that makes a name; null when none does. */
function hashOfParts(tag: string, index: TitleIndex): { hash: number; article: boolean } | null {
  const article = tag.startsWith('the');
  const name = article ? tag.slice(3) : tag;
  if (name.length < SHORTEST || name.length > LONGEST || /[^\p{L}\p{N}]/u.test(name)) return null;
  for (let one = 2; one < name.length - 1; one++) {
    const head = addWord(0, hashWord(name.slice(0, one)));
    for (let two = one; two < name.length - 1; two++) {
      const run = two === one ? head : addWord(head, hashWord(name.slice(one, two)));
      const hash = addWord(run, hashWord(name.slice(two))) >>> RUN_SHIFT;
      if (!index.lower.has(hash)) continue;
      if (index.entries(hash).some((entry) => index.rank(entry) >= LEAST_RANK)) return { hash, article };
    }
  }
  return null;
}
