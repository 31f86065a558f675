import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readLists } from '../../../engine/judge/lexicon/lists.ts';
import { packText, unpackText } from '../../../engine/judge/texts.ts';

test('any printable text is unpacked as it was packed', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme-ascii' }), (text) => unpackText(packText(text)) === text));
  expect(() => packText('naïve')).toThrow('printable ASCII');
});

test('the word lists come to less than two thirds', () => {
  const text = JSON.stringify(readLists());
  const packed = packText(text);
  expect(unpackText(packed)).toBe(text);
  expect(packed.length).toBeLessThan((text.length * 2) / 3);
});
