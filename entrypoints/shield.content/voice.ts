/**
 * What assistive technology hears instead of a block that holds covered words.
 *
 * Only `aria-hidden` takes text out of the accessibility tree, and it takes a whole element. So a covered block is hidden as a whole
 * (shutter.ts), and an element of ours speaks for it: the block's safe words, its links and buttons, and in place of covered
 * words a button that reveals them. These elements hang behind the body, out of sight, each with a closed shadow root; `aria-owns` on
 * what stands before the block brings each into reading order (choir.ts), and brings blocks inside it that hold no cover back as they
 * are. Links in the words that are said again leave the Tab order meanwhile; keys.ts leads Tab through ours.
 */
import type { Attributes } from './attributes.ts';
import { Choir } from './choir.ts';
import type { Cover, Covers } from './cover.ts';
import { idOf } from './identity.ts';
import { isInline, levelOf, markupOf } from './markup.ts';
import type { Holder } from './read.ts';
import {
  adopt,
  coveredIn,
  type Due,
  HIDES,
  hidesWords,
  isCurrent,
  isHeardAsIs,
  lendFor,
  type Speech,
  standIn,
  stretchesIn,
  UNSPOKEN,
  unseenIn,
} from './speech.ts';
import { elementOf, isRendered } from './tree.ts';

const FOCUSABLE = 'a[href], button, summary, [tabindex]';
/** Milliseconds from a change to what is said of it, and of work in one go. */
const PAUSE = 50;
/** At least so many times as long as the last go took: one long block may get its covers one by one. */
const PAUSE_SHARE = 12;
const SLICE = 12;
/** Blocks spoken for in one go. */
const TOGETHER = 50;
/**
 * Units of text that one voice goes through at most, and covers it speaks of: a page that is one block is not said twice. Each button costs
 * the browser a layout of its own, though nobody sees it.
 */
const MOST_TEXT = 20_000;
const MOST_COVERS = 200;

export class Voice {
  readonly speeches = new Map<Holder, Speech>();
  readonly #page: Document;
  readonly #covers: Covers;
  readonly #isRead: (holder: Holder) => boolean;
  readonly #choir: Choir;
  readonly #attributes: Attributes;
  readonly #stale = new Set<Holder>();
  /** What is not shown is not said; a change of size tells when that changes. */
  readonly #sizes = new ResizeObserver((entries) => {
    const turned = entries.map(({ target }) => target).filter((one) => isRendered(one) !== this.#rendered.get(one));
    for (const { holder } of turned.length ? this.#covers.all() : [])
      if (turned.includes(elementOf(holder))) this.changed(holder);
  });
  /** Whether an element was shown when last looked at. */
  readonly #rendered = new WeakMap<Element, boolean>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #pause = PAUSE;
  #count = 0;

  /** @param isRead false for a block of which part is still to be judged */
  constructor(page: Document, covers: Covers, isRead: (holder: Holder) => boolean) {
    this.#page = page;
    this.#covers = covers;
    this.#isRead = isRead;
    this.#attributes = covers.shutter.attributes;
    this.#choir = new Choir(page, this.#attributes);
  }

  /** The covers of a holder have changed; what is said follows a moment later. */
  changed(holder: Holder): void {
    this.#stale.add(holder);
    this.#timer ??= setTimeout(() => this.flush(performance.now() + SLICE), this.#pause);
  }

  /** Says what is to be said: at once, or as far as time goes and the rest in a moment. */
  flush(end = Number.POSITIVE_INFINITY): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const start = performance.now();
    while (this.#stale.size && performance.now() <= end) this.#say(end);
    this.#pause = Math.max(PAUSE, PAUSE_SHARE * (performance.now() - start));
    const [next] = this.#stale;
    if (next) this.changed(next);
  }

