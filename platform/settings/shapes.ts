/**
 * Shapes of the stored settings. Every field falls back on its default by itself: one broken field costs no other.
 */
import * as v from 'valibot';
import { type Concern, DEFAULTS, type Settings } from './defaults.ts';

const host = v.pipe(v.string(), v.trim(), v.toLowerCase(), v.regex(/^[^\s/]+$/));
const hosts = v.pipe(
  v.array(v.fallback(v.nullable(host), null)),
  v.transform((list) => [...new Set(list.filter((name) => name !== null))]),
);
const base = v.exactOptional(v.pipe(v.string(), v.url()));
const { shield, judging, look, sites, gestures, sources } = DEFAULTS;

export const SHAPES: { [C in Concern]: v.GenericSchema<unknown, Settings[C]> } = {
  shield: v.object({ on: v.fallback(v.boolean(), shield.on) }),
  judging: v.object({
    sensitivity: v.fallback(v.picklist(['relaxed', 'balanced', 'strict', 'everything']), judging.sensitivity),
  }),
  look: v.object({
    style: v.fallback(v.picklist(['blur', 'bar', 'blank']), look.style),
    hoverReveals: v.fallback(v.boolean(), look.hoverReveals),
    blurPictures: v.fallback(v.boolean(), look.blurPictures),
  }),
  sites: v.object({
    where: v.fallback(v.picklist(['all', 'listed']), sites.where),
    off: v.fallback(hosts, sites.off),
    only: v.fallback(hosts, sites.only),
  }),
  gestures: v.object({
    clickReveals: v.fallback(v.boolean(), gestures.clickReveals),
    altClickCovers: v.fallback(v.boolean(), gestures.altClickCovers),
    escapeCovers: v.fallback(v.boolean(), gestures.escapeCovers),
  }),
  sources: v.object({
    languages: v.fallback(
      v.pipe(v.array(v.pipe(v.string(), v.regex(/^[a-z]{2,3}$/))), v.minLength(1)),
      sources.languages,
    ),
    keys: v.fallback(v.object({ tmdb: v.fallback(v.string(), ''), omdb: v.fallback(v.string(), '') }), sources.keys),
    bases: v.fallback(v.object({ wikipedia: base, wikidata: base, tmdb: base, omdb: base }), sources.bases),
    posters: v.fallback(v.boolean(), sources.posters),
    watchlistOffline: v.fallback(v.boolean(), sources.watchlistOffline),
  }),
};
