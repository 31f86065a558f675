/** "I'm at minute …": what has happened so far, and nothing after it. */
import { useId } from 'preact/hooks';
import type { TimelineEvent } from '../engine/film.ts';
import { Heading } from './controls.tsx';
import { lasting } from './film.ts';
import { EventList } from './Timeline.tsx';

export function Position(props: {
  /** What has happened by the minute. */
  events: TimelineEvent[];
  /** The minutes of the events are estimates. */
  estimated?: boolean | undefined;
  /** Minutes. */
  runtime: number;
  /** Minutes watched; none: not started. */
  minute: number | undefined;
  level: 2 | 3;
  /** While the slider is moved. */
  onMove: (minute: number) => void;
  /** Where it is let go. */
  onSet: (minute: number) => void;
}) {
  const { events, runtime, minute = 0 } = props;
  const id = useId();
  return (
    <section class={minute ? 'stack position' : 'stack position no-print'} aria-labelledby={`${id}-title`}>
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
        onInput={(event) => props.onMove(event.currentTarget.valueAsNumber)}
        onChange={(event) => props.onSet(event.currentTarget.valueAsNumber)}
      />
      <p class="soft small" role="status">
        {minute === 0
          ? `Set how far you have watched. Only what has happened by then is told${props.estimated ? '' : ', and the shield lets it pass'}.`
          : minute >= runtime
            ? 'You have watched it all.'
            : events.length
              ? `${events.length} ${events.length === 1 ? 'event' : 'events'} so far. The rest stays covered.`
              : 'No dated event by then. The rest stays covered.'}
      </p>
      {props.estimated && (
        <p class="soft small">The minutes are estimates, made from the plot: a little less is safer.</p>
      )}
      <EventList events={events} />
    </section>
  );
}
