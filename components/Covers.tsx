/** What is covered on this page: film and reason, never the words. */
import { Heading } from './controls.tsx';

export interface CoverLine {
  /** Unique in the list. */
  key: string;
  /** "Title (Year)". */
  film: string;
  reasons: string[];
  revealed: boolean;
}

/** More lines than these are not drawn; "Reveal all" reaches the rest. */
const DRAWN = 100;
/** The strongest reasons come first; more would be a sentence. */
const REASONS = 2;

export function Covers(props: {
  covers: CoverLine[];
  onReveal: (key?: string) => void;
  /** Without a key: all. */
  onCover: (key?: string) => void;
}) {
  const { covers } = props;
  const open = covers.filter(({ revealed }) => revealed).length;
  return (
    <section class="stack" aria-labelledby="covers-title">
      <div class="row apart">
        <Heading level={2} id="covers-title">
          Covered here <span class="soft">{covers.length}</span>
        </Heading>
        <span class="row">
          {open > 0 && (
            <button type="button" class="button plain" onClick={() => props.onCover()}>
              Cover again
            </button>
          )}
          {open < covers.length && (
            <button type="button" class="button plain" onClick={() => props.onReveal()}>
              Reveal all
            </button>
          )}
        </span>
      </div>
      <ul class="lines covers">
        {covers.slice(0, DRAWN).map(({ key, film, reasons, revealed }, index) => (
          <li key={key}>
            <div>
              <p>{film}</p>
              <p class="soft small">{reasons.slice(0, REASONS).join(', ')}</p>
            </div>
            <button
              type="button"
              class="button plain"
              aria-label={`${revealed ? 'Cover again' : 'Reveal'} number ${index + 1}, ${film}`}
              onClick={() => (revealed ? props.onCover(key) : props.onReveal(key))}
            >
              {revealed ? 'Cover' : 'Reveal'}
            </button>
          </li>
        ))}
      </ul>
      {covers.length > DRAWN && <p class="soft">and {covers.length - DRAWN} more</p>}
    </section>
  );
}
