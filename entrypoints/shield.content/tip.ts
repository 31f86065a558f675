/**
 * The sign beside a cover that is hovered or focused (which film, and why), and the ring around what has the focus. In the top layer, in a
 * closed shadow root of its own, out of the page's way.
 */
import type { Cover, Covers } from './cover.ts';
import { boxesOf } from './reach.ts';

const HOST =
  'all: initial; position: fixed; inset: 0; width: auto; height: auto; margin: 0; padding: 0; border: 0; background: none; overflow: visible; pointer-events: none; z-index: 2147483647; color-scheme: light dark;';
const SIGN =
  'position: absolute; box-sizing: border-box; max-width: min(22rem, 96vw); padding: .45rem .7rem; border-radius: 8px;' +
  'border: 1px solid light-dark(#d9d2c9, #4a433d); background: light-dark(#fffdf9, #26221f); color: light-dark(#2b2623, #f1ebe4);' +
  'font: 13px/1.4 system-ui, sans-serif; box-shadow: 0 4px 16px rgb(0 0 0 / .22);';
const RING =
  'position: absolute; border-radius: 3px; outline: 2px solid light-dark(#8c1c2b, #f0a0a8); outline-offset: 2px;';
/** Pixels between a cover and its sign. */
const GAP = 6;

export class Tip {
  readonly #page: Document;
  readonly #covers: Covers;
  #host: HTMLElement | null = null;

  constructor(page: Document, covers: Covers) {
    this.#page = page;
    this.#covers = covers;
  }

  /** Shows the sign for a cover, or nothing but the ring for an element. */
  show(about: Cover | Element, ringed: boolean): void {
    const boxes = about instanceof Element ? [...about.getClientRects()] : boxesOf(about);
    const [first] = boxes;
    if (!first) return;
    const host = this.#page.createElement('curtain-tip');
    host.style.cssText = HOST;
    host.setAttribute('popover', 'manual');
    host.setAttribute('aria-hidden', 'true'); // The voice says the same.
    const root = host.attachShadow({ mode: 'closed' });
    if (ringed)
      for (const { left, top, width, height } of boxes)
        this.#add(root, `${RING} left: ${left}px; top: ${top}px; width: ${width}px; height: ${height}px;`);
    this.#page.documentElement.append(host);
    this.#host = host;
    host.showPopover?.();
    if (!(about instanceof Element)) this.#sign(root, about, first);
  }

  hide(): void {
    this.#host?.remove();
    this.#host = null;
  }

  #sign(root: ShadowRoot, { film, verdict }: Cover, beside: DOMRect): void {
    const sign = this.#add(root, SIGN);
    const name = this.#page.createElement('strong');
    name.textContent = this.#covers.nameOf(film);
    sign.append(name, ` · ${[...verdict.reasons, 'click to reveal'].join(' · ')}`);
    const { width, height } = sign.getBoundingClientRect();
    const { clientWidth, clientHeight } = this.#page.documentElement;
    const fits = beside.bottom + GAP + height <= clientHeight;
    sign.style.left = `${Math.max(0, Math.min(beside.left, clientWidth - width))}px`;
    sign.style.top = `${Math.max(0, fits ? beside.bottom + GAP : beside.top - GAP - height)}px`;
  }

  #add(root: ShadowRoot, style: string): HTMLElement {
    const element = this.#page.createElement('div');
    element.style.cssText = style;
    root.append(element);
    return element;
  }
}
