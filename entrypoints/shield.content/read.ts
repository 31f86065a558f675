/**
 * From the page to blocks of text, and the way back.
 *
 * One walk over the tree, without asking for styles: what is a block is told by its tag. Text between two block boundaries is one
 * run (run.ts), a run becomes a `Block`, and each block stands in a place (places.ts). What is hidden by style is read all the
 * same, so it is covered before it is ever shown. Works on any DOM: the evaluation reads pages with it outside a browser.
 */
import type { Block, Place } from '../../engine/block.ts';
import { blockFrame, type Frame, type Standings, standing } from './frames.ts';
import { isInline, isLeftAlone, isOwn, isShown, type Markup, markOf, markupOf, SPOKEN, walkerOf } from './markup.ts';
import { keepSection } from './places.ts';
import { cutRun, type Piece, Run } from './run.ts';

export { readSignals } from './signals.ts';

/** What text stands in directly: a block-level element, or a shadow root. */
export type Holder = Element | ShadowRoot;

/** A block, and where its text stands in the page. */
export interface Reading {
  block: Block;
  place: Place;
  /** For an attribute the element that has it. */
  holder: Holder;
  /** Empty for an attribute. */
  pieces: Piece[];
  /** The text is this attribute's value. */
  attribute?: string;
  /** Only for part of a text too long to be judged in one go: whether the next block is more of it. */
  goesOn?: boolean;
}

export interface ReadOptions {
  /** Read the text that stands directly in the root, not the blocks inside it. */
  shallow?: boolean;
  /** Shared by the reads of one moment: what elements stand in is then found once for all that stand in the same. */
  standings?: Standings;
  /** The value of an attribute, where it is not what the element has. */
  original?(element: Element, attribute: string): string | null;
  /** Told of each element on the way, before what is in it. */
  visit?(element: Element): void;
  /** Told of a heading, or the wrapper it is alone in, whose section was not in force behind it before. */
  section?(from: Element): void;
}

/** A heading with no more than so many units of text behind it is alone in its wrapper: room for an "[edit]". */
const ALONE = 60;

/** Units of a text above which it is judged in parts: some milliseconds' work each. */
const LONG = 8000;

/** Elements that a heading does not speak beyond. */
const CLOSED = new Set('article aside section nav li td th details dialog footer main body'.split(' '));

const ELEMENT = 1;
const DOCUMENT = 9;

/**
 * The blocks of a page or a part of it, in document order. Shadow roots are not entered: they are roots of their own.
 * The walk goes on as blocks are asked for; the tree must not change in between.
 */
export function* readPage(root: Document | ShadowRoot | Element, options: ReadOptions = {}): Generator<Reading> {
  const walk = new Walk(root, options);
  const owner = root.nodeType === DOCUMENT ? (root as Document) : root.ownerDocument!;
  const walker = walkerOf(owner, root);
  let down = root.nodeType === ELEMENT ? walk.enter(root as Element) : walk.alive;
  for (;;) {
    if (walk.ready.length) yield* walk.ready.splice(0);
    if (!(down && walker.firstChild())) {
      if (down && walker.currentNode !== root) walk.leave();
      while (!walker.nextSibling()) {
        if (!walker.parentNode() || walker.currentNode === root) {
          walk.end();
          yield* walk.ready;
          return;
        }
        walk.leave();
      }
    }
    const node = walker.currentNode;
    down = node.nodeType === ELEMENT ? walk.enter(node as Element) : walk.text(node as Text);
  }
}

class Walk {
  /** Blocks that are complete. */
  ready: Reading[] = [];
  /** False inside an editor and the like: nothing here is read. */
  readonly alive: boolean;
  readonly #run = new Run();
  readonly #root: Node;
  readonly #options: ReadOptions;
  readonly #frames: Frame[] = [];
  #frame: Frame;
  #read = 0;
  /** Where the last text stood. */
  #lastText: Frame | null = null;

  constructor(root: Document | ShadowRoot | Element, options: ReadOptions) {
    this.#root = root;
    this.#options = options;
    const top = standing(root, options.standings);
    this.alive = top !== null;
    this.#frame = top?.frame ?? ({} as Frame);
    for (const mark of top?.marks ?? []) this.#run.openMark(mark);
  }

