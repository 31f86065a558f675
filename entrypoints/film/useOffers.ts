/** The sources that could give what is missing of a film, and asking them on a click. */
import { useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import type { Offer } from '../../components/Fetch.tsx';
import { listed } from '../../components/film.ts';
import { askBackground } from '../../platform/ask.ts';
import { settings } from '../../platform/settings.ts';
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

/** What one click can ask for: what never spoils, or the story. */
const WANTS = { premise: ['facts', 'synopsis'], story: ['story', 'more', 'similar'] } satisfies Record<string, Give[]>;
export type Want = keyof typeof WANTS;

interface OneOffer extends Offer {
  from: SourceId;
  asks: Give[];
}

export function useOffers(film: LookUp, wants: Want[], onFetched: () => void) {
  const sources = useItem(settings.sources);
  const [busy, setBusy] = useState<string>();
  const [trouble, setTrouble] = useState<{ id: string; message: string }>();

  const offers: OneOffer[] = wants.flatMap((want) =>
    (sources ? askable(sources) : []).flatMap((from) => {
      const asks = WANTS[want].filter((give) => SOURCE_INFO[from].gives.includes(give));
      if (!asks.length) return [];
      const { name, sends } = SOURCE_INFO[from];
      const id = `${want} ${from}`;
      const gives = capital(listed(asks.map((give) => WORDS[give])));
      const message = trouble?.id === id ? trouble.message : undefined;
      return { id, from, asks, source: name, gives, sends, busy: busy === id, trouble: message };
    }),
  );

  async function fetchOffer({ id, from, asks, source }: OneOffer) {
    if (!sources || busy) return;
    setTrouble(undefined);
    // Before anything else: the browser grants hosts only while the click is being handled.
    if (!(await browser.permissions.request({ origins: originsOf(from, sources) }))) {
      return setTrouble({ id, message: `Curtain was not allowed to ask ${source}.` });
    }
    setBusy(id);
    const answer = await askBackground({ kind: 'fetch', film: film.id, source: from, gives: asks });
    setBusy(undefined);
    if (answer.ok) onFetched();
    else setTrouble({ id, message: answer.message });
  }

  return {
    offers,
    onFetch(id: string) {
      const offer = offers.find((one) => one.id === id);
      if (offer) void fetchOffer(offer);
    },
    onCancel: () => void askBackground({ kind: 'cancelFetch', film: film.id }),
  };
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
