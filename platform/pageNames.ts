/** What the films of a page are called: the names of those whose story is kept lie at hand, those of all others in the catalogue. */
import { browser } from 'wxt/browser';
import type { FilmId, FilmNumber } from '../engine/film.ts';
import { profileKey, type StoredProfile } from './shieldState.ts';

/** A catalogue is one; so is what `namesAtHand` finds. */
export interface Names {
  /** Of the catalogue that numbers the films. */
  version: string;
  byNumber(film: FilmNumber): { id: FilmId; title: string; year: number } | undefined;
}

/** The names of these films, as far as they are at hand. */
export async function namesAtHand(version: string, films: FilmNumber[]): Promise<Names> {
  const stored = await browser.storage.local.get(films.map(profileKey));
  return {
    version,
    byNumber(film) {
      const item = stored[profileKey(film)] as StoredProfile | undefined;
      return item?.catalogue === version ? item.film : undefined;
    },
  };
}
