/**
 * Which film is a sentence about? Every block is read for names and noted; what the notes near a sentence, the headings
 * over it and the page itself say of a film are its clues (subject/clues.ts), and learned weights make shares of them:
 *
 *   sentence's own mention ─ mentions around it in the block ─ blocks before ─ headings ─ films named most ─ signals
 *
 * A name that came before it was clear that the page talks of films is weighed again when it is: each time the page's
 * film talk has grown by a step, all notes are read anew. Several films stay possible, each with a share.
 */
import type { Block, PageSignals, Place, Subject } from './block.ts';
import type { FilmNumber, Stranger } from './film.ts';
import { blend } from './subject/blend.ts';
import { addStanding, type Clues, cluesAround, cluesWithin } from './subject/clues.ts';
import { learnCard } from './subject/credits.ts';
import { areSiblings } from './subject/headings.ts';
import { type Heard, Hearing } from './subject/hearing.ts';
import { Memory } from './subject/memory.ts';
import type { NamedFilm } from './subject/named.ts';
import { isSilent, MOST_AGAIN, NOTHING, type Note, noteFrom, placeOfNote, putNote, rootOf } from './subject/notes.ts';
import { People } from './subject/people.ts';
import { sharesOf } from './subject/shares.ts';
import { readSignals, signalTalk } from './subject/signals.ts';
import { type FilmTalk, SILENCE, shippedTalk, type Talk } from './titles/filmTalk.ts';
import type { TitleIndex } from './titles/index.ts';
import { type Mention, type MentionContext, readMentions } from './titles/mentions.ts';

export type { Heard } from './subject/hearing.ts';
export type { NamedFilm } from './subject/named.ts';
export { readSignals } from './subject/signals.ts';

/** A mention as sure as this speaks for film talk. */
export const SURE = 0.8;
/** How much of what a page says of itself holds for each of its blocks. */
const OF_PAGE = 0.8;
/** Films below this rank are obscure. */
const KNOWN = 2;
/** The film named most is watched at these growing numbers of blocks, so that it changes a few times at most. */
const GROWTH = 1.5;
/** Being named most says something of a film that has this part of all that is named. */
const TOP = 0.15;
/** Of a page of so many blocks it has to have more: reading that again costs much, and many films are named by chance. */
const LONG = 1000;
const TOP_OF_LONG = 0.25;
/** Fewer names weighed otherwise, as a part of all blocks, are not worth reading a page again. */
const CHANGED = 0.005;

/** Keeps what one page teaches about its films. */
export class Subjects {
  readonly #index: TitleIndex;
  readonly #people: People;
  #page: PageSignals | null = null;
  readonly #weigher: FilmTalk;
  #hearing: Hearing;
  #memory: Memory;
  #version = 0;

  constructor(index: TitleIndex, people = new People(), talk = shippedTalk()) {
    this.#index = index;
    this.#people = people;
    this.#weigher = talk;
    this.#hearing = new Hearing(talk);
    this.#memory = new Memory(index.films);
  }

  /**
   * Rises when what was said of earlier blocks may no longer hold: names in them were weighed again, the film named
   * most is another, or the page turned out to talk of films or not. A few times a page at most.
   */
  get version(): number {
    return this.#version;
  }

  /** Takes in what the page says of itself. A new address or title is a new page: all that was learned is forgotten. */
  signals(signals: PageSignals): Subject[] {
    this.#page = signals;
    this.#hearing = new Hearing(this.#weigher, signalTalk(signals, this.#index, this.#weigher));
    this.#memory = new Memory(this.#index.films);
    this.#hear(this.#hearing.step(SILENCE));
    return this.#memory.signals;
  }

