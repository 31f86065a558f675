/** What the shield costs the pages it stands in: main thread, first paint, long tasks, heap, bytes. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Row } from '../bench.ts';
import { BUILT } from '../browser.ts';
import { openSite } from '../serve.ts';
import { alternate, type Both, type Cost, heapOf, load, median, openBoth } from './load.ts';
import { endless, feed, framed, longArticle, recycled } from './pages.ts';

const ROUNDS = Number(process.env.CURTAIN_BENCH_ROUNDS ?? 3);
const SCENES: { name: string; html: () => string; frames: number }[] = [
  { name: '4,000 articles, 1 in 20 of films, 150 more', html: () => feed(4000, 150, 1 / 20), frames: 1 },
  { name: '4,000 articles without films, 150 more', html: () => feed(4000, 150, 0), frames: 1 },
  { name: 'article of 1 MB about one film', html: () => longArticle(1e6, false), frames: 1 },
  { name: '1 MB in one paragraph', html: () => longArticle(1e6, true), frames: 1 },
  { name: '20 frames with text', html: () => framed(20, true), frames: 21 },
  { name: '20 frames without text', html: () => framed(20, false), frames: 21 },
  { name: '100 nodes changed a frame, 200 frames', html: () => endless(200), frames: 1 },
];

export async function* benchPage(): AsyncGenerator<Row> {
  const site = await openSite();
  const both = await openBoth();
  try {
    const only = process.env.CURTAIN_BENCH_SCENE;
    for (const { name, html, frames } of SCENES) {
      if (only && !name.includes(only)) continue;
      const url = site.page(html());
      const { bare, shielded } = await alternate(both, ROUNDS, (context) => load(context, url));
      yield* rowsOf(name, frames, bare, shielded);
    }
    if (only) return;
    yield await recycling(both, site.page(recycled(10_000)));
    yield* bytes();
  } finally {
    await both.close();
    site.close();
  }
}

function rowsOf(name: string, frames: number, bare: Cost[], shielded: Cost[]): Row[] {
  const of = (costs: Cost[], key: 'busy' | 'paint' | 'beforePaint' | 'rest' | 'heap') =>
    median(costs.map((cost) => cost[key]));
  const ratio = (key: 'busy' | 'paint' | 'beforePaint') => (of(shielded, key) / of(bare, key)).toFixed(2);
  const ms = (key: 'busy' | 'paint' | 'beforePaint') =>
    `${of(bare, key).toFixed(0)} → ${of(shielded, key).toFixed(0)} ms`;
  const longest = (costs: Cost[]) => median(costs.map(({ long }) => Math.max(0, ...long)));
  const longOnes = (costs: Cost[]) => median(costs.map(({ long }) => long.length));
  const n = `${bare.length} loads each, medians`;
  const heap = (of(shielded, 'heap') - of(bare, 'heap')) / frames / 1e6;
  return [
    { name: `${name}: main thread`, value: `${ratio('busy')} (${ms('busy')})`, budget: '≤ 1.05', n },
    {
      name: '  tasks over 50 ms added',
      value: `${longOnes(shielded) - longOnes(bare)} (longest ${longest(bare).toFixed(0)} → ${longest(shielded).toFixed(0)} ms)`,
      budget: '0',
      n,
    },
    { name: '  first contentful paint', value: `${ratio('paint')} (${ms('paint')})`, budget: '≤ 1.03', n },
    { name: '  main thread before it', value: `${ratio('beforePaint')} (${ms('beforePaint')})`, budget: '', n },
    { name: '  left for idle times', value: `${of(shielded, 'rest').toFixed(0)} ms`, budget: '', n },
    { name: '  heap a frame', value: `${heap.toFixed(2)} MB`, budget: '≤ 2 MB', n: `${frames} frames` },
  ];
}

/** What stays on the heap of 10,000 cards that came and went, against the same page before. */
async function recycling({ bare, shielded }: Both, url: string): Promise<Row> {
  const growth: number[] = [];
  for (const context of [bare, shielded]) {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await page.goto(url);
    await page.waitForTimeout(1500);
    const before = await heapOf(session);
    await page.evaluate(() => (globalThis as unknown as { start(): Promise<void> }).start());
    await page.waitForTimeout(1500);
    growth.push((await heapOf(session)) - before);
    await page.close();
  }
  const [without, withIt] = growth.map((bytes) => bytes / 1e6);
  return {
    name: 'heap kept of 10,000 recycled cards',
    value: `${(withIt! - without!).toFixed(2)} MB (${without!.toFixed(2)} → ${withIt!.toFixed(2)})`,
    budget: '0',
    n: '1 run each',
  };
}

function bytes(): Row[] {
  const size = statSync(join(BUILT, 'content-scripts/shield.js')).size;
  return [{ name: 'content script', value: `${size} bytes`, budget: '≤ 400000', n: '1 file' }];
}
