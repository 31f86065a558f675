/** Fetching a film from a source on the person's command: ask, merge into the cache, tell the shields. */
import * as v from 'valibot';
import { browser } from 'wxt/browser';
import type { FilmId } from '../../engine/film.ts';
import type { Plots } from '../plots/index.ts';
import { type KeptFilm, KeptFilmShape } from '../plots/kept.ts';
import { settings } from '../settings.ts';
import { shippedCatalogue } from '../shipped.ts';
import { askSource } from '../sources/ask.ts';
import { SourceError } from '../sources/error.ts';
import { originsOf, SOURCE_INFO } from '../sources/index.ts';
import { createNet, type Net } from '../sources/net.ts';
import { askedAnew, mergeFetched } from '../sources/order.ts';
import type { Give, SourceId, Wanted } from '../sources/source.ts';
import { storeProfiles } from './profiles.ts';

export interface Fetching {
  /** @throws SourceError, PlotsError; nothing is kept then. */
  fetch(film: FilmId, source: SourceId, gives: readonly Give[], signal?: AbortSignal): Promise<void>;
  /** Fetches anew all that was fetched of a film. @throws SourceError, PlotsError of the first source that fails; what came before it is kept. */
  refresh(film: FilmId): Promise<void>;
  /** Stops what is being fetched of a film. */
  cancel(film: FilmId): void;
  /** Merges what was found into the cache, and makes the film's profile anew. */
  keep(found: KeptFilm): Promise<void>;
}

const sourceOf = ({ origins }: KeptFilm): string => SOURCE_INFO[Object.values(origins)[0]?.source ?? 'shipped'].name;

export const today = (): string => new Date().toISOString().slice(0, 10);

export function createFetching(plots: Plots, net: Net = createNet()): Fetching {
  const running = new Map<FilmId, AbortController>();
  const keep = async (found: KeptFilm) => {
    const { issues } = v.safeParse(KeptFilmShape, found);
    if (issues) throw new SourceError('not-understood', sourceOf(found), issues);
    const kept = await plots.change(found.id, (before) => mergeFetched(before, found));
    await storeProfiles(await shippedCatalogue(), [[kept]], false);
  };

  /** The film as catalogue and cache know it; the catalogue knows no running times. */
  async function wantedFilm(id: FilmId): Promise<Wanted | undefined> {
    const known = (await shippedCatalogue()).byId(id);
    const [kept] = await plots.peek([id]);
    const facts = known ?? kept?.film;
    const runtime = kept?.film.runtime;
    return facts && { ...facts, id, ...(runtime !== undefined && { runtime }) };
  }

  const fetching: Fetching = {
    keep,
    cancel: (film) => running.get(film)?.abort(),
    async refresh(id) {
      const [kept] = await plots.peek([id]);
      for (const { source, gives } of kept ? askedAnew(kept) : []) await fetching.fetch(id, source, gives);
    },
    async fetch(id, source, gives, signal) {
      const { name } = SOURCE_INFO[source];
      const own = await settings.sources.get();
      const film = await wantedFilm(id);
      if (!film) throw new SourceError('missing', name);
      const allowed = await browser.permissions.contains({ origins: originsOf(source, own) });
      if (!allowed) throw new SourceError('not-allowed', name);
      const controller = new AbortController();
      running.get(id)?.abort();
      running.set(id, controller);
      try {
        const signals = signal ? AbortSignal.any([signal, controller.signal]) : controller.signal;
        await keep(await askSource(source, film, gives, { net, settings: own, today: today(), signal: signals }));
      } finally {
        if (running.get(id) === controller) running.delete(id);
      }
    },
  };
  return fetching;
}
