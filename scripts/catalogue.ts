/**
 * Compiles the catalogue (data/README.md says from what):
 *
 *   npm run catalogue                        from the corpus beside the project when it is there, else from the catalogue that is there
 *   npm run catalogue -- <folder>            from this corpus folder (or CURTAIN_CORPUS)
 *   npm run catalogue -- --online [address]  the same, with what Wikidata's query service (or its like at an address) tells first
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from './catalogue/build.ts';
import { QUERY_SERVICE, wikidataOnline } from './catalogue/wikidata.ts';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { online: { type: 'boolean' } } });
const named = (!values.online && positionals[0]) || process.env.CURTAIN_CORPUS;
const corpus = named || join(import.meta.dirname, '../../shared/corpus');
const hasCorpus = existsSync(join(corpus, 'titles'));
if (named && !hasCorpus) throw new Error(`${named} holds no folder "titles".`);

const online = values.online
  ? await wikidataOnline({
      address: positionals[0] ?? QUERY_SERVICE,
      years: { from: 1888, to: new Date().getFullYear() },
      sites: 8,
      timeout: 65_000,
      pause: 1000,
      report: (message) => console.log(message),
    })
  : [];
const { films, version } = build({
  data: join(import.meta.dirname, '../data'),
  ...(hasCorpus && { corpus }),
  online,
  warn: (message) => console.warn(message),
});
console.log(`${films.length} films, version ${version}`);
