/**
 * How far a second labeller agrees with the labels: Cohen's kappa and F1, over all pages and by kind.
 *
 *   node scripts/evaluate/agreement.ts [DIR]      reads <slug>/gold.json and <slug>/second.json {"labels": {"<text>": "spoiler"|"safe"|"doubtful"}}
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { flat, readLabelledPage } from './labelled.ts';

const Second = v.object({ labels: v.record(v.string(), v.picklist(['spoiler', 'safe', 'doubtful'])) });

/** One sentence as the two saw it: spoiler or not. */
export interface Pair {
  kind: string;
  first: boolean;
  second: boolean;
}

export interface Agreement {
  sentences: number;
  /** Share of sentences on which both say the same. */
  same: number;
  kappa: number;
  /** Of the second's spoilers against the first's. */
  f1: number;
}

/** Cohen 1960; 1 when both gave all sentences one and the same label. */
export function agreementOf(pairs: readonly Pair[]): Agreement {
  const count = (test: (pair: Pair) => boolean): number => pairs.filter(test).length;
  const both = count(({ first, second }) => first && second);
  const same = count(({ first, second }) => first === second) / pairs.length;
  const [a, b] = [count(({ first }) => first) / pairs.length, count(({ second }) => second) / pairs.length];
  const chance = a * b + (1 - a) * (1 - b);
  return {
    sentences: pairs.length,
    same,
    kappa: chance === 1 ? 1 : (same - chance) / (1 - chance),
    f1: a + b === 0 ? Number.NaN : (2 * both) / (pairs.length * (a + b)),
  };
}

/** What the second labeller left out or called doubtful is counted, and left out of the pairs. */
export interface Pairs {
  pairs: Pair[];
  pages: number;
  doubtful: number;
  missing: number;
}

/** @throws with the file and field of what does not fit. */
export function readPairs(folder: string): Pairs {
  const read: Pairs = { pairs: [], pages: 0, doubtful: 0, missing: 0 };
  for (const slug of readdirSync(folder).sort()) {
    const file = join(folder, slug, 'second.json');
    if (!existsSync(file)) continue;
    const parsed = v.safeParse(Second, JSON.parse(readFileSync(file, 'utf8')));
    if (!parsed.success)
      throw new Error(`${file}: ${v.getDotPath(parsed.issues[0]) ?? 'whole file'}: ${parsed.issues[0].message}`);
    const labels = new Map(Object.entries(parsed.output.labels).map(([text, label]) => [flat(text), label]));
    const { gold } = readLabelledPage(join(folder, slug));
    read.pages++;
    const take = (text: string, first: boolean): void => {
      const label = labels.get(flat(text));
      if (label === undefined) read.missing++;
      else if (label === 'doubtful') read.doubtful++;
      else read.pairs.push({ kind: gold.kind, first, second: label === 'spoiler' });
    };
    for (const { text } of gold.spoilers) take(text, true);
    for (const { text } of gold.safe) take(text, false);
  }
  return read;
}

function show(name: string, pairs: readonly Pair[]): void {
  const { sentences, same, kappa, f1 } = agreementOf(pairs);
  const figures = `kappa ${kappa.toFixed(3)}  F1 ${Number.isNaN(f1) ? '–' : f1.toFixed(3)}  same ${(100 * same).toFixed(1)} %`;
  console.log(`${name.padEnd(20)} ${String(sentences).padStart(5)} sentences  ${figures}`);
}

if (import.meta.main) {
  const folder = process.argv[2] ?? fileURLToPath(new URL('../../tests/pages', import.meta.url));
  const { pairs, pages, doubtful, missing } = readPairs(folder);
  if (pairs.length === 0) {
    console.error(`agreement: no second.json below ${folder}`);
    process.exitCode = 1;
  } else {
    console.log(
      `${pages} pages labelled twice; ${doubtful} sentences doubtful to the second labeller, ${missing} without a second label`,
    );
    for (const kind of [...new Set(pairs.map((pair) => pair.kind))].sort())
      show(
        kind,
        pairs.filter((pair) => pair.kind === kind),
      );
    show('all', pairs);
  }
}
