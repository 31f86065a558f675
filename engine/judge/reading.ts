/**
 * Reads one sentence: its words with what the lexicon knows of them, which are names, and who does what: each pair of a subject
 * and its verb, with person and tense. Everything that is later counted or hashed is found here, once.
 */
import { CLOSED_CLASSES, type Entry, type Lexicon } from './lexicon.ts';
import { FORM } from './verbs.ts';
import { FLAG, type Marks, wordsOf } from './words.ts';

const CLOSED_INDEX = Object.fromEntries(CLOSED_CLASSES.map((name, index) => [name, index])) as Record<
  (typeof CLOSED_CLASSES)[number],
  number
>;
const {
  i: I,
  you: YOU,
  he: HE,
  it: IT,
  who: WHO,
  det: DET,
  be: BE,
  have: HAVE,
  modal: MODAL,
  do: DO,
  not: NOT,
} = CLOSED_INDEX;

/** Who a clause is about. */
export const SUBJECT = { none: 0, i: 1, you: 2, it: 3, he: 4, name: 5, noun: 6, who: 7 } as const;
export const SUBJECT_COUNT = 8;
/** How its verb stands. */
export const TENSE = { none: 0, present: 1, past: 2, perfect: 3, passive: 4, modal: 5, negative: 6 } as const;
export const TENSE_COUNT = 7;

export interface Reading {
  words: string[];
  flags: number[];
  marks: Marks;
  entries: (Entry | undefined)[];
  /** The word is a name (or a film's title). */
  names: boolean[];
  /** Commonness of each word in ordinary text, 0 (unknown) to 3. */
  common: number[];
  /** Clauses: word index, subject and tense. */
  clauses: { at: number; subject: number; tense: number }[];
  /** Hits of lexicon classes: word index and class. */
  hits: { at: number; cls: number }[];
}

const isCase = (word: string) =>
  word === "'s" || word === "'d" || word === "'ll" || word === "'re" || word === "'ve" || word === "'m";

export interface ReadingTools {
  lexicon: Lexicon;
  /** Commonness of a lower-case word, 0 to 3. */
  commonOf(word: string): number;
}

export function readSentence(
  text: string,
  tools: ReadingTools,
  titles?: readonly { start: number; end: number }[],
  isKnownName?: (word: string) => boolean,
): Reading {
  const { text: words, flags, marks } = wordsOf(text, titles);
  const count = words.length;
  const entries: (Entry | undefined)[] = new Array(count);
  const names: boolean[] = new Array(count);
  const common: number[] = new Array(count);
  let capitals = 0;
  for (let i = 0; i < count; i++) if (flags[i]! & FLAG.capital) capitals++;
  const titleCase = count >= 3 && capitals >= count * 0.6;
  for (let i = 0; i < count; i++) {
    const word = words[i]!;
    const flag = flags[i]!;
    const entry = tools.lexicon.get(word);
    entries[i] = entry;
    const known = tools.commonOf(word);
    common[i] = known;
    if (flag & FLAG.title) names[i] = true;
    else if (isKnownName?.(word)) names[i] = true;
    else if (!(flag & FLAG.capital) || flag & FLAG.digit || (entry && entry.closed >= 0)) names[i] = false;
    else if (titleCase || flag & (FLAG.start | FLAG.allCaps)) names[i] = known === 0 && !entry?.forms;
    else names[i] = true;
  }
  const reading: Reading = { words, flags, marks, entries, names, common, clauses: [], hits: [] };
  findHits(reading);
  findClauses(reading);
  return reading;
}

function findHits({ words, entries, names, hits }: Reading): void {
  for (let at = 0; at < words.length; at++) {
    const entry = entries[at];
    if (!entry) continue;
    if (!names[at]) for (const cls of entry.classes) hits.push({ at, cls });
    for (const { rest, cls } of entry.phrases) if (matches(words, at + 1, rest)) hits.push({ at, cls });
  }
}

function matches(words: string[], from: number, rest: string[]): boolean {
  let at = from;
  for (let i = 0; i < rest.length; i++) {
    const want = rest[i]!;
    if (want === '_') {
      const next = rest[i + 1]!;
      const limit = at + 2;
      while (at <= limit && words[at] !== next) at++;
      if (words[at] !== next) return false;
    } else if (words[at++] !== want) return false;
  }
  return true;
}

