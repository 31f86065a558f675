/** The tab's title, which is text of the page that no highlight reaches: covered words are replaced, and put back when revealed. */
import type { Cover } from './cover.ts';

export class Title {
  private readonly page: Document;
  private readonly closed = new Map<Cover, string>();
  private own = '';
  private ours: string | null = null;

  constructor(page: Document) {
    this.page = page;
  }

  get element(): Element | null {
    return this.page.head?.querySelector('title') ?? null;
  }

  /** The title as the page has it. */
  get text(): string {
    return this.page.title === this.ours ? this.own : this.page.title;
  }

  /** Puts a label in place of a cover's words. @returns how to undo it */
  cover(cover: Cover, label: string): () => void {
    this.closed.set(cover, label);
    this.write();
    return () => {
      this.closed.delete(cover);
      this.write();
    };
  }

  private write(): void {
    this.own = this.text;
    let text = this.own;
    for (const [cover, label] of [...this.closed].sort(([a], [b]) => b.verdict.start - a.verdict.start))
      text = text.slice(0, cover.verdict.start) + label + text.slice(cover.verdict.end);
    this.ours = text;
    if (this.page.title !== text) this.page.title = text;
  }
}
