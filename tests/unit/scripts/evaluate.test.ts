import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Judge } from '../../../engine/judge/judge.ts';
import { cutSentences } from '../../../engine/sentences.ts';
import type { Sensitivity, Verdict } from '../../../engine/verdict.ts';
import { agreementOf, readPairs } from '../../../scripts/evaluate/agreement.ts';
import { faultsOf, type LabelledPage, readLabelled, readLabelledPage } from '../../../scripts/evaluate/labelled.ts';
import { readLines } from '../../../scripts/evaluate/lines.ts';
import { measure, type Scored } from '../../../scripts/evaluate/measure.ts';
import { coveredBy, type PageJudge, scorePage } from '../../../scripts/evaluate/pages.ts';
import { listErrors, showSet, toJson } from '../../../scripts/evaluate/report.ts';
import { givenOf, scoreAlone, scoreRunning } from '../../../scripts/evaluate/sentences.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'evaluate-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const CUTS: Record<Sensitivity, number> = { relaxed: 0.8, balanced: 0.5, strict: 0.3, everything: 0.1 };

const scored = (score: number, spoiler: boolean, group = 'page'): Scored => ({
  group,
  kind: 'forum',
  film: 'Film (1999)',
  text: `sentence ${score}`,
  spoiler,
  score,
  covered: coveredBy((sensitivity) => score >= CUTS[sensitivity]),
});

describe('figures', () => {
  it('of a ranking known by hand', () => {
    const items = [
      scored(0.9, true),
      scored(0.6, false),
      scored(0.55, true),
      scored(0.2, false),
      scored(0.2, true),
      scored(0, false),
    ];
    const { auc, at, recallAt, sentences, spoilers } = measure(items);
    // Pairs won: 3 by the first, 2 by the second, 1 and a half by the third, of 9.
    expect(auc.value).toBeCloseTo(6.5 / 9);
    expect([sentences, spoilers]).toEqual([6, 3]);
    expect(at.balanced.precision.value).toBeCloseTo(2 / 3);
    expect(at.balanced.recall.value).toBeCloseTo(2 / 3);
    expect(at.balanced.f1.value).toBeCloseTo(2 / 3);
    expect(at.balanced.falseCovers.value).toBeCloseTo(1 / 3);
    expect(recallAt[5].value).toBeCloseTo(1 / 3);
  });

  it('give intervals by group, the same each time, and none for a single group', () => {
    const items = Array.from({ length: 200 }, (_, i) => scored(((i * 37) % 100) / 100, i % 3 === 0, `page ${i % 11}`));
    const { auc } = measure(items);
    expect(auc.low).toBeLessThan(auc.value);
    expect(auc.high).toBeGreaterThan(auc.value);
    expect(measure(items)).toEqual(measure(items));
    expect(measure([scored(1, true), scored(0, false)]).auc.low).toBeNaN();
  });

  it('are nothing where there is nothing to measure', () => {
    const { auc, at } = measure([scored(0.9, false), scored(0.1, false)]);
    expect(auc.value).toBeNaN();
    expect(at.balanced.falseCovers.value).toBe(0.5);
    expect(measure([]).sentences).toBe(0);
  });

  it('do not call silence recall', () => {
    expect(measure([scored(0, true), scored(0, false)]).recallAt[10].value).toBe(0);
  });
});

const GOLD = {
  slug: 'a-page',
  kind: 'forum',
  lang: 'en',
  films: [{ title: 'Film', year: 1999 }],
  spoilers: [
    { film: 'Film (1999)', text: 'Ann drowns.', severity: 'major' },
    { film: 'Film (1999)', text: 'Tom runs away.', severity: 'minor' },
  ],
  safe: [{ text: 'I liked it.', why: 'opinion' }],
};

function writePage(
  gold: object,
  html = '<h1>Film</h1><p>I <b>liked</b> it. Ann drowns.</p><p>Tom\n runs away.</p>',
): string {
  const path = join(folder, 'a-page');
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, 'gold.json'), JSON.stringify(gold));
  writeFileSync(join(path, 'page.html'), html);
  return path;
}

