/** Reads the labelled pages (tests/pages) into sentences with the context the judge gets: kind, heading, the sentence before. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Window } from 'happy-dom';
import type { BlockKind } from '../../engine/block.ts';
import type { Telling } from '../../engine/profile.ts';
import { groupsOf, type Side, sideOf, splitPages } from './split.ts';

export interface PageSentence {
  text: string;
  kind: BlockKind;
  before: string;
  heading: string;
  /** Sentences of one block are judged together; those of the next are not there yet. */
  block: number;
  spoiler: boolean;
  /** "major", "minor" or the reason why it is safe. */
  why: string;
  /** "Title (Year)" of the film it is judged for; empty on pages without films. */
  film: string;
}

export interface LabelledPage {
  slug: string;
  kind: string;
  lang: string;
  group: string;
  side: Side;
  films: { title: string; year: number }[];
  sentences: PageSentence[];
  /** By "Title (Year)". */
  known: Map<string, Telling>;
}

interface Gold {
  slug: string;
  kind: string;
  lang: string;
  films: { title: string; year: number }[];
  spoilers: { film: string; text: string; severity: string }[];
  safe: { text: string; why: string }[];
}

interface Knowledge {
  title: string;
  year: number;
  synopsis: string;
  characters: string[];
  plot: string;
}

const KINDS: Record<string, BlockKind> = {
  LI: 'item',
  DD: 'item',
  DT: 'item',
  TD: 'cell',
  TH: 'cell',
  FIGCAPTION: 'caption',
  CAPTION: 'caption',
  BLOCKQUOTE: 'quote',
  LABEL: 'label',
  BUTTON: 'label',
  SUMMARY: 'label',
};
const INLINE = new Set(
  'A ABBR B BDI BDO CITE CODE DEL DFN EM FONT I INS KBD LABEL MARK Q S SAMP SMALL SPAN STRONG SUB SUP TIME U VAR WBR'.split(
    ' ',
  ),
);
const SKIPPED = new Set(['SCRIPT', 'STYLE', 'TITLE', 'HEAD', 'TEMPLATE', 'NOSCRIPT']);

interface Piece {
  text: string;
  kind: BlockKind;
}

const flat = (text: string) => text.replace(/[\s\u00a0]+/g, ' ').trim();

/** The blocks of a page in order: runs of inline content, each with its kind. */
function piecesOf(html: string): Piece[] {
  const window = new Window({ settings: { disableJavaScriptEvaluation: true, disableJavaScriptFileLoading: true } });
  const { document } = window;
  document.write(html);
  const pieces: Piece[] = [];
  let run = '';
  const end = (kind: BlockKind) => {
    const text = flat(run);
    if (text) pieces.push({ text, kind });
    run = '';
  };
  const walk = (node: { childNodes: ArrayLike<unknown> }, kind: BlockKind) => {
    for (const child of Array.from(node.childNodes) as (typeof node & {
      nodeType: number;
      nodeName: string;
      textContent: string;
    })[]) {
      if (child.nodeType === 3) run += child.textContent;
      if (child.nodeType !== 1 || SKIPPED.has(child.nodeName)) continue;
      if (child.nodeName === 'BR') run += ' ';
      else if (INLINE.has(child.nodeName)) walk(child, kind);
      else {
        end(kind);
        const own: BlockKind = /^H[1-6]$/.test(child.nodeName) ? 'heading' : (KINDS[child.nodeName] ?? kind);
        walk(child, own);
        end(own);
      }
    }
  };
  walk(document.body as never, 'prose');
  end('prose');
  window.close();
  return pieces;
}

/** Finds each labelled text in the page; the order of the page gives each its heading and the sentence before. */
function sentencesOf(gold: Gold, html: string): PageSentence[] {
  const labels = new Map<string, { spoiler: boolean; why: string; film: string }>();
  for (const { text, severity, film } of gold.spoilers) labels.set(text, { spoiler: true, why: severity, film });
  for (const { text, why } of gold.safe) labels.set(text, { spoiler: false, why, film: '' });
  const names = gold.films.map(({ title, year }) => ({ title: title.toLowerCase(), film: `${title} (${year})` }));
  const left = new Set(labels.keys());
  const found: PageSentence[] = [];
  let heading = '';
  let before = '';
  let film = names[0]?.film ?? '';
  for (const [block, piece] of piecesOf(html).entries()) {
    const hits = [...left].map((text) => ({ text, at: piece.text.indexOf(text) })).filter(({ at }) => at >= 0);
    hits.sort((a, b) => a.at - b.at || b.text.length - a.text.length);
    let reached = 0;
    for (const { text, at } of hits) {
      if (at < reached) continue;
      reached = at + text.length;
      left.delete(text);
      const label = labels.get(text)!;
      film = names.find(({ title }) => text.toLowerCase().includes(title))?.film ?? film;
      found.push({ text, kind: piece.kind, before, heading, block, ...label, film: label.film || film });
      before = text;
    }
    if (piece.kind === 'heading') heading = piece.text;
  }
  for (const text of left)
    found.push({
      text,
      kind: 'prose',
      before: '',
      heading: '',
      block: -1,
      ...labels.get(text)!,
      film: labels.get(text)!.film || film,
    });
  return found;
}

function knownOf(folder: string): Map<string, Telling> {
  const file = join(folder, 'knowledge.json');
  if (!existsSync(file)) return new Map();
  const read = JSON.parse(readFileSync(file, 'utf8')) as Knowledge | Knowledge[];
  return new Map(
    [read]
      .flat()
      .map(({ title, year, synopsis, characters, plot }) => [
        `${title} (${year})`,
        { title, year, synopsis, plot: [plot], characters: characters.map((name) => ({ name })) },
      ]),
  );
}

const readGolds = (folder: string): Gold[] =>
  readdirSync(folder)
    .sort()
    .filter((slug) => existsSync(join(folder, slug, 'gold.json')))
    .map((slug) => JSON.parse(readFileSync(join(folder, slug, 'gold.json'), 'utf8')) as Gold);

/** The films of the pages that are kept for checking, as "title (year)" in lower case. */
export function checkFilms(folder: string): Set<string> {
  const golds = readGolds(folder);
  const sides = splitPages(golds);
  return new Set(golds.filter(({ slug }) => sides.get(slug) === 'check').flatMap(({ films }) => films.map(filmKey)));
}

export const filmKey = ({ title, year }: { title: string; year: number | string }): string =>
  `${title} (${year})`.toLowerCase();

/** All labelled pages below a folder, by slug. */
export function readPages(folder: string): LabelledPage[] {
  const golds = readGolds(folder);
  const groups = groupsOf(golds);
  return golds.map((gold) => {
    const group = groups.get(gold.slug)!;
    const html = readFileSync(join(folder, gold.slug, 'page.html'), 'utf8');
    return {
      slug: gold.slug,
      kind: gold.kind,
      lang: gold.lang,
      group,
      side: sideOf(group),
      films: gold.films,
      sentences: sentencesOf(gold, html),
      known: knownOf(join(folder, gold.slug)),
    };
  });
}
