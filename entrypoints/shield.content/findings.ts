import type { Held } from './paint.ts';
import type { Holder, Reading } from './read.ts';

/** What the watch tells, and asks. */
export interface Findings {
  /** The text that stands directly in this element, and its attributes, are about to be told anew. */
  stale(holder: Holder): void;
  /** A block, complete. */
  block(reading: Reading): void;
  /** Nodes came into the page, or were found there. */
  arrived(root: Element | Document | ShadowRoot): void;
  /** Nodes were removed: what is no longer in the page can be forgotten. */
  removed(): void;
  /** What the page says of itself may have changed: its head, or its address. */
  head(): void;
  /**
   * What was found is to be shown.
   * @param unread what is not read yet; null: the same as before
   * @param isTouched the page may have changed something of the shield's since the last time
   */
  show(unread: Iterable<Held> | null, isTouched: boolean): void;
  /** Something of the page could not be read. */
  failed(error: unknown): void;
  /** The attribute was last changed by the shield itself. */
  isOurs(element: Element, attribute: string): boolean;
  /** An attribute as the page has it. */
  original(element: Element, attribute: string): string | null;
}
