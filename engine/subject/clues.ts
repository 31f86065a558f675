/**
 * Clues to the film that a stretch of text is about: for each film that stands near, a row of numbers from 0 to 1. What
 * they are worth together is learned (weights.ts).
 *
 * Where several mentions compete for one clue, the nearest takes as much as it is sure and leaves the rest to the next,
 * so that a faint name dims the one behind it but does not hide it.
 */
import type { Place, Subject } from '../block.ts';
import type { FilmNumber } from '../film.ts';
import { blend, nearestFirst } from './blend.ts';
import { type Course, isLead, type Learned, type Note } from './notes.ts';
import { type Cast, type Person, surenessOf } from './people.ts';
import type { Tally } from './tally.ts';

export const CLUES = [
  // in the block
  'own',
  'own alone',
  'before',
  'lead',
  'after',
  // in the blocks before
  'here',
  'around',
  'elsewhere',
  'near',
  'near elsewhere',
  // headings and what the page says of itself
  'heading',
  'far heading',
  'headline',
  'signals',
  'sure signals',
  // what is named most
  'most in place',
  'most around',
  'most on page',
  'most in prose',
  'first on page',
  // people named
  'people on page',
  'people near',
  'people here',
  // how surely films are talked of, and how well known this one is
  'talk',
  'obscure',
  'obscure in heading',
] as const;

export type Clue = (typeof CLUES)[number];
/** A plain list: a typed one of this size costs many times as much to make. */
const NO_CLUES: readonly number[] = CLUES.map(() => 0);
const at = Object.fromEntries(CLUES.map((clue, i) => [clue, i])) as Record<Clue, number>;

/** Films and their clues. */
export type Clues = Map<FilmNumber, number[]>;

/** What the clues are gathered from. */
export interface Known {
  course: Course;
  learned(place: Place): Learned | undefined;
  signals: readonly Subject[];
  /** Films named in text that is no heading. */
  prose: Tally;
  /** Of the page's first top heading. */
  headline: Note | null;
  first: Note | null;
  cast: Cast;
}

/** Signals as sure as this (an address, a film's own data, a title with its year) leave little doubt. */
const SURE_SIGNAL = 0.8;
/** Notes looked back to, and mentions in a block. */
const BACK = 8;
const REACH = 12;
/** Blocks back to which people are near. */
const LATELY = 4;
/** Blocks after which a mention is half as near. */
const NEAR = 4;

/** Clues that hold for a whole block, or for a place at the point `number` of the page. */
export function cluesAround(known: Known, place: Place, number: number): Clues {
  const clues: Clues = new Map();
  const add = (clue: Clue, subjects: Iterable<Subject>, trust = 1) => put(clues, clue, subjects, trust);
  recent(known, place, number, add);
  let left = 1;
  let headings = 0;
  const counted: Clue[] = ['most in place', 'most around'];
  for (let one: Place | null = place; one !== null; one = one.parent) {
    const learned = known.learned(one);
    if (learned === undefined) continue;
    if (learned.heading !== null && learned.heading.at !== number) {
      const { films, sum } = learned.heading;
      add(headings === 0 ? 'heading' : 'far heading', films, left);
      left *= 1 - sum;
      if (sum > 0.5) headings++;
    }
    const tallied = learned.tally?.most() ?? [];
    if (one.parent === null) {
      add('most on page', tallied);
    } else if (tallied.length > 0 && counted.length > 0) add(counted.shift()!, tallied);
  }
  if (known.headline !== null) add('headline', known.headline.films);
  if (known.first !== null) add('first on page', nearestFirst(known.first.named));
  add('signals', known.signals);
  add(
    'sure signals',
    known.signals.filter(({ share }) => share >= SURE_SIGNAL),
  );
  add('most in prose', known.prose.most());
  people(known, number, add);
  return clues;
}

