import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readLists } from '../../../engine/judge/lexicon/lists.ts';
import { packLists, unpackLists } from '../../../engine/judge/texts.ts';

test('any lists of words are unpacked as they were packed, in alphabetical order', () => {
  const words = fc.array(fc.string({ unit: 'grapheme-ascii' }), { maxLength: 20 });
  const alike = fc.array(fc.stringMatching(/^[ab]{0,30}$/), { maxLength: 20 });
  fc.assert(
    fc.property(fc.array(fc.oneof(words, alike), { maxLength: 6 }), (lists) => {
      expect(unpackLists(packLists(lists))).toEqual(lists.map((list) => list.toSorted()));
    }),
  );
  expect(() => packLists([['plain'], ['naïve']])).toThrow('printable ASCII');
});

test('the word lists come to less than half', () => {
  const lists = readLists();
  const packed = packLists(lists);
  expect(unpackLists(packed)).toEqual(lists.map((list) => list.toSorted()));
  expect(packed.length).toBeLessThan(lists.flat().join().length / 2);
});
