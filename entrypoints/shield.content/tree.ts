/** Where nodes stand to each other, shadow roots included. */
import { hostOf } from './markup.ts';
import type { Holder } from './read.ts';

/** The element that stands for a holder: for a shadow root its host. */
export const elementOf = (holder: Holder): Element => hostOf(holder) ?? (holder as Element);

/** Whether a node is inside another, or in a shadow root inside it. */
export function includes(outer: Node, node: Node): boolean {
  return lineage(node).some((one) => outer.contains(one));
}

/** Negative when a stands before b on the page. */
export function order(a: Node, b: Node): number {
  if (a === b) return 0;
  const [ours, theirs] = [lineage(a), lineage(b)];
  let at = 0;
  while (at < ours.length - 1 && at < theirs.length - 1 && ours[at] === theirs[at]) at++;
  if (ours[at] === theirs[at]) return ours.length - theirs.length;
  return ours[at]!.compareDocumentPosition(theirs[at]!) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
}

/** The node, preceded by the hosts of the shadow roots it is in, outermost first. */
export function lineage(node: Node): Node[] {
  const line: Node[] = [];
  for (let at: Node | null = node; at; at = hostOf(at.getRootNode())) line.unshift(at);
  return line;
}

/** The element has boxes, or what is in it may have. */
export const isRendered = (element: Element): boolean =>
  element.checkVisibility() || getComputedStyle(element).display === 'contents';

const CARD =
  'a, li, figure, article, tr, [role="article"], [role="listitem"], [class*="card" i], [class*="tile" i], [class*="teaser" i]';
const PICTURES = 'img, video, svg image, picture, canvas';

/** The card that an element is part of: the nearest that has a picture, if there is one. */
export function cardOf(element: Element): Element | null {
  let card = element.closest(CARD);
  while (card && !card.querySelector(PICTURES)) card = card.parentElement?.closest(CARD) ?? null;
  return card;
}
