/**
 * Builds the lexicon from its word lists: each word with the classes it speaks for, its verb form and its grammar, and the
 * phrases that begin with it. Lists are written in base forms; the inflections are made here by rule.
 */
import { CLOSED_CLASSES, EVENT_CLASSES, readLists, TALK_CLASSES } from './lexicon/lists.ts';
import { formsOf, readIrregular } from './verbs.ts';
import { wordsOf } from './words.ts';

export { CLOSED_CLASSES, EVENT_CLASSES, TALK_CLASSES };
/** Class numbers: events first, then talk. */
export const CLASS_COUNT = EVENT_CLASSES.length + TALK_CLASSES.length;

export interface Phrase {
  /** The words after the first; "_" stands for none to two words. */
  rest: string[];
  cls: number;
}

export interface Entry {
  classes: readonly number[];
  forms: number;
  /** Index into CLOSED_CLASSES, or -1. */
  closed: number;
  phrases: readonly Phrase[];
}

export type Lexicon = Map<string, Entry>;

const pluralOf = (noun: string) =>
  /[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : /(?:[sxz]|ch|sh)$/.test(noun) ? `${noun}es` : `${noun}s`;

/** The words of one part of an entry: "director's" is two, as in a sentence. */
const wordsIn = (part: string): string[] => (/^[a-z]+$|^_$/.test(part) ? [part] : wordsOf(part).text);
/** One word in letters, with its mark; most entries are no more. */
const PLAIN = /^[a-z]+[~+]?$/;
/** One for all words that have none. Lists are made anew where they grow: so they have no room for more, which would fill half the memory. */
const NONE: never[] = [];

export function buildLexicon(): Lexicon {
  const lexicon: Lexicon = new Map();
  const lists = readLists();
  const irregular = readIrregular();
  const entryOf = (word: string): Entry => {
    let entry = lexicon.get(word);
    if (!entry) {
      entry = { classes: NONE, forms: 0, closed: -1, phrases: NONE };
      lexicon.set(word, entry);
    }
    return entry;
  };
  const verbs = new Map<string, string[]>();
  const addVerb = (verb: string): string[] => {
    let forms = verbs.get(verb);
    if (!forms) {
      forms = formsOf(verb, irregular).map(([word, form]) => {
        entryOf(word).forms |= form;
        return word;
      });
      verbs.set(verb, forms);
    }
    return forms;
  };
  for (const verb of irregular.keys()) addVerb(verb);
  for (const verb of lists.at(-2)!) addVerb(verb);

  const inAllForms = (word: string, mark: string): string[] =>
    mark === '~' ? addVerb(word) : mark === '+' ? [word, pluralOf(word)] : [word];
  const addClass = (word: string, cls: number): void => {
    const entry = entryOf(word);
    if (!entry.classes.includes(cls)) entry.classes = entry.classes.concat(cls);
  };
  const addPhrase = (written: string, cls: number): void => {
    const isPlural = written.endsWith('+');
    const [start, ...parts] = (isPlural ? written.slice(0, -1) : written).split(' ') as [string, ...string[]];
    const isVerb = start.endsWith('~');
    const [first, ...more] = wordsIn(isVerb ? start.slice(0, -1) : start) as [string, ...string[]];
    const heads = isVerb ? addVerb(first) : [first];
    const rest = [...more, ...parts.flatMap(wordsIn)];
    const last = rest.pop();
    if (last === undefined) {
      for (const head of isPlural ? inAllForms(first, '+') : heads) addClass(head, cls);
      return;
    }
    const phrases = inAllForms(last, isPlural ? '+' : '').map((end) => ({ rest: rest.concat(end), cls }));
    for (const head of heads) {
      const entry = entryOf(head);
      entry.phrases = entry.phrases.concat(phrases);
    }
  };
  const addWord = (written: string, cls: number): void => {
    const mark = written.at(-1)!;
    const word = mark === '~' || mark === '+' ? written.slice(0, -1) : written;
    for (const one of inAllForms(word, mark)) addClass(one, cls);
  };
  lists.slice(0, CLASS_COUNT).forEach((list, cls) => {
    for (const written of list) (PLAIN.test(written) ? addWord : addPhrase)(written, cls);
  });
  lists.slice(CLASS_COUNT, -2).forEach((list, index) => {
    for (const word of list) {
      const entry = entryOf(word);
      if (entry.closed < 0) entry.closed = index;
    }
  });
  return lexicon;
}
