/**
 * The Tab key goes through covers in reading order, among the page's own stops. What Tab reaches hangs behind the body (voice.ts), so the
 * way there and back is found here.
 */
import { Flat, rootsAround } from './flat.ts';
import type { Speech, Stop } from './speech.ts';
import { elementOf } from './tree.ts';
import type { Voice } from './voice.ts';

const TABBABLE =
  'a[href], area[href], button, input, select, textarea, summary, iframe, audio[controls], video[controls], [tabindex], [contenteditable]';

export class Keys {
  readonly #page: Document;
  readonly #voice: Voice;

  constructor(page: Document, voice: Voice) {
    this.#page = page;
    this.#voice = voice;
  }

  /** What has the focus, if it is one of ours. */
  focused(): Stop | null {
    const speech = this.#speaking();
    const element = speech?.root.activeElement;
    return speech?.stops.find((stop) => stop.element === element) ?? null;
  }

  /** Moves the focus, if the next stop is one of ours or the focus is there. @returns whether it did */
  tab(back: boolean): boolean {
    this.#voice.flush();
    if (!this.#voice.speeches.size) return false;
    const speech = this.#speaking();
    const at = speech ? speech.stops.findIndex(({ element }) => element === speech.root.activeElement) : -1;
    const neighbour = speech?.stops[at + (back ? -1 : 1)] ?? this.#next(speech, back);
    if (!neighbour || !(speech || 'stands' in neighbour)) return false;
    ('stands' in neighbour ? neighbour.element : neighbour).focus();
    return true;
  }

  #speaking(): Speech | undefined {
    const { activeElement } = this.#page;
    return [...this.#voice.speeches.values()].find(({ host }) => host === activeElement);
  }

  /** Where Tab goes on from. */
  #current(flat: Flat, back: boolean): Node {
    const { activeElement, body, documentElement } = this.#page;
    if (!activeElement || activeElement === body)
      return this.#page.getSelection()?.anchorNode ?? (back ? flat.last(body) : body) ?? documentElement;
    let at: Element = activeElement;
    for (let inner = flat.rootOf(at)?.activeElement; inner; inner = flat.rootOf(at)?.activeElement) at = inner;
    return at;
  }

  /** The next stop before or behind a node: one of ours, or an element of the page. */
  #next(speech: Speech | undefined, back: boolean): Stop | HTMLElement | null {
    const speeches = new Map([...this.#voice.speeches.values()].map((one) => [elementOf(one.holder), one]));
    const flat = new Flat(rootsAround([...speeches.values()].map(({ holder }) => holder)));
    const from = speech ? elementOf(speech.holder) : this.#current(flat, back);
    for (let node = flat.step(from, back); node; node = flat.step(node, back)) {
      if (node.nodeType !== Node.ELEMENT_NODE) continue;
      const element = node as HTMLElement;
      const stop = speeches.get(element)?.stops.at(back ? -1 : 0);
      if (stop) return stop;
      if (element.matches(TABBABLE) && element.tabIndex >= 0 && isReachable(element)) return element;
    }
    return null;
  }
}

const isReachable = (element: HTMLElement): boolean =>
  !element.matches(':disabled, [inert] *, [inert]') && element.checkVisibility({ visibilityProperty: true });
