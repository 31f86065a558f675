/**
 * What stands around a sentence, as numbers: tellings come in runs, so the tones of the sentences before and after it say much.
 * Without neighbours every number is neutral and their count says so.
 */

/** Tones (logits of the linear part) of neighbours, nearest first. */
export interface Around {
  before: readonly number[];
  after: readonly number[];
}

/** No neighbours. */
export const NO_ONE: Around = { before: [], after: [] };

/** The words over and before a sentence: they tell an answer from a remark. */
export interface Setting {
  heading?: string | undefined;
  /** Tone of the heading, where there is one. */
  headingTone: number;
  before?: string | undefined;
}

/** Nothing over it and nothing before. */
export const NO_SETTING: Setting = { headingTone: -1.5 };

/** How far back and ahead is looked. */
export const REACH_BACK = 40;
export const REACH_AHEAD = 4;

export const AROUND_CUES = [
  'before 1',
  'before 2',
  'before 5',
  'before 40',
  'behind',
  'after 1',
  'after 4',
  'ahead',
  'near',
  'highest near',
  'heading',
  'heading asks',
  'asked before',
  'length before',
] as const;

/** The tone taken where there is no neighbour: that of a middling sentence. */
const NEUTRAL = -1.5;

const bounded = (tone: number) => Math.max(-5, Math.min(4, tone));

const asks = (text: string | undefined): number => (text?.trimEnd().endsWith('?') ? 1 : 0);

function meanOf(tones: readonly number[], most: number): number {
  const count = Math.min(most, tones.length);
  if (count === 0) return NEUTRAL;
  let sum = 0;
  for (let i = 0; i < count; i++) sum += bounded(tones[i]!);
  return sum / count;
}

/** Writes the numbers of AROUND_CUES from `at` on. */
export function fillAround(out: Float32Array, at: number, { before, after }: Around, setting: Setting): void {
  const near = [before[0], after[0], before[1], after[1]].filter((tone) => tone !== undefined);
  out[at] = meanOf(before, 1);
  out[at + 1] = before.length > 1 ? bounded(before[1]!) : NEUTRAL;
  out[at + 2] = meanOf(before, 5);
  out[at + 3] = meanOf(before, REACH_BACK);
  out[at + 4] = Math.min(before.length, 8);
  out[at + 5] = meanOf(after, 1);
  out[at + 6] = meanOf(after, REACH_AHEAD);
  out[at + 7] = Math.min(after.length, REACH_AHEAD);
  out[at + 8] = meanOf(near, 4);
  out[at + 9] = near.length ? bounded(Math.max(...near)) : NEUTRAL;
  out[at + 10] = setting.headingTone;
  out[at + 11] = asks(setting.heading);
  out[at + 12] = asks(setting.before);
  out[at + 13] = setting.before ? Math.log2(1 + Math.min(setting.before.length, 400)) : 0;
}
