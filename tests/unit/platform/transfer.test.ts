import { strToU8, zipSync } from 'fflate';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { recognise } from '../../../platform/library/match.ts';
import { exportCsv, exportLibrary, ImportError, importLibrary } from '../../../platform/library/transfer.ts';
import { getLibrary, type Library, putOn, setLibrary } from '../../../platform/library.ts';
import { fourFilms as catalogue } from '../../standins/catalogue.ts';

const take = (text: string, name = 'export.csv', ...assume: ['seen' | 'watchlist'] | []) =>
  importLibrary({ name, bytes: strToU8(text) }, catalogue, ...assume);
const zip = (files: Record<string, string>) => ({
  name: 'export.zip',
  bytes: zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]))),
});
const shelves = async () => {
  const { seen, watchlist } = await getLibrary();
  const brief = ({ id, date }: { id: string; date: string | null }) => (date ? `${id} ${date}` : id);
  return { seen: seen.map(brief).sort(), watchlist: watchlist.map(brief).sort() };
};

beforeEach(() => fakeBrowser.reset());

describe('import', () => {
  it.each([
    [
      'Letterboxd films',
      'watched.csv',
      'Date,Name,Year,Letterboxd URI\r\n2020-01-02,Leaving Las Vegas,1995,https://boxd.it/x\r\n',
      { seen: ['Q1 2020-01-02'], watchlist: [] },
    ],
    [
      'Letterboxd films',
      'watchlist.csv',
      'Date,Name,Year,Letterboxd URI\r\n2020-01-02,Leaving Las Vegas,1995,https://boxd.it/x\r\n',
      { seen: [], watchlist: ['Q1 2020-01-02'] },
    ],
    [
      'Letterboxd ratings',
      'a.csv',
      'Date,Name,Year,Letterboxd URI,Rating\r\n2020-01-02,Fight Club,1999,https://boxd.it/x,4.5\r\n',
      { seen: ['Q2 2020-01-02'], watchlist: [] },
    ],
    [
      'Letterboxd diary',
      'watchlist.csv',
      'Date,Name,Year,Letterboxd URI,Rating,Rewatch,Tags,Watched Date\n2020-01-02,Fight Club,1999,u,,Yes,"a, b",2019-12-31\n',
      { seen: ['Q2 2019-12-31'], watchlist: [] },
    ],
    [
      'Letterboxd diary',
      'reviews.csv',
      'Date,Name,Year,Letterboxd URI,Rating,Rewatch,Review,Tags,Watched Date\n2020-01-02,Heat,1995,u,,,"Long,\n<i>""good""</i>",,\n',
      { seen: ['Q3 2020-01-02'], watchlist: [] },
    ],
    [
      'IMDb',
      'ratings.csv',
      'Const,Your Rating,Date Rated,Title,Original Title,URL,Title Type,IMDb Rating,Runtime (mins),Year,Genres,Num Votes,Release Date,Directors\ntt0113627,8,2021-05-06,Leaving Las Vegas,x,u,Movie,7.5,111,1995,"Drama, Romance",1,1995-10-27,Mike Figgis\n',
      { seen: ['Q1 2021-05-06'], watchlist: [] },
    ],
    [
      'IMDb',
      'a.csv',
      '\ufeffPosition,Const,Created,Modified,Description,Title,Title Type,Directors,IMDb Rating,Runtime (mins),Year,Genres,Num Votes,Release Date,URL\r\n1,tt0137523,2021-05-06,,,Other name,movie,,,,,,,,\r\n',
      { seen: [], watchlist: ['Q2 2021-05-06'] },
    ],
    [
      'IMDb',
      'a.csv',
      'Position,Const,Created,Modified,Description,Title,Original Title,URL,Title Type,IMDb Rating,Runtime (mins),Year,Genres,Num Votes,Release Date,Directors,Your Rating,Date Rated\n1,tt0137523,Thu May 6 00:00:00 2021,,,F,F,u,TV Movie,,,,,,,,9,2022-02-03\n',
      { seen: ['Q2 2022-02-03'], watchlist: [] },
    ],
    [
      'TMDB',
      'a.csv',
      'TMDb ID,IMDb ID,Type,Name,Release Date,Season Number,Episode Number,Rating,Your Rating,Date Rated\n451,,movie,L,1995-10-27,,,7.2,9,2020-02-03T01:02:03Z\n550,0,movie,F,1999-01-01,,,,,\n',
      { seen: ['Q1 2020-02-03'], watchlist: ['Q2'] },
    ],
    [
      'Simkl',
      'a.csv',
      'SIMKL_ID,Title,Type,Year,Watchlist,LastEpWatched,WatchedDate,Rating,Memo,TVDB,TMDB,IMDB\n1,L,movie,1995,completed,,2020-02-03,,,,451,\n2,F,movie,1999,plan to watch,,,,,,,tt0137523\n',
      { seen: ['Q1 2020-02-03'], watchlist: ['Q2'] },
    ],
    [
      'Simkl',
      'a.csv',
      'simkl_id,TVDB_ID,TMDB,IMDB_ID,MAL_ID,Type,Title,Year,LastEpWatched,Watchlist,WatchedDate,Rating,Memo\n1,,,tt0113627,,movie,L,1995,,,,,\n',
      { seen: ['Q1'], watchlist: [] },
    ],
    [
      'list of films',
      'a.csv',
      'Year,Title,WatchedDate,Rating10\n1995,Heat,2020-02-03,7\n',
      { seen: ['Q3 2020-02-03'], watchlist: [] },
    ],
    ['list of films', 'my-watchlist.csv', 'Title,imdbID\nx,tt0113277\n', { seen: [], watchlist: ['Q3'] }],
    [
      'Trakt',
      'x.json',
      '[{"plays":2,"last_watched_at":"2025-01-01T00:00:00.000Z","movie":{"title":"L","year":1995,"ids":{"trakt":1,"imdb":"tt0113627","tmdb":451}}}]',
      { seen: ['Q1 2025-01-01'], watchlist: [] },
    ],
    [
      'Trakt',
      'x.json',
      '[{"rank":1,"id":10,"listed_at":"2025-01-01T00:00:00.000Z","notes":null,"type":"movie","movie":{"title":"L","ids":{"imdb":null,"tmdb":451}}}]',
      { seen: [], watchlist: ['Q1 2025-01-01'] },
    ],
    [
      'Trakt',
      'x.json',
      '[{"id":11,"watched_at":"2025-01-01T00:00:00.000Z","action":"watch","type":"movie","movie":{"title":"Heat","year":1996}}]',
      { seen: ['Q3 2025-01-01'], watchlist: [] },
    ],
    [
      'Trakt',
      'x.json',
      '[{"rated_at":"2025-01-01T00:00:00.000Z","rating":8,"type":"movie","movie":{"title":"Fight Club","year":null,"ids":null}}]',
      { seen: ['Q2 2025-01-01'], watchlist: [] },
    ],
  ])('reads %s (%s)', async (source, name, text, expected) => {
    const report = await take(text, name);
    expect(report.sources).toEqual([source]);
    expect(await shelves()).toEqual(expected);
    expect(report.added).toEqual({ seen: expected.seen.length, watchlist: expected.watchlist.length });
    expect(report.unknown).toEqual([]);
  });

  it('reports what it skipped, and keeps unknown films by title and year', async () => {
    const report = await take(
      [
        'Const,Your Rating,Date Rated,Title,Original Title,URL,Title Type,IMDb Rating,Runtime (mins),Year',
        'tt0113627,8,not a date,Leaving Las Vegas,,,movie,,,1995',
        'tt9999999,8,2021-01-01,A Film of Mine,,,movie,,,MMXX',
        'tt9999998,8,,A Series,,,tvSeries,,,2001',
        'tt9999997,8,,An Episode,,,tvEpisode,,,2001',
        ',8,,,,,movie,,,',
      ].join('\n'),
    );
    expect(await shelves()).toEqual({ seen: ['?a film of mine| 2021-01-01', 'Q1'], watchlist: [] });
    expect(report).toMatchObject({
      matched: 1,
      unknown: [{ title: 'A Film of Mine', year: null }],
      skipped: [
        { why: 'tvSeries: not a film', count: 1, examples: ['A Series'] },
        { why: 'tvEpisode: not a film', count: 1, examples: ['An Episode'] },
        { why: 'line without a title', count: 1, examples: [] },
      ],
    });
  });

  it('reads a whole zip: seen wins over watchlist, what was withdrawn and what holds no films is left out', async () => {
    const report = await importLibrary(
      zip({
        'me/profile.csv': 'Date Joined,Username,Email Address\n2020-01-01,me,me@example.org\n',
        'me/watched.csv': 'Date,Name,Year,Letterboxd URI\n2020-01-01,Heat,1995,u\n',
        'me/watchlist.csv': 'Date,Name,Year,Letterboxd URI\n2020-01-01,Heat,1995,u\n2020-01-01,Fight Club,1999,u\n',
        'me/diary.csv':
          'Date,Name,Year,Letterboxd URI,Rating,Rewatch,Tags,Watched Date\n2020-01-02,Heat,1995,u,,,,2020-03-04\n',
        'me/deleted/diary.csv':
          'Date,Name,Year,Letterboxd URI,Rating,Rewatch,Tags,Watched Date\n2020-01-02,Leaving Las Vegas,1995,u,,,,2020-03-04\n',
        'me/lists/best.csv':
          'Letterboxd list export v7\nDate,Name,Tags,URL,Description\n2020-01-01,Best,,u,\n\nPosition,Name,Year,URL,Description\n1,Leaving Las Vegas,1995,u,\n',
        'me/picture.jpg': 'x',
      }),
      catalogue,
    );
    expect(await shelves()).toEqual({ seen: ['Q3 2020-03-04'], watchlist: ['Q2 2020-01-01'] });
    expect(report.sources).toEqual(['Letterboxd films', 'Letterboxd diary', 'Letterboxd list']);
    expect(report.skipped.map(({ why, count }) => [why, count])).toEqual([
      ['file without films', 1],
      ['on a list, which says neither seen nor to be watched', 1],
    ]);
    expect(JSON.stringify(await fakeBrowser.storage.local.get())).not.toContain('me@example.org');
  });

  it('tells Trakt’s other lists from its watchlist in a zip', async () => {
    const listed = (title: string) =>
      JSON.stringify([{ listed_at: '2025-01-01', type: 'movie', movie: { title, year: 1999 } }]);
    await importLibrary(
      zip({
        'lists/lists-watchlist.json': listed('Fight Club'),
        'lists/lists-best.json': listed('Heat'),
        'a.json': '[]',
      }),
      catalogue,
    );
    expect(await shelves()).toEqual({ seen: [], watchlist: ['Q2 2025-01-01'] });
  });

  it('adds to what was there and can be undone', async () => {
    await putOn('seen', { id: 'Q1', title: 'Leaving Las Vegas', year: 1995, date: null });
    await putOn('watchlist', { id: 'Q2', title: 'Fight Club', year: 1999, date: '2020-01-01' });
    const before = await getLibrary();
    const report = await take(
      'Title,Year,WatchedDate\nLeaving Las Vegas,1995,2021-01-01\nFight Club,1999,2021-01-01\n',
    );
    expect(report.added).toEqual({ seen: 1, watchlist: 0 });
    expect(await shelves()).toEqual({ seen: ['Q1 2021-01-01', 'Q2 2021-01-01'], watchlist: [] });
    await setLibrary(report.before);
    expect(await getLibrary()).toEqual(before);
  });

  it('puts films on the shelf that the person named when the file does not say', async () => {
    await take('Title,Year\nHeat,1995\n', 'x.csv', 'watchlist');
    expect(await shelves()).toEqual({ seen: [], watchlist: ['Q3'] });
  });

  it('leaves a title without a year unknown when several films have it', async () => {
    const { unknown } = await take('Title,Year\nHeat,\n');
    expect(unknown).toEqual([{ title: 'Heat', year: null }]);
  });

  it.each([
    ['an unknown header', strToU8('a,b\n1,2\n'), 'not-understood'],
    ['a list of books', strToU8('Book Id,Title,Author,Year Published\n1,Heat,x,1995\n'), 'not-understood'],
    ['an empty file', strToU8(''), 'empty'],
    ['a header alone', strToU8('Date,Name,Year,Letterboxd URI\n'), 'empty'],
    ['cut quotes', strToU8('Title,Year\n"Heat,1995\n'), 'broken'],
    ['cut JSON', strToU8('[{"movie":{"title":"He'), 'broken'],
    ['other JSON', strToU8('{"films":[]}'), 'not-understood'],
    [
      'an own export with a fault',
      strToU8('{"format":"curtain-library","version":1,"seen":[{"id":""}],"watchlist":[]}'),
      'broken',
    ],
    [
      'an own export of the future',
      strToU8('{"format":"curtain-library","version":2,"seen":[],"watchlist":[]}'),
      'later-version',
    ],
    ['a cut zip', zip({ 'a.csv': 'Title,Year\nHeat,1995\n' }).bytes.slice(0, 60), 'broken'],
    ['a zip without films', zip({ 'a.txt': 'x' }).bytes, 'empty'],
    ['an empty zip', zip({}).bytes, 'empty'],
    ['a zip that climbs out', zip({ '../a.csv': 'Title,Year\nHeat,1995\n' }).bytes, 'unsafe-path'],
    ['a zip that swells', zip({ 'a.csv': 'x'.repeat(70 << 20) }).bytes, 'too-big'],
    ['random bytes', Uint8Array.from({ length: 999 }, (_, i) => (i * 31) % 256), 'not-understood'],
  ])('changes nothing for %s and says why', async (_, bytes, code) => {
    await putOn('seen', { id: 'Q1', title: 'Leaving Las Vegas', year: 1995, date: null });
    const error = await importLibrary({ name: 'x', bytes }, catalogue).catch((error) => error);
    expect(error).toBeInstanceOf(ImportError);
    expect(error.code).toBe(code);
    expect(await shelves()).toEqual({ seen: ['Q1'], watchlist: [] });
  });

  it('takes 10,000 films', async () => {
    const lines = Array.from({ length: 10_000 }, (_, n) => `Film ${n},${1900 + (n % 100)}`);
    const report = await take(`Title,Year\n${lines.join('\n')}`);
    expect(report.added.seen).toBe(10_000);
  });
});

