/**
 * What the person has chosen. One stored item a concern (`settings:look`, …), each with the version of its shape, so that
 * one concern can change its shape without touching the others. What cannot be read falls back on the defaults.
 */
import * as v from 'valibot';
import { defineItem, type Item } from './item.ts';
import { type Concern, DEFAULTS, type Settings } from './settings/defaults.ts';
import { lift, versionOf } from './settings/migrations.ts';
import { SHAPES } from './settings/shapes.ts';

export { type Concern, DEFAULTS, type Look, type Settings } from './settings/defaults.ts';

export const CONCERNS = Object.keys(DEFAULTS) as Concern[];

/** A concern's value out of what is stored: lifted to today's shape and checked; never throws. */
export function readSetting<C extends Concern>(concern: C, stored: unknown): Settings[C] {
  const item = v.safeParse(v.object({ version: v.pipe(v.number(), v.minValue(1)), value: v.unknown() }), stored);
  if (!item.success) return DEFAULTS[concern];
  try {
    const shape: v.GenericSchema<unknown, Settings[C]> = SHAPES[concern];
    const value = v.safeParse(shape, lift(concern, item.output));
    return value.success ? value.output : DEFAULTS[concern];
  } catch {
    return DEFAULTS[concern]; // A step met a value that never had its version's shape.
  }
}

/** The stored items, by concern: `settings.look.get()`, `.update(look => ({ ...look, style: 'bar' }))`, `.watch(…)`. */
export const settings = Object.fromEntries(
  CONCERNS.map((concern) => [
    concern,
    defineItem(
      `settings:${concern}`,
      (stored) => readSetting(concern, stored),
      (value) => ({ version: versionOf(concern), value }),
    ),
  ]),
) as unknown as { [C in Concern]: Item<Settings[C]> };

export async function getSettings(): Promise<Settings> {
  const values = await Promise.all(CONCERNS.map(async (concern) => [concern, await settings[concern].get()]));
  return Object.fromEntries(values);
}

/** Changes some fields of one concern; resolves to its new value. */
export function changeSetting<C extends Concern>(concern: C, fields: Partial<Settings[C]>): Promise<Settings[C]> {
  return settings[concern].update((value) => ({ ...value, ...fields }));
}

/** Calls back with all settings after each change of any. */
export function watchSettings(callback: (settings: Settings) => void, signal?: AbortSignal): void {
  for (const concern of CONCERNS) settings[concern].watch(async () => callback(await getSettings()), signal);
}
