/**
 * Blocks of a saved page without a browser: good enough to measure on, not the shield's reader. Scripts, styles and
 * comments are dropped, block tags end a block, inline tags become marks.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Block, BlockKind, Mark } from '../../engine/block.ts';

const INLINE: Record<string, Mark['kind'] | undefined> = {
  i: 'emphasis',
  em: 'emphasis',
  cite: 'emphasis',
  b: 'strong',
  strong: 'strong',
  a: 'link',
};
const BLOCK =
  /^(?:address|article|aside|blockquote|body|button|caption|center|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|head|header|hr|html|label|legend|li|main|nav|ol|option|p|pre|section|select|summary|table|tbody|td|tfoot|th|thead|title|tr|ul)$/;
const KINDS: Record<string, BlockKind> = {
  li: 'item',
  dt: 'item',
  dd: 'item',
  td: 'cell',
  th: 'cell',
  figcaption: 'caption',
  caption: 'caption',
  blockquote: 'quote',
  label: 'label',
  button: 'label',
};
const ENTITIES: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00A0',
  mdash: '—',
  ndash: '–',
  hellip: '…',
  rsquo: '’',
  lsquo: '‘',
  ldquo: '“',
  rdquo: '”',
  laquo: '«',
  raquo: '»',
  eacute: 'é',
  egrave: 'è',
  auml: 'ä',
  ouml: 'ö',
  uuml: 'ü',
  szlig: 'ß',
  agrave: 'à',
  ccedil: 'ç',
  middot: '·',
};

function decode(text: string): string {
  return text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    const code = hex ? Number.parseInt(hex, 16) : decimal ? Number(decimal) : null;
    if (code !== null) return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
    return ENTITIES[name] ?? whole;
  });
}

/** Cuts a page into blocks. */
export function blocksOf(html: string): Block[] {
  const body = html
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<(script|style|noscript|template|textarea|svg|title)\b[\s\S]*?<\/\1\s*>/gi, ' ');
  const blocks: Block[] = [];
  let text = '';
  let marks: Mark[] = [];
  let open: { tag: string; start: number; href?: string }[] = [];
  let kind: BlockKind = 'prose';
  let level: number | undefined;
  const close = (tag: string) => {
    const at = open.findLastIndex((one) => one.tag === tag);
    if (at < 0) return;
    const [one] = open.splice(at, 1);
    const start = one!.start + (/^\s*/.exec(text.slice(one!.start))?.[0].length ?? 0);
    const end = text.trimEnd().length;
    if (end > start)
      marks.push({ start, end, kind: INLINE[tag]!, ...(one!.href === undefined ? {} : { href: one!.href }) });
  };
  const flush = () => {
    for (const { tag } of [...open].reverse()) close(tag);
    open = [];
    if (text.trim() !== '') {
      const whole = marks.some(
        (mark) => mark.kind === 'link' && mark.start === 0 && mark.end === text.trimEnd().length,
      );
      blocks.push({
        text: text.trimEnd(),
        kind: whole && kind === 'prose' ? 'link' : kind,
        ...(level === undefined ? {} : { level }),
        marks,
      });
    }
    text = '';
    marks = [];
  };
  for (const [, slash, name, rest, words] of body.matchAll(/<(\/?)([a-z][\w:-]*)([^>]*)>|([^<]+|<)/gi)) {
    if (words !== undefined) {
      const plain = decode(words).replace(/[ \t\r\n\f]+/g, ' ');
      text += /^$|[\s]$/.test(text) ? plain.replace(/^ /, '') : plain;
      continue;
    }
    const tag = name!.toLowerCase();
    if (tag === 'br') text = `${text.trimEnd()}\n`;
    else if (BLOCK.test(tag)) {
      flush();
      const heading = /^h([1-6])$/.exec(tag);
      kind = slash === '/' ? 'prose' : heading ? 'heading' : (KINDS[tag] ?? 'prose');
      level = slash !== '/' && heading ? Number(heading[1]) : undefined;
    } else if (INLINE[tag] !== undefined) {
      if (slash === '/') close(tag);
      else {
        const href = /href\s*=\s*["']?([^"'\s>]+)/i.exec(rest ?? '')?.[1];
        open.push({ tag, start: text.length, ...(href === undefined ? {} : { href: decode(href) }) });
      }
    }
  }
  flush();
  return blocks;
}

export interface SavedPage {
  file: string;
  html: string;
  lang: string;
  url: string;
  title: string;
  filmWords: number;
}

/** The folder of the measuring corpus: `CURTAIN_CORPUS`, or beside the repository. */
export const corpus = process.env.CURTAIN_CORPUS ?? join(import.meta.dirname, '../../../shared/corpus');

/** The corpus's saved pages; none where there is no corpus. */
export function corpusPages(): SavedPage[] {
  const folder = join(corpus, 'pages');
  if (!existsSync(join(folder, 'index.jsonl'))) return [];
  const rows = readFileSync(join(folder, 'index.jsonl'), 'utf8').trim().split('\n');
  return rows.map((row) => {
    const { file, lang, url, title, film_words_per_1000: filmWords } = JSON.parse(row);
    return {
      file,
      html: readFileSync(join(folder, file), 'utf8'),
      lang,
      url: url ?? '',
      title: title ?? '',
      filmWords: filmWords ?? 0,
    };
  });
}

/** The project's own labelled pages. */
export function labelledPages(): SavedPage[] {
  const folder = join(import.meta.dirname, '../../tests/pages');
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'page.html')))
    .map(({ name }) => {
      const html = readFileSync(join(folder, name, 'page.html'), 'utf8');
      return {
        file: name,
        html,
        lang: '',
        url: '',
        title: decode(/<title>([^<]*)/i.exec(html)?.[1] ?? ''),
        filmWords: /film-?free/.test(name) ? 0 : 10,
      };
    });
}
