/** "Keep my watchlist ready offline": how far the job is. The background does the work (background/watchlist.ts). */
import * as v from 'valibot';
import { defineItem } from './item.ts';

const JobShape = v.object({
  state: v.picklist(['idle', 'running', 'paused']),
  /** Films asked for so far, of all that were to be asked for when it started. */
  done: v.number(),
  total: v.number(),
  /** Films that the sources could not give; not asked for again until the job is started anew. */
  failed: v.array(v.object({ id: v.string(), title: v.string(), why: v.string() })),
  /** Why it paused by itself. */
  trouble: v.exactOptional(v.string()),
});

export type WatchlistJob = v.InferOutput<typeof JobShape>;

export const IDLE: WatchlistJob = { state: 'idle', done: 0, total: 0, failed: [] };

export const watchlistJob = defineItem<WatchlistJob>('watchlistJob', (stored) => {
  const read = v.safeParse(JobShape, stored);
  return read.success ? read.output : IDLE;
});
