/**
 * The word lists, behind one door: the build puts them packed into what every page loads (modules/lexicon.ts), so the names of the classes
 * are there at once, the words when they are asked for.
 */
import { EVENTS } from './events.ts';
import { ACTIONS, CLOSED, IRREGULAR } from './grammar.ts';
import { TALK } from './talk.ts';

export const EVENT_CLASSES = Object.keys(EVENTS) as (keyof typeof EVENTS)[];
export const TALK_CLASSES = Object.keys(TALK) as (keyof typeof TALK)[];
export const CLOSED_CLASSES = Object.keys(CLOSED) as (keyof typeof CLOSED)[];

/** Lists of entries: one for each class of events, of talk, of closed words; then the verbs of action, and the irregular ones. */
export const readLists = (): string[][] => [
  ...[...Object.values(EVENTS), ...Object.values(TALK)].map((list) => list.split(/,\s*/)),
  ...[...Object.values(CLOSED), ACTIONS, IRREGULAR].map((list) => list.split(/\s+/)),
];
