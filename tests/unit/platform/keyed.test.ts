import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { KeptFilmShape } from '../../../platform/plots/kept.ts';
import { DEFAULTS } from '../../../platform/settings.ts';
import { askSource } from '../../../platform/sources/ask.ts';
import { createNet } from '../../../platform/sources/net.ts';
import type { Give, SourceId, Wanted } from '../../../platform/sources/source.ts';
import { type Reply, type StandIn, standIn } from '../../standins/server.ts';

const film: Wanted = {
  id: 'Q10',
  title: 'The Lantern',
  year: 1995,
  otherTitles: [],
  ids: { imdb: 'tt0000010' },
  languages: ['English'],
  countries: [],
  directors: [],
  genres: [],
};
const nameless = { ...film, ids: {} };

const movie = () => ({
  id: 77,
  imdb_id: 'tt0000010',
  title: 'The Lantern',
  original_title: 'Die Laterne',
  original_language: 'de',
  overview: 'A girl finds\na lantern.',
  tagline: '',
  release_date: '1995-10-27',
  runtime: 0,
  status: 'Released',
  budget: 0,
  revenue: 3_000_000,
  genres: [{ id: 18, name: 'Drama' }],
  poster_path: '/a.jpg',
  production_countries: [{ iso_3166_1: 'DE', name: 'Germany' }],
  spoken_languages: [{ iso_639_1: 'de', english_name: 'German', name: 'Deutsch' }],
  credits: {
    cast: [
      { id: 2, name: 'May Roe', character: 'Ada', order: 0, profile_path: null },
      { id: 3, name: 'Jon Poe', character: '', order: 1 },
    ],
    crew: [
      { id: 4, name: 'Ann Lee', department: 'Directing', job: 'Director' },
      { id: 4, name: 'Ann Lee', department: 'Writing', job: 'Screenplay' },
      { id: 5, name: 'Bo', department: 'Art', job: 'Painter' },
    ],
  },
  keywords: {
    keywords: [
      { id: 179430, name: 'aftercreditsstinger' },
      { id: 1, name: 'twin was dead all along' },
    ],
  },
  external_ids: { imdb_id: 'tt0000010', wikidata_id: 'Q10', facebook_id: null },
  alternative_titles: { titles: [{ iso_3166_1: 'US', title: 'Lantern', type: '' }] },
  recommendations: {
    page: 1,
    results: [
      { id: 5, title: 'Lamp', release_date: '1999-01-01', overview: 'The lamp breaks.', poster_path: null },
      { id: 6, title: 'No Date', release_date: '' },
    ],
  },
});

let found: Record<string, unknown>;
let answer: Reply;
let server: StandIn;
let key: string;
beforeEach(async () => {
  found = movie();
  key = 'k';
  answer = { body: { ...OMDB } };
  server = await standIn(({ pathname, searchParams }) => {
    if (pathname === '/') return answer;
    if (pathname.startsWith('/find/tt0000010')) return { body: { movie_results: [{ id: 77 }], tv_results: [] } };
    if (pathname.startsWith('/find/')) return { body: { movie_results: [], tv_results: [{ id: 1 }] } };
    if (pathname === '/search/movie') return { body: { page: 1, results: SEARCH[searchParams.get('query')!] ?? [] } };
    if (pathname === '/movie/77') return { body: found };
    return { status: 404, body: { success: false, status_code: 34, status_message: 'Not found.' } };
  });
});
afterEach(() => server.close());

const hit = (id: number, title: string, release_date: string) => ({
  id,
  title,
  original_title: title,
  release_date,
  genre_ids: [18],
});
const SEARCH: Record<string, unknown[]> = {
  'The Lantern': [
    hit(77, 'The Lantern', '1996-01-01'),
    hit(78, 'The Lantern', '1961-01-01'),
    hit(79, 'Lantern Man', '1995-01-01'),
  ],
  Twins: [hit(77, 'Twins', '1995-01-01'), hit(78, 'Twins', '1995-05-01')],
  Other: [hit(78, 'Other', '1961-01-01')],
};
const OMDB = {
  Title: 'The Lantern',
  Year: '1995',
  Runtime: '111 min',
  Genre: 'Drama, Mystery',
  Director: 'Ann Lee',
  Plot: 'A girl finds a lantern.',
  Language: 'N/A',
  Country: 'Germany',
  Poster: 'N/A',
  imdbID: 'tt0000010',
  Type: 'movie',
  Response: 'True',
};

const ask = (source: SourceId, gives: Give[], wanted: Wanted = film) =>
  askSource(source, wanted, gives, {
    net: createNet({ attempts: 1 }),
    settings: { ...DEFAULTS.sources, keys: { tmdb: key, omdb: key }, bases: { tmdb: server.base, omdb: server.base } },
    today: '2026-11-22',
  });
const asked = () => server.asked.map(({ url }) => url.pathname + url.search);

