/**
 * Builds the lexicon from its word lists: each word with the classes it speaks for, its verb form and its grammar, and the
 * phrases that begin with it. Lists are written in base forms; the inflections are made here by rule.
 */
import { EVENTS } from './lexicon/events.ts';
import { ACTIONS, CLOSED, IRREGULAR } from './lexicon/grammar.ts';
import { TALK } from './lexicon/talk.ts';
import { wordsOf } from './words.ts';

/** Verb forms, as bits: one word can be several ("put"). */
export const FORM = { base: 1, third: 2, past: 4, participle: 8, ing: 16 } as const;

export const EVENT_CLASSES = Object.keys(EVENTS) as (keyof typeof EVENTS)[];
export const TALK_CLASSES = Object.keys(TALK) as (keyof typeof TALK)[];
export const CLOSED_CLASSES = Object.keys(CLOSED) as (keyof typeof CLOSED)[];
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

const doubled = (verb: string) =>
  /^[^aeiou]*[aeiou][bdgklmnprtvz]$/.test(verb) || /[^aeiou][aeiou][bdgmnprt]$/.test(verb);

/** All forms of a verb: word and its form bit. */
function* formsOf(verb: string, irregular: Map<string, string[]>): Iterable<[string, number]> {
  yield [verb, FORM.base];
  const strange = irregular.get(verb);
  if (strange) {
    yield [strange[1]!, FORM.third];
    yield [strange[2]!, FORM.past];
    yield [strange[3]!, FORM.participle];
    yield [strange[4]!, FORM.ing];
    return;
  }
  const yEnd = /[^aeiou]y$/.test(verb);
  const stem = verb.slice(0, -1);
  yield [yEnd ? `${stem}ies` : /(?:[sxzo]|ch|sh)$/.test(verb) ? `${verb}es` : `${verb}s`, FORM.third];
  const pasts = yEnd ? [`${stem}ied`] : verb.endsWith('e') ? [`${verb}d`] : [`${verb}ed`];
  const ings = verb.endsWith('ie')
    ? [`${verb.slice(0, -2)}ying`]
    : /[^eoy]e$/.test(verb)
      ? [`${stem}ing`]
      : [`${verb}ing`];
  if (doubled(verb)) {
    pasts.push(`${verb}${verb.at(-1)}ed`);
    ings.push(`${verb}${verb.at(-1)}ing`);
  }
  for (const past of pasts) yield [past, FORM.past | FORM.participle];
  for (const ing of ings) yield [ing, FORM.ing];
}

const pluralOf = (noun: string) =>
  /[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : /(?:[sxz]|ch|sh)$/.test(noun) ? `${noun}es` : `${noun}s`;

export function buildLexicon(): Lexicon {
  const lexicon: Lexicon = new Map();
  const irregular = new Map(IRREGULAR.split(/\s+/).map((row) => [row.slice(0, row.indexOf('/')), row.split('/')]));
  const entryOf = (word: string): Entry => {
    const entry = lexicon.get(word) ?? { classes: [], forms: 0, closed: -1, phrases: [] };
    lexicon.set(word, entry);
    return entry;
  };
  const addVerb = (verb: string) => {
    for (const [word, form] of formsOf(verb, irregular)) entryOf(word).forms |= form;
  };
  for (const verb of irregular.keys()) addVerb(verb);
  for (const verb of ACTIONS.split(/\s+/)) addVerb(verb);

  const addEntry = (written: string, cls: number) => {
    const words = wordsOf(written.replace(/[~+_]/g, ' ')).text;
    const mark = /^\S*?([~+])/.exec(written)?.[1];
    const first = words[0]!;
    const heads = mark === '~' ? [...formsOf(first, irregular)].map(([word]) => word) : [first];
    if (mark === '~') addVerb(first);
    if (words.length === 1) {
      if (mark === '+') heads.push(pluralOf(first));
      for (const head of heads) {
        const { classes } = entryOf(head);
        if (!classes.includes(cls)) classes.push(cls);
      }
      return;
    }
    const lasts = written.endsWith('+') ? [words.at(-1)!, pluralOf(words.at(-1)!)] : [words.at(-1)!];
    const gapAt = written.split(/\s+/).indexOf('_');
    for (const last of lasts) {
      const rest = [...words.slice(1, -1), last];
      if (gapAt > 0) rest.splice(gapAt - 1, 0, '_');
      for (const head of heads) entryOf(head).phrases.push({ rest, cls });
    }
  };
  const lists = [...Object.values(EVENTS), ...Object.values(TALK)];
  lists.forEach((list, cls) => {
    for (const written of list.split(',')) if (written.trim()) addEntry(written.trim(), cls);
  });
  CLOSED_CLASSES.forEach((name, index) => {
    for (const word of CLOSED[name].split(' ')) {
      const entry = entryOf(word);
      if (entry.closed < 0) entry.closed = index;
    }
  });
  return lexicon;
}
