/**
 * A block of a page as the engine sees it: plain text, what the markup says about stretches of it, and where it stands.
 * The shield's reader makes blocks out of the page; tests make them by hand.
 */
import type { FilmNumber } from './film.ts';

/** What a block is on its page. `link` is a block that is nothing but a link (a headline in a list, a card). */
export type BlockKind = 'prose' | 'heading' | 'item' | 'cell' | 'caption' | 'quote' | 'link' | 'label';

/** A stretch of a block's text, in UTF-16 units, that markup sets apart. */
export interface Mark {
  start: number;
  end: number;
  /** `emphasis`: i, em, cite; `strong`: b, strong; `link`: with `href`; `hidden`: a site's own spoiler markup. */
  kind: 'emphasis' | 'strong' | 'link' | 'hidden';
  href?: string;
}

export interface Block {
  /** Visible text in reading order; inline tags joined, `<br>` as "\n". */
  text: string;
  kind: BlockKind;
  /** 1 to 6 for headings. */
  level?: number;
  marks: Mark[];
  /** Which part this is, from 0, of a text too long to be judged in one go. */
  part?: number;
}

/**
 * A container of a page that can have a subject of its own; outermost is the page. The reader makes one for each element that
 * holds a thread, an article, a comment or a section under a heading; the engine keeps in it what it learned there.
 */
export interface Place {
  readonly parent: Place | null;
  readonly kind: 'page' | 'thread' | 'article' | 'comment' | 'section' | 'spoiler';
  /** The heading that opened the section, when there is one. */
  heading?: string;
}

/** A film that a place or a sentence may be about. Shares of one list sum to at most 1. */
export interface Subject {
  film: FilmNumber;
  /** 0 to 1: how surely it is this film. */
  share: number;
}

/** What the page as a whole says of itself, gathered by the reader. */
export interface PageSignals {
  url: string;
  title: string;
  /** Contents of `script[type="application/ld+json"]`, unparsed. */
  jsonLd: string[];
  /** `meta` by property or name, lower case: og:title, og:type, imdb:pageconst … */
  meta: Record<string, string>;
  /** Hrefs of the canonical link and of marked id links (such as Letterboxd's TMDB and IMDb buttons). */
  links: string[];
}