  /** Looks at some holders, then changes what is said for them: each look at a page that has changed costs the browser a new style. */
  #say(end: number): void {
    const due: Due[] = [];
    for (const holder of this.#stale) {
      if (due.length >= TOGETHER || performance.now() > end) break;
      this.#stale.delete(holder);
      const words = this.#wordsOf(holder);
      const speech = this.speeches.get(holder);
      if (speech && speech.words === words && isCurrent(speech)) continue;
      due.push({ holder, words, unseen: words === null ? new Set() : unseenIn(holder) });
    }
    for (const { holder } of due) this.#silence(holder);
    for (const { holder, words, unseen } of due)
      if (words !== null && !this.#outer(elementOf(holder))) this.#speak(holder, words, unseen);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#sizes.disconnect();
    this.#stale.clear();
    for (const holder of [...this.speeches.keys()]) this.#silence(holder);
  }

  #silence(holder: Holder): void {
    const speech = this.speeches.get(holder);
    if (!speech) return;
    this.speeches.delete(holder);
    for (const step of speech.undo) step();
    this.#choir.dismiss(speech);
    for (const inner of this.#within(elementOf(holder))) this.#stale.add(inner);
  }

  /** Covered blocks inside an element, whose words its voice says with its own. */
  #within(element: Element): Element[] {
    return coveredIn(element, this.#covers);
  }

  readonly #isClosed = (cover: Cover): boolean => hidesWords(cover) && !this.#covers.isRevealed(cover);

