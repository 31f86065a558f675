/** Puts what the extension brings along (platform/shipped.ts reads it) into the package: checked films, and the catalogue. */
import { fileURLToPath } from 'node:url';
import { defineWxtModule } from 'wxt/modules';
import { joinFilms } from '../scripts/films.ts';

const CATALOGUE = fileURLToPath(new URL('../data/catalogue/catalogue.txt', import.meta.url));

export default defineWxtModule((wxt) => {
  wxt.hook('prepare:publicPaths', (_, paths) => {
    paths.push('films.jsonl', 'catalogue.txt');
  });
  wxt.hook('build:publicAssets', (_, files) => {
    files.push({ relativeDest: 'films.jsonl', contents: joinFilms() });
    files.push({ relativeDest: 'catalogue.txt', absoluteSrc: CATALOGUE });
  });
});
