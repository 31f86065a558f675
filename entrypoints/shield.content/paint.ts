/**
 * How covers look: ranges of the page's own text nodes in the browser's custom highlights, which style.css makes unreadable. Nothing
 * in the page is wrapped, split or moved. The page can reach the registry of highlights too, so ours are kept here and put back.
 */
import type { Look } from '../../platform/settings/defaults.ts';
import rules from './style.css?inline';

/** All names begin so: by them it can be told what is covered. */
const PREFIX = 'curtain-';
const LOOKS: Look[] = ['blur', 'bar', 'blank'];
/** Above whatever the page highlights itself. */
const TOP = 2 ** 31 - 1;

/** A stretch of the page to be held: from the beginning of one node, or a place in its text, to the end of the same or a later sibling. */
export interface Held {
  from: Node;
  to: Node;
  at?: number;
}

export class Paint {
  readonly #layers: Record<'cover' | 'held', Highlight>;
  /** Shadow roots that have the rules, and how to take them out again. */
  readonly #reached = new Map<ShadowRoot, () => void>();
  /** By the node in which each ends. */
  readonly #holds = new Map<Node, Range>();
  /** What was put into the registry, by name. */
  readonly #put = new Map<string, Highlight>();
  #look: Look = 'blur';

  constructor() {
    const layer = (): Highlight => Object.assign(new Highlight(), { priority: TOP });
    this.#layers = { cover: layer(), held: layer() };
  }

  static get works(): boolean {
    return typeof Highlight === 'function' && CSS.highlights !== undefined;
  }

  cover(ranges: Range[]): void {
    for (const range of ranges) this.#layers.cover.add(range);
  }

  uncover(ranges: Range[]): void {
    for (const range of ranges) this.#layers.cover.delete(range);
  }

  /** Covers all text in these stretches of the page, and no longer what was held before and is not among them. */
  hold(stretches: Iterable<Held>): void {
    const wanted = new Map<Node, Held>();
    for (const held of stretches) wanted.set(held.to, held);
    for (const [to, range] of this.#holds) {
      if (wanted.has(to)) continue;
      this.#layers.held.delete(range);
      this.#holds.delete(to);
    }
    for (const [to, held] of wanted) {
      const known = this.#holds.get(to);
      if (known && isStill(known, held)) continue;
      this.reach(to);
      const range = known ?? new Range();
      if (!known) this.#layers.held.add(range);
      range.selectNodeContents(to);
      if (held.at !== undefined) range.setStart(held.from, held.at);
      else if (held.from !== to) range.setStartBefore(held.from);
      this.#holds.set(to, range);
    }
  }

  wear(look: Look): void {
    this.#look = look;
    this.assert();
  }

  /** Makes the rules known where a node is: a shadow root does not heed those of its page. */
  reach(node: Node): void {
    const root = node.getRootNode();
    for (const one of this.#reached.keys()) if (!one.isConnected) this.#reached.delete(one);
    if (root instanceof ShadowRoot && !this.#reached.has(root)) this.#reached.set(root, adopt(root));
  }

  /**
   * Puts the highlights into the page's registry, or back.
   * @returns whether one that was there is gone
   */
  assert(): boolean {
    const { cover, held } = this.#layers;
    let gone = false;
    const put = (name: string, highlight: Highlight | null) => {
      const now = CSS.highlights.get(PREFIX + name) ?? null;
      if (now === highlight) return;
      gone ||= this.#put.has(name) && now !== this.#put.get(name);
      if (highlight) {
        CSS.highlights.set(PREFIX + name, highlight);
        this.#put.set(name, highlight);
      } else {
        CSS.highlights.delete(PREFIX + name);
        this.#put.delete(name);
      }
    };
    for (const look of LOOKS) put(look, look === this.#look && cover.size ? cover : null);
    put('wait', held.size ? held : null);
    return gone;
  }

  stop(): void {
    for (const layer of Object.values(this.#layers)) layer.clear();
    this.assert();
    for (const undo of this.#reached.values()) undo();
    this.#reached.clear();
  }
}

/** Whether a range still holds just that: what is moved leaves it, and what is added at its end is not in it. */
function isStill({ startContainer, startOffset, endContainer, endOffset }: Range, { from, to, at }: Held): boolean {
  if (endContainer !== to || endOffset < (to.nodeType === Node.TEXT_NODE ? (to as Text).length : to.childNodes.length))
    return false;
  if (at !== undefined) return startContainer === from && startOffset === at;
  return from === to ? startContainer === to : startContainer.childNodes[startOffset] === from;
}

/** Gives a shadow root the rules. @returns how to undo it */
function adopt(root: ShadowRoot): () => void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    root.adoptedStyleSheets.push(sheet);
    return () => {
      root.adoptedStyleSheets = root.adoptedStyleSheets.filter((one) => one !== sheet);
    };
  } catch {
    // Firefox guards the list against extensions; an element is let through.
    const style = root.ownerDocument.createElement('style');
    style.textContent = rules;
    root.append(style);
    return () => style.remove();
  }
}
