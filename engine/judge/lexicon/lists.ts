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

export interface Lists {
  /** One for each class. */
  events: string[];
  talk: string[];
  closed: string[];
  actions: string;
  irregular: string;
}

export const readLists = (): Lists => ({
  events: Object.values(EVENTS),
  talk: Object.values(TALK),
  closed: Object.values(CLOSED),
  actions: ACTIONS,
  irregular: IRREGULAR,
});