describe('export', () => {
  const library: Library = {
    seen: [
      { id: 'Q1', title: 'Leaving Las Vegas', year: 1995, date: '2020-01-02' },
      { id: '?me, "myself"|', title: 'Me, "Myself"', year: null, date: null },
    ],
    watchlist: [{ id: 'Q2', title: 'Fight Club', year: 1999, date: '2021-01-01' }],
  };

  it('is read back as it was', async () => {
    await take(exportLibrary(library), 'library.json');
    expect(await getLibrary()).toEqual(library);
  });

  it('writes the CSV that Letterboxd imports', async () => {
    const seen = exportCsv(library, 'seen', catalogue);
    expect(seen).toBe(
      'Title,Year,imdbID,WatchedDate\r\nLeaving Las Vegas,1995,tt0113627,2020-01-02\r\n"Me, ""Myself""",,,\r\n',
    );
    const watchlist = exportCsv(library, 'watchlist', catalogue);
    expect(watchlist).toBe('Title,Year,imdbID\r\nFight Club,1999,tt0137523\r\n');
    await take(seen, 'seen.csv');
    await take(watchlist, 'watchlist.csv');
    expect(await shelves()).toEqual({ seen: ['?me, "myself"|', 'Q1 2020-01-02'], watchlist: ['Q2'] });
  });
});

describe('recognise', () => {
  it('gives films their own ids once the catalogue knows them', () => {
    const unknown = { id: '?fight club|1999', title: 'Fight Club', year: 1999, date: '2020-01-01' };
    const other = { id: '?nobody|2001', title: 'Nobody', year: 2001, date: null };
    expect(recognise({ seen: [unknown, other], watchlist: [] }, catalogue).seen).toEqual([
      { ...unknown, id: 'Q2' },
      other,
    ]);
  });
});
