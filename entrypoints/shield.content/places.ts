/**
 * Where a block stands: the page's tree of places.
 *
 * An element may open a place (an article, a comment), and so does a heading: its section is in force behind it, as far as the
 * element in which the heading stands reaches. A heading that is alone in its wrapper speaks for what follows the wrapper. The
 * sections of each element are kept in page order, so text that arrives later and in between finds its own.
 */
import type { Place } from '../../engine/block.ts';
import { parentOf } from './markup.ts';

interface Section {
  /** The heading, or the wrapper it is alone in. */
  from: WeakRef<Element>;
  place: Place;
}

const opened = new WeakMap<Node, Place>();
const sections = new WeakMap<Node, Section[]>();
const levels = new WeakMap<Place, number>();

/** The place that a node opens: the page for a document; made once for each node. */
export function openPlace(node: Node, kind: Place['kind'], parent: Place | null): Place {
  const known = opened.get(node);
  if (known && known.kind === kind && known.parent === parent) return known;
  const place: Place = { parent, kind };
  opened.set(node, place);
  return place;
}

export const opensPlace = (node: Node): boolean => opened.has(node);

/**
 * The section that a heading opens.
 * @param within the place in force before the heading
 */
export function openSection(heading: Element, level: number, within: Place): Place {
  let parent = within;
  while (parent.parent && (levels.get(parent) ?? 0) >= level) parent = parent.parent;
  const place = openPlace(heading, 'section', parent);
  levels.set(place, level);
  return place;
}

/**
 * Puts a section in force for what follows `from` in `container`.
 * @returns whether it is news
 */
export function keepSection(container: Node, from: Element, place: Place): boolean {
  const known = sections.get(container) ?? [];
  if (known.some((section) => section.from.deref() === from && section.place === place)) return false;
  const list = known.filter((section) => {
    const element = section.from.deref();
    return element && element !== from && container.contains(element);
  });
  let at = list.length;
  while (at > 0 && isBefore(from, list[at - 1]!.from.deref()!)) at--;
  list.splice(at, 0, { from: new WeakRef(from), place });
  sections.set(container, list);
  return true;
}

/** A section is in force behind `from` in `container`. */
export const endsInSection = (container: Node, from: Node): boolean =>
  sections.get(container)?.some((section) => section.from.deref() === from) ?? false;

/** The place in force where a node stands, as far as the page has been read; null when nothing above it was. */
export function placeBefore(node: Node): Place | null {
  for (let at = node; ; ) {
    const parent = parentOf(at);
    if (!parent) return opened.get(at) ?? null;
    const list = sections.get(parent);
    for (let i = (list?.length ?? 0) - 1; i >= 0; i--) {
      const from = list![i]!.from.deref();
      if (from && from !== at && isBefore(from, at)) return list![i]!.place;
    }
    const place = opened.get(parent);
    if (place) return place;
    at = parent;
  }
}

const isBefore = (a: Node, b: Node): boolean =>
  (a.compareDocumentPosition(b) & 4) /* DOCUMENT_POSITION_FOLLOWING */ !== 0;
