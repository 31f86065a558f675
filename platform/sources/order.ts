/** Which source is believed about what, when several tell of one film. */
import { bareFilm, type KeptFilm, mergeParts } from '../plots/kept.ts';
import { timed } from './derived.ts';
import { SOURCE_INFO } from './info.ts';
import { type Give, PARTS, type Part, type SourceId } from './source.ts';

const STORY: SourceId[] = ['shipped', 'whatsafterthemovie', 'wikipedia'];
const FACTS: SourceId[] = ['shipped', 'wikidata', 'tmdb', 'omdb', 'whatsafterthemovie', 'wikipedia'];

/** Best first. */
const ORDER: Record<Part, SourceId[]> = {
  facts: FACTS,
  synopsis: ['shipped', 'whatsafterthemovie', 'tmdb', 'wikipedia', 'omdb'],
  plot: STORY,
  ending: STORY,
  timeline: STORY,
  characters: ['shipped', 'whatsafterthemovie', 'tmdb', 'wikidata', 'wikipedia'],
  settings: FACTS,
  themes: FACTS,
  boxOffice: FACTS,
  crew: FACTS,
  production: FACTS,
  postCredits: FACTS,
  similar: ['shipped', 'tmdb', 'whatsafterthemovie', 'wikipedia'],
  poster: FACTS,
  links: ['whatsafterthemovie'],
};

/**
 * What was kept, with the fetched parts that are new, or come from the same or a better source. Plot, ending and timeline go together,
 * so that no ending of one telling follows the plot of another. A derived timeline gets its minutes as soon as the running time is known.
 */
export function mergeFetched(kept: KeptFilm | undefined, fetched: KeptFilm): KeptFilm {
  const into = kept ?? bareFilm(fetched.id, fetched.film);
  const better = (part: Part) => {
    const [now, then] = [fetched.origins[part], into.origins[part]];
    if (!now) return false;
    return !then || ORDER[part].indexOf(now.source) <= ORDER[part].indexOf(then.source);
  };
  const story: Part[] = ['plot', 'ending'];
  const parts = PARTS.filter((part) => (story.includes(part) ? better('plot') && better('ending') : better(part)));
  const merged = mergeParts(into, fetched, parts);
  const { timeline, runtime } = merged.film;
  return merged.origins.timeline?.derived
    ? { ...merged, film: { ...merged.film, timeline: timed(timeline, runtime) } }
    : merged;
}

/** The parts that an answer may hold. */
const PARTS_OF: Record<Give, Part[]> = {
  facts: ['facts', 'poster'],
  synopsis: ['synopsis'],
  story: ['plot', 'ending', 'timeline'],
  more: ['characters', 'settings', 'themes', 'boxOffice', 'crew', 'production', 'postCredits'],
  similar: ['similar'],
};

/** What to ask of whom, so that all that was fetched of a film comes anew. A page that the person saved is not asked for. */
export function askedAnew({ origins }: Pick<KeptFilm, 'origins'>): { source: SourceId; gives: Give[] }[] {
  return refreshable(Object.values(origins).map(({ source }) => source)).map((source) => ({
    source,
    gives: SOURCE_INFO[source].gives.filter((give) => PARTS_OF[give].some((part) => origins[part]?.source === source)),
  }));
}

/** Those of these sources that can be asked again, each once. */
export const refreshable = (sources: SourceId[]): SourceId[] =>
  [...new Set(sources)].filter((source) => SOURCE_INFO[source].gives.length > 0);
