/**
 * Which film mentions are accepted on saved pages: `node scripts/bench/mentions.ts [film] [index file]`. Without `film`
 * only pages without film words, where every mention is likely a mistake.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TitleIndex } from '../../engine/titles/index.ts';
import { findMentions } from '../../engine/titles/mentions.ts';
import { blocksOf, corpusPages, labelledPages } from './blocks.ts';

const wantFilms = process.argv[2] === 'film';
const file = process.argv[wantFilms ? 3 : 2] ?? join(import.meta.dirname, '../../data/catalogue/index.txt');
const index = TitleIndex.read(readFileSync(file, 'utf8'));
const pages = [...corpusPages(), ...labelledPages()].filter((page) => page.filmWords > 0 === wantFilms);

let count = 0;
for (const page of pages) {
  for (const block of blocksOf(page.html)) {
    for (const mention of findMentions(block, index)) {
      count++;
      const { start, end, sure } = mention;
      const around = `${block.text.slice(Math.max(0, start - 40), start)}[[${block.text.slice(start, end)}]]${block.text.slice(end, end + 30)}`;
      console.log(`${page.file}\t${sure.toFixed(2)}\t${mention.films[0]?.film}\t${around.replace(/\s+/g, ' ')}`);
    }
  }
}
console.log(`${pages.length} pages, ${count} mentions`);
