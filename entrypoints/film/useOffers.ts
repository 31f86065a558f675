/** The sources that could give what is missing of a film, or give anew what has grown old, and asking them on a click. */
import { useState } from 'preact/hooks';
import type { Offer } from '../../components/Fetch.tsx';
import { hasMaking, isTold, type KnownFilm, listed } from '../../components/film.ts';
import { askBackground, requestHosts } from '../../platform/ask.ts';
import type { UiToBackground } from '../../platform/messages.ts';
import { type Settings, settings } from '../../platform/settings.ts';
import { askable, type Give, originsOf, SOURCE_INFO, type SourceId } from '../../platform/sources/index.ts';
import { useItem } from './hooks.ts';
import type { LookUp } from './lookUp.ts';

const WORDS: Record<Give, string> = {
  facts: 'facts',
  synopsis: 'synopsis',
  story: 'full plot and characters',
  more: 'cast, crew and money',
  similar: 'similar films',
};

/** What one click can ask for: what never spoils, or what is kept behind the curtain. */
const CLICKS: Give[][] = [
  ['facts', 'synopsis'],
  ['story', 'more', 'similar'],
];

interface OneOffer extends Offer {
  from: SourceId[];
  message: UiToBackground & { kind: 'fetch' | 'refresh' };
}

export function useOffers(found: LookUp, onFetched: () => void) {
  const sources = useItem(settings.sources);
  const [busy, setBusy] = useState<string>();
  const [trouble, setTrouble] = useState<{ id: string; message: string }>();
  const offers = sources ? offersFor(found, sources) : [];

  const stop = () => void askBackground({ kind: 'cancelFetch', film: found.id });

  async function fetchOffer({ id, from, message, source }: OneOffer) {
    if (!sources || busy) return;
    setTrouble(undefined);
    setBusy(id);
    // At once: the browser asks only while the click is being handled. The popup closes then, so the background waits for the answer.
    let allowed = true;
    void requestHosts(from.flatMap((one) => originsOf(one, sources))).then((given) => {
      allowed = given;
      if (!given) stop();
    });
    // Not after the browser's answer: it may stay away, though the hosts are granted and the film is here.
    const answer = await askBackground({ ...message, asked: true });
    setBusy(undefined);
    if (answer.ok) onFetched();
    else setTrouble({ id, message: allowed ? answer.message : `Curtain was not allowed to ask ${source}.` });
  }

  return {
    offers: offers.map((offer) => ({
      ...offer,
      busy: busy === offer.id,
      trouble: trouble?.id === offer.id ? trouble.message : undefined,
    })),
    onFetch(id: string) {
      const offer = offers.find((one) => one.id === id);
      if (offer) void fetchOffer(offer);
    },
    onCancel: stop,
  };
}

function offersFor({ id: film, film: known, stale }: LookUp, sources: Settings['sources']): OneOffer[] {
  const missing = missingOf(known);
  const anew = stale.map((source) => SOURCE_INFO[source]);
  const refresh: OneOffer = {
    id: 'refresh',
    from: stale,
    message: { kind: 'refresh', film },
    source: listed(anew.map(({ name }) => name)),
    gives: 'All that was fetched more than 30 days ago, anew',
    sends: anew.map(({ sends }) => sends).join(' '),
    busy: false,
  };
  const offers = CLICKS.flatMap((click) =>
    askable(sources).flatMap((source): OneOffer[] => {
      const { name, sends, gives } = SOURCE_INFO[source];
      const asks = click.filter((give) => missing.includes(give) && gives.includes(give));
      // Similar films come along with a story; the catalogue finds some without asking anyone.
      if (asks.every((give) => give === 'similar')) return [];
      return [
        {
          id: `${click[0]} ${source}`,
          from: [source],
          message: { kind: 'fetch', film, source, gives: asks },
          source: name,
          gives: capital(listed(asks.map((give) => WORDS[give]))),
          sends,
          busy: false,
        },
      ];
    }),
  );
  return [...(stale.length > 0 ? [refresh] : []), ...offers];
}

const missingOf = (film: KnownFilm): Give[] => [
  ...(film.runtime ? [] : ['facts' as const]),
  ...(film.synopsis ? [] : ['synopsis' as const]),
  ...(isTold(film) ? [] : ['story' as const]),
  ...(hasMaking(film) ? [] : ['more' as const]),
  ...(film.similar?.length ? [] : ['similar' as const]),
];

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
