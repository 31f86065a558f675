import type { Block, Place, Subject } from '../block.ts';
import type { FilmNumber } from '../film.ts';
import { Taught } from '../titles/taught.ts';
import type { Clues } from './clues.ts';
import { Frames } from './frames.ts';
import { Headings } from './headings.ts';
import { Named } from './named.ts';
import { addTalk, Course, isSilent, type Learned, type Note, newLearned, noteOf } from './notes.ts';
import { Cast } from './people.ts';
import { Tally } from './tally.ts';

/** A heading's mention, or one in the first block of a place, weighs so many others. */
const FIRST = 3;
/** Part of a faint mention that counts among the films named most. */
const FAINT = 0.5;
/** A mention as sure as this makes the same words elsewhere likelier one. */
const SUREST = 0.95;

/** What is known of one page; another page, another memory. */
export class Memory {
  readonly learned = new WeakMap<Place, Learned>();
  readonly course = new Course();
  readonly named = new Named();
  readonly cast = new Cast();
  readonly headings = new Headings();
  readonly frames = new Frames();
  /** Films named in text that is no heading. */
  readonly prose = new Tally();
  /** The page's first top heading, and the first block that names a film. */
  headline: Note | null = null;
  first: Note | null = null;
  /** How often each name (by its hash) was surely a film's. */
  readonly sure = new Map<number, number>();
  /** Names that the page taught. */
  readonly taught: Taught;
  /** What the page says of itself, as read when its film talk was at `step`. */
  signals: Subject[] = [];
  step = 0;
  /** Clues as last gathered, while nothing was learned since. */
  around: { place: Place; number: number; clues: Clues } | null = null;
  /** The film named most when `course` was as long as `at`. */
  top: { film: FilmNumber | undefined; at: number } = { film: undefined, at: 0 };

  /** @param films of the catalogue */
  constructor(films: number) {
    this.taught = new Taught(films);
  }

  noteOf(block: Block, place: Place): Note | undefined {
    return noteOf(this.of(place), block);
  }

  /** What is known of a place. */
  of(place: Place): Learned {
    const known = this.learned.get(place);
    if (known !== undefined) return known;
    const learned = newLearned();
    this.learned.set(place, learned);
    return learned;
  }

  /** Adds a note's counts to its place and all around it, or takes them away. */
  count(note: Note, sign: 1 | -1, first: boolean): void {
    if (!isSilent(note)) this.around = null;
    const { mentions, faint, talk, people, block } = note;
    const weight = sign * (block.kind === 'heading' || first ? FIRST : 1);
    this.named.count(note, weight);
    for (const { hash, sure } of mentions) {
      if (sure < SUREST) continue;
      const often = (this.sure.get(hash) ?? 0) + sign;
      if (often > 0) this.sure.set(hash, often);
      else this.sure.delete(hash);
    }
    this.headings.count(note, sign);
    this.frames.count(note, sign);
    this.cast.count(people, sign);
    if (block.kind !== 'heading') this.prose.addAll(mentions, sign);
    for (let place: Place | null = note.place; place !== null; place = place.parent) {
      const learned = this.of(place);
      addTalk(learned.talk, talk, sign);
      if (mentions.length + faint.length === 0) continue;
      learned.tally ??= new Tally();
      learned.tally.addAll(mentions, weight);
      learned.tally.addAll(faint, sign * FAINT);
    }
  }
}
