/**
 * What the shield in every page needs to know, in one stored item: derived by the background (background/derive.ts) from settings,
 * library, corrections and cache, so that a page reads one small thing and a sleeping worker costs it nothing. The profiles
 * lie beside it, an item each. No check of shapes here: the background alone writes these items, and this file is in every page.
 */
import type { Told } from '../engine/feedback.ts';
import type { FilmId, FilmNumber } from '../engine/film.ts';
import { PROFILE_VERSION } from '../engine/judge/known.ts';
import type { Profile } from '../engine/profile.ts';
import type { Sensitivity } from '../engine/verdict.ts';
import { browser } from './native.ts';
import type { Settings } from './settings/defaults.ts';

export interface ShieldState {
  /** Version of the catalogue that numbers the films below; another version's numbers mean other films. */
  catalogue: string;
  on: boolean;
  sites: Settings['sites'];
  sensitivity: Sensitivity;
  look: Settings['look'];
  gestures: Settings['gestures'];
  seen: FilmNumber[];
  /** Films that the catalogue lacks, by `unknownId`; missing in a state that an older program wrote. */
  seenStrangers?: FilmId[];
  /** Films that have a profile. */
  profiles: FilmNumber[];
  /** Grows whenever profiles were made anew, so that the pages read them again. */
  made: number;
  /** Corrections, oldest first, for `createMemory` of engine/feedback.ts. */
  told: Told[];
}

export const STATE_KEY = 'shield';
export const profileKey = (film: FilmNumber): string => `profile:${film}`;

/** What is stored under `profileKey`: the number alone would be another film after an update of the catalogue. */
export interface StoredProfile {
  catalogue: string;
  profile: Profile;
  /** The film's name and id, so that the popup need not wait for the catalogue. */
  film: { id: FilmId; title: string; year: number };
}

/**
 * Calls back with the state as soon as it is read, and after each change until the signal aborts; with `null` when there is
 * none yet (the background has not finished its first run).
 */
export function watchShieldState(callback: (state: ShieldState | null) => void, signal?: AbortSignal): void {
  let changed = false;
  const listener = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    if (area !== 'local' || !changes[STATE_KEY]) return;
    changed = true;
    callback((changes[STATE_KEY].newValue as ShieldState | undefined) ?? null);
  };
  browser.storage.onChanged.addListener(listener);
  signal?.addEventListener('abort', () => browser.storage.onChanged.removeListener(listener), { once: true });
  browser.storage.local.get(STATE_KEY).then(
    (stored) => {
      if (!changed && !signal?.aborted) callback((stored[STATE_KEY] as ShieldState | undefined) ?? null);
    },
    () => {}, // The extension was updated or removed: the caller's signal stops the rest.
  );
}

/** The judge's profiles of these films; `null` for a film that has none under this version of the catalogue. */
export async function readProfiles(catalogue: string, films: FilmNumber[]): Promise<Map<FilmNumber, Profile | null>> {
  const stored = await browser.storage.local.get(films.map(profileKey));
  return new Map(
    films.map((film) => {
      const item = stored[profileKey(film)] as StoredProfile | undefined;
      return [film, item?.catalogue === catalogue && item.profile.version === PROFILE_VERSION ? item.profile : null];
    }),
  );
}

/**
 * Whether the person wants the shield on this site.
 * @param host host name of the tab's topmost page.
 */
export function wantsShield(state: ShieldState, host: string): boolean {
  const { where, off, only } = state.sites;
  return state.on && (where === 'all' ? !isListed(off, host) : isListed(only, host));
}

/** Whether a list of sites holds this host or a domain above it. */
export function isListed(list: readonly string[], host: string): boolean {
  const name = host.toLowerCase().replace(/^www\./, '');
  return list.some((site) => name === site || name.endsWith(`.${site}`));
}
