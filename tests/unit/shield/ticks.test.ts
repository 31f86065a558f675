import { describe, expect, it } from 'vitest';
import type { Reading } from '../../../entrypoints/shield.content/read.ts';
import { Ticks } from '../../../entrypoints/shield.content/ticks.ts';

const holder = {} as Element;
const reading = (text: string, more: Partial<Reading> = {}): Reading => ({
  block: { text, kind: 'prose', marks: [] },
  place: { parent: null, kind: 'page' },
  holder,
  pieces: [],
  ...more,
});

describe('a quiet text', () => {
  it('stays quiet with other numbers, until all is to be judged anew', () => {
    const ticks = new Ticks();
    expect(ticks.has(reading('12 seconds left'))).toBe(false);
    ticks.keep(reading('12 seconds left'), () => true);
    expect(ticks.has(reading('9 seconds left'))).toBe(true);
    ticks.forget();
    expect(ticks.has(reading('8 seconds left'))).toBe(false);
  });

  it.each<[string, Reading]>([
    ['with other words', reading('9 die in the end')],
    ['in another place', reading('9 seconds left', { holder: {} as Element })],
    ['as an attribute', reading('9 seconds left', { attribute: 'title' })],
  ])('is not known %s', (_, other) => {
    const ticks = new Ticks();
    ticks.keep(reading('12 seconds left'), () => true);
    expect(ticks.has(other)).toBe(false);
  });
});
