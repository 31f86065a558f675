/** What covers can reach: where highlights, `aria-hidden` and boxes fail, and what takes their place. */
import type { Cover } from './cover.ts';
import { hostOf } from './markup.ts';
import type { Held } from './paint.ts';
import { elementOf } from './tree.ts';

const isSvg = ({ namespaceURI }: Element): boolean => namespaceURI?.endsWith('svg') ?? false;

/** Text of these is not painted as highlights say. */
export const hasHighlight = (element: Element): boolean => element.localName !== 'option' && !isSvg(element);

/** Browsers do not heed `aria-hidden` on it, and it would be all of the page. */
export const isBody = ({ localName }: Element): boolean => localName === 'body' || localName === 'html';

/** Title or description of a drawing. */
export const isSvgNote = (element: Element): boolean =>
  isSvg(element) && (element.localName === 'title' || element.localName === 'desc');

/** What a cover takes up of the window. */
export const boxesOf = ({ ranges, attribute, holder }: Cover): DOMRect[] =>
  (attribute === 'value' ? [elementOf(holder)] : ranges).flatMap((one) => [...one.getClientRects()]);

/** The elements that hold the text of a stretch of the page. */
export function* elementsIn({ from, to, at: start }: Held): Generator<Element> {
  let at: Node | null = from;
  if (from.parentNode !== to.parentNode) while (at && !at.contains(to)) at = at.parentNode;
  for (; at; at = at.contains(to) ? null : at.nextSibling) {
    const element = at.nodeType === Node.DOCUMENT_NODE ? (at as Document).documentElement : at;
    if (element.nodeType === Node.ELEMENT_NODE) yield element as Element;
    // What stands directly between elements is held only where it is all that is.
    else if (start !== undefined || from === to) {
      const holds = at.parentElement ?? hostOf(at);
      if (holds) yield holds;
    }
  }
}

/** Whether there are more elements than that in these stretches of the page. */
export function isMoreThan(most: number, stretches: readonly Held[]): boolean {
  for (const { from, to } of stretches)
    for (let at: Node | null = from; at; at = at === to ? null : at.nextSibling) {
      most -= 1 + ((at as Partial<Element>).getElementsByTagName?.('*').length ?? 0);
      if (most < 0) return true;
    }
  return false;
}

/** Only highlights reach part of a text, and what is in a shadow root, which does not heed the rules of its page. */
export const needsHighlight = ({ from, at }: Held): boolean =>
  at !== undefined || (from.nodeType !== Node.DOCUMENT_NODE && from.getRootNode() !== from.ownerDocument);
