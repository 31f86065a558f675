/**
 * Learns the judge's weights from the learning pages (and the corpora marked "learn", when they are there) and writes them to
 * data/judge/weights.json, with the figures they reached in figures.json beside it. Everything is seeded and sorted: the same input gives the
 * same bytes.
 *
 *   node scripts/learn.ts [--dry]      --dry: print the figures, write nothing
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { corpusFolder } from './learn/corpus.ts';
import { type Figures, showFigures } from './learn/figures.ts';
import { talkByFold } from './learn/filmTalk.ts';
import { ownLines } from './learn/lines.ts';
import { learnedTalk, readPages } from './learn/pages.ts';
import { learnWeights } from './learn/weights.ts';

const root = join(import.meta.dirname, '..');
const talk = talkByFold(learnedTalk(root));
const pages = readPages(root, 'learn', talk);
if (!corpusFolder(root))
  console.log('The corpora are not there: learning from the labelled pages and the shipped films alone.');
const { weights, figures } = learnWeights(root, pages, ownLines(root, 'learn'), talk);
console.log(`${pages.length} learning pages; figures out of fold, each page judged by what was learned without it:`);
for (const [name, figure] of figures) console.log(showFigures(name, figure));
const text = `${JSON.stringify(weights)}\n`;
console.log(`${text.length} bytes of weights`);
if (!process.argv.includes('--dry')) {
  const folder = join(root, 'data/judge');
  writeFileSync(join(folder, 'weights.json'), text);
  const reached = {
    pages: pages.length,
    version: weights.version,
    outOfFold: Object.fromEntries(figures.map(([name, figure]) => [name, rounded(figure)])),
  };
  writeFileSync(join(folder, 'figures.json'), `${JSON.stringify(reached, null, 2)}\n`);
}

function rounded(figures: Figures): Record<string, number> {
  return Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, Math.round(value * 1000) / 1000]));
}
