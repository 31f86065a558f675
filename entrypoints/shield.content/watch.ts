/**
 * What changed in the page, as blocks to look at again.
 *
 * One observer watches the document and every shadow root. Its records become two kinds of work: whole elements that are new, and
 * the text that stands directly in an element. Work is done in the observer's own call, before the page is painted. What does not fit
 * into one slice is held (covered as a whole) and read in the next ones, a few milliseconds a frame; frames stop in hidden
 * tabs, so a time-out stands beside each frame.
 */
import { MARK } from './cover.ts';
import type { Standings } from './frames.ts';
import { isInline, parentOf, pristine, SPOKEN, tagOf } from './markup.ts';
import { type Holder, type Reading, readPage } from './read.ts';
import { Hosts } from './roots.ts';

export interface Findings {
  /** The text that stands directly in this element, and its attributes, are about to be told anew. */
  stale(holder: Holder): void;
  /** A block, complete. */
  block(reading: Reading): void;
  /** Nodes were removed: what is no longer in the page can be forgotten. */
  removed(): void;
  /** What the page says of itself may have changed: its head, or its address. */
  head(): void;
  /** Nodes whose text is not read yet; none when all is. */
  hold(nodes: ReadonlySet<Node>): void;
  /** The attribute was last changed by the shield itself. */
  isOurs(element: Element, attribute: string): boolean;
  /** An attribute as the page has it. */
  original(element: Element, attribute: string): string | null;
}

/** Milliseconds of reading and judging in one go: before a paint, and in each later frame. */
const FIRST_SLICE = 20;
const LATER_SLICE = 18;
/** With fewer elements to be read their order does not matter. */
const FEW = 20;
/** Children of an element with more than this are held with it, not one by one. */
const MANY = 50;
/** Milliseconds after which a frame that did not come is not waited for. */
const FRAME_LATE = 100;

const OBSERVED: MutationObserverInit = {
  subtree: true,
  childList: true,
  characterData: true,
  attributes: true,
  attributeFilter: [...SPOKEN, MARK, 'aria-hidden'],
};

/** Elements to be read, in order; `true`: with all that is inside. */
type Work = Map<Document | Holder, boolean>;

export class Watch {
  private readonly page: Document;
  private readonly own: Document;
  private readonly findings: Findings;
  private readonly observer = new MutationObserver((records) => this.take(records));
  private readonly roots = new WeakSet<Node>();
  private readonly hosts = new Hosts((roots) => {
    for (const root of roots) this.observe(root);
    this.slice(FIRST_SLICE);
  });
  /** New and not read yet. */
  private readonly fresh: Work = new Map();
  /** To be read once more when there is nothing new; stays as it is meanwhile. */
  private readonly known: Work = new Map();
  /** How many there were when they were last put in order. */
  private ordered = 0;
  private readonly standings: Standings = new Map();
  private frame = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** What the page says of itself may have changed. */
  private headNews = true;
  private address = '';

  constructor(page: Document, findings: Findings) {
    this.page = page;
    this.own = pristine(page);
    this.findings = findings;
  }

  start(): void {
    this.observe(this.page);
    this.slice(FIRST_SLICE);
  }

  /** Reads the whole page again, without haste. */
  again(): void {
    this.known.set(this.page, true);
    this.later();
  }

  /** Does what changes attributes of the page, and does not take that for news. */
  quietly(act: () => void): void {
    const before = this.observer.takeRecords();
    act();
    const after = this.observer.takeRecords().filter(({ type }) => type !== 'attributes');
    if (before.length + after.length) this.take([...before, ...after]);
  }

  stop(): void {
    this.observer.disconnect();
    this.hosts.stop();
    this.fresh.clear();
    this.known.clear();
    this.rest();
  }

  private observe(root: Document | ShadowRoot): void {
    if (this.roots.has(root)) return;
    this.roots.add(root);
    this.observer.observe(root, OBSERVED);
    this.fresh.set(root, true);
  }

