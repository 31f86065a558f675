/** What a walk over the page knows of each element on its way down, and of what its root stands in. */
import type { BlockKind, Place } from '../../engine/block.ts';
import {
  isInline,
  isLeftAlone,
  isOwn,
  kindOf,
  levelOf,
  type Markup,
  markOf,
  markupOf,
  parentOf,
  placeKindOf,
  tagOf,
} from './markup.ts';
import { endsInSection, openPlace, openSection, opensPlace, placeBefore } from './places.ts';
import type { Holder } from './read.ts';

/** An element on the way down, or what the root stands in. */
export interface Frame {
  node: Node;
  tag: string;
  /** The nearest block-level element or shadow root. */
  holder: Holder;
  inline: boolean;
  kind: BlockKind;
  /** Level of the heading this is part of, else 0. */
  level: number;
  /** The place in force at this point of the walk; a heading changes it for what follows. */
  place: Place;
  keepsSpace: boolean;
  marked: boolean;
  /** The section of the last heading inside, how many there were, and how much text had been read when it ended. */
  section: Place | null;
  headings: number;
  readAt: number;
}

/** What stands in a node: the same for all its children, but for their places. Null inside something that is left alone. */
interface Standing {
  frame: Omit<Frame, 'node' | 'place'>;
  marks: NonNullable<ReturnType<typeof markOf>>[];
  /** The child last asked for: the next one mostly stands in the same place, which costs a search through all before it. */
  last: { node: Node; place: Place } | null;
}
export type Standings = Map<Node | null, Standing | null>;

const ELEMENT = 1;
const SHADOW = 11;

/** The frame of a block-level element, which may open a place. */
export function blockFrame(element: Element, markup: Markup, outer: Frame): Frame {
  const { tag } = markup;
  const level = levelOf(element, markup) || outer.level;
  const opens = level ? null : placeKindOf(element, markup, outer.place);
  let { place } = outer;
  if (level && !outer.level) place = openSection(element, level, place);
  else if (opens) place = openPlace(element, opens, place);
  return {
    node: element,
    tag,
    holder: element,
    inline: false,
    kind: kindOf(tag, opens ? 'prose' : outer.kind),
    level,
    place,
    keepsSpace: outer.keepsSpace || tag === 'pre',
    marked: false,
    section: null,
    headings: 0,
    readAt: 0,
  };
}

/** What a root stands in, as its ancestors tell; null inside something that is left alone. */
export function standing(root: Node, known: Standings = new Map()): { frame: Frame; marks: Standing['marks'] } | null {
  const parent = parentOf(root);
  if (!known.has(parent)) known.set(parent, standingIn(parent));
  const found = known.get(parent);
  if (!found) return null;
  const holder = root.nodeType === SHADOW || !parent ? (root as Holder) : found.frame.holder;
  const { last } = found;
  const follows = last && last.node === (root as Element).previousElementSibling && !endsInSection(parent!, last.node);
  const place = follows ? last.place : (placeBefore(root) ?? openPlace(topOf(root), 'page', null));
  found.last = { node: root, place };
  const node = root.nodeType === ELEMENT && parent ? parent : root;
  return { frame: { ...found.frame, node, holder, place }, marks: found.marks };
}

function standingIn(node: Node | null): Standing | null {
  const above: Element[] = [];
  for (let at = node; at; at = parentOf(at)) if (at.nodeType === ELEMENT) above.push(at as Element);
  const frame: Standing['frame'] = {
    tag: '',
    holder: above.find((element) => !isInline(tagOf(element), '')) ?? (node as Holder),
    inline: false,
    kind: 'prose',
    level: 0,
    keepsSpace: false,
    marked: false,
    section: null,
    headings: 0,
    readAt: 0,
  };
  const marks = [];
  for (const element of above.reverse()) {
    const markup = markupOf(element);
    if (isOwn(element) || isLeftAlone(element, markup)) return null;
    const mark = isInline(markup.tag, frame.tag) ? markOf(element, markup) : null;
    if (mark) marks.push(mark);
    frame.tag = markup.tag;
    frame.kind = kindOf(markup.tag, opensPlace(element) ? 'prose' : frame.kind);
    frame.level ||= levelOf(element, markup);
    frame.keepsSpace ||= markup.tag === 'pre';
  }
  return { frame, marks, last: null };
}

function topOf(node: Node): Node {
  for (let at = node; ; ) {
    const parent = parentOf(at);
    if (!parent) return at;
    at = parent;
  }
}
