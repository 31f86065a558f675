/** Films like this one: why, never how they end; each with its own synopsis on its own click and a page of its own. */
import { useEffect, useState } from 'preact/hooks';
import { named, type SimilarView } from './film.ts';

export function Similar({
  find,
  onLookUp,
}: {
  find: () => Promise<SimilarView[]>;
  onLookUp: (film: SimilarView) => void;
}) {
  const [films, setFilms] = useState<SimilarView[]>();
  const [trouble, setTrouble] = useState<string>();
  useEffect(() => {
    find().then(setFilms, (error) => setTrouble(error instanceof Error ? error.message : String(error)));
  }, [find]);
  if (trouble) return <p role="alert">{trouble}</p>;
  if (!films) return <p class="soft">Looking…</p>;
  if (!films.length) return <p class="soft">None is known.</p>;
  return (
    <ul class="lines similar">
      {films.map((film) => (
        <SimilarLine key={named(film)} film={film} onLookUp={onLookUp} />
      ))}
    </ul>
  );
}

function SimilarLine({ film, onLookUp }: { film: SimilarView; onLookUp: (film: SimilarView) => void }) {
  const [open, setOpen] = useState(false);
  return (
    <li>
      <div class="stack">
        <p>
          <strong>{film.title}</strong> <span class="soft">({film.year})</span>
          <br />
          {film.why}
        </p>
        {open && <p class="soft">{film.synopsis}</p>}
        <div class="row no-print">
          {film.synopsis && (
            <button
              type="button"
              class="button plain"
              aria-expanded={open}
              aria-label={`Synopsis of ${film.title}`}
              onClick={() => setOpen(!open)}
            >
              Synopsis
            </button>
          )}
          {film.id && (
            <button
              type="button"
              class="button plain"
              aria-label={`Look up ${film.title}`}
              onClick={() => onLookUp(film)}
            >
              Look up
            </button>
          )}
        </div>
      </div>
    </li>
  );
}
