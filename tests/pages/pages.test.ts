/** The labelled pages as a data set: every file fits the format of README.md, every labelled text stands on its page. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readPage } from '../../entrypoints/shield.content/read.ts';
import { countsOf } from '../../scripts/evaluate/counts.ts';
import { faultsOf, flat, readLabelledPage } from '../../scripts/evaluate/labelled.ts';
import { parsePage } from '../../scripts/evaluate/pages.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));
const slugs = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

describe('labelled pages', () => {
  it.each(slugs)('%s', (slug) => {
    const page = readLabelledPage(`${folder}${slug}`);
    expect(page.gold.slug).toBe(slug);
    const blocks = Array.from(readPage(parsePage(page.html)), ({ block }) => flat(block.text));
    expect(faultsOf(page, blocks)).toEqual([]);
    for (const { severity } of page.gold.spoilers) expect(severity).toBeDefined();
    for (const { why } of page.gold.safe) expect(why).toBeDefined();
  });

  it('are as many as the README says', () => {
    const readme = readFileSync(`${folder}README.md`, 'utf8');
    const table = countsOf(slugs.map((slug) => readLabelledPage(`${folder}${slug}`)));
    expect(readme, 'run: node scripts/evaluate/counts.ts --write').toContain(table);
  });
});
