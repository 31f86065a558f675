/** Packs the judge's word lists as they go into a bundle: plain text in the source, two fifths less in what every page loads. */
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Plugin } from 'vite';
import { addViteConfig, defineWxtModule } from 'wxt/modules';
import { packLists } from '../engine/judge/texts.ts';

const inJudge = (path: string) => fileURLToPath(new URL(`../engine/judge/${path}`, import.meta.url));
const LISTS = inJudge('lexicon/lists.ts');

/** A function's answer is packed, and unpacked once; anything else stands as it is. */
const written = ([name, value]: [string, unknown]): string =>
  typeof value === 'function'
    ? `export const ${name} = ((read) => () => (read ??= unpackLists(${JSON.stringify(packLists(value()))})))();`
    : `export const ${name} = ${JSON.stringify(value)};`;

export const packedLists: Plugin = {
  name: 'curtain-lexicon',
  async load(id: string) {
    if (id !== LISTS) return null;
    const lists: object = await import(pathToFileURL(LISTS).href);
    const unpack = `import { unpackLists } from ${JSON.stringify(inJudge('texts.ts'))};`;
    return [unpack, ...Object.entries(lists).map(written)].join('\n');
  },
};

export default defineWxtModule((wxt) => {
  addViteConfig(wxt, () => ({ plugins: [packedLists] }));
});
