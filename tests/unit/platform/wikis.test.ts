import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { KeptFilmShape } from '../../../platform/plots/kept.ts';
import { DEFAULTS } from '../../../platform/settings.ts';
import { askSource } from '../../../platform/sources/ask.ts';
import { createNet } from '../../../platform/sources/net.ts';
import type { Give, SourceId, Wanted } from '../../../platform/sources/source.ts';
import type { StandIn } from '../../standins/server.ts';
import { amount, claim, label, nothing, ref, time, type World, wikimedia } from '../../standins/wikimedia.ts';

const SCRIPT = '<script>alert(1)</script>';
const EXTRACT = [
  'The Lantern is a 1995 film by Ann Lee.\nMore of the lead.',
  '\n\n== Plot ==\nAda finds a lantern. She follows its light.\n\nThe light leads her north. There she meets Ben.',
  '\n\n=== Ending ===\nBen drowns, and Ada breaks the lantern.',
  '\n\n== Cast ==\nMay Roe as Ada Finch, who breaks the lantern\nJon Poe as Ben (voice)\nA line of another kind',
  '\n\n== Reception ==\nGood.',
].join('\n');

const film: Wanted = {
  id: 'Q10',
  title: 'The Lantern',
  year: 1995,
  runtime: 100,
  otherTitles: [],
  ids: { wikidata: 'Q10' },
  languages: [],
  countries: [],
  directors: [],
  genres: [],
};
const nameless: Wanted = { ...film, id: 'the-lantern-1995', ids: {} };

const isFilm = [ref('Q11424')];
let world: World;
let server: StandIn;
let languages: string[];

beforeEach(async () => {
  languages = ['en'];
  world = {
    pages: {
      'en:The Lantern (film)': { item: 'Q10', extract: EXTRACT },
      'en:The Lantern': { item: 'Q1', disambiguation: true },
      'fr:La Lanterne': {
        item: 'Q10',
        extract: 'La Lanterne est un film.\n\n\n== Synopsis ==\nAda trouve une lanterne. Elle la brise.',
      },
    },
    items: {
      Q1: { ...label('The Lantern'), claims: { P31: [ref('Q4167410')] } },
      Q10: {
        ...label('The Lantern'),
        claims: {
          P31: isFilm,
          P577: [time(1996), time(1995), nothing()],
          P2047: [amount(2, 'Q25235')],
          P57: [ref('Q20')],
          P136: [ref('Q21'), ref('Q22')],
          P364: [ref('Q23')],
          P495: [nothing()],
          P161: [
            ref('Q25', { P453: [{ datavalue: { value: { id: 'Q27' } } }], P1545: [{ datavalue: { value: '2' } }] }),
            ref('Q24', { P4633: [{ datavalue: { value: 'Ada Finch' } }], P1545: [{ datavalue: { value: '1' } }] }),
          ],
          P58: [ref('Q20'), { ...ref('Q21'), rank: 'deprecated' }],
          P840: [ref('Q26')],
          P179: [ref('Q28')],
          P2142: [amount(5, 'Q4916'), amount(1_000_000, 'Q4917'), amount(3_000_000, 'Q4917')],
          P345: [claim('tt0000010')],
          P4947: [claim('77')],
          P1476: [claim({ text: 'Die Laterne', language: 'de' })],
        },
        sitelinks: {
          enwiki: { site: 'enwiki', title: 'The Lantern (film)' },
          frwiki: { site: 'frwiki', title: 'La Lanterne' },
        },
      },
      Q20: label('Ann Lee'),
      Q21: label('drama film'),
      Q22: label('mystery film'),
      Q23: label('English'),
      Q24: label('May Roe'),
      Q25: label('Jon Poe'),
      Q26: label('Norway'),
      Q27: label('Ben'),
      Q28: label('Lantern trilogy'),
    },
    hits: {},
  };
  server = await wikimedia(world);
});
afterEach(() => server.close());

const ask = (source: SourceId, gives: Give[], wanted = film) =>
  askSource(source, wanted, gives, {
    net: createNet({ attempts: 2, pause: 5 }),
    settings: {
      ...DEFAULTS.sources,
      languages,
      bases: { wikipedia: `${server.base}/wp-{lang}`, wikidata: `${server.base}/wd` },
    },
    today: '2026-11-22',
  });
const item = (id: string) => world.items[id] as { claims: Record<string, unknown[]>; sitelinks: object };
const asked = () => server.asked.map(({ url }) => decodeURIComponent(url.search).replaceAll('+', ' '));

