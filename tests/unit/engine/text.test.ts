import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../../engine/text/fold.ts';
import { AFTER_BREAK, CAPITAL, CASELESS, hashWord, Words } from '../../../engine/text/words.ts';

function cut(text: string): { words: string[]; hashes: number[]; flags: number[] } {
  const words = new Words();
  words.read(text);
  const all = Array.from({ length: words.count }, (_, i) => i);
  return {
    words: all.map((i) => text.slice(words.start[i], words.end[i])),
    hashes: all.map((i) => words.hash[i]!),
    flags: all.map((i) => words.flags[i]!),
  };
}

describe('fold', () => {
  it.each([
    ['Amélie', 'amelie'],
    ['Schindler’s List', 'schindlers list'],
    ['Fast & Furious', 'fast and furious'],
    ['ＷＡＬＬ・Ｅ', 'wall e'],
    ['Lever\u00ADkusen\u200B', 'leverkusen'],
    ['Ærø ﬁlm ẞtraße', 'aero film sstrasse'],
    ['Alien³', 'alien 3'],
    ['𝐇𝐞𝐚𝐭', 'heat'],
    ['Ёлки', 'елки'],
    ['  «Le\u00A0Samouraï»  ', 'le samourai'],
    ['千と千尋の神隠し', '千と千尋の神隠し'],
    ['…', ''],
  ])('%s becomes %s', (name, folded) => {
    expect(fold(name)).toBe(folded);
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => fold(fold(text)) === fold(text)),
      { numRuns: 500 },
    );
  });

  it('does not care for case', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'abcxyzäöéñøœ àç') }),
        (text) => fold(text.toUpperCase()) === fold(text),
      ),
    );
  });
});

describe('words', () => {
  it('keeps the offsets of the original across characters that count for nothing', () => {
    expect(cut('La\u00ADst  T\u200Bango in\u00A0Paris\ud800!').words).toEqual([
      'La\u00ADst',
      'T\u200Bango',
      'in',
      'Paris',
    ]);
  });

  it('splits elided articles off and keeps contractions whole', () => {
    expect(cut('L’Avventura doesn’t').words).toEqual(['L', 'Avventura', 'doesn’t']);
  });

  it('takes each character of a spaceless script as a word', () => {
    expect(cut('映画Heatです').words).toEqual(['映', '画', 'Heat', 'で', 'す']);
  });

  it('merges numbers, numerals and number words', () => {
    const { hashes } = cut('2 two II');
    expect(new Set(hashes)).toEqual(new Set([hashWord('2')]));
  });

  it('knows a possessive by its stem', () => {
    const words = new Words();
    words.read('Casablanca’s');
    expect([words.stem[0], words.stemEnd[0]]).toEqual([hashWord('casablanca'), 10]);
  });

  it('flags capitals, breaks and words without case', () => {
    const { flags } = cut('Heat\nup 12');
    expect(flags.map((flag) => flag & (CAPITAL | AFTER_BREAK | CASELESS))).toEqual([
      CAPITAL | AFTER_BREAK,
      AFTER_BREAK,
      CASELESS,
    ]);
  });

  it('gives rising, disjoint offsets that fold to the words, on any text', () => {
    const unit = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 3 }),
      fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
    );
    fc.assert(
      fc.property(fc.array(unit), (parts) => {
        const text = parts.join('');
        const words = new Words();
        words.read(text);
        let last = 0;
        for (let i = 0; i < words.count; i++) {
          expect(words.start[i]!).toBeGreaterThanOrEqual(last);
          expect(words.end[i]!).toBeGreaterThan(words.start[i]!);
          expect(fold(text.slice(words.start[i], words.end[i]))).not.toBe('');
          last = words.end[i]!;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});
