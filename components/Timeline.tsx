/** The story's events as a line to scrub along, and as a list. */
import { useId, useState } from 'preact/hooks';
import type { TimelineEvent } from '../engine/film.ts';
import { placed } from './placed.ts';

export function Timeline({ events, runtime }: { events: TimelineEvent[]; runtime?: number | undefined }) {
  const [at, setAt] = useState(0);
  const id = useId();
  const shares = placed(events, runtime);
  const event = events[Math.min(at, events.length - 1)]!;

  const scrub = (pointer: PointerEvent & { currentTarget: HTMLElement }) => {
    if (pointer.type === 'pointermove' && !(pointer.buttons & 1)) return;
    const { left, width } = pointer.currentTarget.getBoundingClientRect();
    const share = (pointer.clientX - left) / width;
    const distances = shares.map((place) => Math.abs(place - share));
    setAt(distances.indexOf(Math.min(...distances)));
  };

  return (
    <div class="timeline">
      <div class="scrubber no-print" onPointerDown={scrub} onPointerMove={scrub}>
        <label class="unseen" for={id}>
          Move along the timeline
        </label>
        <input
          id={id}
          type="range"
          min={0}
          max={events.length - 1}
          value={at}
          aria-valuetext={[timeOf(event), event.event].filter(Boolean).join(': ')}
          onInput={(input) => setAt(input.currentTarget.valueAsNumber)}
        />
        <div class="line" aria-hidden="true">
          {shares.map((share, index) => (
            <span
              key={index}
              class={[
                'dot',
                index <= at && 'past',
                index === at && 'now',
                events[index]?.minute === undefined && 'about',
              ]
                .filter(Boolean)
                .join(' ')}
              style={{ insetInlineStart: `${share * 100}%` }}
            />
          ))}
        </div>
        <div class="ends small soft" aria-hidden="true">
          <span>{runtime ? '0 min' : 'Beginning'}</span>
          <span>{runtime ? `${runtime} min` : 'End'}</span>
        </div>
      </div>
      <EventList events={events} at={at} />
    </div>
  );
}

/** Events in order; `at` is the one that is marked. */
export function EventList({ events, at }: { events: TimelineEvent[]; at?: number }) {
  return (
    <ol class="events">
      {events.map((event, index) => (
        <li key={event.event} aria-current={index === at ? 'step' : undefined}>
          <span class="time soft small">{timeOf(event)}</span>
          <span>{event.event}</span>
        </li>
      ))}
    </ol>
  );
}

const timeOf = ({ minute, when }: TimelineEvent) =>
  [minute === undefined ? '' : `${minute} min`, when].filter(Boolean).join(' · ');
