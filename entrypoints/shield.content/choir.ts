/** Where voices hang: all behind the body, out of sight, each owned by what stands before its block, so that it is heard there. */
import type { Attributes } from './attributes.ts';
import { HIDES, lendFor, type Speech, UNSPOKEN, WHOLE } from './speech.ts';
import { elementOf, order } from './tree.ts';

/** These cannot own others, or would take them into their name. */
const NO_OWNER =
  `${UNSPOKEN}, ${WHOLE}, a, button, label, summary, br, hr, link, meta, legend, caption, figcaption, ` +
  '[role="button"], [role="link"], [aria-hidden="true"]';
/** These can, with their own words for a name. */
const NAMED = 'h1, h2, h3, h4, h5, h6, [role="heading"]';

/** What takes its name or description from other elements, even hidden ones. */
const REFERENCES = ['aria-labelledby', 'aria-describedby'];

export class Choir {
  /** One element out of sight costs a page less than many; made when something is said. */
  #stand: HTMLElement | undefined;
  readonly #page: Document;
  /** Voices by the element that owns them. */
  readonly #owned = new Map<Element, Speech[]>();
  readonly #owners = new Map<Speech, Element>();
  readonly #attributes: Attributes;

  constructor(page: Document, attributes: Attributes) {
    this.#page = page;
    this.#attributes = attributes;
  }

  /** Hangs a voice where its block stands in reading order. */
  place(speech: Speech): void {
    this.#stand ??= this.#page.createElement('curtain-voices');
    this.#stand.append(speech.host);
    if (!this.#stand.isConnected) this.#page.documentElement.append(this.#stand);
    const element = elementOf(speech.holder);
    this.#refer(element, speech);
    let at = element;
    while (!at.previousElementSibling && at.parentElement) at = at.parentElement;
    let owner = at.previousElementSibling;
    while (owner?.matches(NO_OWNER)) owner = owner.previousElementSibling;
    if (!element.nextElementSibling || !owner) owner = element.parentElement;
    if (!owner || owner.contains(speech.host)) return;
    const owned = this.#owned.get(owner) ?? [];
    if (!owned.length && owner.hasAttribute('aria-owns')) return;
    const index = owned.findLastIndex((other) => order(other.holder, element) < 0) + 1;
    this.#owners.set(speech, owner);
    if (owner.matches(NAMED) && !owner.hasAttribute('aria-labelledby')) {
      const name = owner.getAttribute('aria-label') ?? owner.textContent!.trim();
      lendFor(speech, this.#attributes, owner, 'aria-label', name);
    }
    this.#own(owner, owned.toSpliced(index, 0, speech));
  }

  dismiss(speech: Speech): void {
    const owner = this.#owners.get(speech);
    this.#owners.delete(speech);
    if (owner)
      this.#own(
        owner,
        this.#owned.get(owner)!.filter((other) => other !== speech),
      );
    speech.host.remove();
    if (!this.#stand?.firstChild) this.#stand?.remove();
  }

  /** What takes its name from hidden words takes it from the voice. */
  #refer(element: Element, speech: Speech): void {
    const root = element.getRootNode() as ParentNode;
    for (const { id } of [element, ...element.querySelectorAll(`[id]:is(${HIDES})`)])
      for (const name of id ? REFERENCES : [])
        for (const one of root.querySelectorAll(`[${name}~="${CSS.escape(id)}"]`)) {
          const ids = one.getAttribute(name)!.split(/\s+/);
          lendFor(
            speech,
            this.#attributes,
            one,
            name,
            ids.map((other) => (other === id ? speech.host.id : other)).join(' '),
          );
        }
  }

  /** An element owns the voices of all blocks behind it, in their order. */
  #own(owner: Element, owned: Speech[]): void {
    if (owned.length) this.#owned.set(owner, owned);
    else this.#owned.delete(owner);
    if (owned.length) owner.setAttribute('aria-owns', owned.map(({ host }) => host.id).join(' '));
    else owner.removeAttribute('aria-owns');
  }
}
