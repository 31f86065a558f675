/**
 * Learns the weights of engine/titles/weights.ts: `node scripts/learn/mentions.ts [index file] [--write]`.
 *
 * A hit on a labelled page that names one of the page's films is a mention; a hit on a page without films is none.
 * Other hits on film pages are mostly none, but the labels do not say: they count for a fifth, and not at all where
 * the writer set them off. Logistic regression by Newton's method. Labelled pages kept for checking are left out, and so are those of
 * tests/titles, on which the result is measured.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Block, Place } from '../../engine/block.ts';
import { Subjects } from '../../engine/subject.ts';
import type { Observations } from '../../engine/titles/evidence.ts';
import { TitleIndex } from '../../engine/titles/index.ts';
import { hashName } from '../../engine/titles/layout.ts';
import { type Observed, observe } from '../../engine/titles/mentions.ts';
import { readPage, readSignals } from '../../entrypoints/shield.content/read.ts';
import { blocksOf, corpusPages, labelledPages } from '../bench/blocks.ts';
import { parsePage } from '../evaluate/pages.ts';
import { foldOf } from './examples.ts';
import { talkByFold } from './filmTalk.ts';
import { learnedTalk } from './pages.ts';
import { solve } from './solve.ts';
import { groupsOf, type PageFilms, splitPages } from './split.ts';

const root = join(import.meta.dirname, '../..');
const file =
  process.argv.slice(2).find((argument) => !argument.startsWith('--')) ?? join(root, 'data/catalogue/index.txt');
const index = TitleIndex.read(readFileSync(file, 'utf8'));
/**
 * What we would say of each observation before seeing a page, set by hand. Labels move a weight away from it as far as
 * they are many.
 */
const BEFOREHAND: Record<string, number> = {
  start: -5.2,
  'plain 1': -1.6,
  'plain 2': -3.2,
  'plain 3': -4.6,
  'rank 1': 1.5,
  'rank 2': 2.6,
  'rank 3': 3.4,
  'words 2': 1.7,
  'words 3': 2.1,
  'words 4': 2.6,
  short: -0.6,
  title: 0.6,
  'title, several words': 1.3,
  'title at start, ordinary word': -1.2,
  'title at start, several words': 0.5,
  article: 0.4,
  'lower case, 1 words': -4.5,
  'lower case, 2 words': -2.5,
  'lower case, 3 words': -0.9,
  upper: 0.5,
  none: -2,
  'none, several words': -2,
  'mixed, several words': -1.2,
  'mixed obscure': -1.8,
  'none obscure': -2,
  'lower case, sign inside': -3,
  'quotation or bracket ends inside': -2,
  quotes: 0.8,
  'quotes talk': 1.4,
  brackets: 2.6,
  emphasis: 0.8,
  'emphasis talk': 1.6,
  strong: 0.3,
  'strong talk': 0.7,
  'film link': 3,
  'film link, named': 6,
  link: 0.2,
  'link talk': 0.6,
  'whole line': 0.3,
  'whole line talk': 1.5,
  'link in table talk': 0.6,
  'whole cell talk': 2,
  'whole heading': 0.3,
  'whole heading talk': 3,
  'whole top heading': 0.8,
  'whole top heading talk': 6.5,
  'heading segment': 1.5,
  'talk near, heading': 1.2,
  'year in brackets same': 5,
  'year in brackets near': 3,
  'year in brackets other': -0.5,
  'year in brackets unknown': 4.5,
  'year unknown': 0.5,
  'year same': 1.2,
  'year near': 0.8,
  'named 1': 0.5,
  'named 2': 4,
  'named 2 at start': 1,
  'talk near 1': 0.5,
  'talk near 2': 1.3,
  talk: 2.2,
  'talk, ordinary word': 2.2,
  expected: 4,
  'expected, ordinary word': 2,
  'part of a name': -2,
  'part of a name in headline': -1.5,
  'part of a name, several words': -1,
  'part of a name, several words in headline': -1,
  'part of a set-off name': -3,
  label: -1,
  'set off, ordinary word': 0.5,
  'set off, ordinary word talk': 1.5,
  'film word': -2,
  '"a" before it': -2.5,
  '"the" before it': -1,
  'other script': 1,
  'other script talk': 1,
  belongs: 0.7,
  'belongs talk': 1.3,
  'sentence ends inside': -2,
  'possessive talk': 0.5,
  'sibling headings': 5,
  'sibling lines': 4,
  'small word with a capital': 0.5,
  'capital words, plain 2': 1,
  'capital words, plain 3': 1.8,
  'whole line with a full stop': -2.5,
  'expected, obscure': -1.5,
  misspelt: -2,
  inflected: -0.5,
  'small word with a capital talk': 1,
  'one word at start': -0.8,
  'title, several words talk': 0.8,
  'title talk': 0.5,
  'title at start, several words talk': 0.8,
  numbered: 0.3,
  'numbered talk': 0.7,
  counted: -2,
  'called film': 4,
  hashtag: 0.5,
  'hashtag talk': 1,
  'enclosed talk': 1,
  watched: 1,
  'watched talk': 1,
  announced: 0.5,
  'announced talk': 2,
  followed: 1,
  'followed, heading': 2,
  'other link': -4,
  'called other': -3,
  inside: -1,
  owns: -2,
  joined: -1.5,
  'small word at end': -2,
  number: -1,
  'number in brackets': -8,
  'number of a list': -6,
  'quotes, several words': 0.5,
  'quotes, several words talk': 0.5,
  'named elsewhere': 2,
  'named elsewhere, ordinary word': 1,
  taught: 3,
  'taught set off': 3,
};
/** How firmly the weights are held to what was said beforehand, in labelled hits. */
const RIDGE = 4;
const STEPS = 30;
const LONGEST_STEP = 1;

