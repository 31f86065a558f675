/** The card of a film that the catalogue lacks: what the page tells of it, and the person's marks. */
import { useEffect } from 'preact/hooks';
import { FilmCard } from '../../components/FilmCard.tsx';
import type { PageFilm } from '../../components/film.ts';
import type { Library } from '../../platform/library.ts';
import { mark, marksOf } from '../film/hooks.ts';

const NOTHING_MORE = { otherTitles: [], ids: {}, languages: [], countries: [], directors: [], genres: [] };

export function StrangerCard(props: { film: PageFilm; library: Library | undefined; onShown: () => void }) {
  const { id, title, year } = props.film;
  const marks = marksOf(props.library, id);
  useEffect(props.onShown, [id]);
  return (
    <>
      <FilmCard
        film={{ ...NOTHING_MORE, title, year }}
        credits={{}}
        marks={marks}
        level={2}
        onMark={(after) => void mark({ id, title, year }, marks, after)}
      />
      <p class="soft">This film is not in the catalogue; its name is the page’s own.</p>
    </>
  );
}
