/** The look-up page in a tab: film.html#<id>. Going to another film is a new step of the tab's history. */
import { useCallback, useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { Notice } from '../../components/controls.tsx';
import { named } from '../../components/film.ts';
import { Icon } from '../../components/Icon.tsx';
import { Search } from '../../components/Search.tsx';
import { FilmPanel } from './FilmPanel.tsx';
import { useLibrary } from './hooks.ts';
import { findFilms, type LookUp, warmSearch } from './lookUp.ts';

/** An address typed by hand may hold a bare "%". */
const idInAddress = () => {
  const written = location.hash.slice(1);
  try {
    return decodeURIComponent(written);
  } catch {
    return written;
  }
};
/** What the omnibox or the menu looked for and found no film of. */
const searched = () => new URLSearchParams(location.search).get('search') ?? '';
const goTo = ({ id }: { id?: string }) => {
  if (id) location.hash = encodeURIComponent(id);
};

export function App() {
  const [id, setId] = useState(idInAddress);
  const library = useLibrary();

  // Before the first paint: a step to another film right after it is not missed.
  useLayoutEffect(() => {
    const follow = () => {
      setId(idInAddress());
      scrollTo(0, 0);
    };
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);

  useEffect(warmSearch, []);

  const onFound = useCallback(({ film }: LookUp) => {
    document.title = `${named(film)} · Curtain`;
  }, []);

  return (
    <div class="page">
      <header class="no-print">
        <a class="brand" href="options.html">
          <Icon name="curtain" />
          Curtain
        </a>
        <Search
          label="Search all films"
          placeholder="Search all films"
          find={findFilms}
          onPick={goTo}
          first={!id}
          initial={searched()}
        />
      </header>
      <main>
        {id ? (
          <FilmPanel id={id} library={library} roomy onLookUp={goTo} onFound={onFound} />
        ) : (
          <>
            <h1>Look up a film</h1>
            <Notice title="Search for any film by its name">
              <p>You see what it is about. What happens in it stays behind the curtain until you open it.</p>
            </Notice>
          </>
        )}
      </main>
    </div>
  );
}
