/**
 * What's After the Movie: a page of it that the person has open, read by its words (its labels are known, its markup is not).
 *
 *   Title · label lines · genres · synopsis · "spoilers below" · plot · last updated · blocks with links
 *
 * The pages on timeline, characters, settings and themes, and similar films are read in the same way: a heading says what follows
 * it. What stands after the spoiler warning, or under a heading that is not known, is taken to spoil.
 */
import type { Film } from '../../engine/film.ts';
import { slugId } from '../catalogue/format.ts';
import type { Catalogue } from '../catalogue.ts';
import type { PageLine, PageText } from '../pageText.ts';
import { bareFilm, type KeptFilm } from '../plots/kept.ts';
import { setEndingApart } from './derived.ts';
import { SourceError } from './error.ts';
import { distinct } from './json.ts';
import { FILM_PARTS, type Origin, type Wanted } from './source.ts';

const NAME = 'What’s After the Movie';
const HOST = /(^|\.)whatsafterthemovie\.com$/;

type Zone =
  | 'synopsis'
  | 'plot'
  | 'timeline'
  | 'characters'
  | 'settings'
  | 'themes'
  | 'postCredits'
  | 'similar'
  | 'teasers'
  | 'other';

/** What a heading opens; the first that fits. */
const ZONES: [RegExp, Zone][] = [
  [/plot summary|ending explained/i, 'plot'],
  [/timeline/i, 'timeline'],
  [/characters?/i, 'characters'],
  [/settings?|locations?|time period/i, 'settings'],
  [/themes?/i, 'themes'],
  [/spoiler[- ]free|synopsis|overview/i, 'synopsis'],
  [/after the movie|post[- ]credit|end[- ]credit/i, 'postCredits'],
  [/similar/i, 'similar'],
];

