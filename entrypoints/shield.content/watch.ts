/**
 * What changed in the page, as blocks to look at again.
 *
 * One observer watches the document and every shadow root. Its records become two kinds of work: whole elements that are new, and
 * the text that stands directly in an element. Work is done in the observer's own call, before the page is painted. What does not fit
 * into one slice is held (covered as a whole) and read in the next ones, a few milliseconds a task (pace.ts); of a page far longer than
 * anybody sees at once, what is in sight first and the rest bit by bit (agenda.ts).
 */

import { Agenda } from './agenda.ts';
import type { Findings } from './findings.ts';
import type { Standings } from './frames.ts';
import { isOwn, parentOf, pristine, SPOKEN, tagOf } from './markup.ts';
import { Pace, Shows, SLICE } from './pace.ts';
import { type Holder, type Reading, readPage } from './read.ts';
import { Hosts } from './roots.ts';
import { MARK } from './shutter.ts';
import { holderOf, isOfHead, isText, restAfter, siblingsAfter, type Work, want } from './work.ts';

const OBSERVED: MutationObserverInit = {
  subtree: true,
  childList: true,
  characterData: true,
  attributes: true,
  attributeFilter: [...SPOKEN, MARK, 'aria-hidden'],
};

export class Watch {
  readonly #page: Document;
  readonly #own: Document;
  readonly #findings: Findings;
  readonly #observer = new MutationObserver((records) => this.#take(records));
  readonly #roots = new WeakSet<Node>();
  readonly #hosts = new Hosts((roots) => {
    for (const root of roots) this.#observe(root);
    this.slice();
  });
  readonly #agenda: Agenda;
  readonly #shows = new Shows();
  readonly #onScroll = () => {
    if (this.#agenda.scrolled()) this.#pace.next('soon');
  };
  readonly #standings: Standings = new Map();
  /** Read since more of the page was found to be read again: these need not be. */
  #readSince = new WeakSet<Holder>();
  readonly #pace = new Pace(() => this.#goOn());
  /** What the page says of itself may have changed. */
  #headNews = true;
  /** What is lent to the page may be gone: it changed attributes, or took nodes away (and put them elsewhere, it may be). */
  #isTouched = false;
  #address = '';

  constructor(page: Document, findings: Findings) {
    this.#page = page;
    this.#own = pristine(page);
    this.#findings = findings;
    this.#agenda = new Agenda(this.#own);
  }

  start(): void {
    addEventListener('scroll', this.#onScroll, { capture: true, passive: true });
    this.#observe(this.#page);
    this.slice();
  }

  /** Reads the whole page again, without haste. */
  again(): void {
    this.#readSince = new WeakSet();
    this.#agenda.again(this.#page);
    this.#pace.next('later');
  }

  /** Reads the text that stands directly in these again, before all else that is known. */
  reread(holders: Holder[]): void {
    if (!holders.length) return;
    this.#agenda.rereadFirst(holders);
    this.slice(SLICE.later, true);
  }

  /** Does what changes attributes of the page, and does not take that for news. */
  quietly(act: () => void): void {
    const before = this.#observer.takeRecords();
    act();
    const after = this.#observer.takeRecords().filter(({ type }) => type !== 'attributes');
    if (before.length + after.length) this.#take([...before, ...after]);
  }

  stop(): void {
    this.#observer.disconnect();
    removeEventListener('scroll', this.#onScroll, { capture: true });
    this.#hosts.stop();
    this.#agenda.clear();
    this.#pace.rest();
  }

  #observe(root: Document | ShadowRoot): void {
    if (this.#roots.has(root)) return;
    this.#roots.add(root);
    this.#observer.observe(root, OBSERVED);
    this.#findings.arrived(root);
    this.#agenda.fresh.set(root, true);
  }

  #take(records: MutationRecord[]): void {
    // What is inside an element that is new itself is read with it. While a page is parsed nearly all records are such, and reading
    // more of a record than its target is what costs.
    const inside = new Set<Node>();
    let removed = false;
    for (const record of records) {
      const { target } = record;
      if (inside.has(target)) continue;
      const parent = parentOf(target);
      if (parent && inside.has(parent)) {
        inside.add(target);
        continue;
      }
      this.#headNews ||= isOfHead(target);
      if (record.type === 'attributes') this.#takeAttribute(target as Element, record.attributeName!);
      else if (this.#takeNodes(record, inside)) removed = true;
    }
    this.#isTouched ||= removed;
    if (removed) this.#findings.removed();
    this.#lookAtHead();
    this.#hosts.check();
    this.slice(this.#agenda.isLong ? SLICE.busy : SLICE.first);
  }

  #takeAttribute(element: Element, name: string): void {
    this.#isTouched = true;
    if (SPOKEN.includes(name) && !this.#findings.isOurs(element, name)) want(this.#agenda.fresh, element, false);
  }

  /** @returns whether nodes were removed */
  #takeNodes({ type, target, addedNodes, removedNodes }: MutationRecord, inside: Set<Node>): boolean {
    let direct = type === 'characterData';
    for (const node of addedNodes) {
      const inline = isText(node);
      direct ||= inline;
      if (node.nodeType !== 1) continue;
      const element = node as Element;
      this.#findings.arrived(element);
      if ((inline && !element.firstElementChild) || isOwn(element)) continue;
      inside.add(element);
      want(this.#agenda.fresh, element, true);
    }
    for (const node of removedNodes) direct ||= isText(node);
    if (direct) want(this.#agenda.fresh, holderOf(target), false);
    return removedNodes.length > 0;
  }

  #lookAtHead(): void {
    const { URL: address } = this.#own;
    if (!this.#headNews && this.#address === address) return;
    this.#headNews = false;
    this.#address = address;
    this.#findings.head();
  }

  /** Nothing of the text that stands directly in a holder is put off. */
  isRead(holder: Holder): boolean {
    return !this.#agenda.parts.has(holder);
  }

  /** Works for about so many milliseconds, before a paint if there is one, and leaves the rest for the next frames. */
  slice(budget = SLICE.first, isLater = false): void {
    this.#attempt(() => this.#work(performance.now() + budget, isLater));
  }

  /** Reads now what is wanted of all that is not read yet, however long that takes: it is about to leave the page. */
  finish(isWanted: (root: Document | Holder) => boolean): void {
    const { backlog, parts } = this.#agenda;
    if (!backlog.size && !parts.size) return;
    this.#attempt(() => {
      const end = Number.POSITIVE_INFINITY;
      const wanted = [...backlog].filter(([root]) => isWanted(root));
      for (const [root, whole] of wanted) this.#agenda.took(root, whole, backlog);
      this.#readAll(new Map(wanted), end);
      if ([...parts.keys()].some(isWanted)) this.#finishParts(end);
      this.#show(false);
    });
  }

  #attempt(act: () => void): void {
    try {
      this.quietly(act);
    } catch (error) {
      this.#findings.failed(error);
    } finally {
      this.#standings.clear(); // They hold for as long as the page cannot change.
    }
  }

  #work(end: number, isLater: boolean): void {
    const agenda = this.#agenda;
    this.#finishParts(end);
    const inSight = agenda.inSight > 0;
    this.#readAll(isLater ? agenda.backlog : agenda.first(), end);
    agenda.putBack();
    // What is half read is read to its end before it is read again.
    if (isLater && !agenda.parts.size) this.#readAll(agenda.known, end);
    this.#lookAtHead();
    const isDone = agenda.rest();
    const isTime = isDone || (isLater && inSight && !agenda.inSight) || this.#shows.isDue;
    // What is new is covered or held before it is painted; what need not be held any more can wait.
    if (isTime || !isLater) this.#show(!isTime);
    if (isTime) this.#shows.shown();
    // While much is held each frame costs the browser more than a slice does. What was shown is painted first.
    const isShown = !isLater || this.#shows.isPending;
    if (!isDone) this.#pace.next(!agenda.isUrgent ? 'idle' : !agenda.hasNew ? 'later' : isShown ? 'painted' : 'soon');
  }

  #show(onlyMore: boolean): void {
    this.#findings.show(this.#agenda.unread(onlyMore), this.#isTouched);
    this.#isTouched = false;
  }

  #readAll(work: Work, end: number): void {
    for (const [root, whole] of work) {
      if (performance.now() > end) return;
      this.#agenda.took(root, whole, work);
      if (root.isConnected) this.#read(root, whole, end, work);
    }
  }

  #finishParts(end: number): void {
    const { parts: all } = this.#agenda;
    for (const [holder, parts] of all) {
      while (parts.length && holder.isConnected && performance.now() < end) this.#judge(parts.shift()!);
      if (parts.length && holder.isConnected) return;
      all.delete(holder);
    }
  }

  /** The next slice. By now the browser has painted what was shown last. */
  #goOn(): void {
    const start = performance.now();
    this.#shows.painted();
    this.#agenda.lookAgain();
    const isIdle = !this.#agenda.isUrgent;
    const budget = this.#own.hidden ? SLICE.hidden : isIdle ? SLICE.idle : SLICE.later;
    // To look may have made the browser lay the page out: that is part of this task.
    this.slice(Math.max(SLICE.busy, budget - (performance.now() - start)), true);
  }

  #judge(reading: Reading): void {
    this.#agenda.eager -= reading.block.text.length;
    this.#findings.block(reading);
  }

  #read(root: Document | Holder, whole: boolean, end: number, work: Work): void {
    const { parts, known } = this.#agenda;
    const told = new Set<Holder>();
    const begin = (holder: Holder) => {
      if (told.has(holder)) return;
      told.add(holder);
      if (known.size) this.#readSince.add(holder);
      parts.delete(holder);
      this.#findings.stale(holder);
    };
    if (root !== this.#page && !(whole && work === known)) begin(root as Holder);
    // Text of an inline element belongs to a run of the block around it.
    const around = holderOf(root);
    if (around !== root) want(work, around, false);
    const options = {
      shallow: !whole,
      standings: this.#standings,
      original: this.#findings.original,
      visit: (element: Element) => {
        const shadow = this.#hosts.meet(element);
        if (shadow) this.#observe(shadow);
        if (tagOf(element) === 'script' && /ld\+json/.test(element.getAttribute('type') ?? '')) this.#headNews = true;
      },
      section: (from: Element) => from === root && this.#readBehind(from),
    };
    let late = false;
    for (const reading of readPage(root, options)) {
      const { holder } = reading;
      if (holder === around && around !== root) continue;
      const isRead = whole && work === known && !told.has(holder) && this.#readSince.has(holder);
      if (!isRead) {
        begin(holder);
        if (late && reading.goesOn !== undefined) this.#agenda.keepPart(reading);
        else this.#judge(reading);
      }
      late ||= performance.now() > end;
      if (late && reading.goesOn) continue;
      if (reading.block.level && reading.holder === root) this.#readBehind(root);
      if (whole && late && reading.pieces.length && reading.block.kind !== 'heading') {
        this.#putOff(restAfter(reading.pieces.at(-1)!.node, root), work);
        break;
      }
    }
  }

  /** A heading speaks for its next siblings. */
  #readBehind(heading: Node): void {
    this.#readSince = new WeakSet();
    this.#putOff(siblingsAfter(heading), this.#agenda.known);
  }

  #putOff(rest: Iterable<[root: Holder, whole: boolean]>, work: Work): void {
    for (const [root, whole] of rest) if (!whole || !this.#agenda.isNew(root)) want(work, root, whole);
  }
}
