/**
 * Which film is a sentence about? From what is nearest to what is furthest, each answer taking its part of what is
 * left:
 *
 *   the sentence's own mention ─ sentences before it ─ blocks before it in the same comment or section ─ section heading
 *     ─ article ─ thread ─ page (headings, films named most) ─ what the page says of itself (signals)
 *
 * A mention in passing ("it reminded me of Casablanca") does not take a sentence from a film that headings or signals
 * declare. Several films stay possible, each with a share.
 */
import type { Block, PageSignals, Place, Subject } from './block.ts';
import type { FilmNumber } from './film.ts';
import { dominant, Mix, shareOf, subjectsOf } from './subject/mix.ts';
import { isLead, type Learned, type Note, placeOfNote, REACH } from './subject/notes.ts';
import { readSignals } from './subject/signals.ts';
import type { TitleIndex } from './titles/index.ts';
import { findMentions, type Mention, type MentionContext, readMentions } from './titles/mentions.ts';
import { filmTalk, type Talk } from './titles/talk.ts';

export { readSignals } from './subject/signals.ts';

/** How far the films most named in a place are trusted to be its subject. */
const DOMINANT: Record<Place['kind'], number> = {
  comment: 0.6,
  spoiler: 0.6,
  section: 0.5,
  article: 0.5,
  thread: 0.45,
  page: 0.4,
};
/** The first mention in a place weighs so many others. */
const FIRST = 3;

/** A film that the page names, for the popup. */
export interface NamedFilm extends Subject {
  /** As first written on the page. */
  name: string;
}

/** Keeps what one page teaches about its films. Forgets a place when the page does. */
export class Subjects {
  readonly #index: TitleIndex;
  #signals: PageSignals | null = null;
  /** What the signals say, as read when the page's film talk was at `step`. */
  #page: { step: number; films: Subject[] } = { step: 0, films: [] };
  #learned = new WeakMap<Place, Learned>();
  #total = new Map<FilmNumber, number>();
  #names = new Map<FilmNumber, string>();
  /** The place under the page's first top heading. */
  #headline: Place | null = null;

  constructor(index: TitleIndex) {
    this.#index = index;
  }

  /** Takes in what the page says of itself. A new address or title is a new page: all that was learned is forgotten. */
  signals(signals: PageSignals): Subject[] {
    this.#learned = new WeakMap();
    this.#total.clear();
    this.#names.clear();
    this.#headline = null;
    this.#signals = signals;
    this.#page = { step: 0, films: readSignals(signals, this.#index) };
    return this.#page.films;
  }