  private take(records: MutationRecord[]): void {
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
      this.headNews ||= isOfHead(target);
      if (record.type === 'attributes') this.takeAttribute(target as Element, record.attributeName!);
      else if (this.takeNodes(record, inside)) removed = true;
    }
    if (removed) this.findings.removed();
    this.lookAtHead();
    this.hosts.check();
    this.slice(FIRST_SLICE);
  }

  private takeAttribute(element: Element, name: string): void {
    if (SPOKEN.includes(name) && !this.findings.isOurs(element, name)) this.add(element, false);
  }

  /** @returns whether nodes were removed */
  private takeNodes({ type, target, addedNodes, removedNodes }: MutationRecord, inside: Set<Node>): boolean {
    let direct = type === 'characterData';
    for (const node of addedNodes) {
      const inline = isText(node);
      direct ||= inline;
      if (node.nodeType !== 1 || (inline && !(node as Element).firstElementChild)) continue;
      inside.add(node);
      this.add(node as Element, true);
    }
    for (const node of removedNodes) direct ||= isText(node);
    if (direct) this.add(holderOf(target), false);
    return removedNodes.length > 0;
  }

  private lookAtHead(): void {
    const { URL: address } = this.own;
    if (!this.headNews && this.address === address) return;
    this.headNews = false;
    this.address = address;
    this.findings.head();
  }

  private add(holder: Holder, whole: boolean, work = this.fresh): void {
    if (whole || !work.has(holder)) work.set(holder, whole);
  }

  private slice(budget: number): void {
    this.quietly(() => this.work(budget));
  }

  /** Works for about so many milliseconds, and leaves the rest for the next frame. */
  private work(budget: number): void {
    const end = performance.now() + budget;
    for (const work of [this.fresh, this.known]) {
      for (const [root, whole] of work) {
        if (performance.now() > end) break;
        work.delete(root);
        if (root.isConnected) this.read(root, whole, end, work);
      }
    }
    this.lookAtHead();
    this.standings.clear();
    this.findings.hold(this.unread());
    if (this.fresh.size || this.known.size) this.later();
  }

  /** Nodes whose text is still to be read. */
  private unread(): Set<Node> {
    const nodes = new Set<Node>();
    for (const [root, whole] of this.fresh) {
      if (whole || !root.childElementCount || root.childNodes.length > MANY) nodes.add(root);
      else for (const child of root.childNodes) if (isText(child)) nodes.add(child);
    }
    return nodes;
  }

  private later(): void {
    if (this.timer !== undefined) return;
    const next = () => {
      this.rest();
      if (this.fresh.size > Math.max(FEW, this.ordered)) this.nearFirst();
      this.ordered = this.fresh.size;
      this.slice(LATER_SLICE);
    };
    this.frame = requestAnimationFrame(next);
    this.timer = setTimeout(next, FRAME_LATE);
  }

  /** What is in sight is read before what is not. */
  private nearFirst(): void {
    const { innerHeight } = window;
    const isNear = (root: Node) => {
      if (root.nodeType !== 1) return false;
      const { top, bottom } = (root as Element).getBoundingClientRect();
      return bottom > 0 && top < innerHeight;
    };
    const works = [...this.fresh];
    const near = works.map(([root]) => isNear(root));
    if (near.lastIndexOf(true) === near.indexOf(false) - 1) return;
    this.fresh.clear();
    for (const wanted of [true, false])
      for (const [at, [root, whole]] of works.entries()) if (near[at] === wanted) this.fresh.set(root, whole);
  }

  private rest(): void {
    cancelAnimationFrame(this.frame);
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private read(root: Document | Holder, whole: boolean, end: number, work: Work): void {
    const told = new Set<Holder>();
    const begin = (holder: Holder) => {
      if (told.has(holder)) return;
      told.add(holder);
      this.findings.stale(holder);
    };
    if (root !== this.page) begin(root as Holder);
    // Text of an inline element belongs to a run of the block around it.
    const around = holderOf(root);
    if (around !== root) this.add(around, false);
    const options = {
      shallow: !whole,
      standings: this.standings,
      original: this.findings.original,
      visit: (element: Element) => {
        const shadow = this.hosts.meet(element);
        if (shadow) this.observe(shadow);
        if (tagOf(element) === 'script' && /ld\+json/.test(element.getAttribute('type') ?? '')) this.headNews = true;
      },
      section: (from: Element) => from === root && this.addBehind(from, this.known),
    };
    for (const reading of readPage(root, options)) {
      if (reading.holder === around && around !== root) continue;
      begin(reading.holder);
      this.findings.block(reading);
      if (reading.block.level && reading.holder === root) this.addBehind(root, this.known);
      if (whole && performance.now() > end && reading.pieces.length && reading.block.kind !== 'heading') {
        this.putOff(reading.pieces.at(-1)!.node, root, work);
        break;
      }
    }
  }

  /** A heading speaks for its next siblings; so may what comes after a point where reading stopped. */
  private addBehind(node: Node, work: Work): void {
    for (let next = (node as Element).nextElementSibling; next; next = next.nextElementSibling)
      if (!this.fresh.has(next)) this.add(next, true, work);
  }

  /** What of `root` comes after a text that was read becomes work of its own. */
  private putOff(text: Text, root: Node, work: Work): void {
    for (let at: Node = text; at !== root; ) {
      this.addBehind(at, work);
      const parent = parentOf(at);
      if (!parent) return;
      if (parent.nodeType !== 9 && holderOf(parent) === parent) this.add(parent as Holder, false, work);
      at = parent;
    }
  }
}

/** The block-level element, or shadow root, in which the text of a node stands. */
function holderOf(node: Node): Holder {
  for (let at = node; ; ) {
    const parent = parentOf(at);
    if (!parent || (at.nodeType !== 3 && !isInline(tagOf(at), tagOf(parent)))) return at as Holder;
    at = parent;
  }
}

const isText = (node: Node): boolean => node.nodeType === 3 || isInline(tagOf(node), '');

const isOfHead = (node: Node): boolean =>
  node.nodeName === 'HEAD' || node.nodeName === 'TITLE' || node.parentNode?.nodeName === 'TITLE';