  /** A number for all that is to be said: long texts are not kept for this. Null: nothing is. */
  #wordsOf(holder: Holder): number | null {
    const element = elementOf(holder);
    if (!holder.isConnected || !this.#covers.of(holder).some(this.#isClosed)) {
      this.#sizes.unobserve(element);
      this.#rendered.delete(element);
      return null;
    }
    if (!this.#rendered.has(element)) this.#sizes.observe(element);
    const isShown = isRendered(element);
    this.#rendered.set(element, isShown);
    const outer = this.#outer(element);
    if (outer) this.#stale.add(outer);
    if (outer || !isShown) return null;
    const covers = [holder, ...(this.#hides(element) ? this.#within(element) : [])].flatMap((one) =>
      this.#covers.of(one),
    );
    const closed = covers.filter(this.#isClosed).slice(0, MOST_COVERS);
    const names = closed.map(({ id, film }) => `${id} ${this.#covers.nameOf(film)}`);
    return idOf(closed.length, `${names} ${this.#isRead(holder)} ${holder.textContent?.slice(0, MOST_TEXT)}`);
  }

  /** The block around an element whose voice speaks for it too. */
  #outer(element: Element): Element | null {
    let at = element.parentElement;
    while (at && !(this.#hides(at) && this.speeches.has(at))) at = at.parentElement;
    return at;
  }

  /** The shield has taken the element out of the accessibility tree. */
  #hides(element: Element): boolean {
    return this.#covers.shutter.isOurs(element, 'aria-hidden');
  }

  #speak(holder: Holder, words: number, unseen: ReadonlySet<Element>): void {
    const element = elementOf(holder);
    const host = this.#page.createElement('curtain-voice');
    host.id = `curtain-voice-${++this.#count}`;
    const level = levelOf(element, markupOf(element));
    if (level) {
      host.role = 'heading';
      host.ariaLevel = String(level);
    }
    const root = host.attachShadow({ mode: 'closed' });
    const speech: Speech = { holder, words, host, root, stops: [], owned: [], shown: new Map(), undo: [] };
    this.speeches.set(holder, speech);
    const isHidden = this.#hides(element);
    if (isHidden && element.localName !== 'input') this.#repeat(holder, speech, unseen);
    else
      for (const cover of this.#covers.of(holder).filter(this.#isClosed).slice(0, MOST_COVERS))
        this.#button(speech, cover);
    speech.stops = [...speech.stops]; // There will be no more: this takes no room for them.
    this.#choir.place(speech);
    if (!isHidden) return;
    for (const one of [element, ...element.querySelectorAll(FOCUSABLE)])
      if ((one as HTMLElement).tabIndex >= 0 && !speech.owned.some((block) => block.contains(one)))
        lendFor(speech, this.#attributes, one, 'tabindex', '-1');
    for (const inner of this.#within(element)) this.#silence(inner);
  }

  /** Says the element's text once more, without the covered words. */
  #repeat(holder: Holder, speech: Speech, unseen: ReadonlySet<Element>): void {
    const stretches = stretchesIn(holder, this.#covers);
    const said = new Set<Cover>();
    let length = 0;
    // Of a block that is half read, what comes after its last cover may hold more to be covered.
    let left = this.#isRead(holder) ? Number.POSITIVE_INFINITY : [...stretches.values()].flat().length;
    const isFull = () => length >= MOST_TEXT || said.size >= MOST_COVERS || left === 0;
    let into: Node = speech.root;
    let link: Element | null = null;
    const say = (text: string, at: Node = into) => {
      length += text.length;
      at.appendChild(this.#page.createTextNode(text));
    };
    const walker = this.#page.createTreeWalker(holder, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
      node.nodeType === Node.TEXT_NODE || this.#isSpoken(node as Element, unseen)
        ? NodeFilter.FILTER_ACCEPT
        : NodeFilter.FILTER_REJECT,
    );
    for (let node = walker.nextNode(); node && !isFull(); node = walker.nextNode()) {
      if (link && !link.contains(node)) {
        link = null;
        into = speech.root;
      }
      if (speech.owned.at(-1)?.contains(node)) continue;
      if (node.nodeType === Node.ELEMENT_NODE) {
        const one = node as Element;
        if (!link && isHeardAsIs(one))
          adopt(this.#page, speech, one, this.#attributes, () => `curtain-block-${++this.#count}`);
        else if (!link && one.matches('a[href], button') && !one.matches(HIDES)) {
          link = one;
          into = standIn(this.#page, speech, one as HTMLElement);
        } else if (one.localName === 'img') say(one.getAttribute('alt') ?? '');
        else if (!isInline(one.localName, '')) say(' ');
        continue;
      }
      const { data } = node as Text;
      let at = 0;
      for (const { from, to, cover } of (stretches.get(node) ?? []).sort((a, b) => a.from - b.from)) {
        say(data.slice(at, from));
        if (this.#covers.isRevealed(cover)) say(data.slice(from, to), this.#shownIn(speech, cover));
        else if (!said.has(cover)) this.#button(speech, cover);
        said.add(cover);
        length += to - from;
        left--;
        at = Math.max(at, to);
        if (isFull()) return;
      }
      say(data.slice(at, at + MOST_TEXT - length));
    }
  }

  #isSpoken(element: Element, unseen: ReadonlySet<Element>): boolean {
    if (unseen.has(element) || element.matches(UNSPOKEN)) return false;
    return element.getAttribute('aria-hidden') !== 'true' || this.#hides(element);
  }

  #button(speech: Speech, cover: Cover): void {
    const button = this.#page.createElement('button');
    button.type = 'button';
    button.tabIndex = -1;
    button.textContent = `Spoiler for ${this.#covers.nameOf(cover.film)} hidden. Reveal`;
    button.addEventListener('click', () => this.reveal(cover));
    speech.root.append(' ', button, ' ');
    speech.stops.push({ element: button, stands: cover });
  }

  /** Shown words are one element for each cover, so that focus can go there. */
  #shownIn(speech: Speech, cover: Cover): HTMLElement {
    let span = speech.shown.get(cover.id);
    if (!span) {
      span = this.#page.createElement('span');
      span.tabIndex = -1;
      speech.root.append(span);
      speech.shown.set(cover.id, span);
    }
    return span;
  }

  /** Reveals, and moves on to the words that were revealed. */
  reveal(cover: Cover): void {
    this.#covers.turn([cover], true);
    this.flush();
    const speech = this.speeches.get(cover.holder);
    const shown = speech?.shown.get(cover.id);
    if (shown) shown.focus();
    else this.#attributes.focus(elementOf(cover.holder) as HTMLElement);
  }

  /** Covers again; focus that was on the words moves to the button that stands for them. */
  hide(cover: Cover): void {
    const { activeElement } = this.#page;
    const hadFocus =
      activeElement === elementOf(cover.holder) || activeElement === this.speeches.get(cover.holder)?.host;
    this.#covers.turn([cover], false);
    this.flush();
    if (hadFocus)
      this.speeches
        .get(cover.holder)
        ?.stops.find(({ stands }) => 'id' in stands && stands.id === cover.id)
        ?.element.focus();
  }
}
