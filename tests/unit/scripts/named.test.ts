import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPage } from '../../../entrypoints/shield.content/read.ts';
import { flat } from '../../../scripts/evaluate/labelled.ts';
import { parsePage } from '../../../scripts/evaluate/pages.ts';
import { readNamed } from '../../../scripts/learn/named.ts';

const PAGES = join(import.meta.dirname, '../../pages');

describe('films named by the way', () => {
  const labels = JSON.parse(readFileSync(join(PAGES, 'named.json'), 'utf8')) as Record<string, unknown>;

  it('stand on their pages as written', () => {
    const named = readNamed(PAGES);
    for (const slug of Object.keys(labels)) {
      expect(existsSync(join(PAGES, slug, 'gold.json')), slug).toBe(true);
      const page = readFileSync(join(PAGES, slug, 'page.html'), 'utf8');
      const text = flat(Array.from(readPage(parsePage(page)), ({ block }) => block.text).join(' '));
      const { films, doubtful } = named(slug);
      for (const name of [...films, ...doubtful]) expect(text.includes(name), `${slug}: ${name}`).toBe(true);
    }
  });

  it('are none where a page is not listed; another format is refused with the place', () => {
    expect(readNamed(PAGES)('no-such-page').films.size).toBe(0);
    const folder = mkdtempSync(join(tmpdir(), 'named-'));
    try {
      writeFileSync(join(folder, 'named.json'), '{ "a-page": { "films": [""] } }');
      expect(() => readNamed(folder)).toThrow('a-page.films.0');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
