/** What is not on the device: one button for each source and gift, saying what it gives and what it sends. */
import { useId } from 'preact/hooks';
import { Heading } from './controls.tsx';

export interface Offer {
  id: string;
  /** "Wikipedia". */
  source: string;
  /** "Full plot and characters". */
  gives: string;
  /** What is sent, in plain words. */
  sends: string;
  busy: boolean;
  /** Why the last try failed. */
  trouble?: string | undefined;
}

export function Fetch(props: {
  title: string;
  level: 2 | 3;
  offers: Offer[];
  onFetch: (id: string) => void;
  onCancel: (id: string) => void;
}) {
  const id = useId();
  return (
    <section class="stack no-print" aria-labelledby={id}>
      <Heading level={props.level} id={id}>
        {props.title}
      </Heading>
      <p class="soft">Nothing is asked of anyone until you press a button.</p>
      <ul class="lines">
        {props.offers.map(({ id, source, gives, sends, busy, trouble }) => (
          <li key={id}>
            <div>
              <p>{gives}</p>
              <p class="soft small">{sends}</p>
              <p class={busy ? 'soft small' : 'trouble small'} role="status">
                {busy ? 'Fetching…' : trouble}
              </p>
            </div>
            <button
              type="button"
              class="button"
              aria-label={busy ? `Cancel asking ${source}` : `Ask ${source}: ${gives}`}
              onClick={() => (busy ? props.onCancel(id) : props.onFetch(id))}
            >
              {busy ? 'Cancel' : `Ask ${source}`}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
