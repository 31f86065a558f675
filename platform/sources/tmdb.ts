/** TMDB, with the person's own key: facts, overview, cast and crew, money, post-credit scenes, recommendations, poster. */
import type { Film, FilmFacts } from '../../engine/film.ts';
import { bareFilm } from '../plots/kept.ts';
import { SourceError } from './error.ts';
import { at, defined, distinct, listAt, numberAt, textAt } from './json.ts';
import { type Asking, FILM_PARTS, type Origin, type Source, type Wanted } from './source.ts';

const NAME = 'TMDB';
const MOST_CAST = 25;
const MOST_SIMILAR = 10;
const POSTERS = 'https://image.tmdb.org/t/p/w342';
const AFTER = 'aftercreditsstinger';
const DURING = 'duringcreditsstinger';

const CREW: Record<string, string> = {
  Screenplay: 'Writer',
  Writer: 'Writer',
  Producer: 'Producer',
  'Original Music Composer': 'Composer',
  'Director of Photography': 'Cinematographer',
  Editor: 'Editor',
};

export const tmdb: Source = {
  async ask(film, gives, asking) {
    const id = film.ids.tmdb ?? (await idOf(film, asking));
    const append = 'credits,recommendations,external_ids,keywords,alternative_titles';
    const movie = await get(`/movie/${id}`, { append_to_response: append, language: languageOf(asking) }, asking);
    if (yearOf(movie) !== undefined && Math.abs(yearOf(movie)! - film.year) > 1)
      throw new SourceError('wrong-film', NAME);
    if (numberAt(movie, 'id') !== id || textAt(movie, 'title') === '') throw new SourceError('not-understood', NAME);

    const kept = bareFilm(film.id, factsOf(film, movie, id));
    const origin: Origin = { source: 'tmdb', link: `https://www.themoviedb.org/movie/${id}`, date: asking.today };
    const all: Partial<Film> = {
      ...(gives.includes('synopsis') && { synopsis: textAt(movie, 'overview') }),
      ...(gives.includes('more') && moreOf(movie)),
      ...(gives.includes('similar') && { similar: similarOf(movie) }),
    };
    Object.assign(kept.film, all);
    for (const part of FILM_PARTS) {
      const value = part === 'facts' ? gives.includes('facts') || undefined : all[part];
      if (value !== undefined && (value as { length?: number }).length !== 0) kept.origins[part] = origin;
    }
    const poster = textAt(movie, 'poster_path');
    if (gives.includes('facts') && /^\/[\w.-]+$/.test(poster)) {
      kept.poster = POSTERS + poster;
      kept.origins.poster = origin;
    }
    return kept;
  },
};

/** @throws SourceError; TMDB explains 401 and 404 in JSON. */
async function get(path: string, query: Record<string, string>, { net, settings, signal }: Asking): Promise<unknown> {
  const key = settings.keys.tmdb;
  if (key === '') throw new SourceError('no-key', NAME);
  // A read access token is a long JWT and goes into a header; the short older key goes into the address.
  const token = key.includes('.');
  const base = settings.bases.tmdb ?? 'https://api.themoviedb.org/3';
  const url = `${base}${path}?${new URLSearchParams({ ...query, ...(!token && { api_key: key }) })}`;
  const headers: Record<string, string> = token ? { Authorization: `Bearer ${key}` } : {};
  const { status, body } = await net.json({ name: NAME, url, headers, ...(signal && { signal }) });
  if (status === 401 || status === 403) throw new SourceError('refused', NAME);
  if (status === 404 || numberAt(body, 'status_code') === 34) throw new SourceError('missing', NAME);
  if (status !== 200 || at(body, 'success') === false) throw new SourceError('not-understood', NAME);
  return body;
}

const languageOf = ({ settings }: Asking) => (settings.languages[0] === 'en' ? 'en-US' : settings.languages[0]!);

const yearOf = (movie: unknown): number | undefined =>
  Number(/^\d{4}/.exec(textAt(movie, 'release_date'))?.[0]) || undefined;

