/** Where the events of a timeline stand on the line of the film's running time. */
import type { TimelineEvent } from '../engine/film.ts';

/**
 * Where on the line each event stands, 0 to 1. Known minutes are placed by the running time, the others evenly between
 * their neighbours.
 */
export function placed(events: TimelineEvent[], runtime?: number): number[] {
  const last = Math.max(runtime ?? 0, ...events.map(({ minute }) => minute ?? 0));
  const knots: [index: number, share: number][] = [[-1, 0]];
  for (const [index, { minute }] of events.entries()) {
    if (last > 0 && minute !== undefined) knots.push([index, Math.max(minute / last, knots.at(-1)![1])]);
  }
  knots.push([events.length, 1]);
  return events.map((_, index) => {
    const after = knots.findIndex(([at]) => at >= index);
    const [from, low] = knots[after - 1]!;
    const [to, high] = knots[after]!;
    return low + ((high - low) * (index - from)) / (to - from);
  });
}
