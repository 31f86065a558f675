/**
 * Counts of the labelled pages, as their README shows them.
 *
 *   node scripts/evaluate/counts.ts [--write]      prints the table, or puts it into tests/pages/README.md
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { splitPages } from '../learn/split.ts';
import { type LabelledPage, nameOf, readLabelled } from './labelled.ts';

/** A Markdown table: pages and sentences by kind, then of the whole set and its two sides. */
export function countsOf(pages: readonly LabelledPage[]): string {
  const sides = splitPages(pages.map(({ gold }) => gold));
  const on = (side: string): LabelledPage[] => pages.filter(({ gold }) => sides.get(gold.slug) === side);
  const kinds = [...new Set(pages.map(({ gold }) => gold.kind))].sort();
  return [
    '| kind | pages | without spoilers | spoilers | harmless | films | with knowledge |',
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...kinds.map((kind) =>
      row(
        kind,
        pages.filter(({ gold }) => gold.kind === kind),
      ),
    ),
    row('**to learn from**', on('learn')),
    row('**to check with**', on('check')),
    row('**all**', pages),
  ].join('\n');
}

function row(name: string, pages: readonly LabelledPage[]): string {
  const sum = (count: (page: LabelledPage) => number): number => pages.reduce((total, page) => total + count(page), 0);
  const cells = [
    name,
    pages.length,
    pages.filter(({ gold }) => gold.spoilers.length === 0).length,
    sum(({ gold }) => gold.spoilers.length),
    sum(({ gold }) => gold.safe.length),
    new Set(pages.flatMap(({ gold }) => gold.films.map(nameOf))).size,
    pages.filter(({ known }) => known.length > 0).length,
  ];
  return `| ${cells.join(' | ')} |`;
}

if (import.meta.main) {
  const folder = fileURLToPath(new URL('../../tests/pages/', import.meta.url));
  const table = countsOf(readLabelled(folder));
  if (process.argv.includes('--write')) {
    const readme = readFileSync(`${folder}README.md`, 'utf8');
    writeFileSync(
      `${folder}README.md`,
      readme.replace(/\| kind \|[\s\S]*?\n(?=\n|$)/, () => `${table}\n`),
    );
  } else console.log(table);
}
