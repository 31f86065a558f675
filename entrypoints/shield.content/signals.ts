import type { PageSignals } from '../../engine/block.ts';
import { pristine } from './markup.ts';

/**
 * What a page says of itself.
 * @param url the page's address; in a frame without one of its own (srcdoc) that of the page around it
 */
export function readSignals(page: Document, url: string): PageSignals {
  const { querySelectorAll, title } = pristine(page);
  const all = (selector: string): Element[] => [...querySelectorAll(selector)];
  const meta: Record<string, string> = Object.create(null);
  for (const element of all('meta[content]')) {
    const name = element.getAttribute('property') ?? element.getAttribute('name') ?? element.getAttribute('itemprop');
    if (name) meta[name.toLowerCase()] ??= element.getAttribute('content')!;
  }
  return {
    url,
    title,
    jsonLd: all('script[type="application/ld+json"]').map((script) => script.textContent ?? ''),
    meta,
    links: all('link[rel="canonical"], a[data-track-action="TMDB"], a[data-track-action="IMDb"]').flatMap(
      (link) => link.getAttribute('href') ?? [],
    ),
  };
}
