/**
 * Measures the judge.
 *
 *   npm run evaluate                          own check pages and, where the corpus folder is, its sets, each apart
 *   npm run evaluate -- FILE.jsonl            sentences with their film given, a line each:
 *                                             {"film":{"title","year"}|null,"known":{"synopsis","plot","characters"}?,"context"?,"text","spoiler"}
 *   npm run evaluate -- --pages DIR           labelled pages (format: tests/pages/README.md)
 *   … --json FILE --errors FILE               figures and each sentence's score and verdicts; what went wrong, to read
 *   … --curve                                 how F1 grows with the number of pages learned from (minutes)
 *   … --all                                   own pages of the learning side too
 *
 * The corpus folder is ../shared/corpus or what CURTAIN_CORPUS names.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { filmFreePages, readCorpora } from './evaluate/corpora.ts';
import { showCurve } from './evaluate/curve.ts';
import { filmFreeScores } from './evaluate/filmFree.ts';
import { type LabelledPage, readLabelled } from './evaluate/labelled.ts';
import { readLines } from './evaluate/lines.ts';
import { scorePage } from './evaluate/pages.ts';
import { realLines, realPages, titleOf } from './evaluate/real.ts';
import { type Judged, listErrors, showSet, toJson } from './evaluate/report.ts';
import { type Given, givenOf, scoreAlone, scoreRunning } from './evaluate/sentences.ts';
import { openShield, type Shield } from './evaluate/shield.ts';
import { measureSpeed } from './evaluate/speed.ts';
import { ownLines } from './learn/lines.ts';
import { type Side, sideOf, splitPages } from './learn/split.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

function main(): void {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      pages: { type: 'string' },
      json: { type: 'string' },
      errors: { type: 'string' },
      curve: { type: 'boolean' },
      all: { type: 'boolean' },
    },
  });
  if (values.curve) {
    showCurve(here('..'), ownPages('check'));
    return;
  }
  const shield = openShield();
  const sets: Judged[] = [];
  const add = (set: Judged): void => {
    console.log(showSet(set));
    sets.push(set);
  };
  for (const file of positionals) for (const set of lineSets(file, shield)) add(set);
  if (values.pages !== undefined)
    for (const set of pageSets(values.pages, readLabelled(values.pages), shield)) add(set);
  if (positionals.length === 0 && values.pages === undefined) {
    for (const set of pageSets('own check pages', ownPages('check'), shield)) add(set);
    add(ownLineSet(shield));
    if (values.all) for (const set of pageSets('own learning pages: learned from', ownPages('learn'), shield)) add(set);
    const corpus = process.env.CURTAIN_CORPUS ?? here('../../shared/corpus');
    for (const set of realSets(corpus, shield)) add(set);
    for (const { name, note, given, running } of readCorpora(corpus)) {
      add({ name: running ? `${name}, each alone` : name, note, items: scoreAlone(shield.judge, given) });
      if (running) add({ name: `${name}, as running text`, note, items: scoreRunning(shield.judge, given) });
    }
    const free = filmFreePages(corpus);
    if (free.length > 0) add(filmFreeScores(free, shield));
  }
  const speed = measureSpeed(shield.judge);
  console.log(
    `\nspeed on one core: ${speed.generic.toLocaleString('en')} sentences/s without, ${speed.withProfile.toLocaleString('en')} with a profile`,
  );
  if (values.json) writeFileSync(values.json, toJson(sets, speed));
  if (values.errors) writeFileSync(values.errors, listErrors(sets));
}

function ownPages(side: Side): LabelledPage[] {
  const pages = readLabelled(here('../tests/pages'));
  const sides = splitPages(pages.map(({ gold }) => gold));
  return pages.filter(({ gold }) => sides.get(gold.slug) === side);
}

/** Without knowledge, and with it where some is given. */
function pageSets(name: string, pages: LabelledPage[], shield: Shield): Judged[] {
  const judged = (label: string, chosen: LabelledPage[], withKnowledge: boolean): Judged => ({
    name: `${name}, ${label}`,
    items: chosen.flatMap((page) => scorePage(page, shield, withKnowledge)),
  });
  const known = pages.filter((page) => page.known.length > 0);
  const sets = [judged('generic', pages, false)];
  if (known.length > 0) {
    sets.push(
      judged('with knowledge where there is some', pages, true),
      judged('pages with knowledge, judged without it', known, false),
      judged('pages with knowledge, judged with it', known, true),
    );
  }
  return sets;
}

/** Without what is known of the films. */
const ownLineSet = ({ judge }: Shield): Judged => ({
  name: 'own check lines',
  note: 'each alone, its film given',
  items: scoreAlone(judge, givenOf(ownLines(here('..'), 'check'), 'tests/lines', false)),
});

/** Real film talk with our own labels: whole threads and reviews, and lines that stand alone. */
function realSets(corpus: string, shield: Shield): Judged[] {
  const pages = (set: string) => realPages(here('..'), corpus, set);
  const judged = (name: string, note: string, chosen: LabelledPage[]): Judged => ({
    name,
    note,
    items: chosen.flatMap((page) => scorePage(page, shield, false)),
  });
  const sets = [
    judged(
      'real threads',
      'check side; films and series',
      pages('forum-spans').filter(({ gold }) => sideOf(gold.slug) === 'check'),
    ),
    judged('real reviews', 'half of them with a marked spoiler part', [
      ...pages('filmblog-zones'),
      ...pages('filmblog-unmarked'),
    ]),
  ];
  const lines = realLines(here('..'), corpus, 'one-line-spoilers')?.filter(({ doubtful }) => !doubtful) ?? [];
  const given = lines.map((line): Given => {
    const name = titleOf(line);
    return { group: name, film: name, text: line.text, spoiler: line.spoiler, subject: 1 };
  });
  sets.push({
    name: 'real one-line spoilers',
    note: 'each alone, its film given',
    items: scoreAlone(shield.judge, given),
  });
  return sets.filter(({ items }) => items.length > 0);
}

function lineSets(file: string, { judge }: Shield): Judged[] {
  const lines = readLines(file);
  const judged = (label: string, withKnowledge: boolean): Judged => ({
    name: `${file}, ${label}`,
    items: scoreAlone(judge, givenOf(lines, file, withKnowledge)),
  });
  return [
    judged('generic', false),
    ...(lines.some(({ known }) => known) ? [judged('with knowledge where there is some', true)] : []),
  ];
}

try {
  main();
} catch (error) {
  console.error(`evaluate: ${(error as Error).message}`);
  process.exitCode = 1;
}
