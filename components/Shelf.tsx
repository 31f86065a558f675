/** One shelf of the library: search to add, a list with a filter, removal. */
import { useState } from 'preact/hooks';
import type { ListedFilm } from './film.ts';
import { Search } from './Search.tsx';

/** More lines than these are not drawn; the filter finds the rest. */
const DRAWN = 200;

interface ShelfFilm {
  id: string;
  title: string;
  year: number | null;
  /** ISO date, or nothing. */
  date: string | null;
}

export function Shelf(props: {
  /** "seen" or "on your watchlist": how the list speaks of its films. */
  words: string;
  films: ShelfFilm[];
  find: (query: string) => Promise<ListedFilm[]>;
  onAdd: (film: ListedFilm) => void;
  onRemove: (film: ShelfFilm) => void;
}) {
  const [filter, setFilter] = useState('');
  const { films, words } = props;
  const sought = filter.trim().toLowerCase();
  const fitting = films.filter(({ title, year }) => `${title} ${year ?? ''}`.toLowerCase().includes(sought));
  return (
    <div class="stack wide">
      <Search label={`Add a film as ${words}`} placeholder="Add a film" find={props.find} onPick={props.onAdd} />
      {films.length > 8 && (
        <input
          class="field"
          type="text"
          placeholder={`Filter ${films.length} films`}
          aria-label={`Filter films ${words}`}
          value={filter}
          onInput={(event) => setFilter(event.currentTarget.value)}
        />
      )}
      {films.length === 0 && <p class="soft">No film {words} yet.</p>}
      <ul class="lines">
        {fitting.slice(0, DRAWN).map((film) => (
          <li key={film.id}>
            <p>
              {film.title} {film.year && <span class="soft">({film.year})</span>}
            </p>
            <span class="soft small">{film.date}</span>
            <button
              type="button"
              class="button plain"
              aria-label={`Remove ${film.title}`}
              onClick={() => props.onRemove(film)}
            >
              Remove
            </button>
          </li>
        ))}
      </ul>
      {fitting.length > DRAWN && <p class="soft">{fitting.length - DRAWN} more. Use the filter to find them.</p>}
    </div>
  );
}
