/**
 * Learns the weights of engine/titles/weights.ts: `node scripts/learn/mentions.ts [index file] [--write]`.
 *
 * On a labelled page a hit that names one of the page's films, or one that readers say it mentions by the way (named.json), is a mention;
 * what they doubt is left out; every other hit is none, and so is each on a page without films. Logistic regression by Newton's method,
 * held to beforehand.ts. Labelled pages kept for checking are left out, and so are those of tests/titles, on which the result is measured.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Subjects } from '../../engine/subject.ts';
import type { Observations } from '../../engine/titles/evidence.ts';
import { TitleIndex } from '../../engine/titles/index.ts';
import { hashName } from '../../engine/titles/layout.ts';
import { type Observed, observe } from '../../engine/titles/mentions.ts';
import type { Reading } from '../../entrypoints/shield.content/read.ts';
import { corpusPages, labelledPages } from '../bench/blocks.ts';
import { flat } from '../evaluate/labelled.ts';
import { openFor } from '../evaluate/pages.ts';
import { BEFOREHAND } from './beforehand.ts';
import { foldOf } from './examples.ts';
import { talkByFold } from './filmTalk.ts';
import { type Named, readNamed } from './named.ts';
import { learnedTalk } from './pages.ts';
import { solve } from './solve.ts';
import { groupsOf, type PageFilms, type Side, splitPages } from './split.ts';

const root = join(import.meta.dirname, '../..');
const named = readNamed(join(root, 'tests/pages'));
const measured: object = JSON.parse(readFileSync(join(root, 'tests/titles/labels.json'), 'utf8'));
const file =
  process.argv.slice(2).find((argument) => !argument.startsWith('--')) ?? join(root, 'data/catalogue/index.txt');
const index = TitleIndex.read(readFileSync(file, 'utf8'));
/** How firmly the weights are held to what was said beforehand, in labelled hits. */
const RIDGE = 150;
/** What is seen of the words beside a name. */
const BESIDE = /^(?:before|after) /;
const STEPS = 15;
const LONGEST_STEP = 1;
/**
 * Added to the log-odds of every name: a film taken for words leaves its spoilers in sight, words taken for a film are still judged
 * sentence by sentence. And names that our pages do not have count for less than they would on real pages.
 */
const EAGER = 0.5;
/** What a hit counts for. There are twenty times as many others as mentions. */
const WEIGHT = { mention: 2.5, other: 1, free: 4 };
/** A word beside a name says something from so many hits on. */
const LEAST_BESIDE = 60;
/** A word beside a name that says less is left out of the weights. */
const LEAST_SAID = 0.1;

interface Row {
  seen: Observations;
  mention: 0 | 1;
  weight: number;
  /** The film is one that the page is about. */
  own: boolean;
}

const others = ({ seen }: Observed, weight: number): Row => ({ seen, mention: 0, weight, own: false });

/** @param take the rows of one block */
function rowsOf(
  readings: readonly Reading[],
  subjects: Subjects,
  take: (observed: Observed[], text: string) => Row[],
): Row[] {
  // Twice, as a page is judged again while it fills: the second time its subject is known.
  for (const { block, place } of readings) subjects.read(block, place);
  return readings.flatMap(({ block, place }) => {
    subjects.forget(block, place);
    const { observed } = observe(block, index, subjects.context(block, place), true);
    subjects.read(block, place);
    // Names that the page itself taught are weighed as said beforehand.
    const known = observed.filter(({ seen }) => !('taught' in seen));
    return take(known, block.text);
  });
}

/** Rows of a block of a page with films. */
function labelled(observed: Observed[], text: string, films: ReadonlySet<number>, named: Named): Row[] {
  const nameOf = ({ hit }: Observed) => flat(text.slice(hit.start, hit.end));
  const own = observed.filter(({ choice }) => choice.films.some(({ film }) => films.has(film)));
  const mentions = [...own, ...observed.filter((one) => named.films.has(nameOf(one)))];
  return observed.flatMap((one): Row[] => {
    const isOwn = own.includes(one);
    if (isOwn ? isClear(one) : mentions.includes(one))
      return [{ seen: one.seen, mention: 1, weight: WEIGHT.mention, own: isOwn }];
    const isInside = mentions.some(({ hit }) => hit.start < one.hit.end && one.hit.start < hit.end);
    return isInside || named.doubtful.has(nameOf(one)) ? [] : [others(one, WEIGHT.other)];
  });
}

/** "It" and "her" in running text are the words more often than the films. */
function isClear({ hit, seen }: Observed): boolean {
  if (seen['plain 2'] === undefined && seen['plain 3'] === undefined) return true;
  return isSetOff(seen) || (hit.letters === 'title' && seen['title at start, ordinary word'] === undefined);
}

const isSetOff = (seen: Observations): boolean =>
  Object.keys(seen).some((name) =>
    /^(?:quotes|brackets|emphasis|strong|film link|year|whole|named|heading)/.test(name),
  );

