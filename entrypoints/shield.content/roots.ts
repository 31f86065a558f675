/**
 * Finds shadow roots, open and closed, also those that are attached long after their host came.
 *
 * Nothing tells an extension that a root was attached, and a script in the page's own world could be seen and undone by the page. So
 * likely hosts (custom elements, and elements with nothing in them) are asked again whenever something happens: each batch of
 * mutations, and each change of their size or their parent's. The latter is told after layout and before paint.
 */

/** The standard's list of plain elements that can have a shadow root. */
const HOSTS = new Set(
  'article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span'.split(' '),
);
/** More likely hosts than this are not watched for: a page of empty boxes must cost no more than others. */
const MOST = 1000;

interface ChromeDom {
  dom?: { openOrClosedShadowRoot(element: Element): ShadowRoot | null };
}

/** The shadow root of an element, as only an extension can see it. */
export function shadowRootOf(element: Element): ShadowRoot | null {
  if (!(element instanceof HTMLElement)) return null; // Chromium throws on others.
  const firefox = (element as HTMLElement & { openOrClosedShadowRoot?: ShadowRoot | null }).openOrClosedShadowRoot;
  if (firefox !== undefined) return firefox;
  const { dom } = (globalThis as { chrome?: ChromeDom }).chrome ?? {};
  return dom ? dom.openOrClosedShadowRoot(element) : element.shadowRoot;
}

export class Hosts {
  readonly #likely = new Set<Element>();
  readonly #found: (roots: ShadowRoot[]) => void;
  readonly #sizes = new ResizeObserver(() => this.check());

  /** @param found told of roots that were attached to elements met before. */
  constructor(found: (roots: ShadowRoot[]) => void) {
    this.#found = found;
  }

  /** The root of an element met for the first time; if there is none and may be one later, it is asked again. */
  meet(element: Element): ShadowRoot | null {
    const tag = element.localName;
    if (typeof tag !== 'string') return null;
    const custom = tag.includes('-');
    if (!custom && !HOSTS.has(tag)) return null;
    const empty = !element.firstChild;
    if (!custom && !empty) return element.shadowRoot;
    const root = shadowRootOf(element);
    if (!root && this.#likely.size < MOST) {
      this.#likely.add(element);
      this.#sizes.observe(element);
      if (custom && element.parentElement) this.#sizes.observe(element.parentElement);
    }
    return root;
  }

  /** Asks the likely ones again. */
  check(): void {
    const roots: ShadowRoot[] = [];
    for (const element of this.#likely) {
      const root = element.isConnected ? shadowRootOf(element) : null;
      if (root) roots.push(root);
      else if (element.isConnected && (element.localName.includes('-') || !element.firstChild)) continue;
      this.#likely.delete(element);
      this.#sizes.unobserve(element);
    }
    if (roots.length) this.#found(roots);
  }

  stop(): void {
    this.#sizes.disconnect();
    this.#likely.clear();
  }
}
