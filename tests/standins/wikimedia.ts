/** Wikipedia and Wikidata, in the shapes of MediaWiki's Action API (formatversion 2). */
import { type Reply, type StandIn, standIn } from './server.ts';

export interface Page {
  item?: string;
  extract?: string;
  disambiguation?: boolean;
  /** The page is a redirect to this title, or to "Title#Section". */
  redirect?: string;
}

/** Everything the two wikis know: pages by "language:title", items by id. */
export interface World {
  pages: Record<string, Page>;
  items: Record<string, unknown>;
  /** Hits of Wikidata's search by its text, of Wikipedia's by a word in it. */
  hits: Record<string, string[]>;
}

export const time = (year: number) => claim({ time: `+${year}-10-27T00:00:00Z`, precision: 11 });
export const ref = (id: string, qualifiers?: object) => ({
  ...claim({ 'entity-type': 'item', id }),
  ...(qualifiers && { qualifiers }),
});
export const claim = (value: unknown, rank = 'normal') => ({
  type: 'statement',
  rank,
  mainsnak: { snaktype: 'value', datavalue: { value } },
});
export const nothing = () => ({ rank: 'normal', mainsnak: { snaktype: 'somevalue' } });
export const amount = (value: number, unit: string) =>
  claim({ amount: `+${value}`, unit: `http://www.wikidata.org/entity/${unit}` });
export const label = (value: string) => ({ labels: { en: { language: 'en', value } } });

/** Wikipedia under `/wp-{lang}`, Wikidata under `/wd`. */
export function wikimedia(world: World): Promise<StandIn> {
  return standIn((url) => {
    const query = Object.fromEntries(url.searchParams);
    if (url.pathname === '/wd/w/api.php') return wikidata(world, query);
    const language = /^\/wp-([a-z]+)\/w\/api\.php$/.exec(url.pathname)?.[1];
    return language ? wikipedia(world, language, query) : { status: 404, body: '<!doctype html><p>Not found' };
  });
}

function wikidata(world: World, query: Record<string, string>): Reply {
  if (query.action === 'query') {
    const hits = world.hits[query.srsearch ?? ''] ?? [];
    return { body: { batchcomplete: true, query: { search: hits.map((title) => ({ ns: 0, title })) } } };
  }
  const ids = query.ids!.split('|');
  if (ids.some((id) => !/^Q\d+$/.test(id))) return { body: { error: { code: 'no-such-entity', info: 'Bad id' } } };
  const entities = ids.map((id) => [
    id,
    world.items[id] ? { type: 'item', id, ...world.items[id] } : { id, missing: '' },
  ]);
  return { body: { entities: Object.fromEntries(entities), success: 1 } };
}

function wikipedia(world: World, language: string, query: Record<string, string>): Reply {
  const search = query.gsrsearch;
  const titles = search
    ? Object.entries(world.hits).flatMap(([word, hits]) => (search.includes(word) ? hits : []))
    : query.titles!.split('|');
  const redirects: object[] = [];
  const pages = titles.map((asked) => {
    let title = asked;
    let page = world.pages[`${language}:${title}`];
    if (page?.redirect) {
      const [to, tofragment] = page.redirect.split('#');
      redirects.push({ from: title, to, ...(tofragment && { tofragment }) });
      title = to!;
      page = world.pages[`${language}:${title}`];
    }
    if (/[<>[\]]/.test(title)) return { title, invalid: true, invalidreason: 'Bad characters' };
    if (!page) return { ns: 0, title, missing: true };
    const extract = query.exintro ? page.extract?.split('\n\n\n==')[0] : page.extract;
    return {
      pageid: 1,
      ns: 0,
      title,
      fullurl: `https://${language}.wikipedia.org/wiki/${title.replaceAll(' ', '_')}`,
      pageprops: { ...(page.item && { wikibase_item: page.item }), ...(page.disambiguation && { disambiguation: '' }) },
      ...(query.prop?.includes('extracts') && { extract: extract ?? '' }),
    };
  });
  return { body: { batchcomplete: true, query: { ...(redirects.length > 0 && { redirects }), pages } } };
}

/** What the options store so that the two wikis are found at this address. */
export const addressesAt = (base: string) => ({
  'settings:sources': { version: 1, value: { bases: { wikipedia: `${base}/wp-{lang}`, wikidata: `${base}/wd` } } },
});