  /** Finds the mentions of a block with what the place knows, and notes them. */
  read(block: Block, place: Place): Mention[] {
    const { at } = this.#read(block, place);
    learnCard(block, at, this.#memory.course, this.#index, this.#memory.taught);
    const step = this.#hearing.step(this.#textOf(place));
    if (step > this.#memory.step) {
      this.#readAgain(() => true);
      this.#hear(step);
    }
    if (this.#memory.headings.haveGrown(block)) this.#readAgain((note) => areSiblings(note.block, block));
    this.#watchTop(place);
    if (this.#hearing.hasTurned(this.#textOf(place), this.#memory.course.next)) this.#version++;
    return this.#memory.noteOf(block, place)?.mentions ?? [];
  }

  /**
   * Takes back what a block taught before, so that it does not confirm itself: to be read again at once.
   * @returns its place among the notes; that of the next new one when it was not read before.
   */
  forget(block: Block, place: Place): number {
    const learned = this.#memory.of(place);
    const at = placeOfNote(learned, block);
    const known = learned.notes[at];
    if (known === undefined) return learned.notes.length;
    if (known.forgotten) return at;
    this.#count(known, -1, at === 0);
    const empty: Note = { ...noteFrom(block, known.place, NOTHING, SILENCE, known.at), forgotten: true };
    putNote(learned, at, empty);
    this.#memory.course.put(empty);
    return at;
  }

  /** What is known around a block that helps to tell names from ordinary words. Its own names count unless forgotten. */
  context(block: Block, place: Place): MentionContext {
    const { course, headings, frames, sure } = this.#memory;
    const number = this.#memory.noteOf(block, place)?.at ?? course.next;
    let films: Subject[] | undefined;
    return {
      filmTalk: this.#declared(),
      talk: this.#weigher,
      talked: this.#hearing.when(number, course, this.#textOf(place)),
      siblings: headings.siblingsOf(block),
      isFramed: (hit) => frames.isFilms(block, hit),
      wasNamed: (hash) => sure.has(hash),
      names: sure.size,
      taught: this.#memory.taught,
      // Most blocks hold no name for which this would have to be known.
      expected: (wanted) => {
        films ??= this.#around(place, number);
        return films.find(({ film }) => film === wanted)?.share ?? 0;
      },
    };
  }

  /** The films a sentence (or any stretch of a block) may be about, likeliest first. Its block must have been read. */
  subjectOf(block: Block, place: Place, start: number, end: number): Subject[] {
    return sharesOf(this.clues(block, place, start, end));
  }

  /** The films every sentence of a block is about alike, when the block itself names nothing; else null. Read it first. */
  alike(block: Block, place: Place): Subject[] | null {
    const note = this.#memory.noteOf(block, place);
    return note === undefined || isSilent(note) ? this.#around(place, note?.at ?? this.#memory.course.next) : null;
  }

  /** What `subjectOf` goes by. */
  clues(block: Block, place: Place, start: number, end: number): Clues {
    const note = this.#memory.noteOf(block, place);
    const around = this.#cluesAround(place, note?.at ?? this.#memory.course.next);
    const clues: Clues = new Map([...around].map(([film, row]) => [film, row.slice()]));
    if (note !== undefined) cluesWithin(clues, note, this.#memory.cast, start, end);
    return addStanding(clues, this.talkOf(block, place).sure, this.#isObscure);
  }

  /** Films of the page, likeliest first: those the page is about, then those it names most. */
  films(): NamedFilm[] {
    const { named, signals, headline, taught } = this.#memory;
    return named.films([...signals, ...blend(headline?.mentions ?? [])]).map((one) => {
      const stranger = taught.strangerOf(one.film);
      return stranger ? { ...one, stranger } : one;
    });
  }

  /** What is known of a film that the catalogue lacks; undefined for one that it has. */
  strangerOf(film: FilmNumber): Stranger | undefined {
    return this.#memory.taught.strangerOf(film);
  }

  /** The films a place may be about at one point of the page. */
  #around(place: Place, number: number): Subject[] {
    return sharesOf(addStanding(this.#cluesAround(place, number), this.#heardAt(place, number).sure, this.#isObscure));
  }

  /** Clues around a block, without what the block of this number says itself; kept, since every sentence of a block asks for them. */
  #cluesAround(place: Place, number: number): Clues {
    const kept = this.#memory.around;
    if (kept?.place === place && kept.number === number) return kept.clues;
    const clues = this.#gatherAround(place, number);
    this.#memory.around = { place, number, clues };
    return clues;
  }

  #gatherAround(place: Place, number: number): Clues {
    const { course, learned, signals, prose, headline, first, cast } = this.#memory;
    const known = {
      course,
      learned: (one: Place) => learned.get(one),
      signals,
      prose,
      headline: headline?.at === number ? null : headline,
      first: first?.at === number ? null : first,
      cast,
    };
    return cluesAround(known, place, number);
  }

  readonly #isObscure = (film: FilmNumber) => this.#index.rankOf(film) < KNOWN;

  #read(block: Block, place: Place): Note {
    const memory = this.#memory;
    const learned = this.#memory.of(place);
    const at = this.forget(block, place);
    const number = learned.notes[at]?.at ?? memory.course.next;
    const { mentions, faint, talk } = readMentions(block, this.#index, this.context(block, place));
    const named = mentions.filter(({ sure }) => sure >= SURE).length;
    const stars = this.#people.stars.countIn(this.#index.words);
    const said = { said: talk.said + this.#weigher.named(named + stars), words: talk.words };
    const all = [...mentions, ...faint].sort((a, b) => a.start - b.start);
    const films = blend(all);
    const sum = films.reduce((total, { share }) => total + share, 0);
    const people = this.#people.among(this.#index.words, mentions);
    const found = all.length + people.length > 0 ? { mentions, faint, named: all, films, sum, people } : NOTHING;
    const note = noteFrom(block, place, found, said, number);
    putNote(learned, at, note);
    memory.course.put(note);
    this.#count(note, 1, at === 0);
    if (block.kind === 'heading' && block.text === place.heading) learned.heading = note;
    if (block.kind === 'heading' && block.level === 1 && number <= (memory.headline?.at ?? number))
      memory.headline = note;
    if (mentions.length > 0 && number <= (memory.first?.at ?? number)) memory.first = note;
    return note;
  }

  /** Reads notes whose text is kept once more with what is known now. */
  #readAgain(wanted: (note: Note) => boolean): void {
    let changed = 0;
    for (const note of this.#memory.course.notes.slice(-MOST_AGAIN)) {
      if (!note.block.text || !wanted(note)) continue;
      const { mentions } = this.#read(note.block, note.place);
      if (mentions.length !== note.mentions.length) changed++;
    }
    if (changed > 0 && changed >= CHANGED * this.#memory.course.next) this.#version++;
  }

  /** Reads what the page says of itself in the light of its film talk. */
  #hear(step: number): void {
    this.#memory.step = step;
    this.#memory.around = null;
    if (this.#page !== null) this.#memory.signals = readSignals(this.#page, this.#index, step, this.#memory.taught);
  }

  /** Another film is named most where films are talked of: what was said of the blocks before may no longer hold. */
  #watchTop(place: Place): void {
    const { top, course, step } = this.#memory;
    if (step === 0 || course.next < GROWTH * top.at) return;
    const most = this.#memory.of(rootOf(place)).tally?.most()[0];
    if (most?.film === top.film) return;
    this.#memory.top = { film: most?.film, at: course.next };
    if ((most?.share ?? 0) >= (course.next < LONG ? TOP : TOP_OF_LONG)) this.#version++;
  }

  /** Whether films are talked of in a block that was read, by what it says itself, what stands around it, and the page. */
  talkOf(block: Block, place: Place): Heard {
    return this.#heardAt(place, this.#memory.noteOf(block, place)?.at ?? this.#memory.course.next);
  }

  #heardAt(place: Place, number: number): Heard {
    const heard = this.#hearing.at(place, number, this.#memory.course, this.#textOf(place));
    return { ...heard, sure: Math.max(heard.sure, this.#declared()) };
  }

  /** How surely films are talked of in each block because the page itself says that it is about some. */
  #declared(): number {
    return OF_PAGE * this.#memory.signals.reduce((sum, { share }) => sum + share, 0);
  }

  /** Film talk of all that was read of the page. */
  #textOf(place: Place): Talk {
    return this.#memory.of(rootOf(place)).talk;
  }

  #count(note: Note, sign: 1 | -1, first: boolean): void {
    this.#hearing.forget();
    this.#memory.count(note, sign, first);
  }
}
