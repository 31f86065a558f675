import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block } from '../../../engine/block.ts';
import { weigh } from '../../../engine/titles/evidence.ts';
import { encodeIndex, type IndexFilm, TitleIndex } from '../../../engine/titles/index.ts';
import { hashName } from '../../../engine/titles/layout.ts';
import { findMentions, observe, readMentions } from '../../../engine/titles/mentions.ts';
import { settle } from '../../../engine/titles/settle.ts';

const FILMS: IndexFilm[] = ([0, 1, 2, 3] as const).flatMap((rank) =>
  ([0, 1, 2, 3] as const).map((plain) => ({
    names: [
      { name: ['Gannet', 'Old Mill', 'Harbour', 'Night of Rain'][plain]! + ['', ' One', ' Two', 's'][rank]!, plain },
    ],
    year: 1980 + rank,
    rank,
  })),
);
FILMS.push({ names: [{ name: 'Festival', plain: 1 }], year: 1999, rank: 3 });
FILMS.push({ names: [{ name: '21', plain: 3 }], year: 2008, rank: 3 });
const INDEX = TitleIndex.read(encodeIndex(FILMS, 'test').text);

const WORDS =
  'gannet Gannet GANNET mill old Old Mill One Two harbour Harbour Harbours Night of Rain Rains 21 1981 the The a watched film Fernsehfilm and or said he trailer for ending in Kim 3 слово';
const GAPS = [
  ' ',
  ' ',
  ' ',
  ' ',
  ', ',
  '. ',
  ': ',
  '; ',
  ' (',
  ') ',
  ' "',
  '" ',
  "'s ",
  '\n',
  '! ',
  '/',
  '-',
  ':',
  ' – ',
];

describe('names amid words', () => {
  it('are passed over only where looking at them would change nothing', () => {
    const parts = fc.array(fc.tuple(fc.constantFrom(...WORDS.split(' ')), fc.constantFrom(...GAPS)), { maxLength: 14 });
    const kind = fc.constantFrom('prose', 'item', 'cell', 'heading', 'link', 'label') as fc.Arbitrary<Block['kind']>;
    const share = fc.constantFrom(0, 0.5, 1);
    fc.assert(
      fc.property(
        parts,
        kind,
        fc.double({ min: 0.15, max: 1, noNaN: true }),
        share,
        (list, kind, filmTalk, expected) => {
          const block: Block = { text: list.flat().join(''), kind, marks: [] };
          const context = { filmTalk, expected: () => expected };
          const { observed } = observe(block, INDEX, context, true);
          const all = settle(
            block.text,
            observed.map((one) => ({ ...one, odds: weigh(one.seen) })),
          );
          const { mentions, faint } = readMentions(block, INDEX, context);
          expect({ mentions, faint }).toEqual(all);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('a year behind a person', () => {
  it('is looked for wherever a comma follows a name', () => {
    for (const person of ['Kim Novak', 'Jean-Pierre Melville', 'J. L. Mankiewicz'])
      for (const filmTalk of [0.2, 0.5, 0.9]) {
        const text = `They had Gannet, ${person}, 1980, and tea.`;
        const context = { filmTalk, talked: () => filmTalk, expected: () => 0 };
        const { mentions, faint } = readMentions({ text, kind: 'prose', marks: [] }, INDEX, context);
        expect([...mentions, ...faint].map(({ start, end }) => text.slice(start, end))).toEqual(['Gannet']);
      }
  });
});

describe('surroundings', () => {
  const named = (text: string, more: Partial<Block> = {}, filmTalk = 0.9): string[] =>
    findMentions({ text, kind: 'prose', marks: [], ...more }, INDEX, { filmTalk, expected: () => 0 }).map(
      ({ start, end }) => text.slice(start, end),
    );

  it('takes no digits of a time or a date for a name', () => {
    expect(named('They met at 21:10 and left on 3/21.')).toEqual([]);
    expect(named('We saw the film 21 (2008) again.')).toEqual(['21']);
  });

  it('knows a film word that is part of another, and none that is part of a name', () => {
    expect(named('Er sah den Fernsehfilm „Harbours“ im Juni.', {}, 0)).toEqual(['Harbours']);
    expect(named('Er sah den Dampfer „Harbours“ im Juni.', {}, 0)).toEqual([]);
    expect(named('It won at the Harwich Film Festival in June.')).toEqual([]);
  });

  it('takes a number that stands before a name in one mark for part of another name', () => {
    const marks = (end: number): Block['marks'] => [{ kind: 'emphasis', start: 3, end }];
    expect(named('On 30 Harbours now', { marks: marks(14) })).toEqual([]);
    expect(named('On Harbours, a while', { marks: marks(11) })).toEqual(['Harbours']);
  });

  it('takes capitals for no article', () => {
    expect(hashName('LA Story')!.hash).not.toBe(hashName('Story')!.hash);
    expect(hashName('LA VITA È BELLA')!.hash).toBe(hashName('La vita è bella')!.hash);
  });
});
