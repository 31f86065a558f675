/**
 * The Tab key goes through covers in reading order, among the page's own stops. What Tab reaches hangs behind the body (voice.ts), so the
 * way there and back is found here.
 */
import { elementOf } from './tree.ts';
import type { Speech, Stop, Voice } from './voice.ts';

const TABBABLE =
  'a[href], area[href], button, input, select, textarea, summary, iframe, audio[controls], video[controls], [tabindex], [contenteditable]';

export class Keys {
  private readonly page: Document;
  private readonly voice: Voice;

  constructor(page: Document, voice: Voice) {
    this.page = page;
    this.voice = voice;
  }

  /** What has the focus, if it is one of ours. */
  focused(): Stop | null {
    const speech = this.speaking();
    const element = speech?.root.activeElement;
    return speech?.stops.find((stop) => stop.element === element) ?? null;
  }

  /** Moves the focus, if the next stop is one of ours or the focus is there. @returns whether it did */
  tab(back: boolean): boolean {
    this.voice.flush();
    if (!this.voice.speeches.size) return false;
    const speech = this.speaking();
    const at = speech ? speech.stops.findIndex(({ element }) => element === speech.root.activeElement) : -1;
    const neighbour =
      speech?.stops[at + (back ? -1 : 1)] ?? this.next(speech ? elementOf(speech.holder) : this.current(), back);
    if (!neighbour || !(speech || 'stands' in neighbour)) return false;
    ('stands' in neighbour ? neighbour.element : neighbour).focus();
    return true;
  }

  private speaking(): Speech | undefined {
    const { activeElement } = this.page;
    return [...this.voice.speeches.values()].find(({ host }) => host === activeElement);
  }

  /** Where Tab goes on from. */
  private current(): Node {
    const { activeElement, body, documentElement } = this.page;
    if (activeElement && activeElement !== body) return activeElement;
    return this.page.getSelection()?.anchorNode ?? body ?? documentElement;
  }

  /** The next stop before or behind a node: one of ours, or an element of the page. */
  private next(from: Node, back: boolean): Stop | HTMLElement | null {
    const speeches = new Map([...this.voice.speeches.values()].map((speech) => [elementOf(speech.holder), speech]));
    const walker = this.page.createTreeWalker(this.page.documentElement, NodeFilter.SHOW_ELEMENT);
    walker.currentNode = from;
    const step = () => (back ? walker.previousNode() : walker.nextNode());
    for (let node = step(); node; node = step()) {
      const element = node as HTMLElement;
      if (speeches.has(from as Element) && from.contains(element)) continue;
      const stop = speeches.get(element)?.stops.at(back ? -1 : 0);
      if (stop) return stop;
      if (element.matches(TABBABLE) && element.tabIndex >= 0 && isReachable(element)) return element;
    }
    return null;
  }
}

const isReachable = (element: HTMLElement): boolean =>
  !element.matches(':disabled, [inert] *, [inert]') && element.checkVisibility({ visibilityProperty: true });
