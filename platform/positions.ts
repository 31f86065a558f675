/** "I'm at minute …": how far the person has watched films that are under way. */
import * as v from 'valibot';
import type { FilmId } from '../engine/film.ts';
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
