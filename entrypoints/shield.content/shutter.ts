/**
 * Closes and opens one cover at a time: highlights (paint.ts) for words on the screen, lent attributes for what they do not reach, and
 * `aria-hidden` for the ears. Everything done to the page for a cover is undone with it.
 */
import { Attributes } from './attributes.ts';
import type { Cover } from './cover.ts';
import { allIn } from './markup.ts';
import { type Held, Paint } from './paint.ts';
import { elementsIn, hasHighlight, isBody, isMoreThan, isSvgNote, needsHighlight } from './reach.ts';
import { mediaTitle, Title, tabTitle } from './title.ts';
import { cardOf, elementOf } from './tree.ts';

/** Marks elements that hold covered words: the block (empty), inline elements in it (`part`); `whole` covers all text, where highlights do not reach. */
export const MARK = 'data-curtain';
/** Marks a card whose pictures are blurred. */
const CARD = 'data-curtain-card';
const MARKED = `[${MARK}], [${CARD}]`;
/** What is lent to the page's elements, beside the attributes whose value is covered. */
export const LENT = [MARK, CARD, 'aria-hidden'];
/** Value of the mark on elements whose text is held as a whole. */
const HELD = 'wait';
/** More elements than these are not held by highlights: the browser goes over all text that is highlighted at each change of the page. */
const MOST_HELD = 2000;
/** A page that takes the highlights away more often than this is not trusted with them. */
const MOST_CLEARED = 3;

export class Shutter {
  readonly paint = Paint.works ? new Paint() : null;
  readonly title: Title;
  /** The tab's title, and that of what plays. */
  readonly titles: Title[];
  /** What is lent to the page, for whatever end. */
  readonly attributes = new Attributes();
  /** Undoes a closed cover. */
  readonly #undo = new Map<Cover, (() => void)[]>();
  readonly #labelOf: (cover: Cover) => string;
  #blursPictures = false;
  /** Highlights are not to be relied on: the page takes them away, or there are none. */
  #elementsOnly = this.paint === null;
  /** How often the page took the highlights away. */
  #cleared = 0;
  /** Held by an attribute: highlights leave shadows, gradients and drawings, selecting shows what is below them, and many cost too much. */
  #held = new Set<Element>();
  /** More is held than highlights are for. */
  #isMany = false;
  /** Something is held. */
  holds = false;

  constructor(page: Document, labelOf: (cover: Cover) => string) {
    this.title = new Title(tabTitle(page));
    this.titles = [this.title, new Title(mediaTitle(page))];
    this.#labelOf = labelOf;
  }

