/** The labelled lines (tests/lines): sentences about films that stand alone, one side to learn from, the other to check with. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { nameOf, readLabelled } from '../evaluate/labelled.ts';
import { type Line, readLines } from '../evaluate/lines.ts';
import { spansOf } from '../evaluate/sentences.ts';
import type { LoneSentence } from './lessons.ts';
import { type Side, splitPages } from './split.ts';

/** A line whose film is named. */
export type FilmLine = Line & { film: NonNullable<Line['film']> };

/** The lines of one side, in order. A film stands on the same side here as on the labelled pages. */
export function ownLines(root: string, side: Side): FilmLine[] {
  const folder = join(root, 'tests/lines');
  if (!existsSync(folder)) return [];
  const lines = readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .flatMap((name) => readLines(join(folder, name)))
    .filter((line): line is FilmLine => line.film !== null);
  const pages = readLabelled(join(root, 'tests/pages')).map(({ gold }) => gold);
  const slugOf = (film: FilmLine['film']): string => `line on ${nameOf(film)}`;
  const sides = splitPages([...pages, ...lines.map(({ film }) => ({ slug: slugOf(film), films: [film] }))]);
  return lines.filter(({ film }) => sides.get(slugOf(film)) === side);
}

const WEIGHT = 1;

export const lineSentences = (lines: readonly FilmLine[]): LoneSentence[] =>
  lines.map(({ film, text, spoiler }) => ({
    text,
    names: spansOf(text, film.title),
    spoiler,
    premise: false,
    weight: WEIGHT,
    group: film.title,
  }));
