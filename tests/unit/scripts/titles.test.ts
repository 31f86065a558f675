import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  bareLength,
  type PageScore,
  readLabels,
  type Span,
  scorePage,
  shareOf,
} from '../../../scripts/evaluate/titles.ts';
import { INDEX, numberOf } from '../engine/titles.fixture.ts';

const labels = readLabels(readFileSync(new URL('../../titles/labels.json', import.meta.url), 'utf8'));

describe('labelled titles', () => {
  it('are on 30 pages, each with at least one', () => {
    expect(Object.keys(labels)).toHaveLength(30);
    for (const { titles } of Object.values(labels)) expect(titles).not.toHaveLength(0);
  });

  it.each(Object.entries(labels))('%s: in order, apart, inside what was labelled', (file, page) => {
    expect(file).toMatch(/^\d{3}-\w+\.html$/);
    const { length, until = length, titles, either = [] } = page;
    expect(until).toBeLessThanOrEqual(length);
    let reached = 0;
    for (const [start, end] of [...titles, ...either].sort((a, b) => a[0] - b[0])) {
      expect(start).toBeGreaterThanOrEqual(reached);
      expect(end).toBeGreaterThan(start);
      reached = end;
    }
    expect(reached).toBeLessThanOrEqual(until);
    for (const list of [titles, either]) expect(list).toEqual(list.toSorted((a, b) => a[0] - b[0]));
  });

  it('of another format are refused with the field', () => {
    expect(() => readLabels('{"a.html": {"length": 3, "titles": [[1]]}}')).toThrow('a.html.titles.0');
    expect(() => readLabels('{"a.html": {"length": 3, "titles": [], "text": "x"}}')).toThrow('a.html.text');
  });
});

describe('a labelled page', () => {
  const blocks = [
    'Films to see',
    'Casablanca (1942)',
    'The Godfather (1972)',
    'Zork of the Dunes (1999)',
    'Amélie (2001)',
  ];
  const html = `<body>${blocks.map((text) => `<p>${text}</p>\n`).join('')}</body>`;
  const placeOf = (title: string): [number, number] => {
    const start = bareLength(blocks.join('').split(title)[0]!);
    return [start, start + bareLength(title)];
  };
  const length = bareLength(blocks.join(''));
  const score = (titles: string[], either: string[] = [], more = {}): PageScore | null => {
    const page = { length, titles: titles.map(placeOf), either: either.map(placeOf), ...more };
    return scorePage(html, '', page, INDEX, (film) => (film === numberOf('Casablanca') ? 'Casablanca (1942)' : '?'));
  };

  it('tells found, missed and false, with the reason', () => {
    const page = score(['The Godfather', 'Zork of the Dunes'], ['Amélie'])!;
    expect(page).toMatchObject({ titles: 2, found: 1, unknown: 1, mentions: 2 });
    expect(page.missed).toEqual([
      { at: placeOf('Zork')[0], text: 'Zork of the Dunes', why: expect.stringContaining('not known') },
    ]);
    expect(page.false).toEqual([
      { at: 10, text: 'Casablanca', why: expect.stringMatching(/^taken for Casablanca \(1942\), [01]\.\d\d sure$/) },
    ]);
  });

  it('is measured as far as it is labelled', () => {
    expect(score(['Casablanca'], [], { until: placeOf('The Godfather')[0] })).toMatchObject({ mentions: 1, false: [] });
  });

  it('is left out when its text is another', () => {
    expect(score([], [], { length: length + 1 })).toBeNull();
  });
});

it('gives a share over all pages and an interval around it', () => {
  const page = (found: number, titles: number) =>
    ({ titles, found, unknown: 0, mentions: 0, missed: [], false: [] }) satisfies PageScore;
  const part = ({ found, titles }: PageScore): Span => [found, titles];
  const { value, low, high } = shareOf([page(1, 1), page(0, 9)], part);
  expect(value).toBeCloseTo(0.1);
  expect([low, high]).toEqual([0, 1]);
});
