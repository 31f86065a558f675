/**
 * What a page says of itself outside its text: address, JSON-LD, OpenGraph, title. Strongest first: a film site's
 * address, a JSON-LD Movie, OpenGraph of a film, a title with a year, a title alone. Ids (IMDb, TMDB) are not known
 * here: on such pages the name beside the id decides.
 */
import type { Block, PageSignals, Subject } from '../block.ts';
import type { FilmNumber } from '../film.ts';
import type { FilmTalk, Talk } from '../titles/filmTalk.ts';
import type { TitleIndex } from '../titles/index.ts';
import { hashName } from '../titles/layout.ts';
import { findMentions, NO_CONTEXT } from '../titles/mentions.ts';
import { nameBetween } from '../titles/slots.ts';
import { Taught } from '../titles/taught.ts';
import { whichFilm } from '../titles/which.ts';
import { blend } from './blend.ts';

/** A film's name found in a signal, and how far the signal is to be trusted. */
interface Named {
  name: string;
  year?: number;
  trust: number;
  /** As the page writes it for readers of its data, so that it is the name even of a film that the catalogue lacks. */
  declared?: true;
}

/** Addresses of film pages: the path's film part is the first group; words in it are parted by "-" or "_". */
const ADDRESSES: RegExp[] = [
  /letterboxd\.com\/(?:[\w-]+\/)?film\/([\w-]+)/i,
  /themoviedb\.org\/movie\/\d+-([\w-]+)/i,
  /rottentomatoes\.com\/m\/(?:\d{6,}-)?([\w-]+)/i,
  /metacritic\.com\/movie\/([\w-]+)/i,
  /trakt\.tv\/movies\/(?!tt\d)([\w-]+)/i,
  /justwatch\.com\/[a-z]{2}\/(?:movie|film|filme|pelicula|elokuva|cinema|película)\/([\w-]+)/i,
  /whatsafterthemovie\.com\/(?:summary|movies?)\/([\w-]+)/i,
];
/** A title is written to catch the eye, and may hold a name by chance. */
const TITLE_TRUST = 0.7;
/** With the film's year there is hardly a chance left. */
const DATED_TRUST = 0.9;
const YEAR = /^["”’»]?,?\s*\(?(?:18|19|20)\d\d(?!\d)/u;
const WIKIPEDIA = /\.wikipedia\.org\/wiki\/([^?#]+)/i;
const FILM_SITE =
  /(?:imdb\.com\/(?:[\w-]+\/)?title\/tt\d|themoviedb\.org\/movie\/|letterboxd\.com|rottentomatoes\.com\/m\/|metacritic\.com\/movie\/|trakt\.tv\/movies\/)/i;

/**
 * The films that the page as a whole says it is about, likeliest first. Broken signals are passed over.
 * @param filmTalk 0 to 1: how surely the page's text talks of films, as far as it is known; helps to read the title.
 * @param taught names that the page taught; added to
 */
export function readSignals(
  signals: PageSignals,
  index: TitleIndex,
  filmTalk = 0,
  taught = new Taught(index.films),
): Subject[] {
  const named = [
    ...fromAddress(signals.url),
    ...signals.jsonLd.flatMap(fromJsonLd),
    ...fromOpenGraph(signals),
    ...signals.links.flatMap(fromAddress),
  ];
  const films = new Map<FilmNumber, number>();
  for (const one of named) {
    const known = filmsNamed(one, index);
    for (const { film, share } of known.length ? known : strangerNamed(one, index, taught))
      films.set(film, Math.max(share, films.get(film) ?? 0));
  }
  if (films.size === 0)
    for (const { film, share } of fromTitle(signals, index, filmTalk, taught)) films.set(film, share);
  const sum = Math.max(
    1,
    [...films.values()].reduce((total, share) => total + share, 0),
  );
  return [...films].map(([film, share]) => ({ film, share: share / sum })).sort((a, b) => b.share - a.share);
}

function filmsNamed({ name, year, trust }: Named, index: TitleIndex): Subject[] {
  const hashed = hashName(name);
  if (hashed === null) return [];
  const entries = index.entries(hashed.hash);
  if (entries.length === 0) return [];
  const { films, yearsOff } = whichFilm(entries, index, { year, article: hashed.article, expected: () => 0 });
  if (yearsOff === 2) return [];
  return films.map(({ film, share }) => ({ film, share: share * trust }));
}

/** A declared film that the catalogue lacks. */
function strangerNamed({ name, year, trust, declared }: Named, index: TitleIndex, taught: Taught): Subject[] {
  if (!declared) return [];
  index.words.read(name);
  const hit = nameBetween(name, index.words, 0, name.length);
  if (hit === null) return [];
  const film = taught.stranger(hit.hash, name, year);
  taught.teach(index.words, hit, film);
  return [{ film, share: trust }];
}

function fromAddress(url: string): Named[] {
  for (const pattern of ADDRESSES) {
    const slug = pattern.exec(url)?.[1];
    if (slug !== undefined) return fromSlug(slug.replace(/[-_]+/g, ' ').trim());
  }
  const article = WIKIPEDIA.exec(url)?.[1];
  if (article === undefined) return [];
  const title = decodeAddress(article).replace(/_/g, ' ');
  const film = /^(.*) \((?:(\d{4}) )?(?:[\p{L}]+ )?(?:film|фильм|film de \d{4}|película(?: de \d{4})?|filme)\)$/iu.exec(
    title,
  );
  if (film === null) return [];
  return [{ name: film[1]!, ...(film[2] === undefined ? {} : { year: Number(film[2]) }), trust: 0.95 }];
}

/** A slug may end in the year, or in a number that tells namesakes apart; both readings are tried. */
function fromSlug(words: string): Named[] {
  const year = /^(.+) ((?:19|20)\d\d)$/.exec(words);
  const plain: Named = { name: words, trust: 0.9 };
  return year === null ? [plain] : [{ name: year[1]!, year: Number(year[2]), trust: 0.95 }, plain];
}

function decodeAddress(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function fromJsonLd(source: string): Named[] {
  let data: unknown;
  try {
    data = JSON.parse(source.replace(/\/\*\s*(?:<!\[CDATA\[|\]\]>)\s*\*\//g, ''));
  } catch {
    return [];
  }
  return asList(data)
    .flatMap((one) => [one, ...asList(field(one, '@graph'))])
    .filter((one) => asList(field(one, '@type')).includes('Movie'))
    .flatMap((movie) => {
      const name = field(movie, 'name');
      if (typeof name !== 'string') return [];
      const released =
        field(asList(field(movie, 'releasedEvent'))[0], 'startDate') ??
        field(movie, 'datePublished') ??
        field(movie, 'dateCreated');
      const year = /^(\d{4})/.exec(String(released ?? ''))?.[1];
      return [
        {
          name: decodeEntities(name),
          ...(year === undefined ? {} : { year: Number(year) }),
          trust: 0.95,
          declared: true,
        },
      ];
    });
}

function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}

function field(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;
}

function decodeEntities(text: string): string {
  return text
    .replace(/&(?:apos|#0?39|#x27);/gi, "'")
    .replace(/&quot;/gi, '"')
    .replace(/&amp;/gi, '&');
}

function fromOpenGraph({ meta, url }: PageSignals): Named[] {
  const title = meta['og:title'];
  if (title === undefined) return [];
  const [, name, year] = /^\s*(.+?)\s*\((?:[\p{L} ]*)?((?:18|19|20)\d\d)\b[^)]*\)/u.exec(title) ?? [];
  if (meta['og:type'] === 'video.movie' || FILM_SITE.test(url)) {
    const released = year ?? /\d{4}/.exec(meta['video:release_date'] ?? '')?.[0];
    return [
      {
        name: name ?? title,
        ...(released === undefined ? {} : { year: Number(released) }),
        trust: 0.9,
        declared: true,
      },
    ];
  }
  return [];
}

/** How often what a page says of itself counts as film talk, beside its text. */
export const SAID = 3;

/** The words in which a page says what it is: its title and description. */
export const wordsOfItself = ({ title, meta }: PageSignals): string =>
  [title, meta['og:title'], meta['og:site_name'], meta.description ?? meta['og:description']]
    .filter((one) => one !== undefined)
    .join('\n');

/** The film talk of the page's title and description. */
export function signalTalk(signals: PageSignals, index: TitleIndex, talk: FilmTalk): Talk {
  const text = wordsOfItself(signals);
  index.words.read(text);
  return { said: SAID * talk.count(text, index.words).said, words: 0 };
}

/** The tab's title and OpenGraph title, read as a heading. */
function fromTitle({ title, meta }: PageSignals, index: TitleIndex, filmTalk: number, taught: Taught): Subject[] {
  const context = { ...NO_CONTEXT, filmTalk, taught };
  for (const text of [title, meta['og:title'] ?? '']) {
    const block: Block = { text: text.replace(/\s[|·•–—-]\s/gu, '\n'), kind: 'heading', level: 1, marks: [] };
    const mentions = findMentions(block, index, context);
    if (mentions.length === 0) continue;
    const trust = mentions.some(({ end }) => YEAR.test(block.text.slice(end, end + 12))) ? DATED_TRUST : TITLE_TRUST;
    return blend(mentions).map(({ film, share }) => ({ film, share: trust * share }));
  }
  return [];
}
