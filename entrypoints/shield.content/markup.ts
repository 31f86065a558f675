/** What tags, roles and class names say of an element, without asking for its style: one small answer for each question of the reader. */
import type { BlockKind, Mark, Place } from '../../engine/block.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

const INLINE = words(
  'a abbr acronym b bdi bdo big br cite code data del dfn em font i img ins kbd mark math nobr picture q rb rp rt ruby s samp ' +
    'small span strike strong sub sup time tspan textPath tt u var wbr output',
);
const SILENT = words('script style noscript template textarea iframe embed audio video datalist head');
const EDITOR = /(^|\s)(CodeMirror|cm-editor|monaco-editor|ace_editor)/;
const EMPHASIS = words('i em cite dfn q');
const STRONG = words('b strong');

const COMMENT =
  /(^|\s)([\w-]*[-_])?(comment|reply|post|message|tweet|status|answer|review|entry)([-_]?(item|card|row|wrapper|container|\d+))?(\s|$)/i;
const THREAD =
  /(^|\s)([\w-]*[-_])?(comments|replies|posts|messages|thread|topic|conversation|timeline|feed)([-_]?(list|tree|area|section|container))?(\s|$)/i;
const SPOILER = /spoiler/i;
const NO_SPOILER = /(no|non|anti|without)[-_]?spoilers?|spoilers?[-_]?(free|alert|toggle|button|settings)/i;

const KINDS: Record<string, BlockKind> = {
  p: 'prose',
  li: 'item',
  dd: 'prose',
  dt: 'label',
  td: 'cell',
  th: 'cell',
  caption: 'caption',
  figcaption: 'caption',
  blockquote: 'quote',
  button: 'label',
  label: 'label',
  legend: 'label',
  summary: 'label',
  option: 'label',
  text: 'label',
};

/** Attributes that are shown or spoken; a value only where it is the label of a button. */
export const SPOKEN = [
  'title',
  'alt',
  'aria-label',
  'aria-description',
  'aria-valuetext',
  'placeholder',
  'label',
  'value',
];
const BUTTONS = words('button submit reset');

/** The value of an attribute is shown or spoken. */
export const isShown = (element: Element, attribute: string): boolean =>
  attribute !== 'value' || (tagOf(element) === 'input' && BUTTONS.has((element as HTMLInputElement).type));

/** An element as the reader sees it; made once for each element of a walk. */
export interface Markup {
  tag: string;
  /** Empty strings for attributes that are not there. */
  role: string;
  names: string;
}

/** A form's fields shadow its properties and methods (`<input name="parentNode">`); this reads past them. */
const past = (form: object, name: string): unknown => Reflect.get(Object.getPrototypeOf(form), name, form);

/** A document whose properties are its own: pages shadow them with names of forms and pictures (`<img name="title">`). */
export const pristine = (page: Document): Document =>
  new Proxy(page, {
    get: (_, name) => {
      const value: unknown = Reflect.get(Object.getPrototypeOf(page), name, page);
      return typeof value === 'function' ? value.bind(page) : value;
    },
    set: (_, name, value) => Reflect.set(Object.getPrototypeOf(page), name, value, page),
  });

/** A walk over the elements and texts in a root. */
export const walkerOf = (page: Document, root: Node): TreeWalker =>
  (past(page, 'createTreeWalker') as Document['createTreeWalker']).call(page, root, 1 | 4);

/** The elements in a root that match, and itself. */
export function allIn(root: Element | Document | ShadowRoot, selector: string): Element[] {
  const inside = past(root, 'querySelectorAll') as Element['querySelectorAll'];
  const matches = past(root, 'matches') as Element['matches'] | undefined;
  return [...(matches?.call(root, selector) ? [root as Element] : []), ...inside.call(root, selector)];
}

const isForm = (node: Node): boolean => {
  const tag = (node as Partial<Element>).localName;
  return tag === 'form' || (tag !== undefined && typeof tag !== 'string');
};

/** The tag of an element; empty for other nodes. */
export const tagOf = (node: Node): string => (isForm(node) ? 'form' : ((node as Partial<Element>).localName ?? ''));

/** The element whose shadow root a node is. Links have a `host` of another kind. */
export const hostOf = (node: Node): Element | null =>
  node.nodeType === 11 ? ((node as ShadowRoot).host ?? null) : null;

/** The parent, or the host of a shadow root. */
export function parentOf(node: Node): Node | null {
  const parent = isForm(node) ? (past(node, 'parentNode') as Node | null) : node.parentNode;
  return parent ?? hostOf(node);
}