async function idOf(film: Wanted, asking: Asking): Promise<number> {
  const { imdb, wikidata } = film.ids;
  const outer = imdb ? ([imdb, 'imdb_id'] as const) : wikidata ? ([wikidata, 'wikidata_id'] as const) : undefined;
  if (outer) {
    const body = await get(`/find/${outer[0]}`, { external_source: outer[1] }, asking);
    const id = numberAt(body, 'movie_results', 0, 'id');
    if (id !== undefined) return id;
  }
  const query = { query: film.title, primary_release_year: String(film.year), include_adult: 'false' };
  const results = listAt(await get('/search/movie', query, asking), 'results');
  const names = new Set([film.title, film.originalTitle, ...film.otherTitles].map((name) => name?.toLowerCase()));
  const same = results.filter(
    (one) =>
      Math.abs((yearOf(one) ?? 0) - film.year) <= 1 &&
      [textAt(one, 'title'), textAt(one, 'original_title')].some((name) => names.has(name.toLowerCase())),
  );
  if (same.length === 1) return numberAt(same[0], 'id')!;
  throw new SourceError(same.length > 1 ? 'ambiguous' : results.length > 0 ? 'wrong-film' : 'missing', NAME);
}

function factsOf(film: Wanted, movie: unknown, id: number): FilmFacts {
  const names = (list: unknown[], key: string) => distinct(list.map((one) => textAt(one, key)));
  const or = (found: string[], known: string[]) => (found.length > 0 ? found : known);
  const title = textAt(movie, 'title');
  const original = textAt(movie, 'original_title');
  const imdb = textAt(movie, 'external_ids', 'imdb_id');
  const wikidata = textAt(movie, 'external_ids', 'wikidata_id');
  const crew = listAt(movie, 'credits', 'crew');
  return defined({
    title,
    year: yearOf(movie) ?? film.year,
    originalTitle: original && original !== title ? original : film.originalTitle,
    otherTitles: distinct([...film.otherTitles, ...names(listAt(movie, 'alternative_titles', 'titles'), 'title')]),
    ids: defined({
      ...film.ids,
      tmdb: id,
      imdb: film.ids.imdb ?? (/^tt\d{7,8}$/.test(imdb) ? imdb : undefined),
      wikidata: film.ids.wikidata ?? (/^Q\d+$/.test(wikidata) ? wikidata : undefined),
    }),
    runtime: numberAt(movie, 'runtime') ?? film.runtime,
    languages: or(names(listAt(movie, 'spoken_languages'), 'english_name'), film.languages),
    countries: or(names(listAt(movie, 'production_countries'), 'name'), film.countries),
    directors: or(
      names(
        crew.filter((one) => textAt(one, 'job') === 'Director'),
        'name',
      ),
      film.directors,
    ),
    genres: or(names(listAt(movie, 'genres'), 'name'), film.genres),
  }) as FilmFacts;
}

/** Keywords other than those of post-credit scenes are left out: they may spoil. */
function moreOf(movie: unknown): Partial<Film> {
  const money = defined({ budget: numberAt(movie, 'budget'), gross: numberAt(movie, 'revenue') });
  const keywords = listAt(movie, 'keywords', 'keywords').map((keyword) => textAt(keyword, 'name'));
  const scenes = {
    ...(keywords.includes(DURING) && { during: true }),
    ...(keywords.includes(AFTER) && { after: true }),
  };
  const crew = Map.groupBy(
    listAt(movie, 'credits', 'crew').filter((one) => Object.hasOwn(CREW, textAt(one, 'job'))),
    (one) => CREW[textAt(one, 'job')]!,
  );
  return {
    ...(Object.keys(money).length > 0 && { boxOffice: money }),
    // That no scene is recorded does not mean that there is none.
    postCredits: Object.keys(scenes).length > 0 ? scenes : { note: 'None recorded at TMDB.' },
    crew: [...crew].map(([job, people]) => ({ job, names: distinct(people.map((one) => textAt(one, 'name'))) })),
    characters: listAt(movie, 'credits', 'cast')
      .slice(0, MOST_CAST)
      .flatMap((one) => {
        const [name, actor] = [textAt(one, 'character'), textAt(one, 'name')];
        return name && actor ? [{ name, actor, role: '' }] : [];
      }),
  };
}

const similarOf = (movie: unknown): Film['similar'] =>
  listAt(movie, 'recommendations', 'results')
    .flatMap((one) => {
      const [title, year] = [textAt(one, 'title'), yearOf(one)];
      return title && year ? [{ title, year, why: 'Recommended at TMDB.' }] : [];
    })
    .slice(0, MOST_SIMILAR);
