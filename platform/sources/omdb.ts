/** OMDb, with the person's own key: facts and the short plot, which is a premise; the long one would spoil and is never asked for. */
import type { FilmFacts } from '../../engine/film.ts';
import { bareFilm } from '../plots/kept.ts';
import { SourceError } from './error.ts';
import { defined, distinct, textAt } from './json.ts';
import type { Asking, Origin, Source, Wanted } from './source.ts';

const NAME = 'OMDb';

export const omdb: Source = {
  async ask(film, gives, asking) {
    const answer = await get(film, asking);
    const year = Number(/^\d{4}/.exec(textAt(answer, 'Year'))?.[0]);
    if (textAt(answer, 'Type') !== 'movie' || !(Math.abs(year - film.year) <= 1))
      throw new SourceError('wrong-film', NAME);
    const kept = bareFilm(film.id, factsOf(film, answer, year));
    const imdb = kept.film.ids.imdb;
    const origin: Origin = {
      source: 'omdb',
      ...(imdb && { link: `https://www.imdb.com/title/${imdb}/` }),
      date: asking.today,
    };
    if (gives.includes('facts')) kept.origins.facts = origin;
    const synopsis = known(answer, 'Plot');
    if (gives.includes('synopsis') && synopsis) {
      kept.film.synopsis = synopsis;
      kept.origins.synopsis = origin;
    }
    return kept;
  },
};

async function get(film: Wanted, { net, settings, signal }: Asking): Promise<unknown> {
  const key = settings.keys.omdb;
  if (key === '') throw new SourceError('no-key', NAME);
  const which = film.ids.imdb ? { i: film.ids.imdb } : { t: film.title, y: String(film.year), type: 'movie' };
  const query = new URLSearchParams({ apikey: key, plot: 'short', r: 'json', ...which });
  const url = `${settings.bases.omdb ?? 'https://www.omdbapi.com'}/?${query}`;
  const { status, body } = await net.json({ name: NAME, url, ...(signal && { signal }) });
  if (status === 401 || status === 403) throw new SourceError('refused', NAME);
  if (textAt(body, 'Response') === 'True') return body;
  throw new SourceError(/not found|incorrect imdb/i.test(textAt(body, 'Error')) ? 'missing' : 'not-understood', NAME);
}

/** A value; all are text, and "N/A" is unknown. */
const known = (answer: unknown, key: string): string => {
  const value = textAt(answer, key);
  return value === 'N/A' ? '' : value;
};

function factsOf(film: Wanted, answer: unknown, year: number): FilmFacts {
  const list = (key: string, fallback: string[]) => {
    const found = distinct(
      known(answer, key)
        .split(',')
        .map((name) => name.trim()),
    );
    return found.length > 0 ? found : fallback;
  };
  const imdb = known(answer, 'imdbID');
  return defined({
    title: known(answer, 'Title') || film.title,
    year,
    originalTitle: film.originalTitle,
    otherTitles: film.otherTitles,
    ids: { ...film.ids, ...(/^tt\d{7,8}$/.test(imdb) && { imdb }) },
    runtime: Number.parseInt(known(answer, 'Runtime'), 10) || film.runtime,
    languages: list('Language', film.languages),
    countries: list('Country', film.countries),
    directors: list('Director', film.directors),
    genres: list('Genre', film.genres),
  }) as FilmFacts;
}
