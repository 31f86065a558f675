/** On a page of What's After the Movie: one click saves its breakdown to the cache. */
import { useState } from 'preact/hooks';
import { Notice } from '../../components/controls.tsx';
import type { FilmId } from '../../engine/film.ts';
import { askBackground } from '../../platform/ask.ts';
import { SOURCE_INFO } from '../../platform/sources/index.ts';

const HOST = /(^|\.)whatsafterthemovie\.com$/;

export function SavePage(props: { host: string | undefined; tab: number; onSaved: (film: FilmId) => void }) {
  const [state, setState] = useState<'ready' | 'busy' | { trouble: string }>('ready');
  if (!HOST.test(props.host ?? '')) return null;

  const save = async () => {
    setState('busy');
    const answer = await askBackground({ kind: 'savePage', tab: props.tab });
    setState(answer.ok ? 'ready' : { trouble: answer.message });
    if (answer.ok && answer.film) props.onSaved(answer.film);
  };
  return (
    <Notice title="This page tells a whole film" icon="bookmark">
      <p>Curtain can keep its breakdown behind the curtain. {SOURCE_INFO.whatsafterthemovie.sends}</p>
      <p class="row">
        <button type="button" class="button" disabled={state === 'busy'} onClick={() => void save()}>
          Save this breakdown
        </button>
        <span role="status">{typeof state === 'object' ? state.trouble : ''}</span>
      </p>
    </Notice>
  );
}
