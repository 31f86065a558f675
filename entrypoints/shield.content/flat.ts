/** The page as it is seen and read aloud: a shadow root stands in place of what its host holds, a slot for what it is given. */
import { hostOf, tagOf } from './markup.ts';

/** The shadow roots that these nodes stand in, by their hosts: the page cannot be asked for closed ones. */
export function rootsAround(nodes: Iterable<Node>): Map<Node, ShadowRoot> {
  const roots = new Map<Node, ShadowRoot>();
  for (const node of nodes)
    for (let root = node.getRootNode(), host = hostOf(root); host; root = host.getRootNode(), host = hostOf(root))
      roots.set(host, root as ShadowRoot);
  return roots;
}

export class Flat {
  readonly #roots: Map<Node, ShadowRoot>;

  /** @param roots those that are entered, by their hosts, beside open ones */
  constructor(roots: Map<Node, ShadowRoot>) {
    this.#roots = roots;
  }

  rootOf(node: Node): ShadowRoot | null {
    return this.#roots.get(node) ?? (node as Partial<Element>).shadowRoot ?? null;
  }

  inside(node: Node): ArrayLike<Node> & Iterable<Node> {
    const given = tagOf(node) === 'slot' ? (node as HTMLSlotElement).assignedNodes() : [];
    return given.length ? given : (this.rootOf(node) ?? node).childNodes;
  }

  /** The node in which another is seen. */
  around(node: Node): Node | null {
    const slot = (node as Partial<Element>).assignedSlot;
    return slot ?? hostOf(node.parentNode ?? node) ?? node.parentNode;
  }

  /** The node that begins next after another, or before it. */
  step(from: Node, back: boolean): Node | null {
    const [first] = back ? [] : this.inside(from);
    if (first) return first;
    for (let at: Node | null = from; at; at = this.around(at)) {
      const beside = this.#beside(at, back);
      if (beside) return back ? this.last(beside) : beside;
      if (back) return this.around(at);
    }
    return null;
  }

  #beside(node: Node, back: boolean): Node | null {
    const slot = (node as Partial<Element>).assignedSlot;
    if (!slot) return back ? node.previousSibling : node.nextSibling;
    const given = slot.assignedNodes();
    return given[given.indexOf(node as Element) + (back ? -1 : 1)] ?? null;
  }

  /** The node that begins last in another, or the other. */
  last(node: Node): Node {
    let at = node;
    for (let inner = this.inside(at); inner.length; inner = this.inside(at)) at = inner[inner.length - 1]!;
    return at;
  }
}
