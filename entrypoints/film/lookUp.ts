/** A film as the pages show it: what the catalogue knows and what the cache holds, with the credits of each part. */
import type { Credit, Credits, KnownFilm, ListedFilm, SimilarView } from '../../components/film.ts';
import type { FilmId } from '../../engine/film.ts';
import type { CatalogueFilm } from '../../platform/catalogue.ts';
import { openPlots, PlotsError } from '../../platform/plots/index.ts';
import { isStale, type KeptFilm, oldestDate } from '../../platform/plots/kept.ts';
import { shippedCatalogue } from '../../platform/shipped.ts';
import {
  type Origin,
  type Part,
  refreshable,
  SOURCE_INFO,
  type SourceId,
  sameOrigin,
} from '../../platform/sources/index.ts';

export const plots = openPlots();

export interface LookUp {
  id: FilmId;
  film: KnownFilm;
  credits: Credits;
  poster?: string | undefined;
  links: KeptFilm['links'];
  /** Sources that can be asked anew, when some of its parts are old enough for that. */
  stale: SourceId[];
  /** Why the cache could not be read: this is the catalogue's knowledge alone. */
  trouble?: string;
}

/**
 * Undefined for a film that neither cache nor catalogue has.
 * @throws PlotsError when the cache cannot open and the catalogue does not know the film.
 */
export async function lookUp(id: FilmId): Promise<LookUp | undefined> {
  const kept = await plots.get(id).catch((error) => {
    if (error instanceof PlotsError) return error;
    throw error;
  });
  if (kept && !(kept instanceof PlotsError)) {
    const { film, origins, poster, links } = kept;
    const sources = Object.values(origins).map(({ source }) => source);
    const stale = isStale(oldestDate(kept), Date.now()) ? refreshable(sources) : [];
    return { id, film, credits: creditsOf(origins), poster, links, stale };
  }
  const film = (await shippedCatalogue()).byId(id);
  if (film) return { id, film, credits: {}, links: [], stale: [], ...(kept && { trouble: kept.message }) };
  if (kept) throw kept;
  return undefined;
}

/** Which parts of the cache a part of the page is made of. */
const MADE_OF: Record<keyof Credits, Part[]> = {
  facts: ['facts'],
  synopsis: ['synopsis'],
  plot: ['plot'],
  ending: ['ending'],
  timeline: ['timeline'],
  characters: ['characters'],
  settings: ['settings', 'themes'],
  more: ['boxOffice', 'crew', 'production', 'postCredits', 'links'],
  similar: ['similar'],
};

function creditsOf(origins: KeptFilm['origins']): Credits {
  return Object.fromEntries(
    Object.entries(MADE_OF).map(([part, made]) => {
      const all = made.flatMap((one) => origins[one] ?? []);
      const apart = all.filter((origin, index) => all.findIndex((other) => sameOrigin(origin, other)) === index);
      return [part, apart.map(creditOf)];
    }),
  );
}

function creditOf({ source, link, title, date, derived, shortened }: Origin): Credit {
  const { name, licence, notice } = SOURCE_INFO[source].credit;
  return {
    source: title ? `“${title}”, ${name}` : name,
    ...(link && { link }),
    ...(licence && { licence }),
    ...((derived || shortened) && { change: derived ? 'made from the plot' : 'shortened' }),
    ...(notice && { notice }),
    date,
  };
}

const SIMILAR = 8;

/** Films like this one: those its breakdown names first, then what the catalogue finds; with the synopses on the device. */
export async function similarTo({ id, film }: LookUp): Promise<SimilarView[]> {
  const catalogue = await shippedCatalogue();
  const named = (film.similar ?? []).map((one) => ({ ...one, id: catalogue.find(one.title, one.year)[0]?.id }));
  const others = catalogue.similar(id, SIMILAR).map(({ film: { id, title, year }, why }) => ({ id, title, year, why }));
  const known = new Set(named.map((one) => one.id));
  const all = [...named, ...others.filter((one) => !known.has(one.id))].slice(0, SIMILAR);
  return Promise.all(
    all.map(async ({ id, ...one }) => {
      if (id === undefined) return one;
      const [kept] = await plots.peek([id]).catch(() => []); // Without the cache the names are worth showing.
      const synopsis = kept?.film.synopsis;
      return { ...one, id, ...(synopsis && { synopsis }) };
    }),
  );
}

/** Search as you type over the whole catalogue. */
export async function findFilms(query: string): Promise<ListedFilm[]> {
  return (await shippedCatalogue()).search(query, 8).map(({ film, by }) => listedFilm(film, by));
}

function listedFilm({ id, title, year, directors, cast }: CatalogueFilm, by?: string): ListedFilm {
  const line = [by ?? '', directors.slice(0, 2).join(', '), cast.slice(0, 2).join(', ')].filter(Boolean).join(' · ');
  return { id, title, year, ...(line && { line }) };
}

/** Prepares the search while the page has nothing else to do. @returns what stops it. */
export function warmSearch(): () => void {
  let stopped = false;
  const slice = async (left: IdleDeadline) => {
    const catalogue = await shippedCatalogue();
    let done = false;
    do done = catalogue.warm();
    while (!done && left.timeRemaining() > 0);
    if (!done && !stopped) requestIdleCallback(work);
  };
  const work = (left: IdleDeadline) => void slice(left).catch(() => {}); // A search will say what is wrong.
  const handle = requestIdleCallback(work);
  return () => {
    stopped = true;
    cancelIdleCallback(handle);
  };
}
