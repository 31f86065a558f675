/** What the person can choose, and what holds until they do. */
import type { Sensitivity } from '../../engine/verdict.ts';

export type Look = 'blur' | 'bar' | 'blank';

export interface Settings {
  shield: { on: boolean };
  judging: { sensitivity: Sensitivity };
  look: {
    style: Look;
    /** Resting the pointer on a cover reveals it. */
    hoverReveals: boolean;
    /** Pictures inside a block that holds a cover are blurred too. */
    blurPictures: boolean;
  };
  sites: {
    /** `all`: everywhere but on the listed sites; `listed`: on the listed sites only. */
    where: 'all' | 'listed';
    /** Host names without "www."; a host stands for its subdomains too. */
    off: string[];
    only: string[];
  };
  gestures: {
    /** The first click on a cover reveals it and does nothing else. */
    clickReveals: boolean;
    /** Alt+click on revealed words covers them again. */
    altClickCovers: boolean;
    /** Escape covers again what was revealed. */
    escapeCovers: boolean;
  };
  sources: {
    /** Two-letter codes of the languages to look films up in, best first. */
    languages: string[];
    /** The person's own keys, by source. */
    keys: { tmdb: string; omdb: string };
    /** Base addresses that stand in for the usual ones, by source. */
    bases: Partial<Record<'wikipedia' | 'wikidata' | 'tmdb' | 'omdb', string>>;
    /** Posters may be loaded from their source. */
    posters: boolean;
    /** Keep the breakdowns of the watchlist ready offline. */
    watchlistOffline: boolean;
  };
}

export type Concern = keyof Settings;

export const DEFAULTS: Settings = {
  shield: { on: true },
  judging: { sensitivity: 'balanced' },
  look: { style: 'blur', hoverReveals: false, blurPictures: false },
  sites: { where: 'all', off: [], only: [] },
  gestures: { clickReveals: true, altClickCovers: true, escapeCovers: true },
  sources: { languages: ['en'], keys: { tmdb: '', omdb: '' }, bases: {}, posters: false, watchlistOffline: false },
};
