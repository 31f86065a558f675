/**
 * How many of the film titles that a person marked on real pages the recogniser finds (labels and their format: tests/titles/README.md).
 *
 *   node scripts/evaluate/titles.ts [--errors] [--once]      needs the corpus folder: ../shared/corpus, or what CURTAIN_CORPUS names
 *
 * A page is read block by block, and once more what is better read again now that the page is known, as the shield reads it; with --once
 * only as seen at first sight. A title is found when a mention covers at least half of it. A mention
 * that covers no title so, and touches nothing that may be marked or not, is false.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import type { Block } from '../../engine/block.ts';
import type { FilmNumber } from '../../engine/film.ts';
import { Subjects } from '../../engine/subject.ts';
import { weigh } from '../../engine/titles/evidence.ts';
import { TitleIndex } from '../../engine/titles/index.ts';
import { type Mention, type MentionContext, observe } from '../../engine/titles/mentions.ts';
import { readPage, readSignals } from '../../entrypoints/shield.content/read.ts';
import { readFilm, readLines } from '../../platform/catalogue/format.ts';
import { corpusPages } from '../bench/blocks.ts';
import { randomFrom } from '../learn/random.ts';
import type { Estimate } from './measure.ts';
import { parsePage } from './pages.ts';

const place = v.pipe(v.number(), v.integer(), v.minValue(0));
const Labels = v.record(
  v.string(),
  v.strictObject({
    length: place,
    until: v.optional(place),
    titles: v.array(v.tuple([place, place])),
    either: v.optional(v.array(v.tuple([place, place]))),
  }),
);

export type PageLabels = v.InferOutput<typeof Labels>[string];

/** A stretch of a page: first unit and the one after the last, white space not counted. */
export type Span = readonly [start: number, end: number];

/** An error, to read. */
interface Wrong {
  at: number;
  text: string;
  why: string;
}

export interface PageScore {
  titles: number;
  found: number;
  /** Titles that the index does not know as written, so that no evidence could help. */
  unknown: number;
  /** Mentions, without those of what may be marked or not. */
  mentions: number;
  missed: Wrong[];
  false: Wrong[];
}

/** @throws with the field of what does not fit the format. */
export function readLabels(json: string): Record<string, PageLabels> {
  const parsed = v.safeParse(Labels, JSON.parse(json));
  if (parsed.success) return parsed.output;
  throw new Error(`labels: ${v.getDotPath(parsed.issues[0]) ?? 'whole file'}: ${parsed.issues[0].message}`);
}

/** Length of a text without its white space. */
export const bareLength = (text: string): number => text.replace(/\s/g, '').length;

/**
 * @param url the page's address; a made-up one that tells nothing when empty
 * @param nameOf a film in words
 * @param once only as seen at first sight
 * @returns null when the page is not as long as the labelled one
 */
export function scorePage(
  html: string,
  url: string,
  labels: PageLabels,
  index: TitleIndex,
  nameOf: (film: FilmNumber) => string,
  once = false,
): PageScore | null {
  const document = parsePage(html);
  const address = url || 'https://page.example/';
  const subjects = new Subjects(index);
  subjects.signals(readSignals(document, address));
  const { length, until = length, titles, either = [] } = labels;
  const score: PageScore = { titles: titles.length, found: 0, unknown: 0, mentions: 0, missed: [], false: [] };
  const sights = Array.from(readPage(document), (reading) => {
    const mentions = subjects.read(reading.block, reading.place);
    return { ...reading, mentions, version: subjects.version };
  });
  let at = 0;
  for (const { block, place, attribute, mentions: first, version } of sights) {
    const mentions = !once && version < subjects.version ? subjects.read(block, place) : first;
    if (attribute !== undefined) continue;
    const end = at + bareLength(block.text);
    const spanOf = (one: { start: number; end: number }): Span => [
      at + bareLength(block.text.slice(0, one.start)),
      at + bareLength(block.text.slice(0, one.end)),
    ];
    const here = titles.filter((title) => title[0] >= at && title[0] < end);
    const spans = mentions.map(spanOf);
    for (const title of here) {
      if (spans.some((span) => covers(span, title))) score.found++;
      else {
        const odds = oddsOf(title, block, index, subjects.context(block, place), spanOf);
        if (odds === null) score.unknown++;
        const why = odds === null ? 'not known by this name' : `too little speaks for it (log odds ${odds.toFixed(1)})`;
        score.missed.push({ at: title[0], text: textAt(block.text, title[0] - at, title[1] - at), why });
      }
    }
    mentions.forEach((mention, i) => {
      const span = spans[i]!;
      const isRight = here.some((title) => covers(span, title));
      if (!isRight && (span[0] >= until || either.some((one) => overlap(span, one) > 0))) return;
      score.mentions++;
      if (isRight) return;
      const text = block.text.slice(mention.start, mention.end);
      score.false.push({ at: span[0], text, why: whyMentioned(mention, nameOf) });
    });
    at = end;
  }
  return at === length ? score : null;
}

