/** The films of a page, likeliest first; one is looked at. */
import { useState } from 'preact/hooks';
import type { ListedFilm } from './film.ts';

/** More than these wait behind a button. */
const AT_FIRST = 4;

export function PageFilms(props: {
  films: ListedFilm[];
  /** Several films are on their way: their place is kept, so that nothing below it moves. */
  awaited?: boolean;
  chosen: string | undefined;
  onChoose: (id: string) => void;
}) {
  const { films, chosen } = props;
  const [all, setAll] = useState(false);
  if (props.awaited) return <div class="choices" />;
  if (films.length < 2) return null;
  const shown = all || films.length <= AT_FIRST ? films : films.slice(0, AT_FIRST - 1);
  return (
    <section aria-labelledby="page-films">
      <h2 id="page-films" class="unseen">
        Films of this page
      </h2>
      <ul class="choices">
        {shown.map(({ id, title, year }) => (
          <li key={id}>
            <button type="button" aria-pressed={id === chosen} onClick={() => props.onChoose(id)}>
              <span class="name">
                {title} <span class="soft">({year})</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
      {shown.length < films.length && (
        <button type="button" class="button plain" onClick={() => setAll(true)}>
          {films.length - shown.length} more on this page
        </button>
      )}
    </section>
  );
}
