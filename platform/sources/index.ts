/** The sources of breakdowns, for the background that asks them and the UI that names them. */
import type { Settings } from '../settings/defaults.ts';
import { SOURCE_INFO } from './info.ts';
import type { Origin, SourceId } from './source.ts';

export { SOURCE_INFO, type SourceInfo } from './info.ts';
export { refreshable } from './order.ts';
export { type Give, type Origin, PARTS, type Part, type SourceId } from './source.ts';

/** Sources that can be asked now, best first: those that need a key only when the person has given one. */
export function askable({ keys }: Settings['sources']): SourceId[] {
  return (['wikipedia', 'wikidata', 'tmdb', 'omdb'] as const).filter((id) => {
    const { key } = SOURCE_INFO[id];
    return key === undefined || keys[key] !== '';
  });
}

/**
 * Match patterns of the hosts that a source is asked at, for `permissions.request` in the click that asks. Without ports: Firefox knows
 * no patterns with one.
 */
export function originsOf(source: SourceId, { bases, languages }: Settings['sources']): string[] {
  const hosts = SOURCE_INFO[source].bases(bases, languages).map((base) => new URL(base));
  return [...new Set(hosts.map(({ protocol, hostname }) => `${protocol}//${hostname}/*`))];
}

/** Whether two parts say the same of where they come from, so that one line of credit serves both. */
export const sameOrigin = (a: Origin, b: Origin): boolean =>
  (['source', 'link', 'date', 'derived', 'shortened'] as const).every((key) => a[key] === b[key]);