describe('labelled pages', () => {
  it('are read with what is known', () => {
    const path = writePage(GOLD);
    writeFileSync(
      join(path, 'knowledge.json'),
      JSON.stringify({ title: 'Film', year: 1999, synopsis: 'S', characters: ['Ann'], plot: 'P' }),
    );
    const [page] = readLabelled(folder);
    expect(page!.known).toEqual([
      { title: 'Film', year: 1999, synopsis: 'S', characters: [{ name: 'Ann' }], plot: ['P'] },
    ]);
  });

  it('say what is wrong, and where', () => {
    expect(() => readLabelled(join(folder, 'none'))).toThrow(/none: no such folder/);
    expect(() => readLabelled(folder)).toThrow(/no page folders/);
    const path = writePage({ ...GOLD, safe: [{ why: 'opinion' }] });
    expect(() => readLabelledPage(path)).toThrow(/gold\.json: safe\.0\.text/);
    writeFileSync(join(path, 'gold.json'), '{');
    expect(() => readLabelledPage(path)).toThrow(/gold\.json: .*JSON/);
  });

  it('are checked beyond their shape', () => {
    const page: LabelledPage = {
      gold: { ...GOLD, spoilers: [{ film: 'Other (2000)', text: 'I liked it.' }] } as LabelledPage['gold'],
      html: '⟦',
      known: [],
    };
    expect(faultsOf(page, ['Ann drowns.'])).toEqual([
      'spoiler of a film that films lacks: Other (2000)',
      'two labels: I liked it.',
      'in no block of the page: I liked it.',
      'labelling marks left in page.html',
    ]);
  });
});

/** Gives every sentence a verdict for one film: certain for those with "drowns" or "liked". */
const judging = (film: number): PageJudge => ({
  numbersOf: (title) => (title === 'Film' ? [7] : []),
  open: (outlook) => ({
    signals: () => undefined,
    isSilent: () => true,
    films: () => [],
    strangerOf: () => undefined,
    version: 0,
    judge: (block) =>
      cutSentences(block).map(({ start, end }): Verdict => {
        const score = /drowns|liked/.test(block.text.slice(start, end)) ? 0.9 : 0.2;
        return {
          start,
          end,
          film,
          score,
          cover: score >= CUTS[outlook.sensitivity],
          waiting: false,
          lasts: score >= CUTS[outlook.sensitivity],
          reasons: [],
        };
      }),
  }),
});

describe('judging pages', () => {
  it('lays verdicts over labels', () => {
    const items = scorePage(readLabelledPage(writePage(GOLD)), judging(7), false);
    expect(items.map(({ text, score, covered }) => [text, score, covered.balanced, covered.everything])).toEqual([
      ['Ann drowns.', 0.9, true, true],
      ['Tom runs away.', 0.2, false, true],
      ['I liked it.', 0.9, true, true],
    ]);
  });

  it('counts a cover of whatever film, and says where the film was missed', () => {
    const items = scorePage(readLabelledPage(writePage(GOLD)), judging(8), false);
    expect(items.map(({ score }) => score)).toEqual([0.9, 0.2, 0.9]);
    expect(items.map(({ unjudged }) => unjudged)).toEqual([
      'judged as another film',
      'judged as another film',
      undefined,
    ]);
  });

  it('tells of labels that are not on the page', () => {
    const items = scorePage(readLabelledPage(writePage(GOLD, '<p>Ann drowns.</p>')), judging(7), false);
    expect(showSet({ name: 'set', items })).toContain('film missed: 2 text not found on the page');
  });
});

