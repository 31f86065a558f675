import { describe, expect, it } from 'vitest';
import type { Block, PageSignals } from '../../../engine/block.ts';
import { Subjects } from '../../../engine/subject.ts';
import { wordAfter, wordBefore } from '../../../engine/titles/beside.ts';
import { encodeIndex, type IndexFilm, TitleIndex } from '../../../engine/titles/index.ts';
import { observe } from '../../../engine/titles/mentions.ts';
import { block, FILMS, PAGE, SIGNALS } from './titles.fixture.ts';

const known = (name: string, plain: 0 | 1 | 2 | 3, rank: 1 | 2 | 3, year = 2001): IndexFilm => ({
  names: [{ name, plain }],
  year,
  rank,
});
const INDEX = TitleIndex.read(
  encodeIndex(
    [
      ...FILMS,
      known('Presence', 2, 2),
      known('Napoleon', 2, 2),
      known('300', 3, 3, 2006),
      known('Rat Film', 2, 1),
      known('May 18', 1, 1),
    ],
    'forms',
  ).text,
);

/** The names found in each block, at second sight. */
function read(blocks: Block[], signals: Partial<PageSignals> = {}): string[][] {
  const subjects = new Subjects(INDEX);
  subjects.signals({ ...SIGNALS, ...signals });
  for (const one of blocks) subjects.read(one, PAGE);
  return blocks.map((one) => subjects.read(one, PAGE).map(({ start, end }) => one.text.slice(start, end)));
}

const TALK = block('Films and movies of this director, at the cinema.');
const SURE = ['Casablanca', 'Leaving Las Vegas', 'The Shawshank Redemption', 'There Will Be Blood', 'Spirited Away'];

describe('a frame', () => {
  const framed = (names: string[]) => names.map((name) => block(`Watch the trailer for ${name}`, 'label'));

  it('in which films stood makes a film of what stands in it', () => {
    expect(read([TALK, ...framed(SURE), ...framed(['Presence'])]).at(-1)).toEqual(['Presence']);
    expect(read([TALK, ...framed(['Presence'])]).at(-1)).toEqual([]);
  });

  it('is made by the word behind a name too, and by the line below', () => {
    const opened = (name: string, day: number) => block(`${name} opened on Jan 2${day}, 2025`, 'link');
    expect(read([TALK, ...SURE.map(opened), opened('Presence', 7)]).at(-1)).toEqual(['Presence']);
    const guessed = (name: string) => block(`${name}\nMy guess: $8,000,000 and no more`);
    expect(read([TALK, ...SURE.map(guessed), guessed('Presence')]).at(-1)).toEqual(['Presence']);
  });

  it('is none around a sentence', () => {
    const short = (name: string) => block(`${name} is great`, 'item');
    expect(read([TALK, ...SURE.map(short), short('It')]).at(-1)).toEqual([]);
    const said = (name: string) => block(`${name} is what all of us talked of on the long way home that day.`);
    expect(read([TALK, ...SURE.map(said), said('Presence')]).at(-1)).toEqual([]);
  });
});

describe('a line among lines that are films', () => {
  const lines = [TALK, ...[...SURE, 'Fargo', 'No Country for Old Men'].map((name) => block(name))];

  it('may be a number', () => {
    expect(read([...lines, block('300')]).at(-1)).toEqual(['300']);
    expect(read([TALK, block('Weight'), block('300')]).at(-1)).toEqual([]);
  });

  it('may be misspelt where it is one long word', () => {
    expect(read([...lines, block('Napolean')]).at(-1)).toEqual(['Napolean']);
    expect(read([TALK, block('Napolean')]).at(-1)).toEqual([]);
  });

  it('is looked at again once they are known', () => {
    expect(read([TALK, block('Presence'), ...lines])[1]).toEqual(['Presence']);
  });
});

