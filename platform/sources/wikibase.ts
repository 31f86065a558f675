/** Items of Wikidata: asking for them, and reading what they state. */
import { SourceError } from './error.ts';
import { at, listAt, textAt, valuesAt } from './json.ts';
import type { Asking } from './source.ts';

const NAME = 'Wikidata';

/** Who asks, as Wikimedia wants to be told. */
export const CALLER = { 'Api-User-Agent': 'Curtain/0.1 (browser extension; https://curtain.example)' };

export const wikidataBase = ({ settings }: Asking): string => settings.bases.wikidata ?? 'https://www.wikidata.org';

/** Film (Q11424) and its kinds. */
const FILM_CLASSES = new Set(['Q11424', 'Q506240', 'Q24862', 'Q202866', 'Q93204', 'Q24869', 'Q226730', 'Q229390']);

/** An entity as the service gives it; read with the functions below. */
export type Item = unknown;

/** One request to MediaWiki's API. @throws SourceError also for errors that come as a good answer. */
export async function askApi(
  base: string,
  name: string,
  query: Record<string, string>,
  { net, signal }: Asking,
): Promise<unknown> {
  const url = `${base}/w/api.php?${new URLSearchParams({ format: 'json', formatversion: '2', origin: '*', ...query })}`;
  const { body } = await net.json({ name, url, headers: CALLER, ...(signal && { signal }) });
  const code = textAt(body, 'error', 'code');
  if (code === 'ratelimited' || code === 'maxlag') throw new SourceError('busy', name);
  if (/^(missingtitle|invalidtitle|no-such-entity|nosuchpageid|nosuchsection)$/.test(code))
    throw new SourceError('missing', name);
  if (code !== '' || typeof body !== 'object' || body === null) throw new SourceError('not-understood', name, code);
  return body;
}

/** Items by id, in batches of 50; those that do not exist are left out. */
export async function itemsOf(ids: string[], props: string, asking: Asking): Promise<Map<string, Item>> {
  const items = new Map<string, Item>();
  for (let start = 0; start < ids.length; start += 50) {
    const batch = ids.slice(start, start + 50);
    const query = {
      action: 'wbgetentities',
      ids: batch.join('|'),
      props,
      languages: languagesOf(asking),
      languagefallback: '1',
    };
    const body = await askApi(wikidataBase(asking), NAME, query, asking);
    // A merged item answers under the id that was asked for.
    for (const id of batch)
      if (at(body, 'entities', id, 'missing') === undefined) items.set(id, at(body, 'entities', id));
  }
  return items;
}

const languagesOf = ({ settings }: Asking) => [...new Set([...settings.languages, 'en'])].join('|');

/** The item that one of these searches finds first. */
export async function searchItems(search: string, asking: Asking): Promise<string[]> {
  const query = { action: 'query', list: 'search', srlimit: '5', srsearch: search };
  const body = await askApi(wikidataBase(asking), NAME, query, asking);
  return listAt(body, 'query', 'search')
    .map((hit) => textAt(hit, 'title'))
    .filter((id) => /^Q\d+$/.test(id));
}

/** The values stated for a property: the preferred ones if there are any, never deprecated ones. */
export function statements(item: Item, property: string): unknown[] {
  const all = listAt(item, 'claims', property).filter((claim) => textAt(claim, 'mainsnak', 'snaktype') === 'value');
  const preferred = all.filter((claim) => textAt(claim, 'rank') === 'preferred');
  return preferred.length > 0 ? preferred : all.filter((claim) => textAt(claim, 'rank') !== 'deprecated');
}

export const valueIn = (statement: unknown): unknown => at(statement, 'mainsnak', 'datavalue', 'value');

/** Ids of the items stated for a property. */
export const idsAt = (item: Item, property: string): string[] =>
  statements(item, property).flatMap((statement) => textAt(valueIn(statement), 'id') || []);

export const stringsAt = (item: Item, property: string): string[] =>
  statements(item, property).flatMap((statement) => {
    const value = valueIn(statement);
    return typeof value === 'string' && value.trim() !== '' ? [value.trim()] : [];
  });

/** The label in the first of these languages that has one. */
export function labelOf(item: Item, languages: string[]): string {
  for (const language of [...languages, 'en', 'mul']) {
    const label = textAt(item, 'labels', language, 'value');
    if (label) return label;
  }
  return textAt(valuesAt(item, 'labels')[0], 'value');
}

/** Year of the earliest release. */
export function yearOfItem(item: Item): number | undefined {
  const years = listAt(item, 'claims', 'P577')
    .filter((claim) => textAt(claim, 'rank') !== 'deprecated')
    .flatMap((claim) => Number(/^\+?(\d{4})-/.exec(textAt(valueIn(claim), 'time'))?.[1]) || []);
  return years.length > 0 ? Math.min(...years) : undefined;
}

/** Whether an item is a film of this year, give or take one. */
export function isFilmOf(item: Item, year: number): boolean {
  const released = yearOfItem(item);
  const film = listAt(item, 'claims', 'P31').some((claim) => FILM_CLASSES.has(textAt(valueIn(claim), 'id')));
  return film && released !== undefined && Math.abs(released - year) <= 1;
}
