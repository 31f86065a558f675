/** What a page's blocks taught, kept so that a block read again replaces what it taught. */
import type { Block, Place, Subject } from '../block.ts';
import { keyOf } from '../looks.ts';
import { firstFrom } from '../search.ts';
import { SILENCE, type Talk } from '../titles/filmTalk.ts';
import type { Mention } from '../titles/mentions.ts';
import type { Person } from './people.ts';
import type { Tally } from './tally.ts';

/** What one block taught its place. */
export interface Note {
  block: Block;
  place: Place;
  mentions: Mention[];
  /** Names that may be mentions as well as not. */
  faint: Mention[];
  /** Both in the order of the text. */
  named: Mention[];
  /** The likeliest films of all of them, and how surely it names any. */
  films: Subject[];
  sum: number;
  talk: Talk;
  /** Words that may be of people's names. */
  people: Person[];
  /** Tells its text from others of its place (looks.ts). */
  key: number;
  /** What it taught has been taken back. */
  forgotten: boolean;
  /** Rises in the order in which blocks came. */
  at: number;
}

/** One for all notes of which it is true: most of a page's. */
export const NOTHING: Pick<Note, 'mentions' | 'faint' | 'named' | 'films' | 'sum' | 'people'> = {
  mentions: [],
  faint: [],
  named: [],
  films: [],
  sum: 0,
  people: [],
};

/** A list without room for more: what was gathered one by one has much. */
const exact = <T>(list: T[]): T[] => (list.length ? list.slice() : NONE);
const NONE: never[] = [];

/** Field by field: that makes a smaller object than what is spread into one. */
export function noteFrom(block: Block, place: Place, found: typeof NOTHING, talk: Talk, at: number): Note {
  const { named, films, sum } = found;
  const [mentions, faint, people] = [exact(found.mentions), exact(found.faint), exact(found.people)];
  const key = keyOf(block.text);
  return { block, place, mentions, faint, named, films, sum, talk, people, key, at, forgotten: false };
}

/** It says nothing of films, and so nothing of what is known around it changes. */
export const isSilent = ({ named, people, block }: Note): boolean =>
  named.length === 0 && people.length === 0 && block.kind !== 'heading';

/** What is known of a place: its own notes in the order they came, and sums over its own and all places inside. */
export interface Learned {
  notes: Note[];
  /** Where the note of a text stands, by its key; made when there are more than a few. */
  places: Map<number, number> | null;
  talk: Talk;
  /** Weight of the mentions of each film; null where none is named. */
  tally: Tally | null;
  /** Of the heading that opened the place. */
  heading: Note | null;
}

/** Notes of a place that are told apart one by one. */
const FEW = 8;
/** Blocks back to which text may be growing. */
const REACH = 12;
/** Shorter texts are as likely another block's. */
const LEAST_GROWING = 12;

/** Words said before and after a block that are still in the air, and blocks that are asked for them. */
export const AROUND = { before: 100, after: 60, blocks: 30 };

/** Adds counts, or with -1 takes them away. */
export function addTalk(sum: Talk, more: Talk, sign: 1 | -1): void {
  sum.said += sign * more.said;
  sum.words += sign * more.words;
}

export const plus = (a: Talk, b: Talk): Talk => ({ said: a.said + b.said, words: a.words + b.words });

export function rootOf(place: Place): Place {
  let root = place;
  while (root.parent !== null) root = root.parent;
  return root;
}

export const newLearned = (): Learned => ({
  notes: NO_NOTES,
  places: null,
  talk: { ...SILENCE },
  tally: null,
  heading: null,
});

/** A page has thousands of places, most of them of one note: that of a place grows with its first. */
const NO_NOTES: Note[] = [];

/** Blocks whose text is not kept: one for all of a kind. */
const BARE = new Map<string, Block>();

/** A block without its text. */
function bareOf({ kind, level }: Block): Block {
  const key = level ? kind + level : kind;
  const bare = BARE.get(key) ?? { text: '', kind, marks: [], ...(level && { level }) };
  BARE.set(key, bare);
  return bare;
}

