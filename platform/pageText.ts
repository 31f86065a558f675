/**
 * The visible text of a page in reading order, for a reader that goes by words and not by markup (sources/whatsafterthemovie.ts).
 * Runs in the page's frame when the person saves the page; takes nothing that is not text.
 */

export interface PageLine {
  /** 1 to 6 for headings, 0 for other text. */
  level: number;
  text: string;
  /** Address of a link that makes up or closes the line. */
  href?: string;
}

export interface PageText {
  url: string;
  title: string;
  lines: PageLine[];
}

const SKIPPED = 'script, style, noscript, template, svg, nav, footer, form, button, input, select, textarea';
const BLOCKS = 'p, div, section, article, ul, ol, li, dl, table, blockquote, h1, h2, h3, h4, h5, h6';
const MOST_LINES = 5000;

export function readPageText(document: Document): PageText {
  const lines: PageLine[] = [];
  const ahead: Element[] = [document.body];
  for (let element = ahead.pop(); element && lines.length < MOST_LINES; element = ahead.pop()) {
    if (element.matches(SKIPPED)) continue;
    if (isLine(element)) lines.push(lineOf(element));
    else ahead.push(...[...element.children].reverse());
  }
  const canonical = document.querySelector<HTMLLinkElement>('link[rel="canonical"]')?.href;
  return { url: canonical || document.location.href, title: document.title, lines };
}

/** A heading, or an element with words of its own and no block within it. */
function isLine(element: Element): boolean {
  if (/^H[1-6]$/.test(element.tagName)) return element.textContent?.trim() !== '';
  const words = [...element.childNodes].some((node) => node.nodeType === 3 && node.nodeValue?.trim());
  return words && element.querySelector(BLOCKS) === null;
}

function lineOf(element: Element): PageLine {
  const level = /^H[1-6]$/.test(element.tagName) ? Number(element.tagName[1]) : 0;
  const link = element.closest('a') ?? element.querySelector('a');
  const href = link && /^https?:/.test(link.href) ? { href: link.href } : {};
  return { level, text: (element.textContent ?? '').replace(/\s+/g, ' ').trim(), ...href };
}
