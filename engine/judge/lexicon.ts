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
  classes: number[];
  forms: number;
  /** Index into CLOSED_CLASSES, or -1. */
  closed: number;
  phrases: Phrase[];
}

export type Lexicon = Map<string, Entry>;

const pluralOf = (noun: string) =>
  /[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : /(?:[sxz]|ch|sh)$/.test(noun) ? `${noun}es` : `${noun}s`;

/** The words of one part of an entry: "director's" is two, as in a sentence. */
const wordsIn = (part: string): string[] => (/^[a-z]+$|^_$/.test(part) ? [part] : wordsOf(part).text);

export function buildLexicon(): Lexicon {
  const lexicon: Lexicon = new Map();
  const lists = readLists();
  const irregular = readIrregular();
  const entryOf = (word: string): Entry => {
    let entry = lexicon.get(word);
    if (!entry) {
      entry = { classes: [], forms: 0, closed: -1, phrases: [] };
      lexicon.set(word, entry);
    }
    return entry;
  };
  const addVerb = (verb: string): string[] =>
    formsOf(verb, irregular).map(([word, form]) => {
      entryOf(word).forms |= form;
      return word;
    });
  for (const verb of irregular.keys()) addVerb(verb);
  for (const verb of lists.actions.split(/\s+/)) addVerb(verb);

  const addEntry = (written: string, cls: number): void => {
    const isPlural = written.endsWith('+');
    const [start, ...parts] = (isPlural ? written.slice(0, -1) : written).split(' ') as [string, ...string[]];
    const isVerb = start.endsWith('~');
    const [first, ...more] = wordsIn(isVerb ? start.slice(0, -1) : start) as [string, ...string[]];
    const heads = isVerb ? addVerb(first) : [first];
    const rest = [...more, ...parts.flatMap(wordsIn)];
    const last = rest.at(-1);
    if (last === undefined) {
      for (const head of isPlural ? [first, pluralOf(first)] : heads) {
        const { classes } = entryOf(head);
        if (!classes.includes(cls)) classes.push(cls);
      }
      return;
    }
    const phrases = (isPlural ? [last, pluralOf(last)] : [last]).map((end) => ({
      rest: [...rest.slice(0, -1), end],
      cls,
    }));
    for (const head of heads) entryOf(head).phrases.push(...phrases);
  };
  [...lists.events, ...lists.talk].forEach((list, cls) => {
    for (const written of list.split(/,\s*/)) addEntry(written, cls);
  });
  lists.closed.forEach((list, index) => {
    for (const word of list.split(' ')) {
      const entry = entryOf(word);
      if (entry.closed < 0) entry.closed = index;
    }
  });
  return lexicon;
}
