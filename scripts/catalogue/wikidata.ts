/**
 * Films from Wikidata's query service, which has limits: 60 seconds a query, and 429 with Retry-After for who asks too much. So: one query at
 * a time, a pause between, and questions that can be made smaller.
 *
 *   year 1995, sites 8 … ∞ ──too slow?──> sites 8 … 89  and  sites 90 … ∞     (a band of one: halves of the year)
 *   aliases, details of 200 films ──too slow?──> of 100 and 100
 *
 * "Too slow" is a time-out of ours, a status of 500 and up, or an answer that is cut off and cannot be parsed.
 */
import { standingOfSites } from './rank.ts';
import { type SourceFilm, sourceFilm } from './source.ts';

export const QUERY_SERVICE = 'https://query.wikidata.org/sparql';

export interface Asking {
  /** Address of the query service. */
  address: string;
  years: { from: number; to: number };
  /** Fewest Wikimedia sites with a page of the film. */
  sites: number;
  /** Milliseconds after which an answer is no longer waited for. */
  timeout: number;
  /** Milliseconds between two queries. */
  pause: number;
  report(message: string): void;
}

/** A question that the service could not answer in time: ask for less. */
class TooSlow extends Error {}

interface Binding {
  [variable: string]: { value: string } | undefined;
}

/** More than any film has. */
const MANY_SITES = 1000;
const BATCH = 200;
const MOST_TRIES = 6;
const AGENT = 'CurtainCatalogue/1.0 (https://curtain.example)';

/** All films of the years asked for. @throws when the service refuses or goes on failing. */
export async function wikidataOnline(asking: Asking): Promise<SourceFilm[]> {
  const films = new Map<string, SourceFilm>();
  for (let year = asking.years.from; year <= asking.years.to; year++) {
    const bindings = await filmsOf(asking, year, { from: asking.sites, to: MANY_SITES }, { from: 1, to: 13 });
    for (const binding of bindings) addFilm(films, binding);
    asking.report(`${year}: ${films.size} films so far`);
  }
  const ids = [...films.keys()];
  for (let at = 0; at < ids.length; at += BATCH) {
    const batch = ids.slice(at, at + BATCH);
    for (const { film, alias } of await inBatches(asking, batch, aliasQuery)) {
      if (film && alias) films.get(idOf(film.value))?.names.push(alias.value);
    }
    for (const binding of await inBatches(asking, batch, detailQuery)) addDetail(films, binding);
    asking.report(`names and facts: ${Math.min(at + BATCH, ids.length)} of ${ids.length}`);
  }
  return [...films.values()];
}

interface Range {
  from: number;
  /** Not part of it any more, for months; the last of it, for sites. */
  to: number;
}

/** Films of one year, in as many questions as it takes. */
async function filmsOf(asking: Asking, year: number, sites: Range, months: Range): Promise<Binding[]> {
  try {
    return await ask(asking, filmQuery(year, sites, months));
  } catch (error) {
    if (!(error instanceof TooSlow)) throw error;
    if (sites.from < sites.to) {
      const middle = Math.floor(Math.sqrt(sites.from * sites.to));
      return [
        ...(await filmsOf(asking, year, { from: sites.from, to: middle }, months)),
        ...(await filmsOf(asking, year, { from: middle + 1, to: sites.to }, months)),
      ];
    }
    if (months.to - months.from > 1) {
      const middle = (months.from + months.to) >> 1;
      return [
        ...(await filmsOf(asking, year, sites, { from: months.from, to: middle })),
        ...(await filmsOf(asking, year, sites, { from: middle, to: months.to })),
      ];
    }
    throw new Error(`Wikidata cannot answer for a single month of ${year}: ${error.message}`);
  }
}

async function inBatches(asking: Asking, ids: string[], query: (ids: string[]) => string): Promise<Binding[]> {
  try {
    return await ask(asking, query(ids));
  } catch (error) {
    if (!(error instanceof TooSlow)) throw error;
    if (ids.length === 1) throw new Error(`Wikidata cannot answer for ${ids[0]}: ${error.message}`);
    const half = ids.length >> 1;
    return [
      ...(await inBatches(asking, ids.slice(0, half), query)),
      ...(await inBatches(asking, ids.slice(half), query)),
    ];
  }
}

async function ask(asking: Asking, query: string): Promise<Binding[]> {
  for (let tries = 1; ; tries++) {
    await wait(asking.pause * tries);
    const answer = await send(asking, query);
    if (answer instanceof Error) {
      if (tries < MOST_TRIES) continue;
      throw new Error(`${asking.address} cannot be reached: ${answer.message}`);
    }
    const { status, headers, text } = answer;
    if (status === 429) {
      if (tries === MOST_TRIES) throw new Error('Wikidata asks to stop: too many requests. Try again in an hour.');
      const seconds = secondsOf(headers.get('Retry-After'));
      asking.report(`asked to wait ${seconds} s`);
      await wait(seconds * 1000);
      continue;
    }
    if (status >= 500) throw new TooSlow(`status ${status}`);
    if (status !== 200) throw new Error(`Wikidata refuses the query with status ${status}: ${text.slice(0, 200)}`);
    return parse(text);
  }
}

