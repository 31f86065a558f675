/**
 * What assistive technology hears instead of a block that holds covered words.
 *
 * Only `aria-hidden` takes text out of the accessibility tree, and it takes a whole element. So a covered block is hidden as a whole
 * (cover.ts), and an element of ours speaks for it: the block's safe words, its links and buttons, and in place of covered
 * words a button that reveals them. These elements hang behind the body, out of sight, each with a closed shadow root; `aria-owns` on
 * what stands before the block brings each into reading order. The page's own links in the block leave the Tab order meanwhile;
 * keys.ts leads Tab through ours.
 */
import { Attributes } from './attributes.ts';
import { type Cover, type Covers, MARK } from './cover.ts';
import { isInline } from './markup.ts';
import type { Holder } from './read.ts';
import { elementOf, order } from './tree.ts';

const FOCUSABLE = 'a[href], button, summary, [tabindex]';
const UNSPOKEN = 'script, style, noscript, template, textarea, select, iframe, object, canvas, video, audio';
/** These cannot own others, or would take them into their name. */
const NO_OWNER = `${UNSPOKEN}, a, button, img, input, label, summary, svg, br, hr, link, meta, [aria-hidden="true"]`;
/** Elements that hold covered words. */
const HIDES = `[${MARK}], :has([${MARK}])`;
/** Milliseconds from a change to what is said of it, and of work in one go. */
const PAUSE = 50;
const SLICE = 12;
/** Units of text that one voice repeats at most: a page that is one block is not said twice. */
const MOST_TEXT = 20_000;

/** A stop of the Tab key: a button of ours for a cover, or what stands for a link or button of the page. */
export interface Stop {
  element: HTMLElement;
  stands: Cover | Element;
}

/** What speaks for one holder. */
export interface Speech {
  holder: Holder;
  words: string;
  host: HTMLElement;
  root: ShadowRoot;
  stops: Stop[];
  /** Words that were revealed while others in the block are still covered. */
  shown: Map<number, HTMLElement>;
  undo: (() => void)[];
}

interface Stretch {
  from: number;
  to: number;
  cover: Cover;
}

export class Voice {
  readonly speeches = new Map<Holder, Speech>();
  private readonly page: Document;
  private readonly covers: Covers;
  /** Holds all voices: one element out of sight costs a page less than many. */
  private readonly choir: HTMLElement;
  private readonly attributes = new Attributes();
  private readonly stale = new Set<Holder>();
  /** Voices by the element that owns them. */
  private readonly owned = new Map<Element, Speech[]>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private count = 0;

  constructor(page: Document, covers: Covers) {
    this.page = page;
    this.covers = covers;
    this.choir = page.createElement('curtain-voices');
  }

  /** The covers of a holder have changed; what is said follows a moment later. */
  changed(holder: Holder): void {
    this.stale.add(holder);
    this.timer ??= setTimeout(() => this.flush(performance.now() + SLICE), PAUSE);
  }