  /** Finds the mentions of a block with what the place knows, and notes them. */
  read(block: Block, place: Place): Mention[] {
    this.#forget(place, block);
    const { mentions, talk } = readMentions(block, this.#index, this.context(place));
    this.note(place, block, mentions, talk);
    return mentions;
  }

  /** What a place knows that helps to tell names from ordinary words. */
  context(place: Place): MentionContext {
    const films = new Map<FilmNumber, number>();
    for (const { film, share } of this.about(place)) films.set(film, share);
    const own = filmTalk(this.#of(place).talk);
    const page = filmTalk(this.#of(rootOf(place)).talk);
    const declared = this.#page.films.reduce((sum, { share }) => sum + share, 0);
    return { filmTalk: Math.max(own, 0.8 * page, 0.8 * declared), expected: (film) => films.get(film) ?? 0 };
  }

  /**
   * Notes a block's mentions. A block noted before, one of the same text in the same place, and one that has grown
   * (text still arriving) are replaced, not added.
   */
  note(place: Place, block: Block, mentions: Mention[], talk: Talk = { strong: 0, weak: 0, words: 0 }): void {
    const { notes, places } = this.#of(place);
    const note = { block, mentions, talk };
    const at = this.#forget(place, block);
    if (at >= 0) notes[at] = note;
    else places.set(block.text, notes.push(note) - 1);
    this.#count(place, note, 1, notes[0] === note);
    for (const { start, end, films } of mentions) {
      const [first] = films;
      if (first !== undefined && !this.#names.has(first.film))
        this.#names.set(first.film, block.text.slice(start, end));
    }
    if (block.kind === 'heading' && block.level === 1) this.#headline ??= place;
    place.subjects = this.about(place);
  }

  /** The films a sentence (or any stretch of a block) may be about, likeliest first. Its block must have been noted. */
  subjectOf(block: Block, place: Place, start: number, end: number): Subject[] {
    const { notes, places } = this.#of(place);
    const at = places.get(block.text) ?? notes.length;
    const mentions = notes[at]?.mentions ?? [];
    const declared = this.#declared(place);
    const mix = new Mix();
    const own = subjectsOf(mentions.filter((mention) => mention.start < end && mention.end > start));
    mix.add(own, 0.92 * this.#standing(own, declared, 0.35));
    const earlier = mentions.filter((mention) => mention.end <= start);
    const lead = earlier.slice(-REACH).findLast((mention) => isLead(block, mention));
    if (lead !== undefined) mix.add(subjectsOf([lead]), 0.85);
    const nearest = subjectsOf(earlier.slice(-1));
    mix.add(nearest, 0.7 * this.#standing(nearest, declared, 0.6));
    const before = notes.slice(Math.max(0, at - REACH), at).findLast((note) => note.mentions.length > 0);
    if (before !== undefined && before.block.kind !== 'heading') {
      const recent = subjectsOf(before.mentions);
      mix.add(recent, (place.kind === 'page' ? 0.3 : 0.5) * this.#standing(recent, declared, 0.8));
    }
    mix.add(this.about(place), 1);
    mix.add(subjectsOf(mentions.filter((mention) => mention.start >= end)), 0.4);
    return mix.result();
  }

  /**
   * The films a place may be about, by headings, the films named in it, the places around it and the page's signals.
   */
  about(place: Place): Subject[] {
    const mix = new Mix();
    for (let at: Place | null = place; at !== null; at = at.parent) {
      mix.add(this.#heading(at), 0.92);
      if (at.parent === null) mix.add(this.#ofPage(at), 1);
      mix.add(dominant(this.#of(at).tally), DOMINANT[at.kind]);
    }
    return mix.result();
  }

  /** Films of the page, likeliest first: those the page is about, then those it names most. */
  films(): NamedFilm[] {
    const mix = new Mix();
    mix.add(this.#page.films, 1);
    if (this.#headline !== null) mix.add(this.#heading(this.#headline), 1);
    mix.add(dominant(this.#total), 1);
    return mix.result().map((subject) => ({ ...subject, name: this.#names.get(subject.film) ?? '' }));
  }

  /** What headings and signals say, without what is only named. */
  #declared(place: Place): Subject[] {
    const mix = new Mix();
    for (let at: Place | null = place; at !== null; at = at.parent) mix.add(this.#heading(at), 0.92);
    mix.add(this.#ofPage(rootOf(place)), 1);
    return mix.result();
  }

  /**
   * Trust in a mention beside what is declared: whole when they agree or nothing is declared, less by up to `loss` when
   * they do not.
   */
  #standing(mentioned: readonly Subject[], declared: readonly Subject[], loss: number): number {
    const [film] = mentioned;
    if (film === undefined || declared.length === 0) return 1;
    const against = declared.reduce((sum, one) => sum + (shareOf(one.film, mentioned) > 0.1 ? 0 : one.share), 0);
    return 1 - loss * Math.min(1, against);
  }

  /**
   * A heading is read again when it has become clearer whether its place talks of films: "Heat" alone tells nothing.
   */
  #heading(place: Place): Subject[] {
    if (place.heading === undefined) return [];
    const learned = this.#of(place);
    const step = talkStep(learned.talk);
    if (learned.heading?.text !== place.heading || learned.heading.step !== step) {
      const noted = learned.notes.find(({ block }) => block.kind === 'heading' && block.text === place.heading)?.block;
      const block: Block = noted ?? { text: place.heading, kind: 'heading', marks: [] };
      const mentions = findMentions(block, this.#index, { filmTalk: step / TALK_STEPS, expected: () => 0 });
      learned.heading = { text: place.heading, step, films: subjectsOf(mentions) };
    }
    return learned.heading.films;
  }

  /** The page's signals, whose title is read again like a heading. */
  #ofPage(root: Place): Subject[] {
    const step = talkStep(this.#of(root).talk);
    if (this.#signals !== null && step !== this.#page.step) {
      this.#page = { step, films: readSignals(this.#signals, this.#index, step / TALK_STEPS) };
    }
    return this.#page.films;
  }

  #of(place: Place): Learned {
    const known = this.#learned.get(place);
    if (known !== undefined) return known;
    const learned: Learned = { notes: [], places: new Map(), talk: { strong: 0, weak: 0, words: 0 }, tally: new Map() };
    this.#learned.set(place, learned);
    return learned;
  }

  /**
   * Takes back what a block taught before, so that it does not confirm itself. Its place among the notes, -1 when it is
   * new.
   */
  #forget(place: Place, block: Block): number {
    const learned = this.#of(place);
    const at = placeOfNote(learned, block);
    const note = learned.notes[at];
    if (note === undefined) return -1;
    this.#count(place, note, -1, at === 0);
    learned.places.delete(note.block.text);
    learned.places.set(block.text, at);
    learned.notes[at] = { block, mentions: [], talk: { strong: 0, weak: 0, words: 0 } };
    return at;
  }

  /** Adds a note's counts to its place and all around it, or takes them away. */
  #count(place: Place, { mentions, talk, block }: Note, sign: 1 | -1, first: boolean): void {
    const weight = sign * (block.kind === 'heading' || first ? FIRST : 1);
    const add = (tally: Map<FilmNumber, number>) => {
      for (const { film, share } of mentions.flatMap((mention) =>
        mention.films.map((one) => ({ ...one, share: one.share * mention.sure })),
      )) {
        const sum = (tally.get(film) ?? 0) + weight * share;
        if (sum > 1e-9) tally.set(film, sum);
        else tally.delete(film);
      }
    };
    add(this.#total);
    for (let at: Place | null = place; at !== null; at = at.parent) {
      const learned = this.#of(at);
      add(learned.tally);
      learned.talk.strong += sign * talk.strong;
      learned.talk.weak += sign * talk.weak;
      learned.talk.words += sign * talk.words;
    }
  }
}

/** Film talk in steps, so that headings are read again a few times at most. */
const TALK_STEPS = 4;

function talkStep(talk: Talk): number {
  return Math.round(filmTalk(talk) * TALK_STEPS);
}

function rootOf(place: Place): Place {
  let root = place;
  while (root.parent !== null) root = root.parent;
  return root;
}
