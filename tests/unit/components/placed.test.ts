import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placed } from '../../../components/placed.ts';
import type { TimelineEvent } from '../../../engine/film.ts';

const at = (minute?: number): TimelineEvent => ({ event: `at ${minute}`, ...(minute !== undefined && { minute }) });

describe('placed', () => {
  test('known minutes by running time, the others evenly between', () => {
    const percents = (shares: number[]) => shares.map((share) => Math.round(share * 100));
    expect(percents(placed([at(10), at(), at(50)], 100))).toEqual([10, 30, 50]);
    expect(percents(placed([at(), at(), at()]))).toEqual([25, 50, 75]);
  });

  test('stays in order and on the line, whatever the minutes', () => {
    const timeline = fc.array(fc.option(fc.nat(200), { nil: undefined }).map(at));
    fc.assert(
      fc.property(timeline, fc.option(fc.integer({ min: 1, max: 200 }), { nil: undefined }), (events, runtime) => {
        const shares = placed(events, runtime);
        expect(shares).toHaveLength(events.length);
        for (const [index, share] of shares.entries()) {
          expect(share).toBeGreaterThanOrEqual((shares[index - 1] ?? 0) - 1e-9);
          expect(share).toBeLessThanOrEqual(1 + 1e-9);
        }
      }),
    );
  });
});
