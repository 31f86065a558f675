/** The judge's profiles of the films in the cache, stored where the shield of every page can read them. */
import { browser } from 'wxt/browser';
import type { FilmNumber } from '../../engine/film.ts';
import { makeProfile, type Profile } from '../../engine/profile.ts';
import type { Catalogue } from '../catalogue.ts';
import { defineItem } from '../item.ts';
import type { KeptFilm } from '../plots/index.ts';
import { profileKey, type StoredProfile } from '../shieldState.ts';

/** The films that have a profile, by their numbers in one version of the catalogue. */
interface Profiled {
  catalogue: string;
  films: FilmNumber[];
}

export const profiled = defineItem<Profiled>(
  'profiled',
  // The background alone writes it.
  (stored) => (stored as Profiled | undefined) ?? { catalogue: '', films: [] },
);

/** The profile of a film as far as the cache tells its story; none when it does not. */
export function profileOf({ film }: Pick<KeptFilm, 'film'>): Profile | undefined {
  const tells = film.plot.length + film.ending.length + film.timeline.length > 0;
  if (!tells) return undefined;
  return makeProfile({
    title: film.title,
    year: film.year,
    synopsis: film.synopsis,
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
  const made = new Set<FilmNumber>();
  const gone = new Set<FilmNumber>();
  for await (const slice of slices) {
    const stored: Record<string, StoredProfile> = {};
    for (const kept of slice) {
      const film = catalogue.numberOf(kept.id);
      if (film === undefined) continue;
      const profile = profileOf(kept);
      if (profile) stored[profileKey(film)] = { catalogue: catalogue.version, profile };
      (profile ? made : gone).add(film);
    }
    await browser.storage.local.set(stored);
  }
  let forgotten: FilmNumber[] = [];
  await profiled.update((before) => {
    const others = before.films.filter((film) => !made.has(film));
    const stay = all || before.catalogue !== catalogue.version ? [] : others.filter((film) => !gone.has(film));
    forgotten = others.filter((film) => !stay.includes(film));
    return { catalogue: catalogue.version, films: [...stay, ...made] };
  });
  await browser.storage.local.remove(forgotten.map(profileKey));
}
