/**
 * How many of the film names on the project's own check pages the recogniser finds, on pages whose writers listed all of them (format:
 * tests/pages/README.md). No rule was chosen with these in sight.
 *
 *   node scripts/evaluate/named.ts [--errors]
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Subjects } from '../../engine/subject.ts';
import { TitleIndex } from '../../engine/titles/index.ts';
import type { Mention } from '../../engine/titles/mentions.ts';
import { readNamed } from '../learn/named.ts';
import { groupsOf, sideOf } from '../learn/split.ts';
import { readLabelled } from './labelled.ts';
import { openFor } from './pages.ts';

const root = join(import.meta.dirname, '../..');
const folder = join(root, 'tests/pages');
const index = TitleIndex.read(readFileSync(join(root, 'data/catalogue/index.txt'), 'utf8'));
const named = readNamed(folder);
const labelled = readLabelled(folder);
const groups = groupsOf(labelled.map(({ gold }) => gold));
const pages = labelled.filter(({ gold: { slug } }) => named(slug).complete && sideOf(groups.get(slug)!) === 'check');

const missed: string[] = [];
const made: string[] = [];
let [names, mentions] = [0, 0];

for (const { gold, html } of pages) {
  const wanted = new Set([...named(gold.slug).films, ...gold.films.map(({ title }) => title)]);
  const subjects = new Subjects(index);
  const readings = openFor(subjects, html);
  for (const { block, place } of readings) subjects.read(block, place);
  for (const { block, place } of readings) {
    const text = block.text.replace(/\s/g, ' ');
    const found = subjects.read(block, place);
    const said = [...wanted].flatMap((name) => placesOf(text, name));
    // A name inside a longer one is not said by itself.
    const whole = said.filter((one) => !said.some((other) => isInside(one, other)));
    const show = ({ start, end }: Span) =>
      `${gold.slug}: ${text.slice(Math.max(0, start - 40), start)}[${text.slice(start, end)}]${text.slice(end, end + 30)}`;
    names += whole.length;
    mentions += found.length;
    missed.push(
      ...whole.filter((one) => !found.some((mention) => 2 * shared(mention, one) >= lengthOf(one))).map(show),
    );
    made.push(...found.filter((mention) => !said.some((one) => shared(mention, one) > 0)).map(show));
  }
}

const percent = (part: number, all: number): string => `${((100 * part) / all).toFixed(1)} %`;
console.log(`${pages.length} check pages, ${names} film names`);
console.log(`recall     ${percent(names - missed.length, names)}   ${missed.length} missed`);
console.log(
  `precision  ${percent(mentions - made.length, mentions)}   ${made.length} of ${mentions} mentions are none`,
);
if (process.argv.includes('--errors')) console.log(['', 'missed', ...missed, '', 'made up', ...made].join('\n'));

type Span = Pick<Mention, 'start' | 'end'>;

function lengthOf({ start, end }: Span): number {
  return end - start;
}

function shared(a: Span, b: Span): number {
  return Math.min(a.end, b.end) - Math.max(a.start, b.start);
}

function isInside(one: Span, other: Span): boolean {
  return other.start <= one.start && other.end >= one.end && lengthOf(other) > lengthOf(one);
}

/** Where a name stands as words of its own. */
function placesOf(text: string, name: string): Span[] {
  const places: Span[] = [];
  for (let start = text.indexOf(name); start >= 0; start = text.indexOf(name, start + 1)) {
    const end = start + name.length;
    if (!isLetter(text[start - 1]) && !isLetter(text[end])) places.push({ start, end });
  }
  return places;
}

function isLetter(character = ' '): boolean {
  return /[\p{L}\d]/u.test(character);
}
