import { describe, expect, it } from 'vitest';
import { createEyes, createJudge } from '../../../engine/judge/judge.ts';
import { commonnessOf, tabulate, WEIGHTS_VERSION, writeParts } from '../../../engine/judge/weights.ts';
import type { Telling } from '../../../engine/profile.ts';
import type { Lessons } from '../../../scripts/learn/lessons.ts';
import { learnLinear } from '../../../scripts/learn/linear.ts';
import type { LabelledPage } from '../../../scripts/learn/pages.ts';
import { learnJudge } from '../../../scripts/learn/stack.ts';

const BUCKETS = 256;
const COMMON = tabulate(new Map([['keeper', 2]]), 1024);

const TOLD = [
  'drowns in the harbour',
  'turns out to be the wrecker',
  'burns the tower down',
  'is shot by his own brother',
  'finally forgives her father',
];
const TALK = [
  'was filmed in eight weeks',
  'won two awards that year',
  'I loved every minute of it',
  'opens in cinemas on Friday',
  'grossed a million dollars',
];
const WHO = ['Sera', 'Tobias', 'Ines', 'Anselm', 'Marta', 'Ivo'];

/** An invented film. */
const telling = (name: string): Telling => ({
  title: name,
  year: 1971,
  synopsis: `${name} comes to a lonely lighthouse.`,
  plot: TOLD.map((what) => `${name} ${what}.`),
  characters: [{ name }],
});

const page = (name: string): LabelledPage => {
  const told = [...TOLD, ...TALK].map((what) => `${name} ${what}.`);
  return {
    slug: name,
    kind: 'forum',
    group: name,
    side: 'learn',
    films: [{ title: name, year: 1971 }],
    sentences: told.map((text, i) => ({
      input: { text, kind: 'prose', heading: 'The end', subject: 0.9, about: 0.9, mentioned: false },
      before: [...told.keys()].slice(0, i).reverse(),
      after: [],
      label: { spoiler: i < TOLD.length, why: i < TOLD.length ? 'major' : 'talk', film: `${name} (1971)` },
    })),
    unasked: { spoilers: 0, safe: 0 },
    known: new Map([[`${name} (1971)`, telling(name)]]),
    isOwn: true,
    weight: 1,
  };
};

const lessons: Lessons = {
  pages: WHO.map(page),
  lone: WHO.map((name) => ({
    text: `A young woman named ${name} must keep the light.`,
    spoiler: false,
    premise: true,
    weight: 1,
    group: name,
  })),
  films: WHO.map((name) => ({ telling: telling(name), sentences: [{ text: `${name} drowns.`, spoiler: true }] })),
  lateness: TOLD.map((what, i) => ({ text: `He ${what}.`, late: i > 1, group: WHO[i]! })),
};

const learn = (): string => {
  const eyes = createEyes(commonnessOf(COMMON), BUCKETS);
  const { parts, settings } = learnJudge(lessons, eyes, BUCKETS, 2);
  return JSON.stringify({ version: WEIGHTS_VERSION, ...settings, parts: writeParts({ common: COMMON, ...parts }) });
};

describe('learning', () => {
  it('gives the same bytes each time, and a judge that works', () => {
    const weights = learn();
    expect(learn()).toBe(weights);
    const judge = createJudge(weights);
    const score = (text: string) => judge.score({ text, kind: 'prose', subject: 1, mentioned: false }).score;
    expect(score('Ada drowns in the harbour.')).toBeGreaterThan(score('Ada was filmed in eight weeks.'));
  });

  it('gives a weight to no more buckets than it may, and to those that tell', () => {
    const cues = new Float32Array(1);
    const examples = Array.from({ length: 60 }, (_, i) => ({
      cues,
      buckets: [i % 2, 2 + (i % 7), 9 + (i % 5)],
      label: i % 2 === 0,
      weight: 1,
    }));
    const { hashed } = learnLinear(examples, 16, 2);
    expect(hashed.flatMap((weight, bucket) => (weight === 0 ? [] : [bucket]))).toEqual([0, 1]);
    expect(hashed[0]).toBeGreaterThan(0);
    expect(hashed[1]).toBeLessThan(0);
  });
});
