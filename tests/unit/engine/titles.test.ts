import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block } from '../../../engine/block.ts';
import { encodeIndex, type IndexFilm, type Plain, type Rank, TitleIndex } from '../../../engine/titles/index.ts';
import { hashName, tellsArticle } from '../../../engine/titles/layout.ts';
import { findMentions, type MentionContext, readMentions } from '../../../engine/titles/mentions.ts';
import { variants } from '../../../engine/titles/variants.ts';
import { FILMS, INDEX, INDEX_TEXT, numberOf } from './titles.fixture.ts';

const block = (text: string, more: Partial<Block> = {}): Block => ({ text, kind: 'prose', marks: [], ...more });
const TALK: MentionContext = { filmTalk: 0.9, expected: () => 0 };
const NO_TALK: MentionContext = { filmTalk: 0, expected: () => 0 };

/** The mentions of a text as [words, likeliest film]. */
function named(text: string, context?: MentionContext, more: Partial<Block> = {}): [string, number | undefined][] {
  return findMentions(block(text, more), INDEX, context).map(({ start, end, films }) => [
    text.slice(start, end),
    films[0]?.film,
  ]);
}

describe('index', () => {
  const rank = fc.integer({ min: 0, max: 3 }) as fc.Arbitrary<Rank>;
  const plain = fc.integer({ min: 0, max: 3 }) as fc.Arbitrary<Plain>;
  const word = fc.string({ unit: fc.constantFrom(...'abcdefghij'), minLength: 1, maxLength: 6 });
  const name = fc.record({
    name: fc.array(word, { minLength: 1, maxLength: 10 }).map((words) => words.join(' ')),
    plain,
  });
  const films = fc.array(
    fc.record({
      names: fc.array(name, { minLength: 1, maxLength: 4 }),
      year: fc.integer({ min: 1880, max: 2030 }),
      rank,
    }),
    {
      maxLength: 80,
    },
  );

  it('gives back every name, rank, plainness and year it was given', () => {
    fc.assert(
      fc.property(films, (list: IndexFilm[]) => {
        const { text, numbers } = encodeIndex(list, 'v1');
        const index = TitleIndex.read(text);
        expect([index.films, index.version]).toEqual([list.length, 'v1']);
        expect([...numbers].sort((a, b) => a - b)).toEqual(list.map((_, i) => i));
        list.forEach((film, place) => {
          expect(index.rankOf(numbers[place]!)).toBe(film.rank);
          const off = index.yearsOff(numbers[place]!, film.year);
          expect(off === 0 || (off === 3 && film.rank === 0)).toBe(true);
          const seen = new Set<number>();
          for (const { name, plain } of film.names) {
            const { hash, article } = hashName(name)!;
            if (seen.has(hash)) continue;
            seen.add(hash);
            const entry = index.entries(hash).find((one) => index.filmsOf(one).includes(numbers[place]!));
            expect(entry).toBeDefined();
            expect([index.plain(entry!), index.rank(entry!), index.article(entry!)]).toEqual([
              plain,
              film.rank,
              tellsArticle({ rank: film.rank, plain }) ? article : undefined,
            ]);
          }
        });
      }),
      { numRuns: 60 },
    );
  });

  it('has a second hash of well-known titles, which other words do not have', () => {
    const { hash, check } = hashName('Leaving Las Vegas')!;
    const known = INDEX.entries(hash).filter((entry) => INDEX.rank(entry) >= 2);
    expect(known.length).toBeGreaterThan(0);
    for (let other = 0; other < 64; other++)
      expect(known.some((entry) => INDEX.isChecked(entry, other))).toBe(other === check);
  });

  it('is text that needs no escape in backticks', () => {
    const escaped = '\0\t\n\v\f\r\b\u0007\u001b`\\$';
    expect([...INDEX_TEXT].filter((character) => character > '\u007f' || escaped.includes(character))).toEqual([]);
  });

  it('refuses what is no index, another format and any change', () => {
    expect(() => TitleIndex.read('')).toThrow('Not a title index');
    expect(() => TitleIndex.read(INDEX_TEXT.replace(/^(\S+) \d+/, '$1 1'))).toThrow('format 1');
    expect(() => TitleIndex.read(INDEX_TEXT.slice(0, -9))).toThrow('damaged');
    fc.assert(
      fc.property(fc.nat(INDEX_TEXT.length - 1), fc.string({ minLength: 1, maxLength: 1 }), (at, change) => {
        if (INDEX_TEXT[at] === change) return;
        expect(() => TitleIndex.read(INDEX_TEXT.slice(0, at) + change + INDEX_TEXT.slice(at + 1))).toThrow();
      }),
    );
  });

  it('refuses a title without a word, and a version that would break its head', () => {
    expect(() => encodeIndex([{ names: [{ name: '…', plain: 0 }], year: 2000, rank: 0 }], 'v')).toThrow(
      'without a word',
    );
    expect(() => encodeIndex([], 'a b')).toThrow('version');
  });
});

