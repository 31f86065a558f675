/** What the person said against the judge: "not a spoiler" and "hide this". */
import * as v from 'valibot';
import type { FilmId } from '../engine/film.ts';
import { defineItem } from './item.ts';

const CorrectionShape = v.object({
  id: v.string(),
  told: v.picklist(['safe', 'hide']),
  /** What the shield compares texts with; holds no readable text (engine/feedback.ts). */
  key: v.string(),
  film: v.nullable(v.string()),
  /** Title and year of the film, for the list. */
  name: v.nullable(v.string()),
  /** First words of the text, for the list; of a "hide" they may spoil. */
  excerpt: v.string(),
  /** ISO date. */
  date: v.string(),
});

export type Correction = v.InferOutput<typeof CorrectionShape> & { film: FilmId | null };

const StoredShape = v.object({ version: v.literal(1), list: v.array(v.fallback(v.nullable(CorrectionShape), null)) });

/** Latest first. */
export const corrections = defineItem<Correction[]>(
  'corrections',
  (stored) => {
    const read = v.safeParse(StoredShape, stored);
    return read.success ? read.output.list.filter((correction) => correction !== null) : [];
  },
  (list) => ({ version: 1, list }),
);

/** Later words replace earlier ones on the same text. */
export async function addCorrection(correction: Correction): Promise<void> {
  await corrections.update((list) => [correction, ...list.filter(({ key }) => key !== correction.key)]);
}

export async function removeCorrection(id: string): Promise<void> {
  await corrections.update((list) => list.filter((correction) => correction.id !== id));
}