/** What the tag and the two telling attributes say; the reader skips the rest of a form's attributes. */
export function markupOf(element: Element): Markup {
  const tag = tagOf(element);
  if (tag === 'form' || !element.hasAttributes()) return { tag, role: '', names: '' };
  return { tag, role: element.getAttribute('role') ?? '', names: element.getAttribute('class') ?? '' };
}

/** Inline by its tag. Custom elements count as blocks unless they stand inside a line of text. */
export const isInline = (tag: string, parentTag: string): boolean =>
  INLINE.has(tag) || (tag.includes('-') && (INLINE.has(parentTag) || /^(p|h[1-6])$/.test(parentTag)));

/** The shield's own elements: behind the body, where no page has words. */
export const isOwn = (element: Element): boolean =>
  tagOf(element).startsWith('curtain-') &&
  element.parentElement !== null &&
  (element.parentElement.localName === 'html' || isOwn(element.parentElement));

/** Never read, never covered: code of the page, what a person types, editors. */
export function isLeftAlone(element: Element, { tag, role, names }: Markup): boolean {
  if (SILENT.has(tag) || role === 'textbox' || role === 'searchbox' || EDITOR.test(names)) return true;
  if (tag === 'form' || !element.hasAttribute('contenteditable')) return false;
  return element.getAttribute('contenteditable') !== 'false';
}

/** 1 to 6 for headings, else 0. */
export function levelOf(element: Element, { tag, role }: Markup): number {
  if (role === 'heading') return Math.min(6, Math.max(1, Number(element.getAttribute('aria-level')) || 2));
  return tag.length === 2 && tag[0] === 'h' && tag[1]! >= '1' && tag[1]! <= '6' ? Number(tag[1]) : 0;
}

/** The kind of block an element's text is; `inherited` from what it stands in. */
export function kindOf(tag: string, inherited: BlockKind): BlockKind {
  const own = Object.hasOwn(KINDS, tag) ? KINDS[tag]! : undefined;
  if (own === 'prose') return inherited === 'quote' || inherited === 'caption' ? inherited : 'prose';
  return own ?? inherited;
}

/** A site's own way of hiding spoilers. */
export const isSpoilerMarkup = (element: Element, { tag, names }: Markup): boolean =>
  (SPOILER.test(names) && !NO_SPOILER.test(names)) ||
  (tag.includes('-') && SPOILER.test(tag)) ||
  (tag !== 'form' && element.hasAttribute('data-spoiler'));

/** The stretch that an inline element sets apart, if it does. */
export function markOf(element: Element, markup: Markup): Pick<Mark, 'kind' | 'href'> | null {
  const { tag } = markup;
  if (tag === 'a') {
    const href = element.getAttribute('href');
    return href === null ? null : { kind: 'link', href };
  }
  if (EMPHASIS.has(tag)) return { kind: 'emphasis' };
  if (STRONG.has(tag)) return { kind: 'strong' };
  return isSpoilerMarkup(element, markup) ? { kind: 'hidden' } : null;
}

/** The kind of place that a block-level element opens, if it opens one. `within`: the place it stands in. */
export function placeKindOf(element: Element, markup: Markup, within: Place): Place['kind'] | null {
  const { tag, role, names } = markup;
  if (tag === 'details') return hidesSpoiler(element) ? 'spoiler' : 'section';
  if (isSpoilerMarkup(element, markup)) return 'spoiler';
  if (role === 'comment') return 'comment';
  if (names && tag !== 'body' && tag !== 'main') {
    if (COMMENT.test(names)) return 'comment';
    if (THREAD.test(names)) return 'thread';
  }
  if (tag === 'article' || role === 'article') return isWithin(within, 'article') ? 'comment' : 'article';
  if (role === 'listitem' && tag !== 'li') return 'comment';
  if (role === 'feed' || role === 'log') return 'thread';
  return tag === 'section' || tag === 'aside' || role === 'region' ? 'section' : null;
}

function hidesSpoiler(details: Element): boolean {
  const summary = details.firstElementChild;
  return (
    summary?.localName === 'summary' &&
    SPOILER.test(summary.textContent ?? '') &&
    !NO_SPOILER.test(summary.textContent ?? '')
  );
}

function isWithin(place: Place, kind: Place['kind']): boolean {
  for (let at: Place | null = place; at; at = at.parent) if (at.kind === kind) return true;
  return false;
}
