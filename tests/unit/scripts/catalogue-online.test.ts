/** The catalogue from a query service: a stand-in that answers in its shape, well and badly. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TitleIndex } from '../../../engine/titles/index.ts';
import { loadCatalogue } from '../../../platform/catalogue.ts';
import { build } from '../../../scripts/catalogue/build.ts';
import { type Asking, wikidataOnline } from '../../../scripts/catalogue/wikidata.ts';
import { DROP, HANG, type Reply, type StandIn, standIn } from '../../standins/server.ts';

/** What the stand-in knows, with the month of release. */
const FILMS = [
  { id: 'Q123', title: 'Leaving Las Vegas', year: 1995, month: 10, sites: 40, imdb: 'tt0113627', tmdb: '451' },
  { id: 'Q124', title: 'Obscure Things', year: 1995, month: 2, sites: 9 },
  { id: 'Q125', title: 'Q125', year: 1995, month: 3, sites: 12 },
  { id: 'Q126', title: 'Next Year', year: 1996, month: 1, sites: 70 },
];
const ALIASES = [
  { id: 'Q123', alias: 'LLV' },
  { id: 'Q126', alias: 'The Year Thereafter' },
];
const DETAILS = [
  { id: 'Q123', kind: 'directors', value: 'Mike Figgis' },
  { id: 'Q123', kind: 'cast', value: 'Nicolas Cage' },
  { id: 'Q123', kind: 'genres', value: 'romance film' },
  { id: 'Q123', kind: 'languages', value: 'English' },
  { id: 'Q123', kind: 'wikipedia', value: 'Leaving Las Vegas' },
  { id: 'Q126', kind: 'originalTitle', value: "L'An prochain" },
  { id: 'Q999', kind: 'cast', value: 'Nobody' },
];

const result = (rows: Record<string, string | undefined>[]): Reply => ({
  headers: { 'content-type': 'application/sparql-results+json' },
  body: {
    head: { vars: Object.keys(rows[0] ?? {}) },
    results: {
      bindings: rows.map((row) =>
        Object.fromEntries(
          Object.entries(row).flatMap(([key, value]) =>
            value === undefined ? [] : [[key, { type: 'literal', value }]],
          ),
        ),
      ),
    },
  },
});
const uri = (id: string) => `http://www.wikidata.org/entity/${id}`;

function answer(url: URL): Reply {
  const query = url.searchParams.get('query')!;
  const asked = new Set([...query.matchAll(/wd:(Q\d+)/g)].map(([, id]) => id));
  if (query.includes('?alias')) {
    return result(ALIASES.filter(({ id }) => asked.has(id)).map(({ id, alias }) => ({ film: uri(id), alias })));
  }
  if (query.includes('?kind')) {
    return result(
      DETAILS.filter(({ id }) => asked.has(id) || id === 'Q999').map(({ id, kind, value }) => ({
        film: uri(id),
        kind,
        value,
      })),
    );
  }
  const [from, to] = [...query.matchAll(/"(\d{4})-(\d\d)-01T00:00:00Z"/g)].map(
    ([, year, month]) => Number(year) * 12 + Number(month),
  );
  const most = Number(/<= (\d+)\)/.exec(query)?.[1] ?? Number.POSITIVE_INFINITY);
  const least = Number(/\?sitelinks >= (\d+)/.exec(query)![1]);
  const found = FILMS.filter(({ year, month, sites }) => {
    const time = year * 12 + month;
    return time >= from! && time < to! && sites >= least && sites <= most;
  });
  return result(
    found.map(({ id, title, year, sites, imdb, tmdb }) => ({
      film: uri(id),
      title,
      year: String(year),
      sitelinks: String(sites),
      imdb,
      tmdb,
    })),
  );
}

let service: StandIn;
let asking: Asking;
beforeEach(async () => {
  service = await standIn(answer);
  asking = {
    address: `${service.base}/sparql`,
    years: { from: 1995, to: 1996 },
    sites: 8,
    timeout: 400,
    pause: 0,
    report: () => {},
  };
});
afterEach(() => service.close());

const queries = () => service.asked.map(({ url }) => url.searchParams.get('query')!);

