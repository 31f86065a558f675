/** The popup: the films of this page, the chosen one's card, and what is covered here. */
import { useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { Covers } from '../../components/Covers.tsx';
import { Notice } from '../../components/controls.tsx';
import { Icon } from '../../components/Icon.tsx';
import { PageFilms } from '../../components/PageFilms.tsx';
import { Search } from '../../components/Search.tsx';
import type { FilmId } from '../../engine/film.ts';
import { shippedCatalogue } from '../../platform/shipped.ts';
import { FilmPanel } from '../film/FilmPanel.tsx';
import { useLibrary, useOutcome } from '../film/hooks.ts';
import { findFilms } from '../film/lookUp.ts';
import { coverLines, isOutdated, pageFilms } from './report.ts';
import { SavePage } from './SavePage.tsx';
import { ShieldHead } from './ShieldHead.tsx';
import { usePage } from './usePage.ts';

export function App() {
  const { page, tab, send } = usePage();
  const library = useLibrary();
  const catalogue = useOutcome(shippedCatalogue, []);
  const [chosen, setChosen] = useState<FilmId>();

  const known = catalogue && 'value' in catalogue ? catalogue.value : undefined;
  const frames = page.kind === 'open' ? page.frames : [];
  const films = known ? pageFilms(frames, known) : [];
  const covers = known ? coverLines(frames, known) : [];
  const id = chosen ?? films[0]?.id;
  const elsewhere = chosen !== undefined && !films.some((film) => film.id === chosen);

  const outdated = known !== undefined && isOutdated(frames, known);
  const unable = outdated || frames.some(({ shield }) => shield !== 'on');
  const nothing = known !== undefined && page.kind === 'open' && !id && !unable;

  const frameOf = (key?: string) => {
    const [frame, cover] = key?.split(' ') ?? [];
    return frame === undefined ? {} : { frame, cover: Number(cover) };
  };

  return (
    <div class="popup">
      <header>
        <h1 class="unseen">Curtain</h1>
        <Search
          label="Search all films"
          placeholder="Search all films"
          find={findFilms}
          first
          onPick={(film) => setChosen(film.id)}
        />
        <ShieldHead page={page} />
      </header>
      <main aria-busy={page.kind === 'waiting' || !catalogue}>
        {catalogue && 'error' in catalogue && (
          <Notice title="The list of films cannot be read" trouble>
            <p>Installing Curtain again mends this.</p>
          </Notice>
        )}
        {tab !== null && <SavePage host={frames.find(({ top }) => top)?.host} tab={tab} onSaved={setChosen} />}
        {elsewhere ? (
          <button type="button" class="button plain back" onClick={() => setChosen(undefined)}>
            <Icon name="back" />
            Back to this page
          </button>
        ) : (
          <PageFilms films={films} chosen={id} onChoose={setChosen} />
        )}
        {id && <FilmPanel key={id} id={id} library={library} onLookUp={(film) => setChosen(film.id)} />}
        {outdated && (
          <Notice title="Curtain was updated while this page was open">
            <p>Reload the page to see its films here.</p>
          </Notice>
        )}
        {nothing && (
          <Notice title="No film found on this page">
            <p>Search for any film above.</p>
          </Notice>
        )}
        {!elsewhere && covers.length > 0 && (
          <Covers
            covers={covers}
            onReveal={(key) => send({ kind: 'reveal', ...frameOf(key) })}
            onCover={(key) => send({ kind: 'cover', ...frameOf(key) })}
          />
        )}
      </main>
      <footer>
        <a
          class="button plain"
          href={id ? `film.html#${encodeURIComponent(id)}` : 'film.html'}
          target="_blank"
          rel="noreferrer"
        >
          <Icon name="open" />
          {id ? 'Open film page' : 'Look up a film'}
        </a>
        <button type="button" class="button plain" onClick={() => void browser.runtime.openOptionsPage()}>
          <Icon name="gear" />
          Options
        </button>
      </footer>
    </div>
  );
}