/** Walks from each possible subject to its verb, over adverbs, "who" and helpers. */
function findClauses({ words, entries, names, flags, clauses }: Reading): void {
  const count = words.length;
  for (let i = 0; i < count; i++) {
    const entry = entries[i];
    const closed = entry ? entry.closed : -1;
    let subject: number = SUBJECT.none;
    if (names[i]) {
      if (flags[i]! & FLAG.title) subject = SUBJECT.it;
      else if (words[i + 1] === "'s" || (i + 1 < count && names[i + 1])) continue;
      else subject = SUBJECT.name;
    } else if (closed === I) {
      if (words[i] === 'i' || words[i] === 'we') subject = SUBJECT.i;
    } else if (closed === YOU) {
      if (words[i] === 'you' || words[i] === 'u') subject = SUBJECT.you;
    } else if (closed === HE) {
      const word = words[i];
      if (word === 'he' || word === 'she' || word === 'they' || word === 'hes' || word === 'shes') subject = SUBJECT.he;
    } else if (closed === IT) {
      if (words[i] !== 'its') subject = SUBJECT.it;
    } else if (closed === WHO) subject = SUBJECT.who;
    else if (closed < 0 && i > 0) {
      const before = entries[i - 1]?.closed ?? -1;
      const before2 = i > 1 ? (entries[i - 2]?.closed ?? -1) : -1;
      const isOwner = (c: number, w: string | undefined) =>
        c === DET || c === HE || w === "'s" || w === 'its' || w === 'this' || w === 'that';
      if (isOwner(before, words[i - 1]) || isOwner(before2, words[i - 2])) subject = SUBJECT.noun;
    }
    if (subject === SUBJECT.none) continue;
    let j = i + 1;
    let tense: number = TENSE.none;
    let negative = false;
    let helper = -1;
    for (let steps = 0; steps < 5 && j < count; steps++, j++) {
      const next = entries[j];
      const kind = next ? next.closed : -1;
      const word = words[j]!;
      if (kind === NOT) negative = true;
      else if (kind === BE || kind === HAVE || kind === MODAL || kind === DO || (isCase(word) && word !== "'s"))
        helper = kind;
      else if (word === "'s" && subject !== SUBJECT.noun) helper = BE;
      else if (
        word.endsWith('ly') ||
        word === 'also' ||
        word === 'then' ||
        word === 'just' ||
        word === 'even' ||
        word === 'still' ||
        word === 'both' ||
        word === 'all' ||
        word === 'once' ||
        word === 'again' ||
        word === 'first' ||
        word === 'now'
      )
        continue;
      else break;
    }
    const verb = j < count && !names[j] ? entries[j] : undefined;
    const verbWord = j < count && !names[j] && (!verb || verb.closed < 0) ? words[j]! : '';
    const forms = verb?.closed === -1 || verb === undefined ? (verb?.forms ?? 0) : 0;
    const looks =
      forms || (verbWord.endsWith('ed') ? FORM.past | FORM.participle : verbWord.endsWith('ing') ? FORM.ing : 0);
    if (helper === MODAL) tense = TENSE.modal;
    else if (helper === HAVE) tense = looks & FORM.participle ? TENSE.perfect : TENSE.present;
    else if (helper === BE)
      tense =
        looks & FORM.participle
          ? TENSE.passive
          : words[i + 1] === 'was' || words[i + 1] === 'were'
            ? TENSE.past
            : TENSE.present;
    else if (helper === DO) tense = TENSE.present;
    else if (looks & FORM.third && subject >= SUBJECT.it) tense = TENSE.present;
    else if (looks & FORM.past) tense = TENSE.past;
    else if (looks & FORM.base && (subject <= SUBJECT.you || words[i] === 'they' || words[i]!.endsWith('s')))
      tense = TENSE.present;
    else if (
      !forms &&
      verbWord.length > 3 &&
      verbWord.endsWith('s') &&
      (subject === SUBJECT.he || subject === SUBJECT.name || subject === SUBJECT.who)
    )
      tense = TENSE.present;
    if (tense === TENSE.none) continue;
    if (negative) tense = TENSE.negative;
    clauses.push({ at: i, subject, tense });
  }
}
