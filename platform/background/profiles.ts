/** The judge's profiles of the films in the cache, stored where the shield of every page can read them. */
import { browser } from 'wxt/browser';
import type { FilmNumber } from '../../engine/film.ts';
import { makeProfile, type Profile } from '../../engine/profile.ts';
import type { Catalogue } from '../catalogue.ts';
import { defineItem } from '../item.ts';
import type { KeptFilm, Plots } from '../plots/index.ts';
import { happened, positions } from '../positions.ts';
import { profileKey, type StoredProfile } from '../shieldState.ts';
import { shippedCatalogue } from '../shipped.ts';

/** The films that have a profile, by their numbers in one version of the catalogue. */
interface Profiled {
  catalogue: string;
  films: FilmNumber[];
  /** How often profiles were made. */
  made: number;
}

export const profiled = defineItem<Profiled>(
  'profiled',
  // The background alone writes it.
  (stored) => (stored as Profiled | undefined) ?? { catalogue: '', films: [], made: 0 },
);

/**
 * The profile of a film as far as the cache tells its story; none when it does not.
 * @param minute watched so far: what has surely been shown by then is known like the synopsis is, and gives nothing away. Minutes that are
 *   estimates (of a derived timeline) are not sure.
 */
export function profileOf({ film, origins }: Pick<KeptFilm, 'film' | 'origins'>, minute = 0): Profile | undefined {
  const tells = film.plot.length + film.ending.length + film.timeline.length > 0;
  if (!tells) return undefined;
  const shown = minute > 0 && !origins.timeline?.derived ? happened(film.timeline, minute, film.runtime) : 0;
  return makeProfile({
    title: film.title,
    year: film.year,
    synopsis: [film.synopsis, ...film.timeline.slice(0, shown).map(({ event }) => event)].join(' '),
    plot: [...film.plot, ...film.ending],
    characters: film.characters,
    timeline: film.timeline.map(({ event }) => event),
  });
}

/**
 * Stores the profiles of these films, slice by slice, and forgets the profile of a film whose story is gone.
 * @param all the films are all there are: the profiles of any others are forgotten.
 */
export async function storeProfiles(
  catalogue: Catalogue,
  slices: Iterable<KeptFilm[]> | AsyncIterable<KeptFilm[]>,
  all: boolean,
): Promise<void> {
  const minutes = await positions.get();
  const made = new Set<FilmNumber>();
  const gone = new Set<FilmNumber>();
  for await (const slice of slices) {
    const stored: Record<string, StoredProfile> = {};
    for (const kept of slice) {
      const film = catalogue.numberOf(kept.id);
      if (film === undefined) continue;
      const profile = profileOf(kept, minutes[kept.id]);
      const { title, year } = kept.film;
      if (profile) {
        stored[profileKey(film)] = { catalogue: catalogue.version, profile, film: { id: kept.id, title, year } };
      }
      (profile ? made : gone).add(film);
    }
    await browser.storage.local.set(stored);
  }
  let forgotten: FilmNumber[] = [];
  await profiled.update((before) => {
    const others = before.films.filter((film) => !made.has(film));
    const stay = all || before.catalogue !== catalogue.version ? [] : others.filter((film) => !gone.has(film));
    forgotten = others.filter((film) => !stay.includes(film));
    return { catalogue: catalogue.version, films: [...stay, ...made], made: before.made + 1 };
  });
  await browser.storage.local.remove(forgotten.map(profileKey));
}

/** Makes a film's profile anew when the person has watched more of it. */
export function keepPositionsProfiled(plots: Plots): void {
  positions.watch(async (now, before) => {
    const moved = Object.keys({ ...before, ...now }).filter((id) => now[id] !== before[id]);
    await storeProfiles(await shippedCatalogue(), [await plots.peek(moved)], false);
  });
}
