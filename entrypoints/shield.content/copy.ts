/** Copying, cutting and dragging give the page's text with "[spoiler: Film (Year)]" in place of covered words. */
import type { Cover, Covers } from './cover.ts';
import { isInline } from './markup.ts';

const SILENT = 'script, style, noscript, template';

/** Puts safe text on the clipboard, or into a drag, if what is selected holds covered words. @returns whether it did */
export function copySafely(page: Document, covers: Covers, data: DataTransfer | null): boolean {
  const selection = page.getSelection();
  if (!selection || !data) return false;
  const ranges = Array.from({ length: selection.rangeCount }, (_, i) => selection.getRangeAt(i));
  const closed = new Map<Node, { from: number; to: number; cover: Cover }[]>();
  for (const cover of covers.all()) {
    if (covers.isRevealed(cover)) continue;
    for (const covered of cover.ranges) {
      if (!ranges.some((range) => touches(range, covered))) continue;
      const { startContainer, startOffset: from, endOffset: to } = covered;
      closed.set(startContainer, [...(closed.get(startContainer) ?? []), { from, to, cover }]);
    }
  }
  if (!closed.size) return false;

  // Built in a document of its own, where nothing loads and no script runs.
  const clean = page.implementation.createHTMLDocument('').body;
  let text = '';
  const said = new Set<Cover>();
  for (const range of ranges) {
    const copies = new Map<Node, Node>([[range.commonAncestorContainer, clean]]);
    const walker = page.createTreeWalker(
      range.commonAncestorContainer,
      NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT,
      (node) =>
        !range.intersectsNode(node) || (node as Element).matches?.(SILENT)
          ? NodeFilter.FILTER_REJECT
          : NodeFilter.FILTER_ACCEPT,
    );
    for (let node: Node | null = walker.currentNode; node; node = walker.nextNode()) {
      const into = copies.get(node.parentNode!) ?? clean;
      if (node.nodeType !== Node.TEXT_NODE) {
        if (node === range.commonAncestorContainer) continue;
        const element = node as Element;
        const copy = clean.ownerDocument.importNode(element, false) as Element;
        for (const name of ['aria-hidden', 'data-curtain', 'aria-owns']) copy.removeAttribute(name);
        copies.set(node, into.appendChild(copy));
        if (element.localName === 'br' || !isInline(element.localName, '')) text = `${text.trimEnd()}\n`;
        continue;
      }
      const { data: words } = node as Text;
      let at = node === range.startContainer ? range.startOffset : 0;
      const end = node === range.endContainer ? range.endOffset : words.length;
      let safe = '';
      for (const { from, to, cover } of (closed.get(node) ?? []).sort((a, b) => a.from - b.from)) {
        safe += words.slice(at, Math.max(at, from));
        if (!said.has(cover)) safe += covers.labelOf(cover);
        said.add(cover);
        at = Math.max(at, to);
      }
      safe += words.slice(at, end);
      into.appendChild(clean.ownerDocument.createTextNode(safe));
      text += safe.replace(/\s+/g, ' ');
    }
  }
  data.setData('text/plain', text.trim());
  data.setData('text/html', clean.innerHTML);
  return true;
}

function touches(range: Range, covered: Range): boolean {
  try {
    return (
      range.compareBoundaryPoints(Range.END_TO_START, covered) < 0 &&
      range.compareBoundaryPoints(Range.START_TO_END, covered) > 0
    );
  } catch {
    return false; // In another tree, such as a shadow root.
  }
}
