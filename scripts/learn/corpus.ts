/** The corpora marked "learn", turned into lessons; threads are read as pages (pages.ts). Their weights are low: own pages count most. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { rowsOf } from '../evaluate/corpora.ts';
import { cutPlain, type LatenessSentence, type LoneSentence, latenessOf, type ToldFilm } from './lessons.ts';
import { filmKey } from './pages.ts';
import { hashOf } from './split.ts';

interface Plot {
  title: string;
  year: string;
  lead: string;
  plot: string;
}

export interface Corpus {
  /** Text that shows which words are common. */
  plain: string[];
  lone: LoneSentence[];
  lateness: LatenessSentence[];
  films: ToldFilm[];
}

const WEIGHT = { late: 0.08, early: 0.48, lead: 0.25 };
/** First sentences of a plot that stand for premises. */
const PREMISES = 3;
const HELD_OUT_PREMISES = 2;

/** Where the corpora lie, or null. */
export function corpusFolder(beside: string): string | null {
  const folder = process.env.CURTAIN_CORPUS ?? join(beside, '../shared/corpus');
  return existsSync(join(folder, 'sentences')) ? folder : null;
}

/** @param leftOut films (see `filmKey`) of which nothing may be learned */
export function readCorpus(folder: string, leftOut: ReadonlySet<string>): Corpus {
  const forum = rowsOf<{ text: string }>(join(folder, 'sentences/forum-spans.jsonl'));
  const plots = rowsOf<Plot>(join(folder, 'plots/lead-and-plot.jsonl')).filter((film) => !leftOut.has(filmKey(film)));
  return {
    plain: [
      ...plots.flatMap(({ lead, plot }) => [...cutPlain(lead), ...cutPlain(plot)]),
      ...forum.map(({ text }) => text),
    ],
    lone: plots.flatMap(sentencesOf),
    lateness: plots.flatMap(({ title, plot }) => latenessOf(title, plot)),
    films: plots.flatMap(heldOutOf),
  };
}

/** First sentences as premises, the later ones as spoilers, half of the lead as facts. */
function sentencesOf({ title, lead, plot }: Plot): LoneSentence[] {
  const told = cutPlain(plot);
  const one = (text: string, spoiler: boolean, premise: boolean, weight: number): LoneSentence => ({
    text,
    spoiler,
    premise,
    weight,
    group: title,
  });
  return [
    ...told.flatMap((text, i) => {
      if (told.length < 8) return [];
      if (i < PREMISES) return [one(text, false, true, WEIGHT.early)];
      return i >= told.length * 0.4 ? [one(text, true, false, WEIGHT.late)] : [];
    }),
    ...cutPlain(lead).flatMap((text) => (hashOf(text) % 2 === 0 ? [one(text, false, false, WEIGHT.lead)] : [])),
  ];
}

/**
 * A plot with its first and some late sentences held out of the telling they are judged with: the first stand for premises. Some of
 * the lead is added to the harmless side.
 */
function heldOutOf({ title, year, lead, plot }: Plot): ToldFilm[] {
  const told = cutPlain(plot);
  if (told.length < 12) return [];
  const isLate = (text: string, i: number): boolean => i > told.length * 0.5 && hashOf(text) % 6 === 0;
  const rest = told.filter((text, i) => i >= HELD_OUT_PREMISES && !isLate(text, i)).join(' ');
  const harmless = [...told.slice(0, HELD_OUT_PREMISES), ...cutPlain(lead).slice(0, 2)];
  return [
    {
      telling: { title, year: Number(year), synopsis: '', plot: [rest], characters: [] },
      sentences: [
        ...told.filter(isLate).map((text) => ({ text, spoiler: true })),
        ...harmless.map((text) => ({ text, spoiler: false })),
      ],
    },
  ];
}