interface Row {
  seen: Observations;
  mention: 0 | 1;
  weight: number;
}

function rowsOf(
  readings: { block: Block; place: Place }[],
  subjects: Subjects,
  films: Set<number>,
  free: boolean,
): Row[] {
  // Twice, as a page is judged again while it fills: the second time its subject is known.
  for (const { block, place } of readings) subjects.read(block, place);
  return readings.flatMap(({ block, place }) => {
    subjects.forget(block, place);
    const { observed } = observe(block, index, subjects.context(block, place), true);
    subjects.read(block, place);
    const own = observed.filter(({ choice }) => choice.films.some(({ film }) => films.has(film)));
    return observed.flatMap((one): Row[] => {
      const { seen } = one;
      // Names that the page itself taught are weighed as said beforehand.
      if ('taught' in seen) return [];
      if (free) return [{ seen, mention: 0, weight: 2 }];
      if (own.includes(one)) return isClear(one) ? [{ seen, mention: 1, weight: 2.5 }] : [];
      const inside = own.some(({ hit }) => hit.start < one.hit.end && one.hit.start < hit.end);
      if (inside) return [];
      // A well-known name that is set off may be a film that the page mentions in passing.
      return isSetOff(seen) ? [] : [{ seen, mention: 0, weight: isObscure(seen) ? 0.5 : 0.2 }];
    });
  });
}

/** "It" and "her" in running text are the words more often than the films. */
function isClear({ hit, seen }: Observed): boolean {
  if (seen['plain 2'] === undefined && seen['plain 3'] === undefined) return true;
  return isSetOff(seen) || (hit.letters === 'title' && seen['title at start, ordinary word'] === undefined);
}

const isObscure = (seen: Observations) => seen['rank 2'] === undefined && seen['rank 3'] === undefined;

function isSetOff(seen: Observations): boolean {
  return Object.keys(seen).some((name) =>
    /^(?:quotes|brackets|emphasis|strong|film link|year|whole|named|heading)/.test(name),
  );
}

function labelledRows(): Row[] {
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
    .filter((page) => process.argv.includes('--all') || sides.get(page.file) === 'learn')
    .flatMap((page) => {
      const { films } = golds.get(page.file)!;
      const numbers = new Set<number>();
      for (const { title, year } of films) {
        for (const entry of index.entries(hashName(title)?.hash ?? 0)) {
          for (const film of index.filmsOf(entry)) if (index.yearsOff(film, year) !== 2) numbers.add(film);
        }
      }
      const document = parsePage(page.html);
      const subjects = new Subjects(index, undefined, talk.get(foldOf(groups.get(page.file)!)));
      subjects.signals(readSignals(document, 'https://page.example/'));
      const readings = [...readPage(document)].filter(({ attribute }) => attribute === undefined);
      return rowsOf(readings, subjects, numbers, films.length === 0);
    });
}

function freeRows(): Row[] {
  return corpusPages()
    .filter(({ filmWords }) => filmWords === 0)
    .flatMap((page) => {
      const place: Place = { parent: null, kind: 'page' };
      return rowsOf(
        blocksOf(page.html).map((block) => ({ block, place })),
        new Subjects(index, undefined, talk.get(foldOf(page.file))),
        new Set(),
        true,
      );
    });
}

/** Logistic regression held to BEFOREHAND: Newton steps on the normal equations. */
function regress(rows: Row[], names: string[]): number[] {
  const at = new Map(names.map((name, i) => [name, i]));
  const sparse = rows.map(({ seen }) => Object.entries(seen).map(([name, value]) => [at.get(name)!, value] as const));
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
const rows = [...labelledRows(), ...freeRows()];
const names = [...new Set([...Object.keys(BEFOREHAND), ...rows.flatMap(({ seen }) => Object.keys(seen))])].sort();
const weights = regress(rows, names);
const counts = names.map((name) =>
  [0, 1].map((mention) => rows.filter((row) => row.mention === mention && row.seen[name] !== undefined).length),
);
for (const [i, name] of names.entries()) {
  console.log(`${name.padEnd(34)} ${weights[i]!.toFixed(2).padStart(6)}  ${counts[i]!.join(' / ')}`);
}
console.log(
  `${rows.filter(({ mention }) => mention === 1).length} mentions, ${rows.filter(({ mention }) => mention === 0).length} others`,
);
if (process.argv.includes('--write')) {
  const lines = names.flatMap((name, i) => {
    const weight = Math.round(weights[i]! * 100) / 100;
    return weight === 0 ? [] : `  ${/^\w+$/.test(name) ? name : `'${name}'`}: ${weight},`;
  });
  const head = [
    '/** Written by scripts/learn/mentions.ts: what each observation of evidence.ts adds to the log-odds of a mention. */',
    'export const WEIGHTS: Readonly<Record<string, number>> = {',
  ];
  writeFileSync(join(root, 'engine/titles/weights.ts'), [...head, ...lines, '};', ''].join('\n'));
}
