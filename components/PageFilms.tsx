/** The films of a page, likeliest first; one is looked at. They take one line, so that the film's card has the room. */
import { useState } from 'preact/hooks';
import type { PageFilm } from './film.ts';

export function PageFilms(props: {
  films: PageFilm[];
  /** Several films are on their way: their place is kept, so that nothing below it moves. */
  awaited?: boolean;
  chosen: string | undefined;
  onChoose: (id: string) => void;
}) {
  const { films, chosen } = props;
  const [all, setAll] = useState(false);
  if (props.awaited) return <div class="choices" />;
  if (films.length < 2) return null;
  return (
    <section class={all ? undefined : 'one-line'} aria-labelledby="page-films">
      <h2 id="page-films" class="unseen">
        Films of this page
      </h2>
      <ul class="choices">
        {films.map(({ id, title, year }) => (
          <li key={id}>
            <button type="button" aria-pressed={id === chosen} onClick={() => props.onChoose(id)}>
              <span class="name">
                {title} {year && <span class="soft">({year})</span>}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {!all && films.length > 2 && (
        <button
          type="button"
          class="button plain"
          aria-label={`All ${films.length} films of this page`}
          onClick={() => setAll(true)}
        >
          All {films.length}
        </button>
      )}
    </section>
  );
}
