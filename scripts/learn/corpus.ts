/** Further sentences to learn from: the corpora marked "learn", where they are there, and this project's own tellings of films. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Film } from '../../engine/film.ts';
import type { Telling } from '../../engine/profile.ts';
import { hashOf } from './split.ts';

/** A sentence that stands alone: without a page around it. */
export interface LoneSentence {
  text: string;
  spoiler: boolean;
  /** The premise: part of the story, yet harmless. */
  premise: boolean;
  weight: number;
  /** Sentences of one source film stay on one side of each fold. */
  group: string;
}

const linesOf = <T>(file: string): T[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T);

/** Plain cut into sentences, good enough for encyclopedia prose. */
export const cutPlain = (text: string): string[] =>
  text
    .replace(/\[\d+\]/g, '')
    .split(/(?<=[.!?])\s+(?=["“A-Z])/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence.length > 15);

/** Where the corpora lie, or null. */
export function corpusFolder(beside: string): string | null {
  const folder = process.env.CURTAIN_CORPUS ?? join(beside, '../shared/corpus');
  return existsSync(join(folder, 'sentences')) ? folder : null;
}

/** Half of the plots teach what late sentences sound like; the other half is for the parts that build on that. */
const isForLateness = (title: string) => hashOf(title) % 2 === 1;

/** First and late sentences of plots: the same narrator, once setting out and once giving away. */
export function readLateness(corpus: string): { text: string; late: boolean }[] {
  return linesOf<{ title: string; plot: string }>(join(corpus, 'plots/lead-and-plot.jsonl'))
    .filter(({ title }) => isForLateness(title))
    .flatMap(({ plot }) => {
      const told = cutPlain(plot);
      if (told.length < 8) return [];
      const early = Math.max(2, Math.floor(told.length * 0.12));
      return [
        ...told.slice(0, early).map((text) => ({ text, late: false })),
        ...told.slice(Math.ceil(told.length * 0.5)).map((text) => ({ text, late: true })),
      ];
    });
}

const WEIGHT = {
  forumSpoiler: 0.2,
  forumSafe: 0.12,
  late: 0.08,
  early: 0.5,
  lead: 0.25,
  told: 0.12,
  premise: 1,
  fact: 0.3,
};

/** A share of the learning corpora, thinned by hash, with low weights: own pages count most. */
export function readPool(corpus: string): LoneSentence[] {
  const forum = linesOf<{ text: string; spoiler: boolean; thread: string }>(
    join(corpus, 'sentences/forum-spans.jsonl'),
  );
  const plots = linesOf<{ title: string; lead: string; plot: string }>(join(corpus, 'plots/lead-and-plot.jsonl'));
  const pool: LoneSentence[] = forum.map(({ text, spoiler, thread }) => ({
    text,
    spoiler,
    premise: false,
    weight: spoiler ? WEIGHT.forumSpoiler : WEIGHT.forumSafe,
    group: thread,
  }));
  for (const { title, lead, plot } of plots) {
    if (isForLateness(title)) continue;
    const told = cutPlain(plot);
    const add = (text: string, spoiler: boolean, premise: boolean, weight: number) =>
      pool.push({ text, spoiler, premise, weight, group: title });
    told.forEach((text, i) => {
      if (told.length < 8) return;
      if (i < 3) add(text, false, true, WEIGHT.early);
      else if (i >= told.length * 0.4 && hashOf(text) % 3 === 0) add(text, true, false, WEIGHT.late);
    });
    for (const text of cutPlain(lead)) if (hashOf(text) % 2 === 0) add(text, false, false, WEIGHT.lead);
  }
  return pool;
}

/** What the labelled pages' own knowledge and the shipped films tell: premises on one side, later events and fates on the other. */
export function readTellings(known: readonly Telling[], filmFolder: string): LoneSentence[] {
  const pool: LoneSentence[] = [];
  const addAll = (group: string, texts: readonly string[], spoiler: boolean, premise: boolean) => {
    for (const text of texts)
      pool.push({
        text,
        spoiler,
        premise,
        weight: spoiler ? WEIGHT.told : premise ? WEIGHT.premise : WEIGHT.fact,
        group,
      });
  };
  for (const { title, synopsis, plot } of known) {
    const told = cutPlain(plot.join(' '));
    addAll(title, cutPlain(synopsis), false, true);
    addAll(title, told.slice(Math.floor(told.length * 0.25)), true, false);
  }
  for (const { title, synopsis, plot, ending, characters, timeline, production, similar } of readFilms(filmFolder)) {
    addAll(title, [...cutPlain(synopsis), ...characters.map(({ role }) => role)], false, true);
    addAll(title, [...production, ...similar.map(({ why }) => why)], false, false);
    addAll(
      title,
      [
        ...plot.slice(1).flatMap(cutPlain),
        ...ending.flatMap(cutPlain),
        ...characters.flatMap(({ fate }) => fate ?? []),
      ],
      true,
      false,
    );
    addAll(
      title,
      timeline.slice(Math.ceil(timeline.length * 0.3)).map(({ event }) => event),
      true,
      false,
    );
  }
  return pool;
}

/** Text that shows which words are common. */
export function readPlainText(corpus: string): string[] {
  const plots = linesOf<{ lead: string; plot: string }>(join(corpus, 'plots/lead-and-plot.jsonl'));
  const forum = linesOf<{ text: string }>(join(corpus, 'sentences/forum-spans.jsonl'));
  return [
    ...plots.flatMap(({ lead, plot }) => [...cutPlain(lead), ...cutPlain(plot)]),
    ...forum.map(({ text }) => text),
  ];
}

export interface ToldFilm {
  telling: Telling;
  /** Sentences to judge with that telling. */
  sentences: { text: string; spoiler: boolean }[];
}

function readFilms(folder: string): Film[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Film);
}

/**
 * The shipped films, each as two pairs: its plot known and its timeline and fates judged, and the other way round. Roles, production and
 * reasons for likeness are the harmless side.
 */
export function readToldFilms(folder: string): ToldFilm[] {
  return readFilms(folder).flatMap((film) => {
    const events = film.timeline.map(({ event }) => event);
    const fates = film.characters.flatMap(({ fate }) => (fate ? [fate] : []));
    const harmless = [...film.characters.map(({ role }) => role), ...film.production, ...cutPlain(film.synopsis)];
    const { title, year, synopsis } = film;
    const people = film.characters.map(({ name, actor, aliases }) => ({
      name,
      ...(actor && { actor }),
      ...(aliases && { aliases }),
    }));
    const safe = harmless.map((text) => ({ text, spoiler: false }));
    const late = [...events.slice(Math.floor(events.length * 0.3)), ...fates];
    const told = cutPlain([...film.plot, ...film.ending].join(' '));
    return [
      {
        telling: { title, year, synopsis, plot: [...film.plot, ...film.ending], characters: people },
        sentences: [...late.map((text) => ({ text, spoiler: true })), ...safe],
      },
      {
        telling: { title, year, synopsis, plot: [], characters: film.characters, timeline: events },
        sentences: [...told.slice(Math.floor(told.length * 0.4)).map((text) => ({ text, spoiler: true })), ...safe],
      },
      // A source may know the plot and nothing else.
      {
        telling: { title, year, synopsis: '', plot: [...film.plot, ...film.ending], characters: [] },
        sentences: [...late.map((text) => ({ text, spoiler: true })), ...safe],
      },
    ];
  });
}

/**
 * Plots of the corpus, each with its first and some late sentences held out of the telling they are judged with: the first stand for
 * premises. Some of the lead is added to the harmless side.
 */
export function readHeldOut(corpus: string): ToldFilm[] {
  const plots = linesOf<{ title: string; year: string; lead: string; plot: string }>(
    join(corpus, 'plots/lead-and-plot.jsonl'),
  );
  return plots.flatMap(({ title, year, lead, plot }) => {
    const told = cutPlain(plot);
    if (told.length < 12 || isForLateness(title)) return [];
    const isEarly = (i: number) => i < 2;
    const isLate = (text: string, i: number) => i > told.length * 0.5 && hashOf(text) % 6 === 0;
    const rest = told.filter((text, i) => !isEarly(i) && !isLate(text, i)).join(' ');
    const harmless = [...told.slice(0, 2), ...cutPlain(lead).slice(0, 2)];
    return [
      {
        telling: { title, year: Number(year), synopsis: '', plot: [rest], characters: [] },
        sentences: [
          ...told.filter(isLate).map((text) => ({ text, spoiler: true })),
          ...harmless.map((text) => ({ text, spoiler: false })),
        ],
      },
    ];
  });
}