  /** Says what is to be said: at once, or as far as time goes and the rest in a moment. */
  flush(end = Number.POSITIVE_INFINITY): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const stretches = new Map<Node, Stretch[]>();
    for (const cover of this.covers.all())
      for (const { startContainer, startOffset: from, endOffset: to } of cover.ranges)
        stretches.set(startContainer, [...(stretches.get(startContainer) ?? []), { from, to, cover }]);
    for (const holder of this.stale) {
      if (performance.now() > end) {
        this.changed(holder);
        return;
      }
      this.stale.delete(holder);
      const words = this.wordsOf(holder);
      const speech = this.speeches.get(holder);
      if (speech && speech.words === words && isCurrent(speech)) continue;
      this.silence(holder);
      if (words !== null) this.speak(holder, words, stretches);
    }
  }

  stop(): void {
    clearTimeout(this.timer);
    this.stale.clear();
    for (const holder of [...this.speeches.keys()]) this.silence(holder);
  }

  private silence(holder: Holder): void {
    const speech = this.speeches.get(holder);
    if (!speech) return;
    this.speeches.delete(holder);
    for (const step of speech.undo) step();
    speech.host.remove();
    if (!this.speeches.size) this.choir.remove();
  }

  /** What is to be said depends on this alone; null: nothing is. */
  private wordsOf(holder: Holder): string | null {
    const covers = this.covers.of(holder).filter(({ ranges }) => ranges.length);
    const closed = covers.map((cover) =>
      this.covers.isRevealed(cover) ? '' : `${cover.id} ${this.covers.nameOf(cover.film)}`,
    );
    return holder.isConnected && closed.some(Boolean) ? `${closed} ${holder.textContent}` : null;
  }

  private speak(holder: Holder, words: string, stretches: Map<Node, Stretch[]>): void {
    const element = elementOf(holder);
    const host = this.page.createElement('curtain-voice');
    host.id = `curtain-voice-${++this.count}`;
    const root = host.attachShadow({ mode: 'closed' });
    const speech: Speech = { holder, words, host, root, stops: [], shown: new Map(), undo: [] };
    this.speeches.set(holder, speech);
    this.repeat(element, speech, stretches);
    this.choir.append(host);
    if (!this.choir.isConnected) this.page.documentElement.append(this.choir);
    this.placeBefore(element, speech);
    for (const one of [element, ...element.querySelectorAll(FOCUSABLE)])
      if ((one as HTMLElement).tabIndex >= 0) this.lend(speech, one, 'tabindex', '-1');
  }

  /** Hangs the voice where the block stands in reading order. */
  private placeBefore(element: Element, speech: Speech): void {
    let at = element;
    while (!at.previousElementSibling && at.parentElement) at = at.parentElement;
    let owner = at.previousElementSibling;
    while (owner?.matches(NO_OWNER)) owner = owner.previousElementSibling;
    if (!element.nextElementSibling || !owner) owner = element.parentElement;
    if (!owner || owner.contains(speech.host)) return;
    const owned = this.owned.get(owner) ?? [];
    if (!owned.length && owner.hasAttribute('aria-owns')) return;
    const place = owned.findLastIndex((other) => order(other.holder, element) < 0) + 1;
    this.own(owner, owned.toSpliced(place, 0, speech));
    speech.undo.push(() =>
      this.own(
        owner,
        this.owned.get(owner)!.filter((other) => other !== speech),
      ),
    );
  }

  /** An element owns the voices of all blocks behind it, in their order. */
  private own(owner: Element, owned: Speech[]): void {
    if (owned.length) this.owned.set(owner, owned);
    else this.owned.delete(owner);
    if (owned.length) owner.setAttribute('aria-owns', owned.map(({ host }) => host.id).join(' '));
    else owner.removeAttribute('aria-owns');
  }

  private lend(speech: Speech, element: Element, name: string, value: string): void {
    this.attributes.lend(element, name, value);
    speech.undo.push(() => this.attributes.giveBack(element, name));
  }

  /** Says the element's text once more, without the covered words. */
  private repeat(element: Element, speech: Speech, stretches: Map<Node, Stretch[]>): void {
    const said = new Set<Cover>();
    let length = 0;
    let into: Node = speech.root;
    let link: Element | null = null;
    const say = (text: string, at: Node = into) => {
      length += text.length;
      at.appendChild(this.page.createTextNode(text));
    };
    const walker = this.page.createTreeWalker(element, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
      node.nodeType === Node.TEXT_NODE || this.isSpoken(node as Element)
        ? NodeFilter.FILTER_ACCEPT
        : NodeFilter.FILTER_REJECT,
    );
    for (let node = walker.nextNode(); node && length < MOST_TEXT; node = walker.nextNode()) {
      if (link && !link.contains(node)) {
        link = null;
        into = speech.root;
      }
      if (node.nodeType === Node.ELEMENT_NODE) {
        const one = node as Element;
        if (!link && one.matches('a[href], button') && !one.matches(HIDES)) {
          link = one;
          into = this.standIn(speech, one as HTMLElement);
        } else if (!isInline(one.localName, '')) say(' ');
        else if (one.localName === 'img') say(` ${one.getAttribute('alt') ?? ''} `);
        continue;
      }
      const { data } = node as Text;
      let at = 0;
      for (const { from, to, cover } of (stretches.get(node) ?? []).sort((a, b) => a.from - b.from)) {
        say(data.slice(at, from));
        if (this.covers.isRevealed(cover)) say(data.slice(from, to), this.shownIn(speech, cover));
        else if (!said.has(cover)) this.button(speech, cover);
        said.add(cover);
        at = Math.max(at, to);
      }
      say(data.slice(at));
    }
  }

  private isSpoken(element: Element): boolean {
    if (element.matches(UNSPOKEN) || !element.checkVisibility()) return false;
    return element.getAttribute('aria-hidden') !== 'true' || this.covers.isOurs(element, 'aria-hidden');
  }

  private button(speech: Speech, cover: Cover): void {
    const button = this.page.createElement('button');
    button.type = 'button';
    button.tabIndex = -1;
    button.textContent = `Spoiler for ${this.covers.nameOf(cover.film)} hidden. Reveal`;
    button.addEventListener('click', () => this.reveal(cover));
    speech.root.append(' ', button, ' ');
    speech.stops.push({ element: button, stands: cover });
  }

  /** Shown words are one element for each cover, so that focus can go there. */
  private shownIn(speech: Speech, cover: Cover): HTMLElement {
    let span = speech.shown.get(cover.id);
    if (!span) {
      span = this.page.createElement('span');
      span.tabIndex = -1;
      speech.root.append(span);
      speech.shown.set(cover.id, span);
    }
    return span;
  }

  private standIn(speech: Speech, one: HTMLElement): HTMLElement {
    const stand = this.page.createElement('span');
    stand.setAttribute('role', one.localName === 'a' ? 'link' : 'button');
    stand.tabIndex = -1;
    const press = () => one.click();
    stand.addEventListener('click', press);
    stand.addEventListener('keydown', (event) => event.key === 'Enter' && press());
    speech.root.append(stand);
    speech.stops.push({ element: stand, stands: one });
    return stand;
  }

  /** Reveals, and moves on to the words that were revealed. */
  reveal(cover: Cover): void {
    this.covers.turn([cover], true);
    this.flush();
    const speech = this.speeches.get(cover.holder);
    const shown = speech?.shown.get(cover.id);
    if (shown) shown.focus();
    else focusFor(elementOf(cover.holder) as HTMLElement, this.attributes);
  }

  /** Covers again; focus that was on the words moves to the button that stands for them. */
  hide(cover: Cover): void {
    const { activeElement } = this.page;
    const hadFocus =
      activeElement === elementOf(cover.holder) || activeElement === this.speeches.get(cover.holder)?.host;
    this.covers.turn([cover], false);
    this.flush();
    if (hadFocus)
      this.speeches
        .get(cover.holder)
        ?.stops.find(({ stands }) => 'id' in stands && stands.id === cover.id)
        ?.element.focus();
  }
}

/** The links that a voice stands for are those of the page still. */
const isCurrent = ({ stops }: Speech): boolean =>
  stops.every(({ stands }) => !(stands instanceof Element) || stands.isConnected);

/** Focuses an element that need not be focusable, until focus moves on. */
function focusFor(element: HTMLElement, attributes: Attributes): void {
  if (element.tabIndex < 0) {
    attributes.lend(element, 'tabindex', '-1');
    element.addEventListener('blur', () => attributes.giveBack(element, 'tabindex'), { once: true });
  }
  element.focus({ preventScroll: true });
}
