/** What is said in place of a block that holds covered words. */
import type { Attributes } from './attributes.ts';
import type { Cover, Covers } from './cover.ts';
import { isInline } from './markup.ts';
import type { Holder } from './read.ts';
import { MARK } from './shutter.ts';
import { isRendered } from './tree.ts';

/** Neither seen nor heard. */
export const UNSPOKEN = 'script, style, noscript, template';
/** Heard as they are. */
export const WHOLE = 'textarea, select, input, iframe, object, canvas, video, audio, svg, math, img';
/** Elements that hold covered words. */
export const HIDES = `[${MARK}], :has([${MARK}])`;

/** A stop of the Tab key: a button of ours for a cover, or what stands for a link or button of the page. */
export interface Stop {
  element: HTMLElement;
  stands: Cover | Element;
}

/** What speaks for one holder. */
export interface Speech {
  holder: Holder;
  /** Tells what is said from anything else (voice.ts). */
  words: number;
  host: HTMLElement;
  root: ShadowRoot;
  stops: Stop[];
  /** Blocks of the page that are heard as they are. */
  owned: Element[];
  /** Words that were revealed while others in the block are still covered. */
  shown: Map<number, HTMLElement>;
  undo: (() => void)[];
}

/** What is to be said for a holder; `unseen`: what of it is not rendered, and so not said. */
export interface Due {
  holder: Holder;
  words: number | null;
  unseen: ReadonlySet<Element>;
}

/** Lends an attribute to an element for as long as this is said. */
export function lendFor({ undo }: Speech, attributes: Attributes, element: Element, name: string, value: string): void {
  attributes.lend(element, name, value);
  undo.push(() => attributes.giveBack(element, name, value));
}

/** An element of the page takes its place in what is said. @param newId for an element that has none */
export function adopt(
  page: Document,
  speech: Speech,
  element: Element,
  attributes: Attributes,
  newId: () => string,
): void {
  const { host, root, owned } = speech;
  if (!element.id) lendFor(speech, attributes, element, 'id', newId());
  const slot = page.createElement('slot');
  slot.name = element.id;
  root.append(slot);
  // Only what is in the page itself can own what is there.
  const owner = page.createElement('span');
  owner.slot = element.id;
  owner.setAttribute('aria-owns', element.id);
  host.append(owner);
  owned.push(element);
}

/** An element of ours stands for a link or button of the page. */
export function standIn(page: Document, { root, stops }: Speech, one: HTMLElement): HTMLElement {
  const stand = page.createElement('span');
  stand.setAttribute('role', one.localName === 'a' ? 'link' : 'button');
  stand.tabIndex = -1;
  const press = () => one.click();
  stand.addEventListener('click', press);
  stand.addEventListener('keydown', (event) => event.key === 'Enter' && press());
  root.append(stand);
  stops.push({ element: stand, stands: one });
  return stand;
}

/** Blocks and things without covered words need not be said again. */
export const isHeardAsIs = (element: Element): boolean =>
  (element.matches(WHOLE) ||
    !!element.shadowRoot ||
    (!isInline(element.localName, '') && element.localName !== 'br')) &&
  !element.matches(HIDES) &&
  isOwnable(element);

/** It can be told by its id, or be given one. */
const isOwnable = (element: Element): boolean => {
  const root = element.getRootNode() as Document;
  return root.nodeType === Node.DOCUMENT_NODE && (!element.id || root.getElementById(element.id) === element);
};

/** The links that a voice stands for are those of the page still. */
export const isCurrent = ({ stops, owned }: Speech): boolean =>
  stops.every(({ stands }) => !(stands instanceof Element) || stands.isConnected) &&
  owned.every((element) => element.isConnected);

/** Covers that hide words of the page, not of an attribute. */
export const hidesWords = ({ ranges, attribute }: Cover): boolean => ranges.length > 0 || attribute === 'value';

/** Covered blocks inside a holder. */
export const coveredIn = (holder: Holder, covers: Covers): Element[] =>
  [...holder.querySelectorAll(`[${MARK}]`)].filter((inner) => covers.of(inner).length);

/** Part of a text node that a cover hides. */
export interface Hidden {
  from: number;
  to: number;
  cover: Cover;
}

/** What is covered in a holder and in the blocks inside it, by text node. */
export function stretchesIn(holder: Holder, covers: Covers): Map<Node, Hidden[]> {
  const stretches = new Map<Node, Hidden[]>();
  for (const one of [holder, ...coveredIn(holder, covers)])
    for (const cover of covers.of(one))
      for (const { startContainer, startOffset: from, endOffset: to } of cover.ranges) {
        const known = stretches.get(startContainer);
        if (known) known.push({ from, to, cover });
        else stretches.set(startContainer, [{ from, to, cover }]);
      }
  return stretches;
}

/** What in a holder has no boxes. */
export const unseenIn = (holder: Holder): Set<Element> =>
  new Set([...holder.querySelectorAll('*')].filter((one) => !isRendered(one)));
