import { describe, expect, it } from 'vitest';
import type { Block, PageSignals, Place } from '../../../engine/block.ts';
import { readSignals, Subjects } from '../../../engine/subject.ts';
import { INDEX, numberOf } from './titles.fixture.ts';

const signals = (more: Partial<PageSignals> = {}): PageSignals => ({
  url: 'https://blog.example/post',
  title: '',
  jsonLd: [],
  meta: {},
  links: [],
  ...more,
});
const place = (kind: Place['kind'], parent: Place | null = null, heading?: string): Place => ({
  parent,
  kind,
  ...(heading === undefined ? {} : { heading }),
});
const prose = (text: string): Block => ({ text, kind: 'prose', marks: [] });
const heading = (text: string, level = 2): Block => ({ text, kind: 'heading', level, marks: [] });

/** The likeliest film of a whole block. */
const filmOf = (subjects: Subjects, block: Block, at: Place) =>
  subjects.subjectOf(block, at, 0, block.text.length)[0]?.film;

describe('signals', () => {
  const vegas = numberOf('Leaving Las Vegas');

  it.each([
    'https://letterboxd.com/film/leaving-las-vegas/',
    'https://letterboxd.com/somebody/film/leaving-las-vegas-1995/',
    'https://www.themoviedb.org/movie/451-leaving-las-vegas',
    'https://www.rottentomatoes.com/m/leaving_las_vegas',
    'https://trakt.tv/movies/leaving-las-vegas-1995',
    'https://en.wikipedia.org/wiki/Leaving_Las_Vegas_(film)',
    'https://www.justwatch.com/us/movie/leaving-las-vegas',
    'https://whatsafterthemovie.com/summary/leaving-las-vegas',
  ])('reads the address %s', (url) => {
    expect(readSignals(signals({ url }), INDEX)[0]).toMatchObject({
      film: vegas,
      share: expect.toSatisfy((share: number) => share > 0.8),
    });
  });

  it('reads JSON-LD of a film, wrapped, in a graph or a list, and passes over broken and other ones', () => {
    const movie = { '@type': ['Movie'], name: 'Heat', releasedEvent: [{ startDate: '1972-10-05' }] };
    const heat = numberOf('Heat', 1972);
    expect(readSignals(signals({ jsonLd: [`/* <![CDATA[ */${JSON.stringify(movie)}/* ]]> */`] }), INDEX)[0]?.film).toBe(
      heat,
    );
    expect(
      readSignals(signals({ jsonLd: ['{', JSON.stringify({ '@graph': [{ '@type': 'WebPage' }, movie] })] }), INDEX)[0]
        ?.film,
    ).toBe(heat);
    const list = { '@type': 'ItemList', itemListElement: [{ item: movie }] };
    expect(readSignals(signals({ jsonLd: [JSON.stringify(list), 'null', '[1]'] }), INDEX)).toEqual([]);
  });

  it('reads OpenGraph of a film and titles with a year', () => {
    expect(
      readSignals(signals({ meta: { 'og:type': 'video.movie', 'og:title': 'Fargo (1996)' } }), INDEX)[0]?.film,
    ).toBe(numberOf('Fargo'));
    expect(readSignals(signals({ title: 'Heat (1995) - Review | Some Blog' }), INDEX)[0]?.film).toBe(
      numberOf('Heat', 1995),
    );
    expect(readSignals(signals({ title: 'How to heat a room' }), INDEX)).toEqual([]);
  });

  it('does not throw on a broken address', () => {
    expect(readSignals(signals({ url: 'https://en.wikipedia.org/wiki/%E0%A4%A_(film)' }), INDEX)).toEqual([]);
  });
});

