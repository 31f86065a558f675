/** What is to be read: elements in order, parts of long blocks; which of it comes first, and what of the page it keeps held. */
import { isInline, parentOf, tagOf } from './markup.ts';
import type { Held } from './paint.ts';
import type { Holder, Reading } from './read.ts';

/** Elements to be read, in order; `true`: with all that is inside. */
export type Work = Map<Document | Holder, boolean>;

/** Parts of blocks too long for one slice: what of each is still to be judged. */
export type Parts = Map<Holder, Reading[]>;

/** Children of an element with more than this are held with it, not one by one. */
const MANY = 50;
/** Points down the window at which is looked for what is in sight. */
const LOOKS_DOWN = 8;

/** Adds one more part of a block. */
export function keep(parts: Parts, holder: Holder, part: Reading): void {
  const list = parts.get(holder);
  if (list) list.push(part);
  else parts.set(holder, [part]);
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
    else if (!root.childElementCount || root.childNodes.length > MANY) yield { from: root, to: root };
    else for (const child of root.childNodes) if (isText(child)) yield { from: child, to: child };
  }
  if (run) yield run;
  for (const readings of parts.values()) {
    const first = readings.find(({ pieces }) => pieces.length)?.pieces[0];
    const last = readings.at(-1)?.pieces.at(-1);
    if (first && last) yield { from: first.node, to: last.node, at: first.from };
  }
}

/** What is met at some points of the window, and all that it is in. */
export function inSight(page: Document): Set<Node> {
  const seen = new Set<Node>();
  for (let line = 0; line <= LOOKS_DOWN; line++)
    for (const column of [0.3, 0.7]) {
      const [x, y] = [innerWidth * column, ((innerHeight - 1) * line) / LOOKS_DOWN];
      for (let at: Node | null = page.elementFromPoint(x, y); at && !seen.has(at); at = parentOf(at)) seen.add(at);
    }
  return seen;
}

/**
 * Puts what is in sight first: what is met in the window, all between in order, and as much again before and behind.
 * @returns how many that are
 */
export function nearFirst(work: Work, page: Document): number {
  const seen = inSight(page);
  const all = [...work];
  const first = all.findIndex(([root]) => seen.has(root));
  if (first < 0) return 0;
  const last = all.findLastIndex(([root]) => seen.has(root));
  const more = last - first + 1;
  const [from, to] = [Math.max(0, first - more), last + more + 1];
  const near = all.slice(from, to);
  if (from > 0) {
    work.clear();
    for (const [root, whole] of [...near, ...all.slice(0, from), ...all.slice(to)]) work.set(root, whole);
  }
  return near.length;
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
    for (let next = at.nextSibling; isLast && next; next = next.nextSibling)
      isLast = !isText(next) || (next.nodeType === 3 && !/\S/.test((next as Text).data));
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

/** A text, or an element that is part of one. */
export const isText = (node: Node): boolean => node.nodeType === 3 || isInline(tagOf(node), '');

/** Part of the page's head, or the text of its title. */
export const isOfHead = (node: Node): boolean =>
  node.nodeName === 'HEAD' || node.nodeName === 'TITLE' || node.parentNode?.nodeName === 'TITLE';
