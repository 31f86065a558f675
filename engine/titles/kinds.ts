/**
 * What a name is the name of, as far as the page says: a link's address and the words right beside the name tell films
 * from series, books, games and songs of the same name.
 */
import { type HashedName, hashName } from './layout.ts';

/** One film's page, on film sites and on any whose address says so; the page's own links have no host. */
const FILM_PAGE =
  /(?:^|imdb\.com)\/(?:[a-z-]+\/)?title\/tt\d|(?:^|rottentomatoes\.com)\/m\/[\w-]+\/?(?:$|[?#])|\/wiki\/[^#?]*_\((?:\d{4}_)?(?:[A-Za-z]+_)?film\)|\/(?:films?|movies?|filme|filmy|kinofilme?|peliculas?)\/(?:\d+[-/])?[\p{L}\d%_-]{2,}/iu;
/** An address among film pages, as part of its path or name of its host. */
const OF_FILMS = /(?:film|movie|kino|cinema|cinéma|cine)[\w-]*[./]/i;
/** The page of something else that has names as films do. */
const OTHER_PAGE =
  /\/(?:tv|tv-?shows?|tv-?series|shows?|series|serien?|serial[a-z]*|seasons?|games?|books?|buch|buecher|music|albums?|songs?|podcasts?|artists?|actors?|people|persons?|users?|members?|profiles?|name\/nm\d+|celebrity)\/|\/s\d\d(?:\/|$)|\/wiki\/[^#?]*_\([^()]*(?:series|novel|book|album|song|band|game|miniseries|play|musical|franchise|character|comics?)\)/i;
/** Characters before a name in which its kind is looked for. */
const MOST_BEFORE = 36;
/** The word before a name, but for "called" and quotation marks. */
const WORD_BEFORE = /(\p{L}[\p{L}-]{2,24})\s+(?:called\s+|titled\s+|von\s+)?["“„‚‘«»']?$/u;
const CALLED_OTHER =
  /^(?:[\p{L}-]*series?|[\p{L}-]*serien?|séries?|sitcoms?|soaps?|[\p{L}-]*shows?|animes?|podcasts?|novels?|books?|memoirs?|bestsellers?|albums?|songs?|singles?|tracks?|bands?|[\p{L}-]*games?|musicals?|plays?|operas?|magazines?|roman[sy]?|romane|[\p{L}-]*buch|lied|[\p{L}-]*spiel|seriál\p{L}*|serial\p{L}*|knih\p{L}*|libros?|livres?|novelas?|canción|chanson|disques?|сериал\p{L}*|книг\p{L}*|роман\p{L}*|песн\p{L}*)$/iu;
const FOLLOWED_BY_OTHER =
  /^["”“’»]?(?:,["”“’»]?\s+an?\s+(?:(?!film|movie|adaptation|version|remake)[\p{L}-]+\s+){0,2}(?:series|miniseries|soap opera|sitcom|show|novel|game|musical|album|song)(?!\p{L}|\s+(?:films?|movies?|adaptation|version))|,?\s*\((?:\d{4}\s)?(?:[^()]*\s)?(?:series|serie|seri[aá]l\p{L}*|show|novel|book|album|song|game|play|musical|miniseries)\)|\s*[:,–-]?\s+(?:(?:season|staffel|saison|temporada|stagione|sezon|série|episode|folge|volume|s)\s*\d|s\d\de\d\d)|\s+(?:(?:tv|television|web|radio|netflix|hbo)[\s-](?:series|serie|show)|series|sitcom|showrunner|(?:video\s?)?games?|novels?|comics?|album|song|musical|soundtrack|podcast|radio)(?!\p{L}))/iu;

/** The address of one film on a film site, or of a film's article. */
export function isFilmPage(address: string | undefined): boolean {
  return address !== undefined && FILM_PAGE.test(address) && !OTHER_PAGE.test(address);
}

/** The link leads to a page of something other than a film. */
export function isOtherPage(address: string | undefined): boolean {
  return address !== undefined && OTHER_PAGE.test(address);
}

/**
 * A part of an address that speaks of films is the name: "/m/heart_eyes", "/film/1079-planeta-opic/prehled/",
 * "/kino/eternals_10452475.html".
 */
export function isNamedByAddress(href: string | undefined, hash: number): boolean {
  if (href === undefined || !(FILM_PAGE.test(href) || OF_FILMS.test(href)) || OTHER_PAGE.test(href)) return false;
  return href.split(/[/?#]/).some((part) => {
    const words = nameIn(part);
    return [words, words.replace(/ (?:19|20)\d\d$/, '')].some((name) => hashName(name)?.hash === hash);
  });
}

/** A part of an address that is made of a film's name; the first group is set on sites where no other page has such an address. */
const NAMING =
  /(letterboxd\.com\/film\/|(?:rottentomatoes\.com|^)\/m\/|themoviedb\.org\/movie\/|\/wiki\/(?=[^#?]*film\)))|\/(?:films?|movies?|filmy?|filme|kino|kinofilme?|peliculas?)\/(?:\d+\/)?/i;

/** The name that a film page's address is made of. */
export interface AddressName extends HashedName {
  /** It can hardly be the address of anything but one film: of a site that names films so, or it holds a number. */
  sure: boolean;
}

/** The name that the address of a film's page is made of; null for other addresses. */
export function nameInAddress(address: string | undefined): AddressName | null {
  const naming = address === undefined || OTHER_PAGE.test(address) ? null : NAMING.exec(address);
  if (naming === null) return null;
  const part = address!.slice(naming.index + naming[0].length).split(/[/?#]/, 1)[0]!;
  const hashed = hashName(nameIn(part));
  return hashed && { ...hashed, sure: naming[1] !== undefined || /\d{3}/.test(naming[0] + part) };
}

/** A part of an address in words. */
const nameIn = (part: string): string =>
  decoded(part)
    .replace(/^\d+-|[-_]\d{5,}|\.html?$/g, '')
    .replace(/[-_]+/g, ' ')
    .replace(/ \([^()]*\)$/, '');

/** The words beside the name say that it is a series, a book, a song, a game. */
export function isCalledOther(before: string, after: string): boolean {
  const word = WORD_BEFORE.exec(before.slice(-MOST_BEFORE))?.[1];
  return (word !== undefined && CALLED_OTHER.test(word)) || FOLLOWED_BY_OTHER.test(after);
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
