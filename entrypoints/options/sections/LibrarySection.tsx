import { useEffect, useState } from 'preact/hooks';
import { Shelf } from '../../../components/Shelf.tsx';
import { putOn, type Shelf as ShelfName, takeOff } from '../../../platform/library.ts';
import { useLibrary } from '../../film/hooks.ts';
import { findFilms, warmSearch } from '../../film/lookUp.ts';
import type { Save } from '../App.tsx';
import { Transfer } from './Transfer.tsx';

const WORDS: Record<ShelfName, { title: string; words: string }> = {
  seen: { title: 'Seen', words: 'seen' },
  watchlist: { title: 'Watchlist', words: 'on your watchlist' },
};

export function LibrarySection({ save }: { save: Save }) {
  const library = useLibrary();
  const [shelf, setShelf] = useState<ShelfName>('seen');
  useEffect(warmSearch, []);
  if (!library) return null;
  const today = () => new Date().toISOString().slice(0, 10);
  return (
    <div class="section">
      <p class="soft">Films you have seen are never covered. Films on your watchlist can be kept ready offline.</p>
      <div class="stack wide">
        <div class="row">
          {(['seen', 'watchlist'] as const).map((name) => (
            <button
              key={name}
              type="button"
              class="button"
              aria-pressed={name === shelf}
              onClick={() => setShelf(name)}
            >
              {WORDS[name].title} <span class="soft">{library[name].length}</span>
            </button>
          ))}
        </div>
        <Shelf
          key={shelf}
          words={WORDS[shelf].words}
          films={library[shelf]}
          find={findFilms}
          onAdd={({ id, title, year }) => save(putOn(shelf, { id, title, year, date: today() }), `${title} added`)}
          onRemove={({ id, title }) => save(takeOff(shelf, id), `${title} removed`)}
        />
      </div>
      <Transfer library={library} save={save} />
    </div>
  );
}