  /** @returns whether to go down into the element. */
  enter(element: Element): boolean {
    if (!this.alive || isOwn(element)) return false;
    this.#options.visit?.(element);
    const markup = markupOf(element);
    const { tag } = markup;
    const inline = isInline(tag, this.#frame.tag);
    if (!inline) this.#flush();
    if (!inline && this.#options.shallow && element !== this.#root) return false;
    if (tag !== 'form' && element.hasAttributes()) this.#attributes(element);
    if (tag === 'br') this.#run.breakLine();
    if (tag === 'br' || isLeftAlone(element, markup)) return false;
    const outer = this.#frame;
    this.#frames.push(outer);
    this.#frame = inline ? this.#inlineFrame(element, markup) : blockFrame(element, markup, outer);
    return true;
  }

  text(node: Text): false {
    const frame = this.#frame;
    const lastText = this.#lastText;
    if (lastText && lastText !== frame && isSeam(lastText, frame) && this.#run.endsInWord && /^\p{Lu}/u.test(node.data))
      this.#run.breakLine();
    this.#read += node.data.length;
    this.#lastText = frame;
    this.#run.add(node, frame.keepsSpace);
    return false;
  }

  leave(): void {
    const inner = this.#frame;
    const outer = this.#frames.pop()!;
    if (!inner.inline) this.#flush();
    if (inner.marked) this.#run.closeMark();
    this.#frame = outer;
    if (inner.level && !outer.level) this.#pass(inner.place, inner, outer);
    else if (
      inner.headings === 1 &&
      !CLOSED.has(inner.tag) &&
      (inner.tag === 'header' || this.#read - inner.readAt <= ALONE)
    )
      this.#pass(inner.section!, inner, outer);
  }

  end(): void {
    if (!this.alive) return;
    while (this.#frames.length) this.leave();
    this.#flush();
  }

  /** Puts a heading's section in force for what follows `inner`. */
  #pass(section: Place, inner: Frame, outer: Frame): void {
    outer.place = section;
    outer.section = section;
    outer.headings++;
    outer.readAt = this.#read;
    if (keepSection(outer.node, inner.node as Element, section)) this.#options.section?.(inner.node as Element);
  }

  #inlineFrame(element: Element, markup: Markup): Frame {
    const mark = markOf(element, markup);
    if (mark) this.#run.openMark(mark);
    return {
      ...this.#frame,
      node: element,
      tag: markup.tag,
      inline: true,
      marked: mark !== null,
      section: null,
      headings: 0,
    };
  }

  #flush(): void {
    const gathered = this.#run.take();
    this.#lastText = null;
    if (!gathered) return;
    const { holder, place, level } = this.#frame;
    const { text, pieces, marks } = gathered;
    const whole = marks.some(({ kind, start, end }) => kind === 'link' && start === 0 && end === text.length);
    const kind = level ? 'heading' : whole && this.#frame.kind !== 'cell' ? 'link' : this.#frame.kind;
    if (level) place.heading = text;
    const common = { place, holder };
    if (level || text.length <= LONG) {
      this.ready.push({ block: { text, kind, marks, ...(level && { level }) }, pieces, ...common });
      return;
    }
    const parts = cutRun(gathered, LONG);
    for (const [n, part] of parts.entries()) {
      const block = { text: part.text, kind, marks: part.marks, part: n };
      this.ready.push({ block, pieces: part.pieces, ...common, goesOn: n < parts.length - 1 });
    }
  }

  #attributes(element: Element): void {
    for (const attribute of SPOKEN) {
      const { original } = this.#options;
      const text = (original ? original(element, attribute) : element.getAttribute(attribute))?.trim();
      if (!text || !isShown(element, attribute)) continue;
      const kind = attribute === 'alt' ? 'caption' : 'label';
      this.ready.push({
        block: { text, kind, marks: [] },
        place: this.#frame.place,
        holder: element,
        pieces: [],
        attribute,
      });
    }
  }
}

/** Neighbours such as a name and the words beside it, or links in a row: inline elements that only style sets apart. */
const isSeam = (a: Frame, b: Frame): boolean =>
  a.inline && b.inline && [a.tag, b.tag].some((tag) => tag === 'a' || tag === 'span');
