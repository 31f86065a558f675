/**
 * Learns the weights of engine/titles/talkWeights.ts: `node scripts/learn/talk.ts [--write]`. With --write learn mentions, subject and the
 * judge again, in this order: all build upon it.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeTalk } from '../../engine/titles/filmTalk.ts';
import { learnTalk } from './filmTalk.ts';
import { learnedTalk } from './pages.ts';

const root = join(import.meta.dirname, '../..');
const text = writeTalk(learnTalk(learnedTalk(root)));
console.log(`${text.length} bytes of weights`);
if (process.argv.includes('--write')) {
  const head =
    '/** Written by scripts/learn/talk.ts: what each word says of whether films are talked of (filmTalk.ts). */';
  // In the quotes that need fewer escapes, as the formatter would have it.
  const plain = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"');
  const quote = plain.split("'").length <= plain.split('"').length ? "'" : '"';
  const quoted = quote + plain.replaceAll(quote, `\\${quote}`) + quote;
  writeFileSync(join(root, 'engine/titles/talkWeights.ts'), `${head}\nexport const TALK =\n  ${quoted};\n`);
}
