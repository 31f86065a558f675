import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMemory, matches, textKey } from '../../../engine/feedback.ts';

const SAID = 'In the end the keeper of the lighthouse drowns while he is saving the boy.';

describe('near copies', () => {
  it.each([
    'IN THE END THE KEEPER OF THE LIGHTHOUSE DROWNS WHILE HE IS SAVING THE BOY',
    '  in the end, the keeper of the lighthouse   drowns — while he is saving the boy!!! 😭',
    'In the end the keeper of the lighthouse drowns while he’s saving the boy.',
    'in the end the keeper of the lighthouse drowned while he is saving the boy',
  ])('%s', (copy) => expect(matches(copy, textKey(SAID))).toBe(true));

  it('makes digits and accents alike', () => {
    expect(textKey('12 likes, 3 days ago')).toBe(textKey('845 likes, 22 days ago'));
    expect(textKey('Amélie a gagné')).toBe(textKey('amelie a gagne'));
    expect(textKey('He said "go".')).toBe(textKey('he said go'));
  });

  it.each([
    ['He dies in the end.', 'He lives in the end.'],
    [SAID, 'In the end the boy saves himself and the keeper goes home to his wife.'],
    ['😭', '😂'],
    ['…', '?'],
    ['彼は死ぬ', '彼は生きる'],
  ])('not: %s / %s', (one, other) => expect(matches(one, textKey(other))).toBe(false));
});

describe('the kept form', () => {
  it('is short and holds no readable text', () => {
    expect(textKey(SAID)).toMatch(/^[0-9a-z]+$/);
    expect(textKey(SAID)).not.toMatch(/keeper|drowns|boy/);
    expect(textKey(SAID.repeat(2000)).length).toBeLessThanOrEqual(320);
  });

  it('knows every text again', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => matches(text, textKey(text))));
  });

  it('is harmless when broken', () => {
    for (const key of ['', 'x', '{}', 'zzzzzzzzzz']) expect(matches(SAID, key)).toBe(false);
  });
});

describe('what was told', () => {
  it('finds the likest, then the latest', () => {
    const told = createMemory([
      { key: textKey(SAID), says: 'safe' },
      { key: textKey('Ann is the killer.'), says: 'hide' },
      { key: textKey(SAID), says: 'hide' },
    ]);
    expect(told(SAID.toUpperCase())).toBe('hide');
    expect(told('ann is the killer')).toBe('hide');
    expect(told('Ann is the nurse.')).toBeUndefined();
    expect(createMemory([])('anything')).toBeUndefined();
  });

  it('stays quick with many entries', () => {
    const told = createMemory(
      Array.from({ length: 1000 }, (_, n) => ({
        key: textKey(`The ${n.toString(36)} one of them ran to the ${(n * 7919).toString(36)} house.`),
        says: 'safe' as const,
      })),
    );
    const began = performance.now();
    for (let n = 0; n < 300; n++) told(SAID);
    expect(performance.now() - began).toBeLessThan(2000);
  });
});
