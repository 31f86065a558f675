/** What can be said of a film without giving anything away, and the person's own marks on it. */
import { CreditLines } from './CreditLine.tsx';
import { Heading } from './controls.tsx';
import { type Credits, type KnownFilm, lasting, type Marks } from './film.ts';
import { Icon } from './Icon.tsx';

export function FilmCard(props: {
  /** Without a year where nobody told it. */
  film: Omit<KnownFilm, 'year'> & { year: number | null };
  credits: Credits;
  marks: Marks;
  level: 1 | 2;
  /** Address of the poster, when the person allowed its source. */
  poster?: string | undefined;
  onMark: (marks: Marks) => void;
}) {
  const { film, credits, marks } = props;
  return (
    <div class={props.poster ? 'film with-poster' : 'film'}>
      {props.poster && <img class="poster" src={props.poster} alt={`Poster of ${film.title}`} loading="lazy" />}
      <div class="stack">
        <Heading level={props.level} class="film-title">
          {film.title} {film.year && <span class="year">({film.year})</span>}
        </Heading>
        {film.originalTitle && film.originalTitle !== film.title && <p class="soft">{film.originalTitle}</p>}
        <p class="facts">{factsLine(film)}</p>
        {film.synopsis && <p class="synopsis">{film.synopsis}</p>}
        {film.synopsis && <CreditLines credits={credits.synopsis} />}
        <div class="row no-print marks">
          <button
            type="button"
            class="button"
            aria-pressed={marks.seen}
            onClick={() => props.onMark({ ...marks, seen: !marks.seen })}
          >
            <Icon name="check" />
            I’ve seen it
          </button>
          <button
            type="button"
            class="button"
            aria-pressed={marks.watchlist}
            onClick={() => props.onMark({ ...marks, watchlist: !marks.watchlist })}
          >
            <Icon name="bookmark" />
            Watchlist
          </button>
        </div>
      </div>
    </div>
  );
}

/** "1 h 51 min · English · Directed by Mike Figgis · Drama, Romance"; what is unknown is left out. */
function factsLine({ runtime, languages, directors, genres }: Omit<KnownFilm, 'year'>): string {
  return [
    runtime ? lasting(runtime) : '',
    languages.join(', '),
    directors.length ? `Directed by ${directors.join(', ')}` : '',
    genres.join(', '),
  ]
    .filter(Boolean)
    .join(' · ');
}
