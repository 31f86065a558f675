/** What the UI asks of the background. */
import { browser } from 'wxt/browser';
import type { FilmId } from '../../engine/film.ts';
import type { Answer, BackgroundToPage, UiToBackground } from '../messages.ts';
import type { PageText } from '../pageText.ts';
import { type Plots, PlotsError } from '../plots/index.ts';
import { shippedCatalogue } from '../shipped.ts';
import { SourceError } from '../sources/error.ts';
import { SOURCE_INFO } from '../sources/index.ts';
import { filmOfPage, isSuchPage, readBreakdown } from '../sources/whatsafterthemovie.ts';
import { createFetching, type Fetching, today } from './fetching.ts';
import type { Handlers } from './inbox.ts';
import { fill } from './install.ts';
import { keepWatchlistReady } from './watchlist.ts';

const DONE: Answer = { ok: true };

export function requestsOf(plots: Plots): Handlers<UiToBackground, Answer> {
  const fetching = createFetching(plots);
  const watchlist = keepWatchlistReady(plots, fetching);
  return {
    fetch: ({ film, source, gives, asked }) => answer(fetching.fetch(film, source, gives, { asked })),
    refresh: ({ film, asked }) => answer(fetching.refresh(film, { asked })),
    async cancelFetch({ film }) {
      fetching.cancel(film);
      return DONE;
    },
    savePage: ({ tab }) => answer(savePage(tab, fetching)),
    derive: () => answer(fill(plots)),
    async watchlistJob({ act }) {
      await watchlist[act]();
      return DONE;
    },
  };
}

/** What came of the work, troubles with sources and cache in words for the person. */
async function answer(work: Promise<unknown>): Promise<Answer> {
  try {
    const film = await work;
    return typeof film === 'string' ? { ok: true, film } : DONE;
  } catch (error) {
    if (error instanceof SourceError || error instanceof PlotsError)
      return { ok: false, code: error.code, message: error.message };
    throw error;
  }
}

/** Saves the page that the person has open in a tab; resolves to its film. */
async function savePage(tab: number, fetching: Fetching): Promise<FilmId> {
  const ask: BackgroundToPage = { kind: 'readPage' };
  const page = (await browser.tabs.sendMessage(tab, ask, { frameId: 0 }).catch(() => undefined)) as
    | PageText
    | undefined;
  if (!page || !isSuchPage(page.url)) throw new SourceError('not-understood', SOURCE_INFO.whatsafterthemovie.name);
  const film = filmOfPage(page, await shippedCatalogue());
  await fetching.keep(readBreakdown(page, film, today()));
  return film.id;
}