/** Films whose people are named: on the page, and just before. */
function people({ cast, course }: Known, number: number, add: Add): void {
  const films = cast.most();
  if (films.length === 0) return;
  const lately = [...course.before(number, LATELY)].flatMap((note) => note.people);
  for (const film of films) {
    add('people on page', [{ film, share: cast.surenessOf(film) }]);
    add('people near', [{ film, share: surenessOf(worthIn(lately, film)) }]);
  }
}

/** What the people of a film are worth among those named, each counted once. */
function worthIn(people: readonly Person[], film: FilmNumber): number {
  const met = new Set<number>();
  let worth = 0;
  for (const person of people) {
    if (met.has(person.hash) || !person.films.includes(film)) continue;
    met.add(person.hash);
    worth += person.worth;
  }
  return worth;
}

type Add = (clue: Clue, subjects: Iterable<Subject>, trust?: number) => void;

/** Films named in the notes before, nearest first: in the same place, in places around it, elsewhere. */
function recent({ course }: Known, place: Place, number: number, add: Add): void {
  const left = { here: 1, around: 1, elsewhere: 1, near: 1 };
  for (const note of course.namedBefore(number, BACK)) {
    const clue = note.place === place ? 'here' : isInside(place, note.place) ? 'around' : 'elsewhere';
    const { films, sum } = note;
    add(clue, films, left[clue]);
    left[clue] *= 1 - sum;
    add(clue === 'here' ? 'near' : 'near elsewhere', films, left.near * 2 ** ((note.at - number + 1) / NEAR));
    left.near *= 1 - sum;
  }
}

/**
 * Adds what holds for a film wherever it stands: whether films are talked of at all (0 to 1), and whether it is obscure;
 * what heads a page is hardly ever about an obscure film by name alone.
 */
export function addStanding(clues: Clues, talk: number, isObscure: (film: FilmNumber) => boolean): Clues {
  for (const [film, row] of clues) {
    row[at.talk] = talk;
    if (!isObscure(film)) continue;
    row[at.obscure] = 1;
    row[at['obscure in heading']] = Math.max(row[at.heading]!, row[at.headline]!, row[at.signals]!);
  }
  return clues;
}

/** Adds the clues that a block's own mentions give to one stretch of it. */
export function cluesWithin(
  clues: Clues,
  { block, named, people }: Note,
  cast: Cast,
  start: number,
  end: number,
): void {
  const first = named.findIndex((mention) => mention.end > start);
  const from = first < 0 ? named.length : first;
  const next = named.findIndex((mention) => mention.start >= end);
  const until = next < 0 ? named.length : next;
  const own = blend(named.slice(from, until));
  put(clues, 'own', own);
  put(
    clues,
    'own alone',
    own.map(({ film, share }) => ({ film, share: share * share })),
  );
  const earlier = named.slice(Math.max(0, from - REACH), from);
  put(clues, 'before', nearestFirst(earlier.toReversed()));
  const lead = earlier.findLast((mention) => isLead(block, mention));
  if (lead !== undefined) put(clues, 'lead', nearestFirst([lead]));
  put(clues, 'after', nearestFirst(named.slice(until, until + REACH)));
  if (people.length === 0) return;
  const here = people.filter((person) => person.start < end && person.end > start);
  for (const film of new Set([...cast.most(), ...clues.keys()]))
    put(clues, 'people here', [{ film, share: surenessOf(worthIn(here, film)) }]);
}

function put(clues: Clues, clue: Clue, subjects: Iterable<Subject>, trust = 1): void {
  for (const { film, share } of subjects) {
    if (share * trust < LEAST) continue;
    let row = clues.get(film);
    if (row === undefined) {
      row = NO_CLUES.slice();
      clues.set(film, row);
    }
    row[at[clue]] = Math.min(1, row[at[clue]]! + share * trust);
  }
}

/** Less is nothing. */
const LEAST = 0.02;

function isInside(place: Place, outer: Place): boolean {
  for (let one: Place | null = place; one !== null; one = one.parent) if (one === outer) return true;
  return false;
}
