/** "I'm at minute …": what has happened so far, and nothing after it. */
import { useId } from 'preact/hooks';
import type { TimelineEvent } from '../engine/film.ts';
import { Heading } from './controls.tsx';
import { lasting } from './film.ts';
import { happened } from './happened.ts';
import { EventList } from './Timeline.tsx';

export function Position(props: {
  events: TimelineEvent[];
  /** Minutes. */
  runtime: number;
  /** Minutes watched; none: not started. */
  minute: number | undefined;
  level: 2 | 3;
  onMove: (minute: number | undefined) => void;
}) {
  const { events, runtime, minute = 0 } = props;
  const id = useId();
  const shown = events.slice(0, minute ? happened(events, minute, runtime) : 0);
  return (
    <section class="stack position" aria-labelledby={`${id}-title`}>
      <Heading level={props.level} id={`${id}-title`}>
        Where were you?
      </Heading>
      <label for={id} class="row apart">
        <span>I’m at minute</span>
        <output class="minute" for={id}>
          {minute} <span class="soft">of {runtime}</span>
        </output>
      </label>
      <input
        id={id}
        class="no-print"
        type="range"
        min={0}
        max={runtime}
        value={minute}
        aria-valuetext={lasting(minute)}
        onInput={(event) => props.onMove(event.currentTarget.valueAsNumber || undefined)}
      />
      <p class="soft small" role="status">
        {minute === 0
          ? 'Set how far you have watched. Only what has happened by then is told.'
          : minute >= runtime
            ? 'You have watched it all.'
            : shown.length
              ? `${shown.length} events so far. The rest stays covered.`
              : 'No dated event by then. The rest stays covered.'}
      </p>
      <EventList events={shown} />
    </section>
  );
}
