/** What the films of a page are called: the names of those whose story is kept lie at hand, those of all others in the catalogue. */
import type { FilmId, FilmNumber } from '../engine/film.ts';
import type { PageToBackground } from './messages.ts';
import { browser } from './native.ts';
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

/** The names of these films as "Title (Year)"; the background is asked only for those that are not at hand. */
export async function readNames(version: string, films: FilmNumber[]): Promise<Map<FilmNumber, string>> {
  const atHand = await namesAtHand(version, films);
  const names = new Map<FilmNumber, string>();
  for (const film of films) {
    const found = atHand.byNumber(film);
    if (found) names.set(film, nameOf(found));
  }
  const others = films.filter((film) => !names.has(film));
  if (!others.length) return names;
  const ask: PageToBackground = { kind: 'names', films: others, catalogue: version };
  const answer = (await browser.runtime.sendMessage(ask)) as (string | null)[] | undefined;
  for (const [i, name] of (answer ?? []).entries()) if (name) names.set(others[i]!, name);
  return names;
}

export const nameOf = ({ title, year }: { title: string; year: number }): string => `${title} (${year})`;
