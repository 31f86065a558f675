/** First run and update: the shipped films into the cache and their profiles to the shields, in small slices. */
import { browser } from 'wxt/browser';
import type { Film, FilmId } from '../../engine/film.ts';
import { slugId } from '../catalogue/format.ts';
import type { Catalogue } from '../catalogue.ts';
import { defineItem } from '../item.ts';
import { recognise } from '../library/match.ts';
import { updateLibrary } from '../library.ts';
import type { KeptFilm, Plots } from '../plots/index.ts';
import { mergeParts, shippedFilm } from '../plots/kept.ts';
import { shippedCatalogue, shippedFilms } from '../shipped.ts';
import { PARTS } from '../sources/source.ts';
import { deriveShieldState } from './derive.ts';
import { storeProfiles } from './profiles.ts';

/** Films taken in at a time: some 60 ms of work. */
const SLICE = 8;

/** The version of the extension whose films have all been taken in. */
const filled = defineItem<string>('filled', (stored) => (typeof stored === 'string' ? stored : ''));

/** Fills when installed or updated, and again when the browser was closed before that was done. */
export function keepFilled(plots: Plots): void {
  const { version } = browser.runtime.getManifest();
  const start = async () => {
    await deriveShieldState(); // Settings and library first: the pages are waiting.
    await fill(plots);
    const catalogue = await shippedCatalogue();
    await updateLibrary((library) => recognise(library, catalogue));
    await filled.set(version);
  };
  browser.runtime.onInstalled.addListener(start);
  browser.runtime.onStartup.addListener(async () => {
    if ((await filled.get()) !== version) await start();
  });
}

/**
 * Puts the shipped films into the cache, and makes the profiles of all films anew. The shields get the shipped films' profiles
 * even when the cache cannot be opened or written.
 */
export async function fill(plots: Plots): Promise<void> {
  const catalogue = await shippedCatalogue();
  await storeProfiles(catalogue, allFilms(plots, catalogue), true);
}

async function* allFilms(plots: Plots, catalogue: Catalogue): AsyncGenerator<KeptFilm[]> {
  const shipped = new Set<FilmId>();
  let slice: Promise<KeptFilm>[] = [];
  const taken = async () => {
    const films = await Promise.all(slice);
    for (const { id } of films) shipped.add(id);
    slice = [];
    return films;
  };
  for await (const film of shippedFilms()) {
    slice.push(keepShipped(plots, catalogue, film));
    if (slice.length === SLICE) yield await taken();
  }
  yield await taken();
  const slots = await plots.list().catch(() => []);
  const others = slots.map(({ id }) => id).filter((id) => !shipped.has(id));
  for (let start = 0; start < others.length; start += SLICE) yield plots.peek(others.slice(start, start + SLICE));
}

/** Shipped parts go before all others; parts that only a source gave stay. */
async function keepShipped(plots: Plots, catalogue: Catalogue, film: Film): Promise<KeptFilm> {
  const shipped = shippedFilm(idOf(film, catalogue), film);
  return plots.change(shipped.id, (kept) => mergeParts(kept ?? shipped, shipped, PARTS)).catch(() => shipped);
}

/** A shipped film's id in the catalogue. */
export function idOf({ ids, title, year }: Film, catalogue: Catalogue): FilmId {
  const known = catalogue.byId(ids.wikidata ?? '') ?? catalogue.byOuterIds(ids) ?? catalogue.find(title, year)[0];
  return known?.id ?? ids.wikidata ?? slugId(title, year);
}