const overlap = (a: Span, b: Span): number => Math.min(a[1], b[1]) - Math.max(a[0], b[0]);

const covers = (mention: Span, title: Span): boolean => 2 * overlap(mention, title) >= title[1] - title[0];

/** The part of a text between two of its units, white space not counted. */
function textAt(text: string, start: number, end: number): string {
  const places = Array.from(text.matchAll(/\S/g), ({ index }) => index);
  return text.slice(places[start], places[Math.min(end, places.length) - 1]! + 1);
}

/** Log odds of the best name that could be the title; null when the index knows none. */
function oddsOf(
  title: Span,
  block: Block,
  index: TitleIndex,
  context: MentionContext,
  spanOf: (hit: { start: number; end: number }) => Span,
): number | null {
  const seen = observe(block, index, context, true).observed.filter(({ hit }) => covers(spanOf(hit), title));
  return seen.length > 0 ? Math.max(...seen.map((one) => weigh(one.seen))) : null;
}

const whyMentioned = ({ films, sure }: Mention, nameOf: (film: FilmNumber) => string): string =>
  `taken for ${films[0] ? nameOf(films[0].film) : 'no film'}, ${sure.toFixed(2)} sure`;

const DRAWS = 1000;

/** A share over all pages with its 95 % interval, by drawing pages anew. */
export function shareOf(pages: readonly PageScore[], part: (page: PageScore) => Span): Estimate {
  const random = randomFrom(pages.length);
  const share = (of: readonly PageScore[]): number => {
    const sum = (which: 0 | 1): number => of.reduce((total, page) => total + part(page)[which], 0);
    return sum(0) / sum(1);
  };
  const drawn = Array.from({ length: DRAWS }, () =>
    share(pages.map(() => pages[Math.floor(random() * pages.length)]!)),
  ).sort((a, b) => a - b);
  return { value: share(pages), low: drawn[Math.round(0.025 * DRAWS)]!, high: drawn[Math.round(0.975 * DRAWS) - 1]! };
}

const read = (path: string): string => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8');

function main(): void {
  const { values } = parseArgs({ options: { errors: { type: 'boolean' }, once: { type: 'boolean' } } });
  const pages = new Map(corpusPages().map((page) => [page.file, page]));
  if (pages.size === 0) {
    console.log('The corpus folder is not there (../shared/corpus, or what CURTAIN_CORPUS names): nothing to measure.');
    return;
  }
  const index = TitleIndex.read(read('data/catalogue/index.txt'));
  const lines = readLines(read('data/catalogue/catalogue.txt'));
  const nameOf = (film: FilmNumber): string => {
    if (film >= index.films) return 'a film that the catalogue lacks';
    const { title, year } = readFilm(lines.films[film]!, lines);
    return `${title} (${year})`;
  };
  const scores: PageScore[] = [];
  for (const [file, labels] of Object.entries(readLabels(read('tests/titles/labels.json')))) {
    const page = pages.get(file);
    const score = page ? scorePage(page.html, page.url, labels, index, nameOf, values.once) : null;
    if (score === null) {
      console.log(`${file}  left out: ${page ? 'its text is not the labelled one' : 'not in the corpus'}`);
      continue;
    }
    scores.push(score);
    console.log(`${file.padEnd(28)} ${score.found} of ${score.titles} found, ${score.false.length} false`);
    if (!values.errors) continue;
    for (const { at, text, why } of score.missed) console.log(`  missed at ${at}: "${text}": ${why}`);
    for (const { at, text, why } of score.false) console.log(`  false at ${at}: "${text}": ${why}`);
  }
  if (scores.length > 0) console.log(summaryOf(scores));
}

function summaryOf(scores: readonly PageScore[]): string {
  const percent = (value: number): string => (100 * value).toFixed(1);
  const full = ({ value, low, high }: Estimate): string =>
    `${percent(value)} % [${percent(low)}–${percent(high)}]`.padEnd(24);
  const count = (of: (page: PageScore) => number): number => scores.reduce((sum, page) => sum + of(page), 0);
  const unknown = count((page) => page.unknown);
  const wrong = count((page) => page.false.length);
  return [
    `\n${scores.length} pages, ${count((page) => page.titles)} titles`,
    `recall          ${full(shareOf(scores, (page) => [page.found, page.titles]))}${count((page) => page.missed.length)} missed`,
    `  known names   ${full(shareOf(scores, (page) => [page.found, page.titles - page.unknown]))}without the ${unknown} titles that the catalogue does not know as written`,
    `precision       ${full(shareOf(scores, (page) => [page.mentions - page.false.length, page.mentions]))}${wrong} false of ${count((page) => page.mentions)} mentions`,
  ].join('\n');
}

if (import.meta.main) main();
