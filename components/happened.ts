/** Where the events of a timeline stand in the film's running time. */
import type { TimelineEvent } from '../engine/film.ts';

/**
 * How many events, counted from the first, have surely been shown by a minute. An event without a minute counts once a later
 * one has been shown; from the last minute of the film on all have.
 *
 * @param minute watched so far
 */
export function happened(events: TimelineEvent[], minute: number, runtime?: number): number {
  if (runtime !== undefined && minute >= runtime) return events.length;
  const ahead = events.findIndex((event) => event.minute !== undefined && event.minute > minute);
  const behind = ahead < 0 ? events : events.slice(0, ahead);
  return behind.findLastIndex((event) => event.minute !== undefined) + 1;
}

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