describe('subject', () => {
  it('gives sentences that name nobody to the page, the heading, the comment', () => {
    const subjects = new Subjects(INDEX);
    subjects.signals(signals({ title: 'Fargo, a film review' }));
    const page = place('page');
    const section = place('section', page, 'The Shawshank Redemption (1994)');
    const comment = place('comment', page);
    const [hers, his, theirs] = [
      prose('She finds him in the end.'),
      prose('He crawls out.'),
      prose('They never leave.'),
    ];
    subjects.read(hers, page);
    subjects.read(heading('The Shawshank Redemption (1994)'), section);
    subjects.read(his, section);
    subjects.read(prose('I always loved “Casablanca”, what a film.'), comment);
    subjects.read(theirs, comment);
    expect(filmOf(subjects, hers, page)).toBe(numberOf('Fargo'));
    expect(filmOf(subjects, his, section)).toBe(numberOf('The Shawshank Redemption'));
    expect(filmOf(subjects, theirs, comment)).toBe(numberOf('Casablanca'));
  });

  it('lets a sentence that names a film be about it, and a mention in passing not take the rest', () => {
    const subjects = new Subjects(INDEX);
    subjects.signals(signals({ title: 'Fargo (1996) – film review' }));
    const page = place('page');
    const text = 'The film made me think of Casablanca. He dies in the snow.';
    const block = prose(text);
    subjects.read(block, page);
    const [first, second] = [subjects.subjectOf(block, page, 0, 37), subjects.subjectOf(block, page, 38, text.length)];
    expect(first.map(({ film }) => film)).toContain(numberOf('Casablanca'));
    expect(second[0]?.film).toBe(numberOf('Fargo'));
  });

  it('does not take a film newer than the catalogue for an older one of its name', () => {
    const subjects = new Subjects(INDEX);
    subjects.signals(signals({ title: 'Fargo (2027) review' }));
    const page = place('page');
    const again = prose('The film “Fargo” is the best of its director, what a movie.');
    subjects.read(again, page);
    expect(subjects.films()).toMatchObject([{ name: 'Fargo', stranger: { title: 'Fargo', year: 2027 } }]);
    const older = prose('It is no remake of the film “Fargo” (1996).');
    expect(subjects.read(older, page)[0]?.films[0]?.film).toBe(numberOf('Fargo'));
  });

  it('keeps shares between 0 and 1', () => {
    const subjects = new Subjects(INDEX);
    subjects.signals(signals({ url: 'https://letterboxd.com/film/heat/' }));
    const page = place('page');
    const block = prose('Heat, Fargo and Casablanca are films. She dies.');
    subjects.read(block, page);
    const answer = subjects.subjectOf(block, page, 0, block.text.length);
    expect(answer.reduce((sum, { share }) => sum + share, 0)).toBeLessThanOrEqual(1.000001);
    expect(answer.map(({ share }) => share)).toEqual(answer.map(({ share }) => share).toSorted((a, b) => b - a));
  });

  it('does not count a block twice, however often it is read', () => {
    const page = place('page');
    const [one, again] = [new Subjects(INDEX), new Subjects(INDEX)];
    const blocks = [prose('The film Fargo is cold.'), prose('The film “Casablanca” is not.')];
    for (const block of blocks) one.read(block, page);
    const other = place('page');
    for (const block of [...blocks, ...blocks, { ...blocks[0]! }]) again.read(block, other);
    // A second look knows more of the page, so a share may move by a hair; counted twice the films would stand elsewhere.
    const rounded = (subjects: Subjects) => subjects.films().map(({ film, share }) => [film, share.toFixed(2)]);
    expect(rounded(again)).toEqual(rounded(one));
  });

  it('takes a growing block for one', () => {
    const subjects = new Subjects(INDEX);
    const page = place('page');
    for (const text of ['The film Fargo', 'The film Fargo is', 'The film Fargo is cold.'])
      subjects.read(prose(text), page);
    const once = new Subjects(INDEX);
    once.read(prose('The film Fargo is cold.'), place('page'));
    expect(subjects.films()).toEqual(once.films());
  });

  it('reads a heading again when the page turns out to talk of films', () => {
    const subjects = new Subjects(INDEX);
    subjects.signals(signals({ title: 'Heat' }));
    const section = place('section', place('page'), 'Heat');
    subjects.read(heading('Heat', 1), section);
    const block = prose(
      'The film is long, the director patient, and the movie ends with the actors hand in hand. The film is the best of his films.',
    );
    subjects.read(block, section);
    expect(filmOf(subjects, block, section)).toBe(numberOf('Heat', 1995));
    expect(subjects.films()[0]?.film).toBe(numberOf('Heat', 1995));
  });

  it('forgets a page when another comes', () => {
    const subjects = new Subjects(INDEX);
    subjects.signals(signals({ url: 'https://letterboxd.com/film/fargo/' }));
    subjects.read(prose('The film “Casablanca” is old.'), place('page'));
    subjects.signals(signals({ url: 'https://letterboxd.com/film/wall-e/' }));
    expect(subjects.films().map(({ film }) => film)).toEqual([numberOf('WALL·E')]);
  });

  it('names the films as the page first writes them', () => {
    const subjects = new Subjects(INDEX);
    subjects.read(prose('we watched a film, leaving las vegas'), place('page'));
    expect(subjects.films()[0]?.name).toBe('leaving las vegas');
  });

  it('lets go of the text of long blocks, and not of what they named', () => {
    const subjects = new Subjects(INDEX);
    const page = place('page');
    const filler = 'It went on and on, and then it went on. '.repeat(60);
    const blocks = Array.from({ length: 30 }, (_, n) => prose(`${n} Leaving Las Vegas (1995) came first. ${filler}`));
    for (const block of blocks) subjects.read(block, page);
    const before = subjects.films();
    subjects.read(prose('The movie, a film of cinema, has a screenplay, a sequel and a director.'), page);
    expect(subjects.films().map(({ film }) => film)).toEqual(before.map(({ film }) => film));
    expect(filmOf(subjects, blocks[0]!, page)).toBe(numberOf('Leaving Las Vegas'));
  });

  it('weighs names again once it is clear that the page talks of films, and says so', () => {
    const subjects = new Subjects(INDEX);
    const page = place('page');
    const line = prose('tonight heat, and after that Casablanca');
    subjects.read(line, page);
    const before = subjects.version;
    expect(subjects.films()).toEqual([]);
    for (const text of ['What a film!', 'One of the best movies of its director.', 'The cinema was full, great film.'])
      subjects.read(prose(text), page);
    expect(subjects.films()[0]?.film).toBe(numberOf('Casablanca'));
    expect(subjects.version).toBeGreaterThan(before);
  });

  it('gives the posts of a feed each its own film, and the replies that of the post before', () => {
    const subjects = new Subjects(INDEX);
    subjects.signals(signals({ title: 'Films that broke us' }));
    const feed = place('thread', place('page'));
    const post = (text: string) => {
      const at = place('comment', feed);
      const block = prose(text);
      subjects.read(block, at);
      return [block, at] as const;
    };
    post('Casablanca, every time I watch that film.');
    const [reply, there] = post('When the plane leaves I cannot breathe.');
    post('Leaving Las Vegas (1995). He never stops.');
    const [answer, here] = post('And she stays with him until the end.');
    expect(filmOf(subjects, reply, there)).toBe(numberOf('Casablanca'));
    expect(filmOf(subjects, answer, here)).toBe(numberOf('Leaving Las Vegas'));
  });

  it('lets the film named last hold in a flat chat until another is named', () => {
    const subjects = new Subjects(INDEX);
    const page = place('page');
    const say = (text: string) => {
      const block = prose(text);
      subjects.read(block, page);
      return block;
    };
    say('film club: we watched the movie Fargo (1996)');
    for (let i = 30; i < 50; i++) say(`line ${i}, nothing of note`);
    const snow = say('the money stays in the snow');
    say('now the movie Casablanca (1942)');
    const plane = say('she gets on the plane');
    expect([snow, plane].map((block) => filmOf(subjects, block, page))).toEqual([
      numberOf('Fargo'),
      numberOf('Casablanca'),
    ]);
  });

  it('lets short lines that are films speak for lines of their kind', () => {
    const weigh = (lines: string[], last: string) => {
      const subjects = new Subjects(INDEX);
      const page = place('page');
      subjects.signals(signals({ title: 'Films to see' }));
      for (const line of lines) subjects.read(prose(line), page);
      const [mention] = subjects.read(prose(last), page);
      return mention?.sure ?? 0;
    };
    const films = ['The Shawshank Redemption', 'There Will Be Blood', 'No Country for Old Men', 'Spirited Away'];
    const others = ['Bread and butter', 'A pint of milk', 'Two lemons', 'Oats'];
    expect(weigh(films, 'Her')).toBeGreaterThan(0.5);
    expect(weigh(others, 'Her')).toBe(0);
  });

  it('lets headings that are films speak for their siblings, also for those before', () => {
    const subjects = new Subjects(INDEX);
    const page = place('page');
    const listed = [
      'Room',
      'The Shawshank Redemption',
      'No Country for Old Men',
      'There Will Be Blood',
      'Spirited Away',
    ];
    const below = listed.map((title, i) => {
      const section = place('section', page, `${i + 1}. ${title}`);
      subjects.read(heading(`${i + 1}. ${title}`, 3), section);
      const block = prose(`Number ${i + 1} gets out in the end.`);
      subjects.read(block, section);
      return filmOf(subjects, block, section);
    });
    expect(below.slice(1)).toEqual(listed.slice(1).map((title) => numberOf(title)));
    expect(subjects.films().map(({ film }) => film)).toContain(numberOf('Room'));
  });

  it('lets a faint name carry a share of the subject, and keeps it off the list of films', () => {
    const subjects = new Subjects(INDEX);
    const page = place('page');
    const block = prose('Then they all moved to a flat near Fargo, and he dies.');
    const mentions = subjects.read(block, page);
    const share = subjects.subjectOf(block, page, 0, block.text.length)[0];
    expect([mentions, subjects.films()]).toEqual([[], []]);
    expect(share).toMatchObject({ film: numberOf('Fargo'), share: expect.toSatisfy((one: number) => one < 0.5) });
  });

  it('rises in version a few times at most, however the films come and go', () => {
    const subjects = new Subjects(INDEX);
    const page = place('page');
    const titles = ['Fargo (1996)', 'Casablanca (1942)', 'Spirited Away (2001)', 'WALL·E (2008)'];
    for (let i = 0; i < 400; i++)
      subjects.read(prose(`${i}. film night: ${titles[i % 4]}, ${titles[(i >> 3) % 4]}`), page);
    expect(subjects.version).toBeLessThan(20);
  });
});