const LABEL = /^(?:(year|runtime|languages?|directors?|genres?):|(directed by|made by):?)\s*(.+)$/i;
const WARNING = /spoilers? below/i;
/** From here on the page praises its further pages, and links to them. */
const TEASERS = /^unlock the full/i;
/** Sentences of the site about itself. */
const ASIDE = /^(haven[’']t seen|read the complete|warning:|last updated)/i;
const MOST_LABEL = 40;

export const isSuchPage = (url: string): boolean => URL.canParse(url) && HOST.test(new URL(url).hostname);

/** What the site adds to a film's title in headings. */
const TITLE_TAIL = /\s*(?:[–—|-]\s*|\b)(?:full plot|plot summary|timeline|similar movies|what.s after the movie).*$/i;
const TITLE_HEAD = /^(?:characters, settings & themes in|more about|similar movies to|movies like)\s+/i;

/** The film that a page is about, as the catalogue knows it. @throws SourceError when the page does not say. */
export function filmOfPage({ title, lines }: PageText, catalogue: Pick<Catalogue, 'find'>): Wanted {
  const heading = lines.find(({ level }) => level === 1)?.text ?? title;
  const shown =
    labelsOf(lines).get('year') ??
    /\((\d{4})\)/.exec([heading, title, ...lines.map(({ text }) => text)].join('\n'))?.[1];
  const name = heading
    .replace(/\s*\(\d{4}\).*$/, '')
    .replace(TITLE_HEAD, '')
    .replace(TITLE_TAIL, '')
    .trim();
  const year = Number.parseInt(shown ?? '', 10);
  if (name === '' || !year) throw new SourceError('not-understood', NAME);
  const facts = { otherTitles: [], ids: {}, languages: [], countries: [], directors: [], genres: [] };
  return catalogue.find(name, year)[0] ?? { id: slugId(name, year), title: name, year, ...facts };
}

/**
 * @param film as the catalogue knows the film of the page.
 * @throws SourceError when the page holds nothing that could be kept.
 */
export function readBreakdown(page: PageText, film: Wanted, today: string): KeptFilm {
  const zones = zonesOf(page);
  const kept = bareFilm(film.id, { ...film, ...factsOf(page.lines, film) });
  const texts = (zone: Zone) => (zones.get(zone) ?? []).filter(({ level }) => level === 0).map(({ text }) => text);
  const story = texts('plot').filter((text) => !ASIDE.test(text));
  const parts: Partial<Film> = {
    synopsis: texts('synopsis')
      .filter((text) => !ASIDE.test(text) && text.length > MOST_LABEL)
      .join(' '),
    ...(story.length > 0 ? setEndingApart(story) : {}),
    timeline: texts('timeline')
      .filter((text) => text.length > MOST_LABEL)
      .map((event) => ({ event })),
    characters: charactersOf(zones.get('characters') ?? []),
    settings: texts('settings'),
    themes: texts('themes'),
    similar: texts('similar').flatMap(similarOf),
    ...(zones.has('postCredits') && { postCredits: { note: texts('postCredits').join(' ') } }),
  };
  const origin: Origin = { source: 'whatsafterthemovie', link: page.url, title: page.title, date: today };
  for (const part of FILM_PARTS) {
    const value = part === 'facts' ? undefined : parts[part];
    if (value === undefined || (value as { length?: number }).length === 0) continue;
    Object.assign(kept.film, { [part]: value });
    kept.origins[part] = origin;
  }
  if (Object.keys(kept.origins).length === 0) throw new SourceError('not-understood', NAME);
  if (labelsOf(page.lines).size > 0) kept.origins.facts = origin;
  kept.links = linksOf(page, zones.get('teasers') ?? []);
  if (kept.links.length > 0) kept.origins.links = origin;
  return kept;
}

/**
 * Lines by the heading that they stand under. What stands before the first one is the synopsis where a spoiler warning follows, and the plot
 * on the site's old summary pages; elsewhere it may be anything.
 */
function zonesOf({ url, lines }: PageText): Map<Zone, PageLine[]> {
  const zones = new Map<Zone, PageLine[]>();
  const summary = new URL(url).pathname.startsWith('/summary/');
  let zone: Zone = lines.some(({ text }) => WARNING.test(text)) ? 'synopsis' : summary ? 'plot' : 'other';
  let depth = 1;
  for (const line of lines) {
    const { level, text } = line;
    if (level === 1 || LABEL.test(text)) continue;
    const named = level > 0 ? (ZONES.find(([words]) => words.test(text))?.[1] ?? 'other') : undefined;
    if (zone === 'teasers' || TEASERS.test(text)) zone = 'teasers';
    else if (WARNING.test(text)) zone = 'other';
    // A heading that is not known opens something new, unless it stands within a part: the name of a character, a day.
    else if (named && (named !== 'other' || level <= depth || zone === 'synopsis')) [zone, depth] = [named, level];
    zones.set(zone, [...(zones.get(zone) ?? []), line]);
  }
  return zones;
}

function labelsOf(lines: PageLine[]): Map<string, string> {
  const found = lines.flatMap(({ text }) => {
    const [, label, wordy, value = ''] = LABEL.exec(text) ?? [];
    const name = (label ?? wordy)?.toLowerCase().replace(/s$/, '').replace('directed by', 'director');
    return name ? [[name, value.trim()] as const] : [];
  });
  return new Map(found);
}

/** Genres are the short lines between the labels and the synopsis. */
function factsOf(lines: PageLine[], film: Wanted): Partial<Wanted> {
  const labels = labelsOf(lines);
  const list = (label: string) => distinct((labels.get(label) ?? '').split(',').map((name) => name.trim()));
  const last = lines.findLastIndex(({ text }) => LABEL.test(text));
  const synopsis = lines.findIndex(({ text }, place) => place > last && text.length > MOST_LABEL);
  const short = last < 0 || synopsis < 0 ? [] : lines.slice(last + 1, synopsis).filter(({ level }) => level === 0);
  const genres = list('genre').length > 0 ? list('genre') : distinct(short.map(({ text }) => text));
  const runtime = Number.parseInt(labels.get('runtime') ?? '', 10);
  return {
    ...(runtime > 0 && { runtime }),
    ...(list('language').length > 0 && { languages: list('language') }),
    ...(list('director').length > 0 && { directors: list('director') }),
    ...(genres.length > 0 && film.genres.length === 0 && { genres }),
  };
}

/** A heading or short line names a character, what follows tells of them; of that nothing is known to be spoiler-free. */
function charactersOf(lines: PageLine[]): Film['characters'] {
  const characters: Film['characters'] = [];
  for (const { level, text } of lines.slice(lines[0] && lines[0].level > 0 ? 1 : 0)) {
    const last = characters.at(-1);
    const [, name, actor] = /^(.{2,60}?)\s*\((.{2,60})\)$/.exec(text) ?? [];
    if (level > 0 || text.length <= MOST_LABEL)
      characters.push({ name: name ?? text, ...(actor && { actor }), role: '' });
    else if (last) last.fate = last.fate ? `${last.fate} ${text}` : text;
  }
  return characters;
}

function similarOf(text: string): Film['similar'] {
  const [, title, year] = /^(.+?)\s*\((\d{4})\)$/.exec(text) ?? [];
  return title && year ? [{ title, year: Number(year), why: 'Named as similar at What’s After the Movie.' }] : [];
}

/** The site's further pages on the film. */
function linksOf(page: PageText, teasers: PageLine[]): KeptFilm['links'] {
  const links = teasers.flatMap(({ text, href }) =>
    href && isSuchPage(href) && href !== page.url ? [[href, { text, href }] as const] : [],
  );
  return [...new Map(links).values()];
}
