/** "I'm at minute …" for the shield: what has been shown by then is judged milder, what is to come is not. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Film, TimelineEvent } from '../../../engine/film.ts';
import { createJudge } from '../../../engine/judge/judge.ts';
import { profileOf } from '../../../platform/background/profiles.ts';
import { shippedFilm } from '../../../platform/plots/kept.ts';
import { happened } from '../../../platform/positions.ts';
import { SHIPPED } from '../../standins/package.ts';

const judge = createJudge(readFileSync(join(import.meta.dirname, '../../../data/judge/weights.json'), 'utf8'));

test('events by the minute score lower than without it, later events nearly as before', () => {
  const sums = { shown: [0, 0], ahead: [0, 0] };
  for (const line of SHIPPED) {
    const film: Film = JSON.parse(line);
    const kept = shippedFilm('Q1', film);
    const minute = film.runtime! / 2;
    const count = happened(film.timeline, minute, film.runtime);
    // The events tell the story a second time: the judge is to know it from the plot.
    const profiles = [0, minute].map((at) => profileOf(kept, at)!);
    const add = (sum: number[], events: TimelineEvent[]) => {
      for (const { event: text } of events) {
        profiles.forEach((profile, i) => {
          sum[i]! += judge.score({ text, kind: 'prose', subject: 0.9, mentioned: false, profile }).score;
        });
      }
    };
    add(sums.shown, film.timeline.slice(0, count));
    add(sums.ahead, film.timeline.slice(count));
  }
  expect(sums.shown[1]! / sums.shown[0]!).toBeLessThan(0.8);
  expect(sums.ahead[1]! / sums.ahead[0]!).toBeGreaterThan(0.95);
});
