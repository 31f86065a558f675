// @vitest-environment happy-dom
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { readPageText } from '../../../platform/pageText.ts';
import { KeptFilmShape } from '../../../platform/plots/kept.ts';
import { filmOfPage, isSuchPage, readBreakdown } from '../../../platform/sources/whatsafterthemovie.ts';

const URL_OF_PAGE = 'https://www.whatsafterthemovie.com/movies/the-lantern';
const SYNOPSIS = 'A girl finds a lantern on the beach and wonders whose light it was.';

/** In the order and with the labels that such a page has; the markup is made up. */
const page = (story = '<p>Ada finds the lantern.</p><p>She walks <b>north</b>.</p><p>Ben drowns in the end.</p>') => `
  <link rel="canonical" href="${URL_OF_PAGE}">
  <nav><p>Home</p></nav>
  <h1>The Lantern</h1>
  <div><span>Year: 1995</span><span>Runtime: 111 min</span><span>Language: English, German</span><span>Director: Ann Lee</span></div>
  <div><span>Drama</span><span>Romance</span></div>
  <p>${SYNOPSIS}</p>
  <div><strong>Warning: spoilers below!</strong></div>
  <p>Haven’t seen The Lantern yet? Then stop here and come back later.</p>
  <h2>The Lantern (1995) – Full Plot Summary &amp; Ending Explained</h2>
  <p>Read the complete plot breakdown of The Lantern (1995), with all its twists.</p>
  ${story}
  <p>Last Updated: November 16, 2024 at 16:36</p>
  <h2>Unlock the Full Story of The Lantern</h2><p>Advertising of every sort that tells how good it is.</p>
  <h3>The Lantern Timeline</h3><p>Every event of the film, from the first scene to the very last one.</p><a href="https://www.whatsafterthemovie.com/movies/the-lantern/timeline">See the timeline</a>
  <h3>Characters, Settings &amp; Themes in The Lantern</h3><p>Who is who.</p><a href="https://www.whatsafterthemovie.com/movies/the-lantern/characters">See the characters</a>
  <h3>Similar Movies to The Lantern</h3><p>Some more.</p><a href="https://elsewhere.example/x">See them</a>
  <script>alert(1)</script><footer><p>About us</p></footer>`;

function read(html: string) {
  const head = '<head><title>The Lantern (1995)</title></head>';
  return readPageText(new DOMParser().parseFromString(`<html>${head}<body>${html}</body></html>`, 'text/html'));
}
const catalogue = { find: () => [] };
const keep = (html: string) => {
  const text = read(html);
  return readBreakdown(text, filmOfPage(text, catalogue), '2026-11-22');
};

describe('a page of whatsafterthemovie.com', () => {
  it('is known by its host', () => {
    expect(
      [
        URL_OF_PAGE,
        'https://whatsafterthemovie.com/summary/x',
        'https://whatsafterthemovie.com.evil.example/',
        'x',
      ].map(isSuchPage),
    ).toEqual([true, true, false, false]);
  });

  it('gives everything that it tells, each part with its origin', () => {
    const kept = keep(page());
    expect(kept.film).toMatchObject({
      title: 'The Lantern',
      year: 1995,
      runtime: 111,
      languages: ['English', 'German'],
      directors: ['Ann Lee'],
      genres: ['Drama', 'Romance'],
      synopsis: SYNOPSIS,
      plot: ['Ada finds the lantern.', 'She walks north.'],
      ending: ['Ben drowns in the end.'],
      timeline: [],
    });
    expect(kept.links.map(({ href }) => new URL(href).pathname)).toEqual([
      '/movies/the-lantern/timeline',
      '/movies/the-lantern/characters',
    ]);
    expect(kept.origins.plot).toEqual({
      source: 'whatsafterthemovie',
      link: URL_OF_PAGE,
      title: 'The Lantern (1995)',
      date: '2026-11-22',
    });
    expect(v.safeParse(KeptFilmShape, kept).issues).toBeUndefined();
  });

  it('keeps nothing of the story in the synopsis when headings are missing', () => {
    const { film } = keep(page().replace(/<h2>The Lantern \(1995\).*<\/h2>/, ''));
    expect(film.synopsis).toBe(SYNOPSIS);
    expect(film.plot).toEqual([]);
  });

  it('reads its further pages', () => {
    const timeline = keep(
      '<h1>The Lantern (1995) Timeline</h1><h2>Timeline</h2><p>Ada finds a lantern on the beach in the morning.</p><p>At night she follows its light to the north.</p>',
    );
    expect(timeline.film.timeline).toHaveLength(2);
    const characters = keep(
      '<h1>Characters, Settings &amp; Themes in The Lantern (1995)</h1><h2>Characters</h2><h3>Ada (May Roe)</h3><p>The girl who finds the lantern and breaks it at the end.</p><h2>Settings</h2><p>Norway</p><h2>What’s after the movie?</h2><p>A scene.</p><h2>Themes</h2><ul><li>Loss</li><li>Light</li></ul>',
    );
    expect(characters.film).toMatchObject({
      characters: [
        { name: 'Ada', actor: 'May Roe', role: '', fate: 'The girl who finds the lantern and breaks it at the end.' },
      ],
      settings: ['Norway'],
      themes: ['Loss', 'Light'],
      postCredits: { note: 'A scene.' },
    });
    const similar = keep(
      '<h1>Similar Movies to The Lantern (1995)</h1><h2>Similar movies</h2><ul><li>Lamp (1999)</li><li>x</li></ul>',
    );
    expect(similar.film.similar).toEqual([
      { title: 'Lamp', year: 1999, why: 'Named as similar at What’s After the Movie.' },
    ]);
    for (const { film } of [timeline, characters, similar])
      expect([film.title, film.year]).toEqual(['The Lantern', 1995]);
  });

  it('takes no synopsis from a page on which anything may be told before the first heading', () => {
    const telling =
      '<h1>The Lantern (1995) Timeline</h1><p>In the end Ben drowns and Ada breaks the lantern at the pier.</p>';
    const { film, origins } = keep(
      `${telling}<h2>Timeline</h2><p>Ada finds a lantern on the beach in the morning.</p>`,
    );
    expect([film.synopsis, origins.synopsis]).toEqual(['', undefined]);
  });

  it('reads an old summary page as plot', () => {
    const summary =
      '<h1>The Lantern (1995)</h1><p>Directed by Ann Lee</p><p>Made by: Studio</p><p>Ada (May Roe) finds it.</p><p>Ben drowns.</p>';
    const { film } = keep(
      summary.replace('<h1>', '<link rel="canonical" href="https://whatsafterthemovie.com/summary/lantern"><h1>'),
    );
    expect([film.plot, film.ending, film.directors]).toEqual([
      ['Ada (May Roe) finds it.'],
      ['Ben drowns.'],
      ['Ann Lee'],
    ]);
  });

  it('keeps script as mere text', () => {
    const { film } = keep(page('<p>&lt;img src=x onerror=alert(1)&gt; comes.</p><p>End.</p>'));
    expect(film.plot).toEqual(['<img src=x onerror=alert(1)> comes.']);
  });

  it('says plainly when a page names no film or tells nothing', () => {
    expect(() => keep('<h1>About us (2026)</h1>')).toThrow('does not understand');
    const text = read('<h1></h1><p>x</p>');
    expect(() => filmOfPage({ ...text, title: '' }, catalogue)).toThrow('does not understand');
  });
});