describe('films from the query service', () => {
  it('come by year, then their names and facts; who asks says who it is', async () => {
    const films = await wikidataOnline(asking);
    expect(films.map(({ title, year }) => `${title} ${year}`)).toEqual([
      'Leaving Las Vegas 1995',
      'Obscure Things 1995',
      'Next Year 1996',
    ]);
    expect(films[0]).toMatchObject({
      ids: { wikidata: 'Q123', imdb: 'tt0113627', tmdb: 451, wikipedia: 'Leaving Las Vegas' },
      names: ['LLV'],
      directors: ['Mike Figgis'],
      cast: ['Nicolas Cage'],
      genres: ['Romance'],
      languages: ['English'],
    });
    expect(films[2]).toMatchObject({ originalTitle: "L'An prochain", names: ['The Year Thereafter'] });
    expect(films[2]!.standing).toBeGreaterThan(films[1]!.standing);
    expect(service.asked.length).toBe(4);
    for (const { url, headers } of service.asked) {
      expect(url.searchParams.get('format')).toBe('json');
      expect(headers['api-user-agent']).toMatch(/^CurtainCatalogue\//);
    }
  });

  it('wait as long as a 429 says, and ask again', async () => {
    service.next({ status: 429, headers: { 'Retry-After': '1' }, body: '<html>Too many requests</html>' });
    const waited: string[] = [];
    const started = performance.now();
    const films = await wikidataOnline({ ...asking, report: (message) => waited.push(message) });
    expect(performance.now() - started).toBeGreaterThan(990);
    expect(waited[0]).toBe('asked to wait 1 s');
    expect(films.length).toBe(3);
  });

  it('give up when told to stop again and again', async () => {
    for (let i = 0; i < 6; i++) service.next({ status: 429, headers: { 'Retry-After': '0' }, body: '' });
    await expect(wikidataOnline(asking)).rejects.toThrow(/too many requests/);
  });

  it.each<[string, Reply]>([
    ['no answer in time', { body: HANG }],
    ['status 500', { status: 500, body: 'java.util.concurrent.TimeoutException' }],
    ['JSON that breaks off', { body: '{"head":{"vars":["film"]},"results":{"bindings":[{"film":{"type":"uri","val' }],
  ])('ask for less after %s', async (_, reply) => {
    service.next(reply);
    expect((await wikidataOnline(asking)).length).toBe(3);
    expect(queries()[1]).toContain('?sitelinks >= 8 && ?sitelinks <= 89');
    expect(queries()[2]).toContain('?sitelinks >= 90)');
  });

  it('ask again when the connection fails once', async () => {
    service.next({ body: DROP });
    expect((await wikidataOnline(asking)).length).toBe(3);
  });

  it('ask for parts of a year, then for fewer names at a time', async () => {
    const slow = { status: 500, body: '' };
    // Only one band of sites is left: the year is halved.
    service.next(slow);
    const films = await wikidataOnline({ ...asking, years: { from: 1995, to: 1995 }, sites: 1000 });
    expect(films).toEqual([]);
    expect(queries()[1]).toContain('< "1995-07-01T00:00:00Z"');
    service.next(result(FILMS.map(({ id, title }) => ({ film: uri(id), title, year: '1995', sitelinks: '9' }))), slow);
    await wikidataOnline({ ...asking, years: { from: 1995, to: 1995 } });
    expect(queries().at(-1)).toContain('wd:Q123 wd:Q124 wd:Q126');
    expect(queries().at(-2)).toContain('{ wd:Q124 wd:Q126 }');
    expect(queries().at(-3)).toContain('{ wd:Q123 }');
  });

  it.each<[string, Reply | Reply[], RegExp]>([
    ['a refusal', { status: 403, body: 'banned' }, /status 403: banned/],
    ['JSON that is no result', { body: '{"error":"x"}' }, /not a query result/],
    ['failure of everything', Array.from({ length: 60 }, () => ({ status: 500, body: '' })), /single month of 1995/],
  ])('say what is wrong after %s', async (_, replies, message) => {
    service.next(...[replies].flat());
    await expect(wikidataOnline({ ...asking, sites: 1000 })).rejects.toThrow(message);
  });

  it('say so when nobody answers', async () => {
    await service.close();
    await expect(wikidataOnline(asking)).rejects.toThrow(/cannot be reached/);
  });
});

describe('a catalogue from the query service', () => {
  let data: string;
  beforeEach(() => {
    data = mkdtempSync(join(tmpdir(), 'catalogue-'));
    mkdirSync(join(data, 'films'));
    mkdirSync(join(data, 'catalogue'));
    const folder = join(import.meta.dirname, '../../../data/catalogue');
    cpSync(join(folder, 'plain.tsv'), join(data, 'catalogue/plain.tsv'));
    const heads = {
      known: 'title\tyear\tdirectors\tgenres\tlanguages\trank',
      names: 'title\tyear\tnames',
      abroad: 'title\tyear\tnames',
      'not-films': 'title\tyear\twhat',
    };
    for (const [name, head] of Object.entries(heads)) writeFileSync(join(data, `catalogue/${name}.tsv`), `${head}\n`);
    writeFileSync(
      join(data, 'catalogue/additions.tsv'),
      'title\tyear\tdirectors\trank\nMade by Hand\t2024\tSomebody Else\t2\n',
    );
  });
  afterEach(() => rmSync(data, { recursive: true }));

  it('is compiled by the same step; ids once given stay', async () => {
    const online = await wikidataOnline(asking);
    const first = build({ data, online, warn: () => {} });
    const catalogue = loadCatalogue(readFileSync(join(data, 'catalogue/catalogue.txt'), 'utf8'));
    expect(catalogue.size).toBe(4);
    expect(catalogue.find('LLV')[0]).toMatchObject({ id: 'Q123', rank: 2 });
    expect(catalogue.find('made by hand')[0]!.id).toBe('made-by-hand-2024');
    const index = TitleIndex.read(readFileSync(join(data, 'catalogue/index.txt'), 'utf8'));
    expect([index.version, index.films]).toEqual([first.version, 4]);

    // Wikidata has the film now: its id stays, and films that it no longer tells stay too.
    const told = [{ ...online[0]!, title: 'Made by Hand', year: 2024, names: [], ids: { wikidata: 'Q777' } }];
    const second = build({ data, online: told, warn: () => {} });
    expect(second.films.find(({ ids }) => ids.wikidata === 'Q777')?.id).toBe('made-by-hand-2024');
    expect(second.films.length).toBe(4);
  });

  it('is not built from nothing', () => {
    expect(() => build({ data, warn: () => {} })).toThrow(/nothing to build from/);
  });
});