describe('TMDB', () => {
  it('gives facts, overview, credits, money, scenes, recommendations and a poster', async () => {
    const kept = await ask('tmdb', ['facts', 'synopsis', 'more', 'similar']);
    expect(kept.film).toMatchObject({
      title: 'The Lantern',
      originalTitle: 'Die Laterne',
      otherTitles: ['Lantern'],
      year: 1995,
      ids: { imdb: 'tt0000010', tmdb: 77, wikidata: 'Q10' },
      languages: ['German'],
      countries: ['Germany'],
      directors: ['Ann Lee'],
      genres: ['Drama'],
      synopsis: 'A girl finds a lantern.',
      boxOffice: { gross: 3_000_000 },
      crew: [{ job: 'Writer', names: ['Ann Lee'] }],
      characters: [{ name: 'Ada', actor: 'May Roe', role: '' }],
      postCredits: { after: true },
      similar: [{ title: 'Lamp', year: 1999, why: 'Recommended at TMDB.' }],
    });
    expect(kept.film.runtime).toBeUndefined();
    expect(kept.poster).toBe('https://image.tmdb.org/t/p/w342/a.jpg');
    expect(kept.origins.synopsis).toEqual({
      source: 'tmdb',
      link: 'https://www.themoviedb.org/movie/77',
      date: '2026-11-22',
    });
    expect(JSON.stringify(kept)).not.toContain('dead all along');
    expect(v.safeParse(KeptFilmShape, kept).issues).toBeUndefined();
  });

  it('keeps no more than was asked for', async () => {
    const kept = await ask('tmdb', ['synopsis']);
    expect(Object.keys(kept.origins)).toEqual(['synopsis']);
    expect(kept.film.characters).toEqual([]);
    expect(kept.poster).toBeUndefined();
  });

  it('never says that there is no scene after the credits', async () => {
    found.keywords = { keywords: [] };
    expect((await ask('tmdb', ['more'])).film.postCredits).toEqual({ note: 'None recorded at TMDB.' });
  });

  it('sends a read access token as a header and an older key in the address', async () => {
    await ask('tmdb', ['synopsis'], { ...film, ids: { tmdb: 77 } });
    expect(asked()[0]).toContain('api_key=k');
    key = 'eyJ.a.b';
    await ask('tmdb', ['synopsis'], { ...film, ids: { tmdb: 77 } });
    expect(asked()[1]).not.toContain('eyJ');
    expect(server.asked[1]!.headers.authorization).toBe('Bearer eyJ.a.b');
  });

  it('finds a film without ids by title and year', async () => {
    expect((await ask('tmdb', ['synopsis'], nameless)).film.ids.tmdb).toBe(77);
  });

  it.each<[string, Wanted, () => void, string]>([
    ['several films of the name and year', { ...nameless, title: 'Twins' }, () => {}, 'ambiguous'],
    ['a film of the name and another year', { ...nameless, title: 'Other' }, () => {}, 'wrong-film'],
    ['no film of the name', { ...nameless, title: 'Nothing' }, () => {}, 'missing'],
    ['a page that is gone', { ...film, ids: { tmdb: 5 } }, () => {}, 'missing'],
    ['another film under the id', film, () => (found.release_date = '1961-01-01'), 'wrong-film'],
    ['an answer of another shape', film, () => (found = { movies: [] }), 'not-understood'],
    [
      'a refused key',
      film,
      () => server.next({ status: 401, body: { status_code: 7, status_message: 'Invalid API key', success: false } }),
      'refused',
    ],
    ['no key', film, () => (key = ''), 'no-key'],
    ['too many requests', film, () => server.next({ status: 429, body: { status_code: 25 } }), 'busy'],
    [
      'a bad query',
      film,
      () => server.next({ status: 422, body: { errors: ['query must be provided'] } }),
      'not-understood',
    ],
  ])('says plainly that there is %s', async (_, wanted, prepare, code) => {
    prepare();
    await expect(ask('tmdb', ['synopsis'], wanted)).rejects.toMatchObject({ code });
  });
});

describe('OMDb', () => {
  it('gives facts and the short plot, and never asks for the long one', async () => {
    const kept = await ask('omdb', ['facts', 'synopsis']);
    expect(kept.film).toMatchObject({
      runtime: 111,
      genres: ['Drama', 'Mystery'],
      languages: ['English'],
      countries: ['Germany'],
      synopsis: 'A girl finds a lantern.',
    });
    expect(asked()[0]).toContain('plot=short');
    expect(kept.origins.synopsis?.link).toBe('https://www.imdb.com/title/tt0000010/');
    expect(v.safeParse(KeptFilmShape, kept).issues).toBeUndefined();
  });

  it.each<[string, () => void, string]>([
    ['an unknown film', () => (answer = { body: { Response: 'False', Error: 'Movie not found!' } }), 'missing'],
    [
      'a refused key',
      () => (answer = { status: 401, body: { Response: 'False', Error: 'Invalid API key!' } }),
      'refused',
    ],
    [
      'the limit of the day',
      () => (answer = { status: 401, body: { Response: 'False', Error: 'Request limit reached!' } }),
      'refused',
    ],
    ['another year', () => (answer = { body: { ...OMDB, Year: '1961' } }), 'wrong-film'],
    ['a series', () => (answer = { body: { ...OMDB, Year: '1995–1997', Type: 'series' } }), 'wrong-film'],
    ['no plot', () => (answer = { body: { ...OMDB, Plot: 'N/A' } }), 'missing'],
    ['no key', () => (key = ''), 'no-key'],
    ['HTML', () => (answer = { body: '<html>' }), 'not-json'],
  ])('says plainly that there is %s', async (_, prepare, code) => {
    prepare();
    await expect(ask('omdb', ['synopsis'])).rejects.toMatchObject({ code });
  });
});
