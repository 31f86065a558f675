/** Fetching a film from a source on the person's command: ask, merge into the cache, tell the shields. */
import * as v from 'valibot';
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
import { isAllowed } from './leave.ts';
import { storeProfiles } from './profiles.ts';

export interface Asked {
  /** The person is being asked for leave at this moment: it is waited for. */
  asked?: boolean | undefined;
  signal?: AbortSignal;
}

export interface Fetching {
  /** @throws SourceError, PlotsError; nothing is kept then. */
  fetch(film: FilmId, source: SourceId, gives: readonly Give[], how?: Asked): Promise<void>;
  /** Fetches anew all that was fetched of a film. @throws SourceError, PlotsError of the first source that fails; what came before it is kept. */
  refresh(film: FilmId, how?: Asked): Promise<void>;
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
    async refresh(id, how) {
      const [kept] = await plots.peek([id]);
      for (const { source, gives } of kept ? askedAnew(kept) : []) await fetching.fetch(id, source, gives, how);
    },
    async fetch(id, source, gives, { asked = false, signal } = {}) {
      const { name } = SOURCE_INFO[source];
      const controller = new AbortController();
      running.get(id)?.abort();
      running.set(id, controller);
      const signals = signal ? AbortSignal.any([signal, controller.signal]) : controller.signal;
      try {
        const own = await settings.sources.get();
        const film = await wantedFilm(id);
        if (!film) throw new SourceError('missing', name);
        if (!(await isAllowed(originsOf(source, own), asked, signals)))
          throw new SourceError(signals.aborted ? 'cancelled' : 'not-allowed', name);
        await keep(await askSource(source, film, gives, { net, settings: own, today: today(), signal: signals }));
      } finally {
        if (running.get(id) === controller) running.delete(id);
      }
    },
  };
  return fetching;
}
