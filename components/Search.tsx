/** A box to search all films as one types: a combobox that works by keyboard alone. */
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { ListedFilm } from './film.ts';
import { Icon } from './Icon.tsx';

export function Search(props: {
  label: string;
  placeholder: string;
  find: (query: string) => ListedFilm[] | Promise<ListedFilm[]>;
  onPick: (film: ListedFilm) => void;
  /** Takes the focus when the page opens. */
  first?: boolean;
  /** What is searched for when the page opens. */
  initial?: string;
}) {
  const { find, first, initial = '' } = props;
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState(initial);
  const [found, setFound] = useState<{ query: string; films: ListedFilm[]; trouble?: string }>();
  const [active, setActive] = useState(0);
  const [entered, setEntered] = useState(initial !== '');

  useEffect(() => {
    if (first) input.current?.focus();
  }, [first]);

  useEffect(() => {
    if (!query.trim()) return setFound(undefined);
    let stale = false;
    const show = (films: ListedFilm[], trouble?: string) => {
      if (stale) return;
      setFound({ query, films, ...(trouble && { trouble }) });
      setActive(0);
    };
    Promise.resolve(find(query)).then(show, (error) =>
      show([], error instanceof Error ? error.message : String(error)),
    );
    return () => {
      stale = true;
    };
  }, [query, find]);

  useEffect(() => {
    document.getElementById(`${id}-${active}`)?.scrollIntoView?.({ block: 'nearest' });
  }, [id, active]);

  const hits = found?.films ?? [];
  const shown = entered && found !== undefined;

  const pick = (film: ListedFilm) => {
    setQuery('');
    props.onPick(film);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const count = hits.length;
    // Films of an earlier query are not what Enter means.
    const chosen = found?.query === query ? hits[active] : undefined;
    if (event.key === 'ArrowDown' && count) setActive((active + 1) % count);
    else if (event.key === 'ArrowUp' && count) setActive((active + count - 1) % count);
    else if (event.key === 'Enter' && chosen) pick(chosen);
    else if (event.key === 'Escape' && query) setQuery('');
    else return;
    event.preventDefault();
  };

  return (
    <search class="search">
      <Icon name="search" />
      <label class="unseen" for={id}>
        {props.label}
      </label>
      <input
        ref={input}
        id={id}
        type="text"
        role="combobox"
        placeholder={props.placeholder}
        autoComplete="off"
        enterkeyhint="search"
        spellcheck={false}
        aria-autocomplete="list"
        aria-expanded={shown}
        aria-controls={`${id}-hits`}
        aria-activedescendant={shown && hits.length ? `${id}-${active}` : undefined}
        value={query}
        onInput={(event) => setQuery(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onFocus={() => setEntered(true)}
        onBlur={() => setEntered(false)}
      />
      <span class="unseen" role="status">
        {shown && hits.length > 0 && `${hits.length} films`}
      </span>
      <div id={`${id}-hits`} class="hits" role="listbox" aria-label={props.label} hidden={!shown || hits.length === 0}>
        {hits.map((film, index) => (
          // The keyboard works through the input, which names the active option.
          // biome-ignore lint/a11y/useKeyWithClickEvents: see above
          // biome-ignore lint/a11y/useFocusableInteractive: see above
          <div
            key={film.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            onPointerMove={() => setActive(index)}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => pick(film)}
          >
            {film.title} <span class="soft">{film.year}</span>
            {film.line && <div class="soft small">{film.line}</div>}
          </div>
        ))}
      </div>
      <p class="hits none soft" role="status" hidden={!shown || hits.length > 0}>
        {found?.trouble ?? 'No film of this name. Try fewer letters, or add the year.'}
      </p>
    </search>
  );
}
