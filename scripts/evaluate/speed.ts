/** Sentences a second of the judge alone, on the shipped films' own plots: made once, judged over and over. */
import { readdirSync, readFileSync } from 'node:fs';
import type { Film } from '../../engine/film.ts';
import type { Judge } from '../../engine/judge/judge.ts';
import { makeProfile } from '../../engine/profile.ts';
import { cutText } from './corpora.ts';

const FILMS = new URL('../../data/films/', import.meta.url);
const SENTENCES = 20_000;

/** Sentences a second; the best of three rounds, so that other work on the machine counts least. */
export function measureSpeed(judge: Judge): { generic: number; withProfile: number } {
  const films = readdirSync(FILMS)
    .filter((name) => name.endsWith('.json'))
    .map((name): Film => JSON.parse(readFileSync(new URL(name, FILMS), 'utf8')));
  const known = films.map((film) => ({
    texts: [...film.plot, ...film.ending, ...film.production].flatMap(cutText),
    profile: makeProfile({
      ...film,
      plot: [...film.plot, ...film.ending],
      timeline: film.timeline.map(({ event }) => event),
    }),
  }));
  const round = (withProfile: boolean): number => {
    let judged = 0;
    const began = performance.now();
    while (judged < SENTENCES) {
      for (const { texts, profile } of known) {
        const inputs = texts.map((text) => ({
          text,
          kind: 'prose' as const,
          subject: 1,
          mentioned: false,
          ...(withProfile && { profile }),
        }));
        judge.scoreAll(inputs, []);
        judged += texts.length;
      }
    }
    return Math.round(judged / ((performance.now() - began) / 1000));
  };
  const best = (withProfile: boolean): number => Math.max(...[1, 2, 3].map(() => round(withProfile)));
  return { generic: best(false), withProfile: best(true) };
}