describe('other forms', () => {
  it('sets a name off by what is emphasised around it', () => {
    expect(read([TALK, block('Rat Film *is available to rent on some site*')])[1]).toEqual(['Rat Film']);
    expect(read([TALK, block('Rat Film is available to rent on some site')])[1]).toEqual([]);
  });

  it('knows a film by the year and the word behind it', () => {
    const named = (text: string) => read([block(text)], { title: '', meta: {} })[0];
    expect(named('Tagged: tennis, Rat Film 2001 movie, sisters')).toEqual(['Rat Film']);
    expect(named('She is known for her 2013 film, and for it 2017 movie')).toEqual([]);
  });

  it('forgives who misspells what the page is about', () => {
    const blocks = ['The Shawshank Redemption is long.', 'Die Charaktere in The Shawshank Redemtion sind einzigartig.'];
    const named = (title: string) =>
      read(
        blocks.map((text) => block(text)),
        { title, meta: {} },
      )[1];
    expect(named('The Shawshank Redemption (1994)')).toEqual(['The Shawshank Redemtion']);
    expect(named('On prisons')).toEqual([]);
  });

  it('learns the name before a bar, in other letters than the known one and the text behind', () => {
    const names = read([
      TALK,
      block('Кровавый снег | Fargo рассказывает о фильме'),
      block('Смотрим «Кровавый снег» дома'),
    ]);
    expect(names[2]).toEqual(['Кровавый снег']);
  });

  it('learns a subtitle in other letters', () => {
    expect(read([TALK, block('Мы смотрели фильм «Fargo: Кровавый снег» дома')])[1]).toEqual(['Fargo: Кровавый снег']);
  });

  it('takes a quoted name for a film that begins a text about a film and comes again', () => {
    const text =
      '„Brine of Norrland” trafił na festiwal, a film i kino polskie: „Brine of Norrland” składa się z kawałków';
    expect(read([TALK, block(text)])[1]).toHaveLength(2);
    expect(read([TALK, block(text.replace('„Brine of Norrland” s', 'to s'))])[1]).toHaveLength(0);
  });
});

describe('the words beside a name', () => {
  const beside = (text: string) => {
    const { observed } = observe(block(text), INDEX, { filmTalk: 0.5, expected: () => 0 }, true);
    return observed.map(({ hit }) => [wordBefore(text, INDEX.words, hit), wordAfter(text, INDEX.words, hit)]);
  };

  it.each([
    ['We saw Fargo again', ['saw', 'again']],
    ['Fargo', ['^', '$']],
    ['so\nFargo\nso', ['^', '$']],
    ['It’s Fargo, 1996', ["it's", ',']],
    ['in 1996 (Fargo)', ['(', ')']],
    ['of 1996 Fargo 3 times', ['0', '0']],
    ['before Fargo’s end', ['before', '’']],
  ])('of "%s" are told', (text, words) => {
    expect(beside(text)).toContainEqual(words);
  });
});

describe('a name in what the page is called', () => {
  const heading = (text: string): Block => ({ text, kind: 'heading', level: 1, marks: [] });
  const text = block('He says that Casablanca has more to look at than any film of the year.');

  it('means no film there when it is a part of a longer name', () => {
    expect(read([TALK, heading('Why the new film is good: Casablanca and what follows'), text]).at(-1)).toEqual([
      'Casablanca',
    ]);
    expect(read([TALK, heading('Casablanca Raiders review: a game that wants to be a film'), text]).at(-1)).toEqual([]);
  });

  it('means the film in a heading with capitals on most words', () => {
    expect(read([TALK, heading('Why Casablanca Still Matters To Us'), text]).at(-1)).toEqual(['Casablanca']);
  });

  it('takes no year from a day', () => {
    const seesYear = (written: string) =>
      observe(
        block(`The interview (${written}) is long.`),
        INDEX,
        { filmTalk: 1, expected: () => 0 },
        true,
      ).observed.some(({ seen }) => 'year in brackets same' in seen);
    expect([seesYear('Rat Film, 2001'), seesYear('May 18, 2001')]).toEqual([true, false]);
  });
});
