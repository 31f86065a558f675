import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nameOf } from '../../../scripts/evaluate/labelled.ts';
import { ownLines } from '../../../scripts/learn/lines.ts';
import { checkFilms, filmKey } from '../../../scripts/learn/pages.ts';

const root = join(import.meta.dirname, '../../..');
const [learn, check] = [ownLines(root, 'learn'), ownLines(root, 'check')];

describe('the labelled lines', () => {
  it('are many, about half of them spoilers, none twice', () => {
    const lines = [...learn, ...check];
    expect(lines.length).toBeGreaterThan(3000);
    const spoilers = lines.filter(({ spoiler }) => spoiler).length;
    expect(spoilers / lines.length).toBeGreaterThan(0.45);
    expect(spoilers / lines.length).toBeLessThan(0.55);
    expect(new Set(lines.map(({ text }) => text.toLowerCase())).size).toBe(lines.length);
  });

  it('have no film on both sides, nor one to learn from that the pages keep for checking', () => {
    const learned = new Set(learn.map(({ film }) => nameOf(film)));
    expect(check.filter(({ film }) => learned.has(nameOf(film)))).toEqual([]);
    const kept = checkFilms(join(root, 'tests/pages'));
    expect(learn.filter(({ film }) => kept.has(filmKey(film)))).toEqual([]);
  });
});