  closed(): Cover[] {
    return [...this.#undo.keys()];
  }

  isClosed(cover: Cover): boolean {
    return this.#undo.has(cover);
  }

  /** Highlights hide the words of a cover, and can wait until all is read. */
  isPainted({ holder, attribute }: Cover): boolean {
    return !attribute && this.#reaches(elementOf(holder));
  }

  /** @returns whether it was open */
  close(cover: Cover): boolean {
    if (this.#undo.has(cover)) return false;
    this.#undo.set(cover, []);
    const { holder, attribute } = cover;
    const element = elementOf(holder);
    const title = this.titles.find((one) => one.element === element);
    if (title) this.#undo.set(cover, [title.cover(cover, this.#labelOf(cover))]);
    else if (attribute === 'value') this.#hide(cover, element, 'whole');
    else if (attribute) this.#lend(cover, element, attribute, this.#labelOf(cover));
    else if (element.localName === 'option') this.#lend(cover, element, 'label', this.#labelOf(cover));
    else if (isSvgNote(element)) this.#closeNote(cover, element);
    else this.#closeWords(cover, element);
    return true;
  }

  /** @returns whether it was closed */
  open(cover: Cover): boolean {
    const undo = this.#undo.get(cover);
    if (!undo) return false;
    this.#undo.delete(cover);
    this.paint?.uncover(cover.ranges);
    for (const step of undo) step();
    return true;
  }

  anew(covers: Iterable<Cover>): void {
    for (const cover of covers) if (this.open(cover)) this.close(cover);
  }

  /** Pictures in a covered card are blurred too. */
  set blurPictures(wanted: boolean) {
    if (wanted === this.#blursPictures) return;
    this.#blursPictures = wanted;
    this.anew(this.closed());
  }

  /** Covers all text in these stretches of the page, and no longer what was held before and is not among them. */
  hold(stretches: Iterable<Held>): void {
    const all = [...stretches];
    this.holds = all.length > 0;
    const isMany = isMoreThan(this.#isMany ? 0 : MOST_HELD, all);
    this.#isMany = isMany;
    const inText: Held[] = [];
    const held = new Set<Element>();
    for (const stretch of all)
      if (this.paint && needsHighlight(stretch)) inText.push(stretch);
      else for (const element of elementsIn(stretch)) held.add(element);
    this.paint?.hold(isMany ? inText : all);
    // A cover that came meanwhile has put its own mark there; it may reach the words no more when the element was moved.
    const isUp = (element: Element) => this.#held.has(element) && element.getAttribute(MARK) === HELD;
    const up = new Set([...held].filter(isUp));
    for (const element of this.#held) if (!up.has(element)) this.#mute(element, 'giveBack');
    for (const element of held) if (!up.has(element)) this.#mute(element, 'lend');
    this.#held = held;
  }

  /**
   * Nodes came into the page. When it copied, by clone or by markup, what was covered (or was saved so), the marks came with the
   * copy, and nobody would take them off.
   */
  disown(root: Element | Document | ShadowRoot): void {
    for (const copy of allIn(root, MARKED))
      if (!this.attributes.has(copy)) for (const name of LENT) copy.removeAttribute(name);
  }

  /** What is held is neither seen nor heard; it is read far faster than any voice would come to it. */
  #mute(element: Element, act: 'lend' | 'giveBack'): void {
    this.attributes[act](element, MARK, HELD);
    if (!isBody(element)) this.attributes[act](element, 'aria-hidden', 'true');
  }

  /**
   * Puts back what the page took away. When it keeps clearing the highlights, whole elements are covered instead: their attributes
   * are watched, and what is undone is done again before it is painted.
   * @returns whether anything was missing
   */
  assert(): boolean {
    const lost = this.attributes.assert(LENT);
    if (!this.paint?.assert()) return lost;
    if (++this.#cleared > MOST_CLEARED && !this.#elementsOnly) {
      this.#elementsOnly = true;
      for (const cover of this.#undo.keys())
        if (cover.ranges.length) this.#lend(cover, elementOf(cover.holder), MARK, 'whole');
    }
    return true;
  }

  /** The attribute has the value that was put there. */
  isOurs(element: Element, attribute: string): boolean {
    return this.attributes.isOurs(element, attribute);
  }

  /** An attribute as the page has it. */
  original(element: Element, attribute: string): string | null {
    return this.attributes.original(element, attribute);
  }

  /** Highlights reach the text of an element. */
  #reaches(element: Element): boolean {
    return !this.#elementsOnly && hasHighlight(element);
  }

  #closeWords(cover: Cover, element: Element): void {
    const { ranges, holder } = cover;
    this.paint?.cover(ranges);
    if (ranges[0]) this.paint?.reach(ranges[0].startContainer);
    // A range whose text was taken away since it was read stands somewhere around it.
    for (const { startContainer } of ranges)
      for (let at = startContainer.parentElement; at && at !== element && holder.contains(at); at = at.parentElement) {
        this.#lend(cover, at, MARK, 'part');
        if (isBody(element)) this.#lend(cover, at, 'aria-hidden', 'true');
      }
    this.#hide(cover, element, this.#reaches(element) ? '' : 'whole');
  }

  #hide(cover: Cover, element: Element, mark: '' | 'whole'): void {
    this.#lend(cover, element, MARK, mark);
    if (!isBody(element)) this.#lend(cover, element, 'aria-hidden', 'true');
    const card = this.#blursPictures && cardOf(element);
    if (card) this.#lend(cover, card, CARD, '');
  }

  /** The title of a drawing is shown where the pointer rests on its parent, and neither style nor `aria-hidden` takes it away. */
  #closeNote(cover: Cover, { localName, parentElement }: Element): void {
    if (!parentElement) return;
    this.#lend(cover, parentElement, localName === 'title' ? 'aria-label' : 'aria-description', this.#labelOf(cover));
    if (localName === 'title') this.#lend(cover, parentElement, MARK, 'noted');
  }

  #lend(cover: Cover, element: Element, name: string, value: string): void {
    this.attributes.lend(element, name, value);
    // A new list each time: a few are as small as can be, one that grows takes room for more.
    this.#undo.set(cover, [...this.#undo.get(cover)!, () => this.attributes.giveBack(element, name, value)]);
  }
}
