/**
 * What a page costs its main thread, read from the browser's own trace in processor time, so that other work on the machine does not count.
 * With and without the extension in turn, in two browsers that differ in nothing else.
 */
import type { BrowserContext, CDPSession, Page } from '@playwright/test';
import { filled, launch } from '../browser.ts';

/** One load. */
export interface Cost {
  /** Milliseconds of processor time of the renderer's main thread, all tasks. */
  busy: number;
  /** Milliseconds of processor time of each task over 50 ms. */
  long: number[];
  /** Milliseconds of processor time of the main thread before the first contentful paint. */
  beforePaint: number;
  /** Milliseconds from navigation to the first contentful paint, by the clock. */
  paint: number;
  /** Milliseconds of the main thread from then until the shield has read all, the browser's own work included; 0 when it had. */
  rest: number;
  /** Bytes that live on the heaps of the page and its content scripts when all is done, buffers included. */
  heap: number;
}

interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  /** Microseconds: time, duration by the clock, duration of processor time. */
  ts: number;
  dur?: number;
  tdur?: number;
}

const LONG = 50;
/** A busy machine takes minutes for the long pages. */
const PATIENCE = { timeout: 240_000 };

export interface Both {
  bare: BrowserContext;
  shielded: BrowserContext;
  close(): Promise<void>;
}

/** Opens both browsers; the extension has taken in its films when this resolves. */
export async function openBoth(): Promise<Both> {
  const [bare, shielded] = await Promise.all([launch({ extension: null }), launch()]);
  await filled(shielded);
  return {
    bare,
    shielded,
    async close() {
      await Promise.all([bare.close(), shielded.close()]);
    },
  };
}

/** Each load in both browsers, alternating; the first round warms up and does not count. */
export async function alternate(both: Both, rounds: number, measure: (context: BrowserContext) => Promise<Cost>) {
  const costs: Record<'bare' | 'shielded', Cost[]> = { bare: [], shielded: [] };
  for (let round = 0; round <= rounds; round++) {
    for (const kind of ['bare', 'shielded'] as const) {
      const cost = await measure(both[kind]);
      if (round > 0) costs[kind].push(cost);
    }
  }
  return costs;
}

/**
 * Loads a page and measures until a moment after it says that it is done; then what the shield has left for idle times.
 * @param url of a page that sets `globalThis.done`
 */
export async function load(context: BrowserContext, url: string): Promise<Cost> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  const stop = await trace(session);
  await page.goto(url, { waitUntil: 'load' });
  await page.waitForFunction(() => (globalThis as { done?: boolean }).done, null, PATIENCE);
  // Profiles come after the first verdicts, voices a moment after covers.
  await page.waitForTimeout(1000);
  const paint = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0);
  const events = await stop();
  const rest = await settled(page, session);
  const heap = await heapOf(session);
  await page.close();
  return { ...costOf(events), paint, rest, heap };
}

/** Waits until nothing is held. @returns milliseconds of the main thread that went by meanwhile */
async function settled(page: Page, session: CDPSession): Promise<number> {
  const isHeld = () => CSS.highlights.has('curtain-wait') || document.querySelector('[data-curtain="wait"]') !== null;
  if (!(await page.evaluate(isHeld))) return 0;
  await session.send('Performance.enable');
  const busy = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration')!.value * 1000;
  };
  const before = await busy();
  while (await page.evaluate(isHeld)) await page.waitForTimeout(500);
  await page.waitForTimeout(1000);
  return (await busy()) - before;
}

async function trace(session: CDPSession): Promise<() => Promise<TraceEvent[]>> {
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel', 'loading'] },
  });
  return async () => {
    const complete = new Promise((done) => session.once('Tracing.tracingComplete', done));
    await session.send('Tracing.end');
    await complete;
    return events;
  };
}

function costOf(events: TraceEvent[]): Pick<Cost, 'busy' | 'long' | 'beforePaint'> {
  const painted = events.find(({ name }) => name === 'firstContentfulPaint');
  if (!painted) throw new Error('The page painted nothing.');
  const tasks = events.filter(
    ({ name, pid, tid }) => name === 'ThreadControllerImpl::RunTask' && pid === painted.pid && tid === painted.tid,
  );
  const times = tasks.map(({ tdur = 0 }) => tdur / 1000);
  const sum = (list: number[]) => list.reduce((total, one) => total + one, 0);
  return {
    busy: sum(times),
    long: times.filter((time) => time > LONG),
    beforePaint: sum(times.filter((_, i) => tasks[i]!.ts < painted.ts)),
  };
}

/** Bytes on the heap of a page's process after a collection, buffers of typed arrays included. */
export async function heapOf(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize, backingStorageSize } = (await session.send('Runtime.getHeapUsage')) as {
    usedSize: number;
    backingStorageSize: number;
  };
  return usedSize + backingStorageSize;
}

export function median(list: readonly number[]): number {
  const sorted = [...list].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
