import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TimelineEvent } from '../../../engine/film.ts';
import { happened } from '../../../platform/positions.ts';

const at = (minute?: number): TimelineEvent => ({ event: `at ${minute}`, ...(minute !== undefined && { minute }) });

describe('happened', () => {
  test('counts what was shown by then, and nothing that may come later', () => {
    const events = [at(4), at(), at(20), at(), at(60)];
    expect(happened(events, 0, 90)).toBe(0);
    expect(happened(events, 4, 90)).toBe(1);
    // The second event has no minute: it surely happened only once the third has.
    expect(happened(events, 19, 90)).toBe(1);
    expect(happened(events, 20, 90)).toBe(3);
    expect(happened(events, 59, 90)).toBe(3);
    expect(happened(events, 60, 90)).toBe(5);
  });

  test('events after the last known minute wait for the end of the film', () => {
    const events = [at(4), at(), at()];
    expect(happened(events, 89, 90)).toBe(1);
    expect(happened(events, 90, 90)).toBe(3);
    expect(happened(events, 1000)).toBe(1);
  });

  test('never tells an event whose minute is still ahead', () => {
    const timeline = fc.array(fc.option(fc.nat(200), { nil: undefined }).map(at));
    fc.assert(
      fc.property(timeline, fc.nat(200), (events, minute) => {
        const shown = events.slice(0, happened(events, minute, 201));
        expect(shown.every((event) => (event.minute ?? 0) <= minute)).toBe(true);
      }),
    );
  });
});
