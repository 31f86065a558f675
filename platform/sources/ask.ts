/** Asking a source about a film, whichever source it is. */
import type { KeptFilm } from '../plots/kept.ts';
import { SourceError } from './error.ts';
import { SOURCE_INFO } from './info.ts';
import { omdb } from './omdb.ts';
import type { Asking, Give, Source, SourceId, Wanted } from './source.ts';
import { tmdb } from './tmdb.ts';
import { wikidata } from './wikidata.ts';
import { wikipedia } from './wikipedia.ts';

const SOURCES: Partial<Record<SourceId, Source>> = { wikipedia, wikidata, tmdb, omdb };

/**
 * @returns the film with the parts found; at least one.
 * @throws SourceError with the plain reason why there is nothing.
 */
export async function askSource(id: SourceId, film: Wanted, gives: readonly Give[], asking: Asking): Promise<KeptFilm> {
  const { name } = SOURCE_INFO[id];
  const source = SOURCES[id];
  if (!source) throw new SourceError('missing', name);
  const found = await source.ask(film, gives, asking);
  if (Object.keys(found.origins).length === 0) throw new SourceError('missing', name);
  return found;
}
