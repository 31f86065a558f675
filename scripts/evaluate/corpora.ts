/**
 * The sets of the corpus folder (its README tells what they are), each turned into sentences to be judged. Read only here, and for
 * measuring only; none of their text leaves the machine.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeProfile, type Profile } from '../../engine/profile.ts';
import { cutSentences } from '../../engine/sentences.ts';
import type { Given } from './sentences.ts';

export interface CorpusSet {
  name: string;
  /** What the figures mean. */
  note: string;
  given: Given[];
  /** The sentences of a group follow each other in one text. */
  running: boolean;
}

interface SentenceRow {
  film: string;
  year?: string;
  text: string;
  spoiler: boolean;
}

interface PlotRow {
  title: string;
  year: string | number;
}

/** The lines of a file of JSON lines. */
export const rowsOf = <Row>(file: string): Row[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => JSON.parse(line));

export const cutText = (text: string): string[] =>
  cutSentences({ text, kind: 'prose' }).map(({ start, end }) => text.slice(start, end));

const nameOf = (title: string, year?: string | number): string => (year ? `${title} (${year})` : title);

/** All sets that are there; none when the folder is not. */
export function readCorpora(folder: string): CorpusSet[] {
  if (!existsSync(folder)) return [];
  const sentences = (name: string, note: string, running = false): CorpusSet[] => {
    const file = join(folder, 'sentences', `${name}.jsonl`);
    if (!existsSync(file)) return [];
    const given = rowsOf<SentenceRow>(file).map(({ film, year, text, spoiler }): Given => {
      const about = nameOf(film, year);
      return { group: about, film: about, text, spoiler, subject: 1 };
    });
    return [{ name, note, given, running }];
  };
  const plots = (name: string): string => join(folder, 'plots', `${name}.jsonl`);
  return [
    ...sentences('filmblog-unmarked', 'nearly all harmless; false covers ≤ 5 % at balanced', true),
    ...sentences('tvtropes-dev1', 'AUC only'),
    ...sentences('tvtropes-dev2', 'AUC only'),
    ...(existsSync(plots('short-spoiler-free')) ? [shortPlots(plots('short-spoiler-free'))] : []),
    ...(existsSync(plots('lead-and-plot')) ? [leads(plots('lead-and-plot'))] : []),
    ...(existsSync(plots('top100-two-tellings')) ? twoTellings(plots('top100-two-tellings'), folder) : []),
  ];
}

function shortPlots(file: string): CorpusSet {
  const rows = rowsOf<PlotRow & { plot_short: string }>(file);
  const given = rows.flatMap(({ title, year, plot_short }) => harmless(nameOf(title, year), plot_short));
  return {
    name: 'short-spoiler-free',
    note: 'spoiler-free plots; false covers ≤ 8 % at balanced',
    given,
    running: true,
  };
}

function leads(file: string): CorpusSet {
  const rows = rowsOf<PlotRow & { lead: string }>(file);
  const given = rows.flatMap(({ title, year, lead }) => harmless(nameOf(title, year), lead));
  return {
    name: 'encyclopedia leads',
    note: 'may be learned from; false covers ≤ 1 % at balanced',
    given,
    running: true,
  };
}

const harmless = (film: string, text: string): Given[] =>
  cutText(text).map((text) => ({ group: film, film, text, spoiler: false, subject: 1 }));

/** From here on a telling counts as late. */
const LATE = 0.6;
const OVERLAP = 7;

/**
 * The profile is made from one telling, the late sentences of the other are to be found: without those that share seven words in a row with
 * the first. Harmless: encyclopedia leads, spoiler-free plots and blog sentences of the films whose plot the folder has, each judged with its
 * film's profile; and once more without the leads, which are easy.
 */
function twoTellings(file: string, folder: string): CorpusSet[] {
  const rows = rowsOf<{ title: string; wiki_plot: string; imdb_synopsis: string }>(file);
  const articles = rowsOf<PlotRow & { lead: string; plot: string }>(join(folder, 'plots/lead-and-plot.jsonl'));
  const plotOf = new Map(articles.map(({ title, plot }) => [title.toLowerCase(), plot]));
  for (const { title, wiki_plot } of rows) plotOf.set(title.toLowerCase(), plainPlot(wiki_plot));
  const profiles = new Map<string, Profile>();
  const profileOf = (title: string): Profile => {
    const key = title.toLowerCase();
    const profile =
      profiles.get(key) ?? makeProfile({ title, year: 0, synopsis: '', plot: [plotOf.get(key) ?? ''], characters: [] });
    profiles.set(key, profile);
    return profile;
  };
  const given = (title: string, text: string, spoiler: boolean): Given => ({
    group: title,
    film: title,
    subject: 1,
    profile: profileOf(title),
    text,
    spoiler,
  });
  const late = rows.flatMap(({ title, wiki_plot, imdb_synopsis }) => {
    const known = new Set(runsOf(plainPlot(wiki_plot)));
    const other = cutText(imdb_synopsis.replace(/\s+/g, ' '));
    return other
      .slice(Math.floor(other.length * LATE))
      .filter((text) => !runsOf(text).some((run) => known.has(run)))
      .map((text) => given(title, text, true));
  });
  const premises = rowsOf<PlotRow & { plot_short: string }>(join(folder, 'plots/short-spoiler-free.jsonl'));
  const blogs = rowsOf<SentenceRow>(join(folder, 'sentences/filmblog-unmarked.jsonl'));
  const easy = articles.flatMap(({ title, lead }) => cutText(lead).map((text) => given(title, text, false)));
  const hard = [
    ...premises.flatMap(({ title, plot_short }) => cutText(plot_short).map((text) => ({ title, text }))),
    ...blogs.map(({ film, text }) => ({ title: film, text })),
  ]
    .filter(({ title }) => plotOf.has(title.toLowerCase()))
    .map(({ title, text }) => given(title, text, false));
  return [
    {
      name: 'top100-two-tellings',
      note: 'with a profile; recall at 5 % false covers ≥ 0.60',
      given: [...late, ...easy, ...hard],
      running: false,
    },
    { name: 'top100-two-tellings, leads left out', note: 'with a profile', given: [...late, ...hard], running: false },
  ];
}

const plainPlot = (plot: string): string =>
  plot
    .replace(/\[\s*edit\s*\]|\[\s*\]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** Every run of seven words. */
function runsOf(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.slice(OVERLAP - 1).map((_, i) => words.slice(i, i + OVERLAP).join(' '));
}

/** Real pages that are not about films, as HTML by file name; none when the folder is not there. */
export function filmFreePages(folder: string): { name: string; html: string }[] {
  const index = join(folder, 'pages', 'index.jsonl');
  if (!existsSync(index)) return [];
  const present = new Set(readdirSync(join(folder, 'pages')));
  return rowsOf<{ file: string; film_words_per_1000: number }>(index)
    .filter(({ file, film_words_per_1000 }) => film_words_per_1000 === 0 && present.has(file))
    .map(({ file }) => ({ name: file, html: readFileSync(join(folder, 'pages', file), 'utf8') }));
}
