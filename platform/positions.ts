/** "I'm at minute …": how far the person has watched films that are under way. */
import * as v from 'valibot';
import type { FilmId, TimelineEvent } from '../engine/film.ts';
import { defineItem } from './item.ts';

export type Positions = Record<FilmId, number>;

const StoredShape = v.object({
  version: v.literal(1),
  minutes: v.record(v.string(), v.pipe(v.number(), v.minValue(0))),
});

export const positions = defineItem<Positions>(
  'positions',
  (stored) => {
    const read = v.safeParse(StoredShape, stored);
    return read.success ? read.output.minutes : {};
  },
  (minutes) => ({ version: 1, minutes }),
);

/** @param minute of running time; `null` forgets the film. */
export async function setPosition(film: FilmId, minute: number | null): Promise<void> {
  await positions.update(({ [film]: _, ...others }) => (minute === null ? others : { ...others, [film]: minute }));
}

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
