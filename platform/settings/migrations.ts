/**
 * Older shapes of the settings lifted to today's. The list of a concern holds, in order, the step from its version 1 to 2,
 * from 2 to 3, …; so today's version is one more than the number of steps. Steps are pure.
 */
import type { Concern } from './defaults.ts';

type Step = (value: unknown) => unknown;

const STEPS: Record<Concern, readonly Step[]> = {
  shield: [],
  judging: [],
  look: [],
  sites: [],
  gestures: [],
  sources: [],
};

/** What is stored of one concern. */
export interface StoredSetting {
  version: number;
  value: unknown;
}

export const versionOf = (concern: Concern): number => STEPS[concern].length + 1;

/** The stored value in today's shape, as far as its version says; a version of the future is left as it is. */
export function lift(concern: Concern, { version, value }: StoredSetting): unknown {
  return STEPS[concern].slice(version - 1).reduce((lifted, step) => step(lifted), value);
}
