/** What the shields read, derived from all that the person said and the cache holds. */
import { browser } from 'wxt/browser';
import type { FilmId, FilmNumber } from '../../engine/film.ts';
import type { Catalogue } from '../catalogue.ts';
import { type Correction, corrections } from '../corrections.ts';
import { watchKeys } from '../item.ts';
import { getLibrary, isUnknown, LIBRARY_KEYS, type Library } from '../library.ts';
import { CONCERNS, getSettings, type Settings, settings } from '../settings.ts';
import { type ShieldState, STATE_KEY } from '../shieldState.ts';
import { shippedCatalogue } from '../shipped.ts';
import { profiled } from './profiles.ts';

interface Said {
  settings: Settings;
  library: Library;
  corrections: Correction[];
  /** Films with a profile under the catalogue below. */
  profiles: FilmNumber[];
  made: number;
}

/** Without a catalogue (it is damaged) no film has a number: the shield then treats every film as unseen. */
export function shieldStateOf(said: Said, catalogue: Pick<Catalogue, 'version' | 'numberOf'> | null): ShieldState {
  const number = (id: FilmId) => catalogue?.numberOf(id);
  return {
    catalogue: catalogue?.version ?? '',
    on: said.settings.shield.on,
    sites: said.settings.sites,
    sensitivity: said.settings.judging.sensitivity,
    look: said.settings.look,
    gestures: said.settings.gestures,
    seen: said.library.seen.flatMap(({ id }) => number(id) ?? []).sort((a, b) => a - b),
    seenStrangers: said.library.seen.flatMap(({ id }) => (isUnknown(id) ? id : [])),
    profiles: said.profiles,
    made: said.made,
    told: said.corrections.map(({ key, told }) => ({ key, says: told })).reverse(),
  };
}

/** Writes the state anew from what is stored now. */
export async function deriveShieldState(): Promise<void> {
  const catalogue = await shippedCatalogue().catch(() => null);
  const { catalogue: numbering, films, made } = await profiled.get();
  const said = {
    settings: await getSettings(),
    library: await getLibrary(),
    corrections: await corrections.get(),
    profiles: numbering === catalogue?.version ? films : [],
    made,
  };
  await browser.storage.local.set({ [STATE_KEY]: shieldStateOf(said, catalogue) });
}

const SOURCES = new Set([
  ...CONCERNS.map((concern) => settings[concern].key),
  ...LIBRARY_KEYS,
  corrections.key,
  profiled.key,
]);

/** Derives after each change; changes that come while it is at it are taken together by one more run. */
export function keepShieldStateDerived(): void {
  watchKeys(SOURCES, inTurn(deriveShieldState));
}

/** Runs the work, and once more after it when called meanwhile. */
function inTurn(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  let again = false;
  const run = async () => {
    do {
      again = false;
      await work();
    } while (again);
  };
  return () => {
    again = true;
    running ??= run().finally(() => {
      running = undefined;
    });
    return running;
  };
}