describe('lines of a file', () => {
  const judge: Pick<Judge, 'score' | 'scoreAll' | 'covers'> = {
    score({ text, subject, mentioned, profile }) {
      const score = text.includes('dies') ? 0.6 * subject + (mentioned ? 0.1 : 0) + (profile ? 0.2 : 0) : 0;
      return { score, told: score, reasons: [], unsure: false };
    },
    // One more for each sentence before.
    scoreAll: (inputs) => ({
      judgements: inputs.map((_, i) => ({ score: i / 10, told: i / 10, reasons: [], unsure: false })),
      echoes: [],
    }),
    covers: ({ score }, sensitivity) => score >= CUTS[sensitivity],
  };
  const write = (...lines: string[]): string => {
    const file = join(folder, 'x.jsonl');
    writeFileSync(file, lines.join('\n'));
    return file;
  };
  const LINE = { film: { title: 'Film', year: 1999 }, text: 'He dies in Film.', spoiler: true };

  it('are judged with and without what is known', () => {
    const known = { synopsis: 'S', plot: 'He dies.', characters: ['He'] };
    const file = write(
      JSON.stringify({ ...LINE, known, context: 'Heading' }),
      '',
      JSON.stringify({ ...LINE, film: null, spoiler: false }),
    );
    const lines = readLines(file);
    const scores = (withKnowledge: boolean) =>
      scoreAlone(judge, givenOf(lines, file, withKnowledge)).map(({ score }) => score);
    expect(scores(false)).toEqual([0.7, 0]);
    expect(scores(true)[0]).toBeCloseTo(0.9);
  });

  it('are judged as one text where they are one', () => {
    const given = ['a', 'b', 'a'].map((group) => ({ group, film: '', text: 'x', spoiler: false, subject: 1 }));
    expect(scoreRunning(judge, given).map(({ group, score }) => [group, score])).toEqual([
      ['a', 0],
      ['a', 0.1],
      ['b', 0],
    ]);
  });

  it('name the line that is wrong', () => {
    expect(() => readLines(join(folder, 'none.jsonl'))).toThrow(/none\.jsonl: no such file/);
    expect(() => readLines(write('', ' '))).toThrow(/no lines/);
    expect(() => readLines(write(JSON.stringify(LINE), '{"film"'))).toThrow(/x\.jsonl:2: .*JSON/);
    expect(() => readLines(write(JSON.stringify(LINE), JSON.stringify({ ...LINE, spoiler: 'yes' })))).toThrow(
      /x\.jsonl:2: spoiler/,
    );
    expect(() => readLines(write(JSON.stringify({ ...LINE, film: { title: 'Film' } })))).toThrow(
      /x\.jsonl:1: film\.year/,
    );
  });
});

describe('reports', () => {
  const sets = [{ name: 'set', items: [scored(0.9, false, 'one'), scored(0.1, true, 'two')] }];

  it('list errors by page', () => {
    expect(listErrors(sets)).toContain('## one\n0.90  covered without need [Film (1999)]: sentence 0.9');
    expect(listErrors(sets)).toContain('## two\n0.10  missed');
  });

  it('write JSON without holes', () => {
    const json = JSON.parse(toJson(sets, { generic: 1, withProfile: 1 }));
    expect(json.sets[0].figures.at.balanced.f1.value).toBe(0);
    expect(json.sets[0].sentences[0].covered).toEqual({
      relaxed: true,
      balanced: true,
      strict: true,
      everything: true,
    });
  });
});

describe('agreement of two labellers', () => {
  it('by hand', () => {
    const pair = (first: boolean, second: boolean) => ({ kind: 'forum', first, second });
    const pairs = [pair(true, true), pair(true, true), pair(true, false), pair(false, false)];
    // Chance: 3/4 × 2/4 + 1/4 × 2/4 = 1/2.
    expect(agreementOf(pairs)).toEqual({ sentences: 4, same: 0.75, kappa: 0.5, f1: 0.8 });
    expect(agreementOf([pair(false, false)]).kappa).toBe(1);
  });

  it('reads what the second one said', () => {
    const path = writePage(GOLD);
    writeFileSync(
      join(path, 'second.json'),
      JSON.stringify({ labels: { 'Ann  drowns.': 'spoiler', 'Tom runs away.': 'doubtful' } }),
    );
    expect(readPairs(folder)).toEqual({
      pairs: [{ kind: 'forum', first: true, second: true }],
      pages: 1,
      doubtful: 1,
      missing: 1,
    });
    writeFileSync(join(path, 'second.json'), JSON.stringify({ labels: { x: 'maybe' } }));
    expect(() => readPairs(folder)).toThrow(/second\.json: labels\.x/);
  });
});
