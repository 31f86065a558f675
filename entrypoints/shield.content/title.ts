/**
 * Text that is shown outside the page, where no highlight reaches: the tab's title, and the title of what plays, as the system shows it. Covered
 * words are replaced, and put back when revealed.
 */
import type { Cover } from './cover.ts';

/** A text outside the page, and the element that stands for it among the holders of covers. */
interface Outside {
  readonly element: Element | null;
  text: string;
}

export const tabTitle = (page: Document): Outside => ({
  get element() {
    return page.head?.querySelector('title') ?? null;
  },
  get text() {
    return page.title;
  },
  set text(text) {
    page.title = text;
  },
});

/** The page says it without any event. */
export const mediaTitle = (page: Document): Outside => ({
  get element() {
    return page.head;
  },
  get text() {
    return navigator.mediaSession?.metadata?.title ?? '';
  },
  set text(text) {
    const { metadata } = navigator.mediaSession;
    if (metadata) metadata.title = text;
  },
});

export class Title {
  readonly #outside: Outside;
  readonly #closed = new Map<Cover, string>();
  #own = '';
  #ours: string | null = null;
  #heard = '';

  constructor(outside: Outside) {
    this.#outside = outside;
  }

  get element(): Element | null {
    return this.#outside.element;
  }

  /** The title as the page has it. */
  get text(): string {
    return this.#outside.text === this.#ours ? this.#own : this.#outside.text;
  }

  /** The page's title, when it is another than when this was last asked; else null. */
  news(): string | null {
    const { text } = this;
    if (text === this.#heard) return null;
    this.#heard = text;
    return text;
  }

  /** Puts a label in place of a cover's words. @returns how to undo it */
  cover(cover: Cover, label: string): () => void {
    this.#closed.set(cover, label);
    this.#write();
    return () => {
      this.#closed.delete(cover);
      this.#write();
    };
  }

  #write(): void {
    this.#own = this.text;
    let text = this.#own;
    for (const [cover, label] of [...this.#closed].sort(([a], [b]) => b.verdict.start - a.verdict.start))
      text = text.slice(0, cover.verdict.start) + label + text.slice(cover.verdict.end);
    this.#ours = text;
    if (this.#outside.text !== text) this.#outside.text = text;
  }
}
