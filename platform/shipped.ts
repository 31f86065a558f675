/** What the extension brings along, as files of its package; read when first needed. */
import { browser } from 'wxt/browser';
import type { Film } from '../engine/film.ts';
import { type Catalogue, loadCatalogue } from './catalogue.ts';

async function read(file: '/films.jsonl' | '/catalogue.txt'): Promise<string> {
  const answer = await fetch(browser.runtime.getURL(file));
  if (!answer.ok) throw new Error(`${file.slice(1)} is missing from the extension.`);
  return answer.text();
}

let catalogue: Promise<Catalogue> | undefined;

/** The catalogue, loaded once for each part of the extension that asks. @throws an Error for the person when the file is damaged. */
export function shippedCatalogue(): Promise<Catalogue> {
  catalogue ??= read('/catalogue.txt')
    .then(loadCatalogue)
    .catch((cause) => {
      throw new Error('The list of films cannot be read. Installing Curtain again mends this.', { cause });
    });
  return catalogue;
}

/** The shipped films, one by one, so that reading two hundred of them does not hold up anything else. */
export async function* shippedFilms(): AsyncGenerator<Film> {
  for (const line of (await read('/films.jsonl')).split('\n')) {
    if (line) yield JSON.parse(line);
  }
}