/** A name that opens its block or line, as in a list of films: what follows is about it. */
export function isLead({ text, marks }: Block, { start, end }: Mention): boolean {
  const before = text.slice(Math.max(0, start - 60), start);
  if (/\p{L}/u.test(before.slice(before.lastIndexOf('\n') + 1))) return false;
  const marked = marks.some(
    (mark) => mark.start <= start && mark.end >= end && mark.end - mark.start < end - start + 24,
  );
  return marked || /^["”’»]?\s*(?:\(|[:–—-]|\n)/u.test(text.slice(end, end + 20));
}

/** The note of this block: of the same text, or of a beginning of it that came lately; -1 when there is none. */
export function placeOfNote(learned: Learned, block: Block): number {
  const { notes } = learned;
  const same = placeOfKey(learned, keyOf(block.text));
  if (same >= 0) return same;
  for (let at = notes.length - 1; at >= Math.max(0, notes.length - REACH); at--) {
    const old = notes[at]!.block;
    if (old === block || (old.text.length >= LEAST_GROWING && block.text.startsWith(old.text))) return at;
  }
  return -1;
}

function placeOfKey({ notes, places }: Learned, key: number): number {
  return places === null ? notes.findIndex((note) => note.key === key) : (places.get(key) ?? -1);
}

/** The note of a block that was read as it is. */
export const noteOf = (learned: Learned, { text }: Block): Note | undefined =>
  learned.notes[placeOfKey(learned, keyOf(text))];

/** Puts a note in its place of those of its place. */
export function putNote(learned: Learned, at: number, note: Note): void {
  const before = learned.notes[at]?.key;
  // Most places have few notes; a list that grows in place has room for many.
  if (at === learned.notes.length && at < FEW) learned.notes = learned.notes.concat(note);
  else learned.notes[at] = note;
  const { notes } = learned;
  if (learned.places === null && notes.length <= FEW) return;
  if (learned.places === null) learned.places = new Map(notes.map(({ key }, i) => [key, i]));
  if (before !== undefined && before !== note.key) learned.places.delete(before);
  learned.places.set(note.key, at);
}

/** So many notes are kept in the order of the page; of a longer page the older half goes. */
const MOST_KEPT = 1000;
/** So many of them with their text: older ones are not read again but with the page. */
export const MOST_AGAIN = 400;
/** So many of those that have more units of text than this. */
const MOST_LONG = 20;
const LONG = 2000;

/** The notes of a page in the order they came. */
export class Course {
  #notes: Note[] = [];
  /** Those that name films, however faintly. */
  #named: Note[] = [];
  #next = 0;

  get notes(): readonly Note[] {
    return this.#notes;
  }

  /** The number the next new note gets. */
  get next(): number {
    return this.#next;
  }

  /** Puts a note where its number says; a new one's is `next`. */
  put(note: Note): void {
    if (note.at === this.#next) this.#next++;
    place(this.#notes, note, true);
    const old = this.#notes.at(-1 - MOST_AGAIN);
    if (old?.block.text) old.block = bareOf(old.block);
    const long = this.#notes.at(-1 - MOST_LONG);
    if (long && long.block.text.length > LONG) long.block = bareOf(long.block);
    place(this.#named, note, note.named.length > 0);
    if (this.#notes.length > MOST_KEPT) {
      this.#notes = this.#notes.slice(MOST_KEPT / 2);
      const oldest = this.#notes[0]!.at;
      this.#named = this.#named.slice(placeFrom(this.#named, oldest));
    }
  }

  noteAt(at: number): Note | undefined {
    const note = this.#notes[placeFrom(this.#notes, at)];
    return note?.at === at ? note : undefined;
  }

  /** Notes that name films, before this number, nearest first. */
  *namedBefore(at: number, most: number): Generator<Note> {
    const from = placeFrom(this.#named, at) - 1;
    for (let i = from; i >= 0 && i > from - most; i--) yield this.#named[i]!;
  }

  /** Notes before this number, nearest first. */
  *before(at: number, most: number): Generator<Note> {
    const from = placeFrom(this.#notes, at) - 1;
    for (let i = from; i >= 0 && i > from - most; i--) yield this.#notes[i]!;
  }

  /** Film talk of the notes right before this number, and right after it where they have come. */
  talkAround(at: number): Talk {
    const sum = { ...SILENCE };
    const from = placeFrom(this.#notes, at);
    for (let i = from - 1; i >= Math.max(0, from - AROUND.blocks) && sum.words < AROUND.before; i--)
      addTalk(sum, this.#notes[i]!.talk, 1);
    const most = sum.words + AROUND.after;
    const next = this.#notes[from]?.at === at ? from + 1 : from;
    for (let i = next; i < Math.min(this.#notes.length, next + AROUND.blocks) && sum.words < most; i++)
      addTalk(sum, this.#notes[i]!.talk, 1);
    return sum;
  }
}

function place(list: Note[], note: Note, belongs: boolean): void {
  const at = placeFrom(list, note.at);
  const known = list[at]?.at === note.at ? 1 : 0;
  if (belongs) list.splice(at, known, note);
  else if (known) list.splice(at, 1);
}

/** Place of the first note with this number or a higher one. */
const placeFrom = (list: readonly Note[], number: number): number =>
  firstFrom(list.length, (at) => list[at]!.at < number);
