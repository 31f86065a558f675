/** What the extension brings along, in small: twelve shipped films, and a catalogue of them and of three more. */
import { vi } from 'vitest';
import { browser } from 'wxt/browser';
import { defaultId, writeCatalogue } from '../../platform/catalogue/format.ts';
import { loadCatalogue } from '../../platform/catalogue.ts';
import { joinFilms } from '../../scripts/films.ts';

export const SHIPPED = joinFilms().trim().split('\n').slice(0, 12);
export const films = [
  ...SHIPPED.map((line) => JSON.parse(line)).map((film) => ({ ...film, id: defaultId(film), rank: 3, cast: [] })),
  ...[1, 2, 3].map((n) => ({
    id: `Q${n}`,
    title: `Film ${n}`,
    year: 1990 + n,
    ids: { wikidata: `Q${n}` },
    rank: 1 as const,
    cast: [],
    otherTitles: [],
    languages: [],
    countries: [],
    directors: [],
    genres: [],
  })),
];
const files = { '/catalogue.txt': writeCatalogue(films, 'test-1'), '/films.jsonl': SHIPPED.join('\n') };
export const catalogue = loadCatalogue(files['/catalogue.txt']);
export const numberOf = (id: string) => catalogue.numberOf(id)!;

/** The extension's own files are read from here; everything else from where it is. */
export function playPackage(): void {
  const realFetch = globalThis.fetch;
  vi.spyOn(browser.runtime, 'getURL').mockImplementation((path: string) => `extension:${path}`);
  vi.spyOn(globalThis, 'fetch').mockImplementation((url, init) => {
    const file = files[String(url).replace('extension:', '') as keyof typeof files];
    return file === undefined ? realFetch(url, init) : Promise.resolve(new Response(file));
  });
}
