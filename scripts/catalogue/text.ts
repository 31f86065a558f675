/** Ordinary text of a corpus, to count words in. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rows } from './corpus.ts';

/** A text and the film it is about, if any. */
export interface OrdinaryText {
  text: string;
  /** Title of the film that the text is about: its own name is no ordinary use. */
  about?: string;
  /**
   * Of which names a capitalised use counts: all on pages without film words; single words (people, places) in the story of one film; none
   * where people may be talking of films.
   */
  capitals: 'all' | 'single' | 'none';
}

/** Pages with more words about film than this in a thousand are not ordinary text. */
const FILM_WORDS = 1.5;

/** Pages that are not about films, and what is marked to be learned from, which is about one film (or series) at a time. */
export function* ordinaryTexts(folder: string): Generator<OrdinaryText> {
  for (const page of rows<{ file: string; film_words_per_1000: number }>(folder, 'pages/index.jsonl')) {
    if (page.film_words_per_1000 > FILM_WORDS) continue;
    const text = textOfPage(readFileSync(join(folder, 'pages', page.file), 'utf8'));
    yield { text, capitals: page.film_words_per_1000 === 0 ? 'all' : 'none' };
  }
  for (const row of rows<{ title: string; plot: string }>(folder, 'plots/lead-and-plot.jsonl')) {
    yield { text: row.plot, about: row.title, capitals: 'single' };
  }
  for (const row of rows<{ thread: string; text: string }>(folder, 'sentences/forum-spans.jsonl')) {
    yield { text: row.text, about: row.thread, capitals: 'none' };
  }
}

/** What a page says, a block a line. Tags are cut out by rule of thumb, which is enough for counting. */
export function textOfPage(html: string): string {
  return html
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<(script|style|noscript|svg|template|textarea|select)\b[\s\S]*?<\/\1\s*>/gi, ' ')
    .replace(/<\/?(?:a|abbr|b|bdi|cite|code|em|font|i|mark|q|s|small|span|strong|sub|sup|time|u|wbr)\b[^>]*>/gi, '')
    .replace(/<[^>]*>/g, '\n')
    .replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal, hexadecimal, name: string) => {
      if (name) return ENTITIES[name.toLowerCase()] ?? ' ';
      const point = decimal ? Number(decimal) : Number.parseInt(hexadecimal, 16);
      return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
    })
    .replace(/[ \t\r]+/g, ' ')
    .replace(/ ?\n[\n ]*/g, '\n');
}

const ENTITIES: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  rsquo: '’',
  lsquo: '‘',
  nbsp: '\u00A0',
};
