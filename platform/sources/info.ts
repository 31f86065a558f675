/** What can be said of each source without asking it anything: name, gifts, price, credit. */
import type { Settings } from '../settings/defaults.ts';
import type { Give, SourceId } from './source.ts';

export interface SourceInfo {
  id: SourceId;
  name: string;
  gives: readonly Give[];
  /** What a request sends, in plain words, for the label beside the button. */
  sends: string;
  credit: {
    /** "Wikipedia contributors" */
    name: string;
    home: string;
    licence?: { name: string; link: string };
    /** A sentence that the source's terms want shown. */
    notice?: string;
  };
  /** The person's own key that it needs. */
  key?: 'tmdb' | 'omdb';
  /** Addresses that it is asked at. */
  bases(own: Settings['sources']['bases'], languages: string[]): string[];
}

const CC_BY_SA = { name: 'CC BY-SA 4.0', link: 'https://creativecommons.org/licenses/by-sa/4.0/' };
const CC_BY = { name: 'CC BY 4.0', link: 'https://creativecommons.org/licenses/by/4.0/' };
const CC_BY_NC = { name: 'CC BY-NC 4.0', link: 'https://creativecommons.org/licenses/by-nc/4.0/' };
const CC0 = { name: 'CC0', link: 'https://creativecommons.org/publicdomain/zero/1.0/' };

/** A Wikipedia's address; `{lang}` in an own base address stands for its language. */
export const wikipediaBase = (language: string, own?: string): string =>
  (own ?? 'https://{lang}.wikipedia.org').replace('{lang}', language);

export const SOURCE_INFO: Record<SourceId, SourceInfo> = {
  shipped: {
    id: 'shipped',
    name: 'Curtain',
    gives: [],
    sends: 'Nothing: it came with the extension.',
    credit: { name: 'Curtain', home: '', licence: CC_BY },
    bases: () => [],
  },
  wikipedia: {
    id: 'wikipedia',
    name: 'Wikipedia',
    gives: ['synopsis', 'story', 'similar'],
    sends: 'Sends the name of the film’s article to Wikipedia.',
    credit: { name: 'Wikipedia contributors', home: 'https://www.wikipedia.org/', licence: CC_BY_SA },
    bases: ({ wikipedia, wikidata }, languages) => [
      ...languages.map((language) => wikipediaBase(language, wikipedia)),
      wikidata ?? 'https://www.wikidata.org',
    ],
  },
  wikidata: {
    id: 'wikidata',
    name: 'Wikidata',
    gives: ['facts', 'more'],
    sends: 'Sends the film’s id, or its title, to Wikidata.',
    credit: { name: 'Wikidata', home: 'https://www.wikidata.org/', licence: CC0 },
    bases: ({ wikidata }) => [wikidata ?? 'https://www.wikidata.org'],
  },
  tmdb: {
    id: 'tmdb',
    name: 'TMDB',
    gives: ['facts', 'synopsis', 'more', 'similar'],
    sends: 'Sends the film’s id, or its title and year, and your key to TMDB.',
    credit: {
      name: 'TMDB',
      home: 'https://www.themoviedb.org/',
      notice: 'This product uses the TMDB API but is not endorsed or certified by TMDB.',
    },
    key: 'tmdb',
    bases: ({ tmdb }) => [tmdb ?? 'https://api.themoviedb.org'],
  },
  omdb: {
    id: 'omdb',
    name: 'OMDb',
    gives: ['facts', 'synopsis'],
    sends: 'Sends the film’s id, or its title and year, and your key to OMDb.',
    credit: { name: 'OMDb', home: 'https://www.omdbapi.com/', licence: CC_BY_NC },
    key: 'omdb',
    bases: ({ omdb }) => [omdb ?? 'https://www.omdbapi.com'],
  },
  whatsafterthemovie: {
    id: 'whatsafterthemovie',
    name: 'What’s After the Movie',
    gives: [],
    sends: 'Nothing: it reads the page that you have open.',
    credit: { name: 'What’s After the Movie', home: 'https://www.whatsafterthemovie.com/' },
    bases: () => [],
  },
};