function labelledRows(wanted: Side): Row[] {
  const pages = labelledPages().filter(({ file }) => existsSync(join(root, 'tests/pages', file, 'gold.json')));
  const golds = new Map(
    pages.map(({ file }) => [
      file,
      JSON.parse(readFileSync(join(root, 'tests/pages', file, 'gold.json'), 'utf8')) as PageFilms,
    ]),
  );
  const split = [...golds].map(([slug, { films }]) => ({ slug, films }));
  const [sides, groups] = [splitPages(split), groupsOf(split)];
  return pages
    .filter((page) => sides.get(page.file) === wanted)
    .flatMap((page) => {
      const { films } = golds.get(page.file)!;
      const numbers = new Set<number>();
      for (const { title, year } of films) {
        for (const entry of index.entries(hashName(title)?.hash ?? 0)) {
          for (const film of index.filmsOf(entry)) if (index.yearsOff(film, year) !== 2) numbers.add(film);
        }
      }
      const { readings, subjects } = open(page.html, groups.get(page.file)!);
      const known = named(page.file);
      return rowsOf(readings, subjects, (observed, text) =>
        films.length + known.films.size > 0
          ? labelled(observed, text, numbers, known)
          : observed.map((one) => others(one, WEIGHT.free)),
      );
    });
}

function freeRows(): Row[] {
  return corpusPages()
    .filter(({ filmWords, file }) => filmWords === 0 && !(file in measured))
    .flatMap((page) => {
      const { readings, subjects } = open(page.html, page.file);
      return rowsOf(readings, subjects, (observed) => observed.map((one) => others(one, WEIGHT.free)));
    });
}

/** A page as the shield reads it, its film talk weighed by what was learned without its group. */
function open(html: string, group: string): { readings: Reading[]; subjects: Subjects } {
  const subjects = new Subjects(index, undefined, talk.get(foldOf(group)));
  return { readings: openFor(subjects, html), subjects };
}

function weigh(seen: Observations): number {
  let odds = 0;
  for (const name in seen) odds += (weights.get(name) ?? 0) * seen[name]!;
  return odds;
}

/** Logistic regression held to BEFOREHAND: Newton steps on the normal equations. */
function regress(rows: Row[], names: string[]): number[] {
  const at = new Map(names.map((name, i) => [name, i]));
  const sparse = rows.map(({ seen }) =>
    Object.entries(seen).flatMap(([name, value]) => (at.has(name) ? [[at.get(name)!, value] as const] : [])),
  );
  const beforehand = names.map((name) => BEFOREHAND[name] ?? 0);
  const weights = [...beforehand];
  for (let step = 0; step < STEPS; step++) {
    const slope = weights.map((weight, i) => RIDGE * (beforehand[i]! - weight));
    const curve = weights.map((_, i) => weights.map((__, j) => (i === j ? RIDGE : 0)));
    rows.forEach(({ mention, weight }, r) => {
      let odds = 0;
      for (const [i, value] of sparse[r]!) odds += weights[i]! * value;
      const sure = 1 / (1 + Math.exp(-odds));
      for (const [i, value] of sparse[r]!) {
        slope[i]! += weight * (mention - sure) * value;
        for (const [j, other] of sparse[r]!) curve[i]![j]! += weight * sure * (1 - sure) * value * other;
      }
    });
    const changes = solve(curve, slope);
    // A whole step from afar may land farther away than it began.
    const part = Math.min(1, LONGEST_STEP / Math.max(...changes.map(Math.abs)));
    changes.forEach((change, i) => {
      weights[i]! += part * change;
    });
  }
  return weights;
}

const talk = talkByFold(learnedTalk(root));
const rows = [...labelledRows('learn'), ...freeRows()];
const seenIn = new Map<string, [others: number, mentions: number]>();
for (const { seen, mention } of rows) {
  for (const name in seen) {
    const counts = seenIn.get(name) ?? [0, 0];
    counts[mention]++;
    seenIn.set(name, counts);
  }
}
const isRare = (name: string) =>
  BESIDE.test(name) && seenIn.get(name)!.reduce((sum, count) => sum + count) < LEAST_BESIDE;
const names = [...new Set([...Object.keys(BEFOREHAND), ...seenIn.keys()])].filter((name) => !isRare(name)).sort();
const weights = new Map(regress(rows, names).map((weight, i) => [names[i]!, weight]));
weights.set('start', weights.get('start')! + EAGER);
for (const [name, weight] of weights)
  console.log(`${name.padEnd(44)} ${weight.toFixed(2).padStart(6)}  ${(seenIn.get(name) ?? [0, 0]).join(' / ')}`);
for (const [what, some] of [
  ['learned from', rows],
  ['kept for checking', labelledRows('check')],
] as const) {
  const found = (of: Row[]) => `${of.filter(({ seen }) => weigh(seen) > 0).length} of ${of.length}`;
  const of = (mention: 0 | 1, own: boolean) => found(some.filter((row) => row.mention === mention && row.own === own));
  console.log(
    `${what}: found ${of(1, true)} of the page's films, ${of(1, false)} by the way; ${of(0, false)} others taken for films`,
  );
}
if (process.argv.includes('--write')) {
  const lines = [...weights].flatMap(([name, exact]) => {
    const weight = Math.round(exact * 100) / 100;
    const isSilent = weight === 0 || (BESIDE.test(name) && Math.abs(weight) < LEAST_SAID);
    const key = /^\w+$/.test(name) ? name : name.includes("'") ? JSON.stringify(name) : `'${name}'`;
    return isSilent ? [] : `  ${key}: ${weight},`;
  });
  const head = [
    '/** Written by scripts/learn/mentions.ts: what each observation of evidence.ts adds to the log-odds of a mention. */',
    'export const WEIGHTS: Readonly<Record<string, number>> = {',
  ];
  writeFileSync(join(root, 'engine/titles/weights.ts'), [...head, ...lines, '};', ''].join('\n'));
}
