/** Copying, cutting and dragging give the page's text with "[spoiler: Film (Year)]" in place of covered words. */
import type { Cover, Covers } from './cover.ts';
import { Flat, rootsAround } from './flat.ts';
import { isInline } from './markup.ts';
import { LENT, MARK } from './shutter.ts';
import { isRendered, lineage } from './tree.ts';

const SILENT = 'script, style, noscript, template';

/** Puts safe text on the clipboard, or into a drag, if what is selected holds covered words. @returns whether it did */
export function copySafely(page: Document, covers: Covers, data: DataTransfer | null): boolean {
  const selection = page.getSelection();
  if (!selection?.rangeCount || !data) return false;
  const copy = new Copy(page, covers, selection);
  if (!copy.said.size) return false;
  data.setData('text/plain', copy.text.trim());
  data.setData('text/html', copy.clean.innerHTML);
  return true;
}

/** What is selected, as it is seen. */
class Copy {
  text = '';
  /** Covers that a label stands for. */
  readonly said = new Set<Cover>();
  /** In a document of its own, where nothing loads and no script runs. */
  readonly clean: HTMLElement;
  readonly #covers: Covers;
  readonly #closed = new Map<Node, { from: number; to: number; cover: Cover }[]>();
  readonly #flat: Flat;

  constructor(page: Document, covers: Covers, selection: Selection) {
    this.#covers = covers;
    this.clean = page.implementation.createHTMLDocument('').body;
    const closed = [...covers.all()].filter((cover) => !covers.isRevealed(cover));
    for (const cover of closed)
      for (const { startContainer, startOffset: from, endOffset: to } of cover.ranges)
        this.#closed.set(startContainer, [...(this.#closed.get(startContainer) ?? []), { from, to, cover }]);
    const roots = rootsAround(closed.map(({ holder }) => holder));
    this.#flat = new Flat(roots);
    for (const range of rangesOf(selection, [...roots.values()])) this.#take(range, page.documentElement);
  }

  #take(range: AbstractRange, top: Element): void {
    const parts = new Map<Node, Range>();
    const isSelected = (node: Node): boolean => {
      const root = node.getRootNode();
      const part = parts.get(root) ?? partOf(range, root);
      parts.set(root, part);
      return part.intersectsNode(node);
    };
    const root = range.startContainer.getRootNode();
    const common = root === range.endContainer.getRootNode() ? partOf(range, root).commonAncestorContainer : top;
    const rest: { node: Node; into: Node }[] = [];
    const put = (nodes: Iterable<Node>, into: Node) => {
      for (const node of [...nodes].reverse()) rest.push({ node, into });
    };
    put(common.nodeType === Node.TEXT_NODE ? [common] : this.#flat.inside(common), this.clean);
    for (let next = rest.pop(); next; next = rest.pop()) {
      const { node, into } = next;
      if (!isSelected(node)) continue;
      if (node.nodeType === Node.TEXT_NODE) this.#words(node as Text, into, range);
      else if (node.nodeType === Node.ELEMENT_NODE && !(node as Element).matches(SILENT) && isRendered(node as Element))
        put(this.#flat.inside(node), this.#element(node as Element, into));
    }
  }

  #element(element: Element, into: Node): Node {
    const { localName } = element;
    if (localName === 'br' || !isInline(localName, '')) this.text = `${this.text.trimEnd()}\n`;
    if (localName === 'body') return into;
    const copy = this.clean.ownerDocument.importNode(element, false);
    for (const name of [...LENT, 'aria-owns']) copy.removeAttribute(name);
    if (this.#covers.shutter.isOurs(element, MARK) && localName === 'input') copy.removeAttribute('value');
    return into.appendChild(copy);
  }

  #words(node: Text, into: Node, range: AbstractRange): void {
    let at = node === range.startContainer ? range.startOffset : 0;
    const end = node === range.endContainer ? range.endOffset : node.length;
    let safe = '';
    for (const { from, to, cover } of (this.#closed.get(node) ?? []).sort((a, b) => a.from - b.from)) {
      if (to <= at || from >= end) continue;
      safe += node.data.slice(at, Math.max(at, from));
      if (!this.said.has(cover)) safe += this.#covers.labelOf(cover);
      this.said.add(cover);
      at = Math.max(at, to);
    }
    safe += node.data.slice(at, Math.max(at, end));
    into.appendChild(this.clean.ownerDocument.createTextNode(safe));
    this.text += safe.replace(/\s+/g, ' ');
  }
}

function rangesOf(selection: Selection, shadowRoots: ShadowRoot[]): AbstractRange[] {
  // Cells of a table can be selected one by one, which only the old way of asking tells.
  if (selection.rangeCount > 1 || !selection.getComposedRanges)
    return Array.from({ length: selection.rangeCount }, (_, i) => selection.getRangeAt(i));
  return selection.getComposedRanges({ shadowRoots });
}

/** What of a selection is in one root: from its host on, where the selection begins or ends in another root inside. */
function partOf({ startContainer, startOffset, endContainer, endOffset }: AbstractRange, root: Node): Range {
  const part = new Range();
  part.selectNodeContents(root);
  const [start, end] = [startContainer, endContainer].map((node) =>
    lineage(node).find((one) => one.getRootNode() === root),
  );
  if (start === startContainer) part.setStart(start, startOffset);
  else if (start) part.setStartBefore(start);
  if (end === endContainer) part.setEnd(end, endOffset);
  else if (end) part.setEndAfter(end);
  return part;
}
