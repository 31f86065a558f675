/** What is to be read: elements in order, parts of long blocks; which of it comes first, and what of the page it keeps held. */
import { isInline, parentOf, tagOf } from './markup.ts';
import type { Held } from './paint.ts';
import type { Holder, Reading } from './read.ts';
import { shadowRootOf } from './roots.ts';

/** Elements to be read, in order; `true`: with all that is inside. */
export type Work = Map<Document | Holder, boolean>;

/** Parts of blocks too long for one slice: what of each is still to be judged. */
export type Parts = Map<Holder, Reading[]>;

/** Where down and across the window is looked for what is in sight, turn about: a look at each crossing would cost twice as much. */
const LOOKS_DOWN = 8;
const LOOKS_ACROSS = [
  [0.1, 0.5, 0.9],
  [0.3, 0.7],
];
/** Elements in sight with no more than this between them have all between them in sight. */
const GAP = 50;

/** Adds an element; with all that is inside it, once that was asked for. */
export function want(work: Work, root: Document | Holder, whole: boolean): void {
  if (whole || !work.has(root)) work.set(root, whole);
}

/** What is still to be read; siblings that follow each other are one stretch. */
export function* unread(work: Work, parts: Parts): Generator<Held> {
  let run: Held | null = null;
  for (const [root, whole] of work) {
    if (whole && run && (root as Element).previousElementSibling === run.to) {
      run = { from: run.from, to: root };
      continue;
    }
    if (run) yield run;
    run = null;
    if (whole) run = { from: root, to: root };
    else if ([...root.children].every(isText)) yield { from: root, to: root };
    else yield* textIn(root);
  }
  if (run) yield run;
  for (const readings of parts.values()) {
    const first = readings.find(({ pieces }) => pieces.length)?.pieces[0];
    const last = readings.at(-1)?.pieces.at(-1);
    if (first && last) yield { from: first.node, to: last.node, at: first.from };
  }
}

/** The text that stands directly in an element, among blocks that are not held with it. */
function* textIn(root: Node): Generator<Held> {
  let run: Held | null = null;
  for (const child of root.childNodes) {
    if (isText(child) && (run || !isBlank(child))) run = { from: (run ?? { from: child }).from, at: 0, to: child };
    else if (run && child.nodeType === 1) {
      yield run;
      run = null;
    }
  }
  if (run) yield run;
}

/** What is met at some points of the window, and all that it is in. */
export function inSight(page: Document): Set<Node> {
  const seen = new Set<Node>();
  for (let line = 0; line <= LOOKS_DOWN; line++)
    for (const column of LOOKS_ACROSS[line % 2]!) {
      const [x, y] = [innerWidth * column, ((innerHeight - 1) * line) / LOOKS_DOWN];
      for (const met of metAt(page, x, y, column === 0.5))
        for (let at: Node | null = met; at && !seen.has(at); at = parentOf(at)) seen.add(at);
    }
  return seen;
}

/** What is topmost at a point, also in shadow roots; `below`: and what it lies upon, as a page does under the veil of a dialog. */
function* metAt(root: Document | ShadowRoot, x: number, y: number, below: boolean): Generator<Element> {
  for (const element of below ? root.elementsFromPoint(x, y) : [root.elementFromPoint(x, y)]) {
    if (!element || !root.contains(element)) continue;
    yield element;
    const inner = shadowRootOf(element);
    if (inner) yield* metAt(inner, x, y, below);
  }
}

/**
 * Puts what is in sight first: what is met in the window, what is between in order, and as much again before and behind.
 * @returns how many that are
 */
export function nearFirst(work: Work, page: Document): number {
  const seen = inSight(page);
  const all = [...work];
  const near = new Set<number>();
  for (let first = 0; first < all.length; first++) {
    if (!seen.has(all[first]![0])) continue;
    let last = first;
    for (let at = first; at < all.length && at - last <= GAP; at++) if (seen.has(all[at]![0])) last = at;
    const more = last - first + 1;
    for (let at = Math.max(0, first - more); at <= last + more && at < all.length; at++) near.add(at);
    first = last;
  }
  if (near.size) {
    work.clear();
    for (const at of near) work.set(...all[at]!);
    for (const [root, whole] of all) if (!work.has(root)) work.set(root, whole);
  }
  return near.size;
}

/** The block-level element, or shadow root, in which the text of a node stands. */
export function holderOf(node: Node): Holder {
  for (let at = node; ; ) {
    const parent = parentOf(at);
    if (!parent || (at.nodeType !== 3 && !isInline(tagOf(at), tagOf(parent)))) return at as Holder;
    at = parent;
  }
}

/** What of `root` comes after a text: elements behind it, and what else stands directly in the elements around it. */
export function* restAfter(text: Text, root: Node): Generator<[root: Holder, whole: boolean]> {
  let isLast = true;
  for (let at: Node = text; at !== root; ) {
    yield* siblingsAfter(at);
    for (let next = at.nextSibling; isLast && next; next = next.nextSibling) isLast = !isText(next) || isBlank(next);
    const parent = parentOf(at);
    if (!parent) return;
    if (parent.nodeType !== 9 && holderOf(parent) === parent) {
      if (!isLast) yield [parent as Holder, false];
      isLast = true;
    }
    at = parent;
  }
}

export function* siblingsAfter(node: Node): Generator<[root: Holder, whole: boolean]> {
  for (let next = (node as Element).nextElementSibling; next; next = next.nextElementSibling) yield [next, true];
}

const isBlank = (node: Node): boolean => node.nodeType === 3 && !/\S/.test((node as Text).data);

/** A text, or an element that is part of one. */
export const isText = (node: Node): boolean => node.nodeType === 3 || isInline(tagOf(node), '');

/** Part of the page's head, or the text of its title. */
export const isOfHead = (node: Node): boolean =>
  node.nodeName === 'HEAD' || node.nodeName === 'TITLE' || node.parentNode?.nodeName === 'TITLE';
