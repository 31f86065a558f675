/**
 * What of a page is still to be read, and in which haste: what is new at once; of a backlog what is in sight and a quota of the rest as
 * fast as the page allows, then bit by bit; last what is to be read once more.
 */
import type { Held } from './paint.ts';
import type { Holder, Reading } from './read.ts';
import { inSight, nearFirst, type Parts, unread, type Work, want } from './work.ts';

/** With fewer elements to be read their order does not matter; so few that are new are read before the backlog. */
const FEW = 20;
/** With more of them a change of the page waits like the rest. */
const MANY = 100;
/** Units of text read in haste, beside what is in sight: many times what a window shows. The rest of most pages is read within a second. */
const EAGER = 20_000;
/** Milliseconds between looks at what is in sight, which make the browser lay the page out: at the least, and when there is no sign of news. */
const LOOK_LEAST = 100;
const LOOK_EVERY = 500;

export class Agenda {
  /** Came with the last change of the page. */
  readonly fresh: Work = new Map();
  /** Came before, and did not fit into one slice. */
  readonly backlog: Work = new Map();
  /** To be read once more when there is nothing new; stays as it is meanwhile. */
  readonly known: Work = new Map();
  readonly parts: Parts = new Map();
  /** Units of text still to be read in haste, wherever they stand. */
  eager = EAGER;
  /** How many elements at the head of the backlog are in sight. */
  inSight = 0;
  /** Nothing has come to the backlog since it was looked for what is in sight. */
  #looked = true;
  #lookedAt = Number.NEGATIVE_INFINITY;
  /** What is to be held was added to, or only taken from, since it was told. */
  #heldMore = false;
  #heldLess = false;
  #isScrolled = false;
  readonly #page: Document;

  constructor(page: Document) {
    this.#page = page;
  }

  /** What is to be read before the page is painted: a little that is new, else the backlog with what is new behind it. */
  first(): Work {
    const isLittle = this.fresh.size <= FEW && this.backlog.size > 0;
    if (isLittle) return this.fresh;
    this.putBack();
    return this.isUrgent ? this.backlog : this.fresh;
  }

  /** What is new and has not been read waits behind the backlog. */
  putBack(): void {
    if (this.fresh.size) this.#looked = false;
    this.#heldMore ||= this.fresh.size > 0;
    for (const [root, whole] of this.fresh) want(this.backlog, root, whole);
    this.fresh.clear();
  }

  /** Finds what of the backlog is in sight. @returns whether anything is */
  look(): boolean {
    this.#looked = true;
    this.#lookedAt = performance.now();
    this.inSight = this.backlog.size > FEW ? nearFirst(this.backlog, this.#page) : 0;
    return this.inSight > 0;
  }

  /** Looks now and then: a page can bring something into sight without a word. */
  lookAgain(): void {
    const isNews = !this.#looked || this.inSight > 0;
    if (performance.now() - this.#lookedAt > (isNews ? LOOK_LEAST : LOOK_EVERY)) this.look();
  }

  /** The page was scrolled. @returns whether anything to be read is in sight; soon after a look that is left to the next slice */
  scrolled(): boolean {
    this.#isScrolled = true;
    this.#looked = performance.now() - this.#lookedAt > LOOK_LEAST;
    return this.#looked && this.look();
  }

  /** An element is about to be read. @param whole with all that is inside */
  took(root: Document | Holder, whole: boolean, from: Work): void {
    from.delete(root);
    // What is read because it is new need not wait any more.
    const waited = from === this.fresh && whole && this.backlog.delete(root);
    if (from !== this.backlog && !waited) return;
    this.#heldLess = true;
    // It may have been a wrapper of more than was read of it.
    if (this.inSight && --this.inSight === 0) this.#looked = false;
  }

  /** The whole page is to be read once more, what is in sight first. */
  again(page: Document): void {
    this.eager = EAGER;
    // Where nothing was scrolled that is the beginning: to ask the page would make the browser lay it out.
    if (this.#isScrolled)
      for (const one of inSight(this.#page)) if (one.nodeType === 1) this.known.set(one as Element, false);
    this.known.set(page, true);
  }

  /** The text that stands directly in these is to be read once more, before all else that is known. */
  rereadFirst(holders: Holder[]): void {
    const rest = [...this.known];
    this.known.clear();
    for (const holder of holders) this.known.set(holder, false);
    for (const [root, whole] of rest) want(this.known, root, whole);
  }

  isNew(root: Document | Holder): boolean {
    return this.fresh.has(root) || this.backlog.has(root);
  }

  /** A change of the page waits like the rest. */
  get isLong(): boolean {
    return this.fresh.size > FEW && this.fresh.size + this.backlog.size > MANY;
  }

  get hasNew(): boolean {
    return this.parts.size + this.fresh.size + this.backlog.size > 0;
  }

  /** Nothing is left to be read, so what comes next is read in haste again. @returns whether it is so */
  rest(): boolean {
    const isDone = !this.hasNew && !this.known.size;
    if (isDone) this.eager = EAGER;
    return isDone;
  }

  get isUrgent(): boolean {
    return this.eager > 0 || this.inSight > 0 || !this.#looked;
  }

  /** Adds one more part of a block too long for one slice. */
  keepPart(part: Reading): void {
    const list = this.parts.get(part.holder);
    if (list) list.push(part);
    else this.parts.set(part.holder, [part]);
    this.#heldMore = true;
  }

  /**
   * What is not read yet; null: the same as when last asked.
   * @param onlyMore also null when it has become less: to hold what is read does no harm, and to go over all that is held costs
   */
  unread(onlyMore: boolean): Iterable<Held> | null {
    if (!this.#heldMore && (onlyMore || !this.#heldLess)) return null;
    this.#heldMore = false;
    this.#heldLess = this.parts.size > 0;
    return unread(this.backlog, this.parts);
  }

  clear(): void {
    for (const work of [this.fresh, this.backlog, this.known, this.parts]) work.clear();
  }
}
