/** From a film to its Wikipedia article: by id where one is known, else by names that are checked before they are believed. */
import { SourceError } from './error.ts';
import { wikipediaBase } from './info.ts';
import { at, listAt, textAt } from './json.ts';
import type { Asking, Wanted } from './source.ts';
import { askApi, type Item, isFilmOf, itemsOf } from './wikibase.ts';

const NAME = 'Wikipedia';

export interface Article {
  language: string;
  title: string;
  /** Its Wikidata item. */
  item: string;
}

/** The film's articles in the person's languages, best first. @throws SourceError when there is none. */
export async function articlesOf(film: Wanted, asking: Asking): Promise<Article[]> {
  const { languages } = asking.settings;
  const known = film.ids.wikidata ?? (await itemByName(film, languages[0]!, asking));
  const item = (await itemsOf([known], 'claims|sitelinks', asking)).get(known);
  if (item === undefined) throw new SourceError('missing', NAME);
  if (!isFilmOf(item, film.year)) throw new SourceError('wrong-film', NAME);
  const articles = languages.flatMap((language) => {
    const title = sitelink(item, language);
    return title === '' ? [] : [{ language, title, item: textAt(item, 'id') || known }];
  });
  if (articles.length === 0) throw new SourceError('missing', NAME);
  return articles;
}

const sitelink = (item: Item, language: string) => textAt(item, 'sitelinks', `${language}wiki`, 'title');

/**
 * The Wikidata item of the article that bears the film's name: the forms that the English wiki gives to films first, then a search. An item
 * counts only when it is a film of the year.
 */
async function itemByName(film: Wanted, language: string, asking: Asking): Promise<string> {
  const { title, year } = film;
  const names = [
    ...(film.ids.wikipedia && language === 'en' ? [film.ids.wikipedia] : []),
    `${title} (${year} film)`,
    `${title} (film)`,
    title,
  ];
  const base = wikipediaBase(language, asking.settings.bases.wikipedia);
  const read = async (query: Record<string, string>) => {
    const body = await askApi(base, NAME, { action: 'query', redirects: '1', prop: 'pageprops', ...query }, asking);
    return listAt(body, 'query', 'pages');
  };
  const named = await read({ titles: [...new Set(names)].join('|') });
  const found =
    (await filmAmong(named, year, asking)) ?? (await filmAmong(await read(searchFor(title, year)), year, asking));
  if (found) return found;
  const ambiguous = named.some((page) => at(page, 'pageprops', 'disambiguation') !== undefined);
  const some = named.some((page) => at(page, 'missing') !== true && at(page, 'invalid') !== true);
  throw new SourceError(ambiguous ? 'ambiguous' : some ? 'wrong-film' : 'missing', NAME);
}

const searchFor = (title: string, year: number) => ({
  generator: 'search',
  gsrnamespace: '0',
  gsrlimit: '5',
  gsrsearch: `intitle:"${title.replaceAll('"', '')}" hastemplate:"Infobox film" ${year}`,
});

async function filmAmong(pages: unknown[], year: number, asking: Asking): Promise<string | undefined> {
  const ids = [...new Set(pages.flatMap((page) => textAt(page, 'pageprops', 'wikibase_item') || []))];
  if (ids.length === 0) return undefined;
  const items = await itemsOf(ids, 'claims', asking);
  return ids.find((id) => isFilmOf(items.get(id), year));
}

export interface Page {
  title: string;
  link: string;
  extract: string;
}

/**
 * The text of an article.
 * @param intro only what stands before the first heading is asked for, so that no plot arrives.
 * @throws SourceError when the page is missing, a disambiguation, a section of another page, or about another item.
 */
export async function readArticle({ language, title, item }: Article, intro: boolean, asking: Asking): Promise<Page> {
  const query = {
    action: 'query',
    redirects: '1',
    titles: title,
    prop: 'extracts|pageprops|info',
    inprop: 'url',
    explaintext: '1',
    ...(intro ? { exintro: '1' } : { exsectionformat: 'wiki' }),
  };
  const body = await askApi(wikipediaBase(language, asking.settings.bases.wikipedia), NAME, query, asking);
  const page = listAt(body, 'query', 'pages')[0];
  if (page === undefined || at(page, 'missing') === true || at(page, 'invalid') === true)
    throw new SourceError('missing', NAME);
  if (at(page, 'pageprops', 'disambiguation') !== undefined) throw new SourceError('ambiguous', NAME);
  const section = listAt(body, 'query', 'redirects').some((redirect) => textAt(redirect, 'tofragment') !== '');
  if (section || textAt(page, 'pageprops', 'wikibase_item') !== item) throw new SourceError('wrong-film', NAME);
  const extract = at(page, 'extract');
  if (typeof extract !== 'string') throw new SourceError('not-understood', NAME);
  const link = textAt(page, 'fullurl');
  const usual = `https://${language}.wikipedia.org/wiki/${encodeURIComponent(title.replaceAll(' ', '_'))}`;
  return { title: textAt(page, 'title') || title, link: /^https:\/\//.test(link) ? link : usual, extract };
}