describe('Wikipedia', () => {
  it('gives the first paragraph of the lead as synopsis, without asking for any plot', async () => {
    const kept = await ask('wikipedia', ['synopsis']);
    expect(kept.film.synopsis).toBe('The Lantern is a 1995 film by Ann Lee.');
    expect(kept.film.plot).toEqual([]);
    expect(kept.origins).toEqual({
      synopsis: {
        source: 'wikipedia',
        link: 'https://en.wikipedia.org/wiki/The_Lantern_(film)',
        title: 'The Lantern (film)',
        date: '2026-11-22',
        shortened: true,
      },
    });
    expect(asked().filter((query) => query.includes('extracts'))).toEqual([expect.stringContaining('exintro=1')]);
  });

  it('gives the plot with the ending apart, a timeline and characters made of it', async () => {
    const { film: found, origins } = await ask('wikipedia', ['story']);
    expect(found.plot).toEqual([
      'Ada finds a lantern. She follows its light.',
      'The light leads her north. There she meets Ben.',
    ]);
    expect(found.ending).toEqual(['Ben drowns, and Ada breaks the lantern.']);
    expect(found.timeline.map(({ event }) => event)).toEqual([
      'Ada finds a lantern.',
      'She follows its light.',
      'The light leads her north.',
      'There she meets Ben.',
      'Ben drowns, and Ada breaks the lantern.',
    ]);
    expect(found.timeline.at(-1)!.minute).toBe(100);
    expect(found.characters).toEqual([
      { name: 'Ada Finch', actor: 'May Roe', role: '' },
      { name: 'Ben', actor: 'Jon Poe', role: '' },
    ]);
    expect(origins.timeline?.derived).toBe(true);
    expect(origins.plot?.source).toBe('wikipedia');
  });

  it('tells who asks, and sends no more than a title or an id', async () => {
    await ask('wikipedia', ['synopsis', 'story']);
    for (const { headers } of server.asked) expect(headers['api-user-agent']).toMatch(/^Curtain\//);
    for (const { headers } of server.asked) expect([headers.cookie, headers.referer]).toEqual([undefined, undefined]);
  });

  it('prefers the person’s first language, and falls back on one that tells the plot', async () => {
    languages = ['fr', 'en'];
    expect((await ask('wikipedia', ['story'])).film.ending).toEqual(['Elle la brise.']);
    world.pages['fr:La Lanterne']!.extract = 'La Lanterne est un film.';
    expect((await ask('wikipedia', ['story'])).film.ending[0]).toMatch(/^Ben drowns/);
    languages = ['de'];
    await expect(ask('wikipedia', ['story'])).rejects.toMatchObject({ code: 'missing' });
  });

  it('finds a film without an id by its name and year', async () => {
    expect((await ask('wikipedia', ['synopsis'], nameless)).film.synopsis).toMatch(/^The Lantern is/);
  });

  it('finds it by a search when no page has the usual name', async () => {
    world.pages['en:Lantern, the'] = { item: 'Q10' };
    world.hits['The Lantern'] = ['Lantern, the'];
    delete world.pages['en:The Lantern (film)'];
    world.pages['en:The Lantern (film)'] = { redirect: 'Nowhere' };
    world.items.Q10 = { ...item('Q10'), sitelinks: { enwiki: { title: 'Lantern, the' } } };
    world.pages['en:Lantern, the'] = { item: 'Q10', extract: EXTRACT };
    expect((await ask('wikipedia', ['synopsis'], nameless)).film.synopsis).toMatch(/^The Lantern is/);
  });

  it('names similar films without saying why they are like it', async () => {
    world.hits.morelikethis = ['The Lantern (film)', 'The Lantern'];
    const { film: found } = await ask('wikipedia', ['similar']);
    expect(found.similar).toEqual([{ title: 'The Lantern', year: 1995, why: 'A similar article on Wikipedia.' }]);
  });

  it.each<[string, () => void, string, Wanted?]>([
    ['a missing page', () => delete world.pages['en:The Lantern (film)'], 'missing'],
    ['a missing item', () => delete world.items.Q10, 'missing'],
    ['a film that no page names', () => (world.pages = {}), 'missing', nameless],
    ['a disambiguation page', () => delete world.pages['en:The Lantern (film)'], 'ambiguous', nameless],
    [
      'a redirect to a section',
      () => {
        world.pages['en:Ann Lee'] = { item: 'Q10', extract: EXTRACT };
        world.pages['en:The Lantern (film)'] = { redirect: 'Ann Lee#Films' };
      },
      'wrong-film',
    ],
    ['an article about another item', () => (world.pages['en:The Lantern (film)']!.item = 'Q99'), 'wrong-film'],
    ['a film of the same name and another year', () => (item('Q10').claims.P577 = [time(1961)]), 'wrong-film'],
    ['a namesake that is no film', () => (item('Q10').claims.P31 = [ref('Q571')]), 'wrong-film'],
    [
      'an article without a plot heading',
      () => (world.pages['en:The Lantern (film)']!.extract = 'Lead.\n\n\n== Premise ==\nA girl.'),
      'no-plot',
    ],
    [
      'a plot heading with nothing under it',
      () => (world.pages['en:The Lantern (film)']!.extract = 'Lead.\n\n\n== Plot ==\n\n== Cast ==\nA as B'),
      'no-plot',
    ],
    [
      'an error that comes as a good answer',
      () => server.next({ body: { error: { code: 'maxlag', info: '' } } }),
      'busy',
    ],
    ['JSON of another shape', () => server.next({ body: ['what'] }, { body: 'null' }), 'missing'],
    ['HTML instead of JSON', () => server.next({ body: '<html>' }), 'not-json'],
    ['cut JSON', () => server.next({ body: '{"entities":{"Q10' }), 'cut'],
    ['too many requests', () => server.next({ status: 429, body: '' }, { status: 429, body: '' }), 'busy'],
    ['a fault of the server', () => server.next({ status: 500, body: '' }, { status: 502, body: '' }), 'down'],
  ])('says plainly that there is %s', async (_, prepare, code, wanted = film) => {
    prepare();
    await expect(ask('wikipedia', ['story'], wanted)).rejects.toMatchObject({ code });
  });
});

describe('Wikidata', () => {
  it('gives facts', async () => {
    const { film: found, origins } = await ask('wikidata', ['facts']);
    expect(found).toMatchObject({
      title: 'The Lantern',
      originalTitle: 'Die Laterne',
      year: 1995,
      runtime: 120,
      directors: ['Ann Lee'],
      genres: ['drama film', 'mystery film'],
      languages: ['English'],
      countries: [],
      ids: { wikidata: 'Q10', imdb: 'tt0000010', tmdb: 77, wikipedia: 'The Lantern (film)' },
      characters: [],
    });
    expect(Object.keys(origins)).toEqual(['facts']);
  });

  it('gives cast with roles in billing order, crew, places, series and money', async () => {
    const { film: found, origins } = await ask('wikidata', ['more']);
    expect(found).toMatchObject({
      characters: [
        { name: 'Ada Finch', actor: 'May Roe', role: '' },
        { name: 'Ben', actor: 'Jon Poe', role: '' },
      ],
      crew: [{ job: 'Writer', names: ['Ann Lee'] }],
      settings: ['Norway'],
      production: ['Part of Lantern trilogy.'],
      boxOffice: { gross: 3_000_000 },
    });
    expect(origins.characters).toEqual({
      source: 'wikidata',
      link: 'https://www.wikidata.org/wiki/Q10',
      date: '2026-11-22',
    });
    expect(origins.themes).toBeUndefined();
  });

  it('finds the item by IMDb id or by title, year and kind', async () => {
    world.hits['haswbstatement:P345=tt0000010'] = ['Q10'];
    expect((await ask('wikidata', ['facts'], { ...nameless, ids: { imdb: 'tt0000010' } })).film.directors).toEqual([
      'Ann Lee',
    ]);
    world.hits['The Lantern haswbstatement:P31=Q11424|P31=Q506240|P31=Q24862'] = ['Q1', 'Q10'];
    expect((await ask('wikidata', ['facts'], nameless)).film.directors).toEqual(['Ann Lee']);
    world.items.Q11 = { ...item('Q10') };
    world.hits['The Lantern haswbstatement:P31=Q11424|P31=Q506240|P31=Q24862'] = ['Q10', 'Q11'];
    await expect(ask('wikidata', ['facts'], nameless)).rejects.toMatchObject({ code: 'ambiguous' });
  });

  it.each<[string, () => void, string]>([
    ['a missing item', () => delete world.items.Q10, 'missing'],
    ['a film of another year', () => (item('Q10').claims.P577 = [time(1990)]), 'wrong-film'],
    ['an item without statements', () => (world.items.Q10 = {}), 'wrong-film'],
  ])('says plainly that there is %s', async (_, prepare, code) => {
    prepare();
    await expect(ask('wikidata', ['facts'])).rejects.toMatchObject({ code });
  });
});

it('keeps script in any field as mere text, and fits the shape of the cache', async () => {
  world.pages['en:The Lantern (film)']!.extract =
    `${SCRIPT} a.\n\n\n== Plot ==\n${SCRIPT} b. ${SCRIPT} c.\n\n\n== Cast ==\n${SCRIPT} as ${SCRIPT}`;
  for (const id of ['Q20', 'Q21', 'Q24', 'Q26', 'Q27']) world.items[id] = label(SCRIPT);
  const answers = [await ask('wikipedia', ['synopsis', 'story']), await ask('wikidata', ['facts', 'more'])];
  for (const kept of answers) expect(v.safeParse(KeptFilmShape, kept).issues).toBeUndefined();
  expect(answers[0]!.film.synopsis).toBe(`${SCRIPT} a.`);
  expect(answers[1]!.film.directors).toEqual([SCRIPT]);
});
