/** The popup: the films of this page, the chosen one's card, and what is covered here. */
import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { Covers } from '../../components/Covers.tsx';
import { Notice } from '../../components/controls.tsx';
import { Icon } from '../../components/Icon.tsx';
import { PageFilms } from '../../components/PageFilms.tsx';
import { Search } from '../../components/Search.tsx';
import type { FilmId } from '../../engine/film.ts';
import { namesAtHand } from '../../platform/pageNames.ts';
import { shippedCatalogue } from '../../platform/shipped.ts';
import { FilmPanel } from '../film/FilmPanel.tsx';
import { messageOf, useLibrary, useOutcome } from '../film/hooks.ts';
import { findFilms, warmSearch } from '../film/lookUp.ts';
import { coverLines, filmsOf, isListed, isOutdated, namedFilms, versionOf } from './report.ts';
import { SavePage } from './SavePage.tsx';
import { ShieldHead } from './ShieldHead.tsx';
import { StrangerCard } from './StrangerCard.tsx';
import { usePage } from './usePage.ts';

export function App() {
  const { page, tab, send } = usePage();
  const library = useLibrary();
  const [chosen, setChosen] = useState<FilmId>();
  const [shown, setShown] = useState(false);

  const frames = page.kind === 'open' ? page.frames : [];
  const version = versionOf(frames);
  const listed = filmsOf(frames, version);
  const numbers = listed.filter(isListed);
  const found = useOutcome(() => namesAtHand(version, numbers), [version, numbers.join()]);
  const atHand = found && 'value' in found ? found.value : undefined;
  const [likeliest] = atHand ? namedFilms(listed.slice(0, 1), atHand) : [];
  // The catalogue is large: a card that does not need it is shown first.
  const catalogue = useCatalogue(shown || page.kind === 'closed' || (page.kind === 'open' && found && !likeliest));

  const known = catalogue && 'value' in catalogue ? catalogue.value : undefined;
  const films = known ? namedFilms(listed, known) : [];
  const covers = known ? coverLines(frames, known) : [];
  const id = chosen ?? films[0]?.id ?? likeliest?.id;
  const stranger = [...films, ...(likeliest ? [likeliest] : [])].find((film) => film.id === id && film.stranger);
  const elsewhere = chosen !== undefined && !films.some((film) => film.id === chosen);

  useEffect(() => (known ? warmSearch() : undefined), [known]);

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
      <main aria-busy={!catalogue}>
        {catalogue && 'error' in catalogue && <Notice title={messageOf(catalogue.error)} trouble />}
        {tab !== null && <SavePage host={frames.find(({ top }) => top)?.host} tab={tab} onSaved={setChosen} />}
        {elsewhere ? (
          <button type="button" class="button plain back" onClick={() => setChosen(undefined)}>
            <Icon name="back" />
            Back to this page
          </button>
        ) : (
          <PageFilms films={films} awaited={!catalogue && listed.length > 1} chosen={id} onChoose={setChosen} />
        )}
        {stranger && <StrangerCard film={stranger} library={library} onShown={() => setShown(true)} />}
        {id && !stranger && (
          <FilmPanel
            key={id}
            id={id}
            library={library}
            onLookUp={(film) => setChosen(film.id)}
            onFound={() => setShown(true)}
          />
        )}
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
          href={id && !stranger ? `film.html#${encodeURIComponent(id)}` : 'film.html'}
          target="_blank"
          rel="noreferrer"
        >
          <Icon name="open" />
          {id && !stranger ? 'Open film page' : 'Look up a film'}
        </a>
        <button type="button" class="button plain" onClick={() => void browser.runtime.openOptionsPage()}>
          <Icon name="gear" />
          Options
        </button>
      </footer>
    </div>
  );
}

/** Read as soon as it is wanted. */
const useCatalogue = (wanted: unknown) =>
  useOutcome(() => (wanted ? shippedCatalogue() : new Promise<never>(() => {})), [Boolean(wanted)]);