describe('variants', () => {
  it.each([
    ['Star Wars: Episode V – The Empire Strikes Back', ['Star Wars', 'The Empire Strikes Back']],
    ['The Godfather Part II', ['The Godfather II']],
    ['Spider-Man', ['SpiderMan']],
    ['E.T. the Extra-Terrestrial', ['ET the Extra-Terrestrial']],
    ['M*A*S*H', ['MASH']],
  ])('of %s', (title, some) => {
    expect(variants(title)).toEqual(expect.arrayContaining(some));
  });

  it('are never the title itself', () => {
    fc.assert(fc.property(fc.string(), (title) => !variants(title).includes(title)));
  });
});

describe('mentions', () => {
  it('finds every name of the catalogue in a sentence around it', () => {
    for (const { names } of FILMS) {
      for (const { name } of names) {
        const text = `Last night I saw the film “${name}” again.`;
        const films = findMentions(block(text), INDEX, TALK)
          .filter(({ start, end }) => text.slice(start, end).includes(name.slice(-4)))
          .flatMap((mention) => mention.films.map(({ film }) => film));
        const called = FILMS.filter((film) => film.names.some((other) => other.name === name));
        expect(
          called.map((film) => numberOf(film.names[0]!.name, film.year)).filter((film) => films.includes(film)),
          name,
        ).not.toEqual([]);
      }
    }
  });

  it.each([
    ['leaving las vegas', 'we watched leaving las vegas again'],
    [
      'Leaving\u00A0Las\u00ADVegas',
      'a film like Leaving\u00A0Las\u00ADVegas is rare'.replace('\u00ADVegas', ' \u00ADVegas'),
    ],
    ['Casablanca', 'I love the film Casablanca’s ending'],
    ['The Godfather II', 'The film The Godfather II is long'],
    ['OCEAN’S 11', 'the movie OCEAN’S 11 was fun'],
    ['Mr and Mrs Smith', 'the film Mr and Mrs Smith'],
    ['SPIDERMAN', 'the new film SPIDERMAN'],
    ['Shawshank Redemption', 'the film Shawshank Redemption'],
    ['The Empire Strikes Back', 'my favourite film is The Empire Strikes Back'],
    ['Avventura', 'the film Avventura'],
    ['Alien³', 'the film Alien³ was late'],
    ['千と千尋の神隠し', '映画『千と千尋の神隠し』を見た'],
    ['센과 치히로의 행방불명', '영화 「센과 치히로의 행방불명」을 봤다'],
    ['Амели', 'фильм «Амели» люблю'],
  ])('sees %s', (name, text) => {
    expect(named(text, TALK).map(([words]) => words.replace(/[\u00AD\u200B]/g, ''))).toContain(
      name.replace(/ ?\u00AD/g, ' ').replace('  ', ' '),
    );
  });

  it('reads ordinary words as ordinary words', () => {
    for (const text of [
      'It was her idea to give up. Heat rose in the room.',
      'Up and down it went, and once more it was her.',
      'She lives in Fargo and works in Casablanca.',
      'IT WAS HER ROOM',
    ]) {
      expect(named(text), text).toEqual([]);
    }
  });

  it('takes ordinary words for a film on evidence: emphasis, a year, a film word, company', () => {
    const heat = numberOf('Heat', 1995);
    expect(named('Then Heat (1995) came out.')).toEqual([['Heat', heat]]);
    expect(named('She saw Heat twice.', TALK, { marks: [{ start: 8, end: 12, kind: 'emphasis' }] })).toEqual([
      ['Heat', heat],
    ]);
    expect(named('We loved the movie Up so much.')).toEqual([['Up', numberOf('Up')]]);
    expect(
      named('My favourite films: No Country for Old Men, There Will Be Blood, Heat and Her.').map(([words]) => words),
    ).toEqual(['No Country for Old Men', 'There Will Be Blood', 'Heat', 'Her']);
  });

  it('takes what the words around say for evidence: years, announcements, what was watched, "film" in brackets', () => {
    const heat = numberOf('Heat', 1995);
    expect(named('topic: tonight HEAT (95), 9pm', TALK)).toEqual([['HEAT', heat]]);
    expect(named('Then came Heat, 1972, and nobody saw it.')).toEqual([['Heat', numberOf('Heat', 1972)]]);
    expect(named('Official Discussion: Room', TALK)).toEqual([['Room', numberOf('Room')]]);
    expect(named('We watched Room again.', TALK)).toEqual([['Room', numberOf('Room')]]);
    expect(named('Heat (film)', TALK)).toEqual([['Heat', heat]]);
    expect(named('Fargo ending explained', NO_TALK, { kind: 'heading', level: 1 })).toEqual([
      ['Fargo', numberOf('Fargo')],
    ]);
  });

  it('takes what belongs to a film, and a name amid another script, for evidence; "an Oscar" for the prize', () => {
    const bare = { filmTalk: 0.4, expected: () => 0 };
    const surer = (more: string, less: string, name: string) => {
      const sure = (text: string) => readMentions(block(text), INDEX, bare);
      const of = (text: string) => {
        const { mentions, faint } = sure(text);
        return [...mentions, ...faint].find(({ start, end }) => text.slice(start, end).endsWith(name))?.sure ?? 0;
      };
      expect(of(more)).toBeGreaterThan(of(less));
    };
    surer('We talked about the sequel to Fargo at home.', 'We talked about the road to Fargo at home.', 'Fargo');
    surer('הערב נראה את Fargo בבית', 'Tonight we go home to Fargo again', 'Fargo');
    surer('Then he told them of Fargo again.', 'Then he told them of a Fargo again.', 'Fargo');
  });

  it('reads hashtags of several words, with capitals or without', () => {
    const vegas = numberOf('Leaving Las Vegas');
    expect(named('still crying #LeavingLasVegas', TALK)).toEqual([['LeavingLasVegas', vegas]]);
    expect(named('still crying #leavinglasvegas', TALK)).toEqual([['leavinglasvegas', vegas]]);
    expect(named('#SomeThingElse #anotherthingelse', TALK)).toEqual([]);
    const { talk } = readMentions(block('#FilmsWeLove'), INDEX, TALK);
    expect(talk.said).toBeGreaterThan(0);
  });

  it('takes a heading among headings that are films for one', () => {
    const heading: Partial<Block> = { kind: 'heading', level: 3 };
    const context = { filmTalk: 0.1, talked: () => 0.5, expected: () => 0 };
    const among = (siblings: number) => named('5. Room', { ...context, siblings }, heading);
    expect(among(0)).toEqual([]);
    expect(among(0.8)).toEqual([['Room', numberOf('Room')]]);
  });

  it('tells of names that may be mentions as well as not, apart', () => {
    const { mentions, faint } = readMentions(block('Then they all went off to Fargo.'), INDEX, TALK);
    const all = [...mentions, ...faint];
    expect(all.map(({ films }) => films[0]?.film)).toEqual([numberOf('Fargo')]);
    for (const { sure } of mentions) expect(sure).toBeGreaterThan(0.5);
    for (const { sure } of faint) expect(sure).toBeLessThanOrEqual(0.5);
  });

  it('does not take a letter beside a name, or a remark, for a film', () => {
    expect(named('I put it above Fargo, and I know why.', TALK).map(([words]) => words)).toEqual(['Fargo']);
    expect(hashName('A.I.')).toMatchObject({ hash: hashName('A I')!.hash, article: false });
    expect(hashName('A.I.')!.hash).not.toBe(hashName('I')!.hash);
    expect(named('Up.', { filmTalk: 0.5, expected: () => 0 })).toEqual([]);
  });

  it('tells namesakes apart by year and by article', () => {
    expect(named('Heat (1972) is a film')[0]?.[1]).toBe(numberOf('Heat', 1972));
    expect(named('the film “The Room” is bad', TALK)[0]?.[1]).toBe(numberOf('The Room'));
    expect(named('the film “Room” is good', TALK)[0]?.[1]).toBe(numberOf('Room'));
  });

  it('prefers the longest name', () => {
    expect(named('the film The Godfather Part II again', TALK)).toEqual([
      ['The Godfather Part II', numberOf('The Godfather Part II')],
    ]);
  });

  it('forgives one wrong letter in a long title', () => {
    expect(named('I just watched The Shawshank Redemtion and cried')).toEqual([
      ['The Shawshank Redemtion', numberOf('The Shawshank Redemption')],
    ]);
    expect(named('we saw the film “Leaving Las Vagas” then')).toEqual([
      ['Leaving Las Vagas', numberOf('Leaving Las Vegas')],
    ]);
    expect(named('I just watched The Shawshenk Redemtion and cried')).toEqual([]);
  });

  it('gives offsets inside the text, in order, without overlap, on anything', () => {
    const part = fc.oneof(
      fc.constantFrom(
        ...FILMS.map(({ names }) => names[0]!.name),
        'film',
        '“',
        '”',
        '(1995)',
        ', ',
        ' and ',
        '\n',
        '\u00AD',
        '\u200D',
        '\u202E',
        '\ud83d',
      ),
      fc.string({ unit: 'binary', maxLength: 4 }),
    );
    fc.assert(
      fc.property(fc.array(part), fc.array(fc.record({ start: fc.nat(60), end: fc.nat(60) })), (parts, spans) => {
        const text = parts.join(' ');
        const marks = spans.map((span) => ({ ...span, kind: 'emphasis' as const }));
        let last = 0;
        for (const { start, end, films, sure } of findMentions(block(text, { marks }), INDEX, TALK)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(films.reduce((sum, { share }) => sum + share, 0)).toBeLessThanOrEqual(1.000001);
          expect(sure).toBeGreaterThanOrEqual(0.5);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 300 },
    );
  });

  it('reads a long text in one pass', () => {
    const text = 'Heat rose and it was her room in Fargo. '.repeat(25_000);
    expect(findMentions(block(text), INDEX).length).toBe(0);
  });
});
