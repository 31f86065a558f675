/**
 * Which labelled pages are learned from and which are kept for checking. Pages that share a film stay together: they form
 * one group, named by its smallest key, and the hash of that name decides. So a film never stands on both sides.
 */
export type Side = 'learn' | 'check';

/** What the split needs to know of a page. */
export interface PageFilms {
  slug: string;
  films: { title: string; year: number }[];
}

/** Groups of pages that share films: slug to the name of its group. Does not depend on the order of the pages. */
export function groupsOf(pages: readonly PageFilms[]): Map<string, string> {
  const parent = new Map<string, string>();
  const rootOf = (key: string): string => {
    let root = key;
    while (parent.get(root) !== root) root = parent.get(root)!;
    return root;
  };
  for (const { slug, films } of pages) {
    const keys = [`page ${slug}`, ...films.map(({ title, year }) => `film ${title.toLowerCase()} ${year}`)];
    for (const key of keys) if (!parent.has(key)) parent.set(key, key);
    for (const key of keys) {
      const [low, high] = [rootOf(keys[0]!), rootOf(key)].sort() as [string, string];
      parent.set(high, low);
    }
  }
  return new Map(pages.map(({ slug }) => [slug, rootOf(`page ${slug}`)]));
}

/** FNV-1a with a final mix, 32 bits. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}

/** The side of a group: one in three is kept for checking. */
export const sideOf = (group: string): Side => (hashOf(group) % 3 === 0 ? 'check' : 'learn');

/** Slug to side for a whole set of pages. */
export const splitPages = (pages: readonly PageFilms[]): Map<string, Side> =>
  new Map([...groupsOf(pages)].map(([slug, group]) => [slug, sideOf(group)]));
