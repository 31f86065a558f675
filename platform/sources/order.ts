/** Which source is believed about what, when several tell of one film. */
import { bareFilm, type KeptFilm, mergeParts } from '../plots/kept.ts';
import { PARTS, type Part, type SourceId } from './source.ts';

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
 * so that no ending of one telling follows the plot of another.
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
  return mergeParts(into, fetched, parts);
}
