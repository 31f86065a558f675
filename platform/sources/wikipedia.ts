/** Wikipedia: the first paragraph of the lead as synopsis; plot and cast section on demand, and a breakdown made of them. */
import { bareFilm, type KeptFilm } from '../plots/kept.ts';
import { type Article, articlesOf, readArticle } from './article.ts';
import { charactersOf, setEndingApart, timelineOf } from './derived.ts';
import { SourceError } from './error.ts';
import { castOf, paragraphsOf, plotOf, sectionsOf } from './headings.ts';
import { wikipediaBase } from './info.ts';
import { listAt, textAt } from './json.ts';
import type { Asking, Origin, Source, Wanted } from './source.ts';
import { askApi, isFilmOf, itemsOf, labelOf, yearOfItem } from './wikibase.ts';

const NAME = 'Wikipedia';
const MOST_SIMILAR = 8;

export const wikipedia: Source = {
  async ask(film, gives, asking) {
    const articles = await articlesOf(film, asking);
    const kept = bareFilm(film.id, film);
    if (gives.includes('synopsis')) await addSynopsis(kept, articles, asking);
    if (gives.includes('story')) await addStory(kept, film, articles, asking);
    if (gives.includes('similar')) await addSimilar(kept, articles[0]!, asking);
    return kept;
  },
};

async function addSynopsis(kept: KeptFilm, articles: Article[], asking: Asking): Promise<void> {
  const page = await readArticle(articles[0]!, true, asking);
  const [first] = paragraphsOf(page.extract);
  if (!first) throw new SourceError('missing', NAME);
  kept.film.synopsis = first;
  kept.origins.synopsis = { ...originOf(page, asking), shortened: true };
}

/** The plot in the first of the person's languages that tells it. */
async function addStory(kept: KeptFilm, { runtime }: Wanted, articles: Article[], asking: Asking): Promise<void> {
  for (const article of articles) {
    const page = await readArticle(article, false, asking);
    const sections = sectionsOf(page.extract);
    const told = plotOf(sections, article.language);
    if (told.length === 0) continue;
    const origin = originOf(page, asking);
    Object.assign(kept.film, setEndingApart(told), { timeline: timelineOf(told, runtime) });
    kept.origins.plot = kept.origins.ending = { ...origin, shortened: true };
    kept.origins.timeline = { ...origin, derived: true };
    const characters = charactersOf(castOf(sections, article.language));
    if (characters.length === 0) return;
    kept.film.characters = characters;
    kept.origins.characters = { ...origin, derived: true };
    return;
  }
  throw new SourceError('no-plot', NAME);
}

/** Articles on films that read like this one. Why they are like it is not told, so nothing can be given away. */
async function addSimilar(kept: KeptFilm, { language, title }: Article, asking: Asking): Promise<void> {
  const query: Record<string, string> = {
    action: 'query',
    generator: 'search',
    gsrnamespace: '0',
    gsrlimit: '12',
    gsrsearch: `morelikethis:"${title.replaceAll('"', '')}" hastemplate:"Infobox film"`,
    prop: 'pageprops',
  };
  const base = wikipediaBase(language, asking.settings.bases.wikipedia);
  const pages = listAt(await askApi(base, NAME, query, asking), 'query', 'pages');
  const ids = pages.flatMap((page) => textAt(page, 'pageprops', 'wikibase_item') || []);
  const items = await itemsOf(ids, 'claims|labels', asking);
  const similar = [...items.values()].flatMap((item) => {
    const year = yearOfItem(item);
    const label = labelOf(item, [language]);
    return year !== undefined && label && isFilmOf(item, year)
      ? [{ title: label, year, why: 'A similar article on Wikipedia.' }]
      : [];
  });
  if (similar.length === 0) return;
  kept.film.similar = similar.slice(0, MOST_SIMILAR);
  kept.origins.similar = { source: 'wikipedia', link: `https://${language}.wikipedia.org/`, date: asking.today };
}

const originOf = ({ link, title }: { link: string; title: string }, { today }: Asking): Origin => ({
  source: 'wikipedia',
  link,
  title,
  date: today,
});