/** One request; an error when nobody answers. @throws TooSlow when the answer does not come, or ends too early. */
async function send(
  { address, timeout }: Asking,
  query: string,
): Promise<{ status: number; headers: Headers; text: string } | Error> {
  let begun = false;
  try {
    const response = await fetch(`${address}?format=json&query=${encodeURIComponent(query)}`, {
      headers: { Accept: 'application/sparql-results+json', 'Api-User-Agent': AGENT, 'User-Agent': AGENT },
      signal: AbortSignal.timeout(timeout),
    });
    begun = true;
    return { status: response.status, headers: response.headers, text: await response.text() };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    if (error.name === 'TimeoutError') throw new TooSlow('no answer in time');
    if (begun) throw new TooSlow('the answer breaks off');
    return error.cause instanceof Error ? error.cause : error;
  }
}

/** A time-out in mid-answer arrives as 200 with JSON that breaks off. */
function parse(text: string): Binding[] {
  try {
    const { results } = JSON.parse(text) as { results?: { bindings?: Binding[] } };
    if (Array.isArray(results?.bindings)) return results.bindings;
  } catch {
    throw new TooSlow('the answer breaks off');
  }
  throw new Error('Wikidata answered with something that is not a query result.');
}

/** `Retry-After` in seconds or as a date; half a minute where it does not say. */
function secondsOf(header: string | null): number {
  if (header === null) return 30;
  const seconds = Number(header);
  return Number.isFinite(seconds) ? seconds : Math.max(1, (Date.parse(header) - Date.now()) / 1000 || 30);
}

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

function filmQuery(year: number, sites: Range, months: Range): string {
  return `SELECT ?film ?title (MIN(YEAR(?d)) AS ?year) (SAMPLE(?i) AS ?imdb) (SAMPLE(?t) AS ?tmdb) ?sitelinks WHERE {
  VALUES ?class { wd:Q11424 wd:Q506240 wd:Q24862 wd:Q202866 wd:Q93204 }
  ?film wdt:P31 ?class ; wdt:P577 ?d ; wikibase:sitelinks ?sitelinks .
  FILTER(?d >= "${firstOf(year, months.from)}"^^xsd:dateTime && ?d < "${firstOf(year, months.to)}"^^xsd:dateTime)
  FILTER(?sitelinks >= ${sites.from}${sites.to < MANY_SITES ? ` && ?sitelinks <= ${sites.to}` : ''})
  ?film rdfs:label ?title . FILTER(LANG(?title) = "en")
  OPTIONAL { ?film wdt:P345 ?i } OPTIONAL { ?film wdt:P4947 ?t }
} GROUP BY ?film ?title ?sitelinks`;
}

function firstOf(year: number, month: number): string {
  return new Date(Date.UTC(year, month - 1, 1)).toISOString().replace('.000', '');
}

function aliasQuery(ids: string[]): string {
  return `SELECT ?film ?alias WHERE { VALUES ?film { ${items(ids)} } ?film skos:altLabel ?alias . FILTER(LANG(?alias) = "en") }`;
}

function detailQuery(ids: string[]): string {
  const named = (property: string, kind: string) =>
    `{ ?film wdt:${property} ?item . ?item rdfs:label ?value . FILTER(LANG(?value) = "en") BIND("${kind}" AS ?kind) }`;
  return `SELECT ?film ?kind ?value WHERE { VALUES ?film { ${items(ids)} }
  ${Object.entries(DETAILS)
    .map(([kind, property]) => named(property, kind))
    .join(' UNION\n  ')} UNION
  { ?film wdt:P1476 ?value BIND("originalTitle" AS ?kind) } UNION
  { ?page schema:about ?film ; schema:isPartOf <https://en.wikipedia.org/> ; schema:name ?value BIND("wikipedia" AS ?kind) }
}`;
}

const items = (ids: string[]) => ids.map((id) => `wd:${id}`).join(' ');
const idOf = (uri: string) => uri.slice(uri.lastIndexOf('/') + 1);

/** Lists of a film, and the properties they come from. */
const DETAILS = { directors: 'P57', cast: 'P161', genres: 'P136', languages: 'P364', countries: 'P495' } as const;

function addFilm(films: Map<string, SourceFilm>, { film, title, year, imdb, tmdb, sitelinks }: Binding): void {
  const id = film && idOf(film.value);
  // A label that the service lacks comes back as the id.
  if (!id || !/^Q\d+$/.test(id) || !title || title.value === id || !year) return;
  const known = films.get(id);
  if (known) {
    known.year = Math.min(known.year!, Number(year.value));
    return;
  }
  const found = sourceFilm(title.value, Number(year.value));
  found.ids.wikidata = id;
  if (imdb && /^tt\d+$/.test(imdb.value)) found.ids.imdb = imdb.value;
  if (tmdb && /^\d+$/.test(tmdb.value)) found.ids.tmdb = Number(tmdb.value);
  found.standing = standingOfSites(Number(sitelinks?.value ?? 1));
  films.set(id, found);
}

function addDetail(films: Map<string, SourceFilm>, { film, kind, value }: Binding): void {
  const found = film && films.get(idOf(film.value));
  if (!found || !kind || !value) return;
  if (kind.value === 'originalTitle') found.originalTitle ??= value.value;
  else if (kind.value === 'wikipedia') found.ids.wikipedia ??= value.value;
  else if (kind.value in DETAILS) {
    const list = found[kind.value as keyof typeof DETAILS];
    const item = kind.value === 'genres' ? genreOf(value.value) : value.value.replace(/ language$/, '');
    if (list.length < 4 && !list.includes(item)) list.push(item);
  }
}

/** "science fiction film" -> "Science Fiction". */
function genreOf(label: string): string {
  return label.replace(/ (?:film|movie)$/i, '').replace(/(^|[ -])\p{Ll}/gu, (first) => first.toUpperCase());
}
