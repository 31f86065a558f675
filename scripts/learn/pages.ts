/**
 * Reads the labelled pages as the shield does, with its own reader and the engine's page, and notes what the judge is asked: it is learned
 * from the very questions it will get, with the films, headings and neighbours that were really found.
 */
import { join } from 'node:path';
import type { FilmNumber } from '../../engine/film.ts';
import type { Echo } from '../../engine/judge/around.ts';
import type { Judge, JudgeInput } from '../../engine/judge/judge.ts';
import { createPage, type Outlook } from '../../engine/page.ts';
import type { Telling } from '../../engine/profile.ts';
import { cutSentences, type Sentence } from '../../engine/sentences.ts';
import type { FilmTalk } from '../../engine/titles/filmTalk.ts';
import { type Reading, readPage, readSignals } from '../../entrypoints/shield.content/read.ts';
import { filmFreePages } from '../evaluate/corpora.ts';
import { flat, type Gold, type LabelledPage as Labelled, nameOf, readLabelled } from '../evaluate/labelled.ts';
import { ADDRESS, parsePage } from '../evaluate/pages.ts';
import { realPages } from '../evaluate/real.ts';
import { type Films, openFilms } from '../evaluate/shield.ts';
import { corpusFolder } from './corpus.ts';
import { foldOf } from './examples.ts';
import { filmFreeTalk, type TalkPage, talkPage } from './filmTalk.ts';
import { groupsOf, type Side, sideOf, splitPages } from './split.ts';

/** What a reader says of a sentence. */
export interface Label {
  spoiler: boolean;
  /** "major", "minor" or the reason why it is safe. */
  why: string;
  /** "Title (Year)" of the film it is about, as far as can be told. */
  film: string;
}

/** One question to the judge. */
export interface PageSentence {
  input: JudgeInput;
  /** Places in the page's list of the sentences around, nearest first. */
  before: number[];
  after: number[];
  /** Null where readers were in doubt or did not look, and where the question was asked once more later. */
  label: Label | null;
}

export interface LabelledPage {
  slug: string;
  kind: string;
  group: string;
  side: Side;
  films: { title: string; year: number }[];
  sentences: PageSentence[];
  /** Labelled sentences that the judge was never asked about, as those of films that nobody found. */
  unasked: { spoilers: number; safe: number };
  /** By "Title (Year)". */
  known: Map<string, Telling>;
  /** Labelled by hand: by these the figures and the cuts are measured. */
  isOwn: boolean;
  /** Of each of its sentences. */
  weight: number;
}

const UNMOVED = { score: 0, told: 0, reasons: [], unsure: false };

/** A judge that only listens: the echo it gives a sentence is the sentence's place in the list. */
class Listener implements Judge {
  readonly heard: Omit<PageSentence, 'label'>[] = [];
  score = (): typeof UNMOVED => UNMOVED;
  covers = (): boolean => false;

  scoreAll(inputs: readonly JudgeInput[], before: readonly Echo[]): ReturnType<Judge['scoreAll']> {
    const first = this.heard.length;
    const own = inputs.map((_, i) => first + i);
    const places = before.map(([place]) => place!);
    inputs.forEach((input, i) => {
      this.heard.push({ input, before: [...own.slice(0, i).reverse(), ...places], after: own.slice(i + 1) });
    });
    return { judgements: inputs.map(() => UNMOVED), echoes: own.map((place) => [place]) };
  }
}

const OUTLOOK: Outlook = {
  sensitivity: 'balanced',
  isSeen: () => false,
  isSeenStranger: () => false,
  profile: () => null,
  told: null,
};

/** Gives the units of a block their labels. */
type Labeller = (text: string, units: readonly Sentence[]) => (Label | null)[];

/** All that the judge is asked of a page: each block as it arrives, and once more where its film became clear only further down. */
function sentencesOf(
  html: string,
  { index, people }: Films,
  talk: FilmTalk | undefined,
  gives: Labeller,
  nameOf: (film: FilmNumber) => string,
): PageSentence[] {
  const listener = new Listener();
  const page = createPage(index, listener, OUTLOOK, people, talk);
  const document = parsePage(html);
  page.signals(readSignals(document, ADDRESS));
  /** The labels of the block's sentences, in order. */
  const ask = ({ block, place, attribute }: Reading): (Label | null)[] => {
    const verdicts = new Map(page.judge(block, place).map(({ start, film }) => [start, film]));
    if (attribute !== undefined) return [];
    const units = cutSentences(block);
    return gives(block.text, units).map((label, i) => {
      const film = verdicts.get(units[i]!.start);
      return label && film !== undefined ? { ...label, film: label.film || nameOf(film) } : null;
    });
  };
  const readings = [...readPage(document)];
  const found: PageSentence[] = [];
  const take = (reading: Reading): number => {
    const from = listener.heard.length;
    const labels = ask(reading);
    const heard = listener.heard.slice(from);
    found.push(...heard.map((one, i) => ({ ...one, label: labels[i] ?? null })));
    return from;
  };
  const asked = readings.map((reading) => ({ reading, from: take(reading), version: page.version }));
  asked.forEach(({ reading, from, version }, i) => {
    if (version === page.version) return;
    for (let k = from; k < (asked[i + 1]?.from ?? found.length); k++) found[k] = { ...found[k]!, label: null };
    take(reading);
  });
  return found;
}

/** Gives each unit of a block the label of the sentence that it is, or is most of. */
function labelsOf({ spoilers, safe }: Gold): Labeller {
  const labels = new Map<string, Label>();
  for (const { text, severity = 'major', film } of spoilers)
    labels.set(flat(text), { spoiler: true, why: severity, film });
  for (const { text, why = 'other' } of safe) labels.set(flat(text), { spoiler: false, why, film: '' });
  return (text, units) => {
    const within = text.replace(/\s/g, ' ');
    const spans = [...labels].flatMap(([wanted, label]) => {
      const start = within.indexOf(wanted);
      return start < 0 ? [] : [{ start, end: start + wanted.length, label }];
    });
    return units.map(({ start, end }) => {
      const most = (end - start) / 2;
      return spans.find((span) => Math.min(end, span.end) - Math.max(start, span.start) > most)?.label ?? null;
    });
  };
}

/** The films of the pages that are kept for checking, as "title (year)" in lower case. */
export function checkFilms(folder: string): Set<string> {
  const golds = readLabelled(folder).map(({ gold }) => gold);
  const sides = splitPages(golds);
  return new Set(golds.filter(({ slug }) => sides.get(slug) === 'check').flatMap(({ films }) => films.map(filmKey)));
}

export const filmKey = ({ title, year }: { title: string; year: number | string }): string =>
  `${title} (${year})`.toLowerCase();

/** What film talk is learned from: the labelled pages of the learning side, and saved pages without films where they are there. */
export function learnedTalk(root: string): TalkPage[] {
  const films = openFilms();
  const pages = readLabelled(join(root, 'tests/pages'));
  const groups = groupsOf(pages.map(({ gold }) => gold));
  const folder = corpusFolder(root);
  const free = folder ? filmFreePages(folder).filter(({ name }) => sideOf(name) === 'learn') : [];
  const threads = folder ? realThreads(root, folder, 'learn') : [];
  return [
    ...pages.flatMap((page) => {
      const group = groups.get(page.gold.slug)!;
      return sideOf(group) === 'learn' ? [talkPage(page, group, films)] : [];
    }),
    ...threads.map((page) => talkPage(page, page.gold.slug, films, true)),
    ...free.map((page) => filmFreeTalk(page, films)),
  ];
}

/** The labelled pages of one side, and real threads of it. @param talk by the fold of a page; as shipped where there is none */
export function readPages(root: string, side: Side, talk: ReadonlyMap<number, FilmTalk>): LabelledPage[] {
  const pages = readLabelled(join(root, 'tests/pages'));
  const groups = groupsOf(pages.map(({ gold }) => gold));
  const opened = openFilms();
  const folder = corpusFolder(root);
  const threads = folder ? realThreads(root, folder, side) : [];
  return [
    ...pages.flatMap((page) => {
      const group = groups.get(page.gold.slug)!;
      return sideOf(group) === side ? [readOwn(page, group, opened, talk, 1)] : [];
    }),
    ...threads.map((page) => readOwn(page, page.gold.slug, opened, talk, REAL)),
  ];
}

const realThreads = (root: string, folder: string, side: Side): Labelled[] =>
  realPages(root, folder, 'forum-spans').filter(({ gold }) => sideOf(gold.slug) === side);

function readOwn(
  { gold, html, known }: Labelled,
  group: string,
  opened: Films,
  talk: ReadonlyMap<number, FilmTalk>,
  weight: number,
): LabelledPage {
  const { slug, kind, films } = gold;
  const names = new Map(
    films.flatMap((film) => opened.numbersOf(film.title, film.year).map((number) => [number, nameOf(film)] as const)),
  );
  const weigher = talk.get(foldOf(group));
  const sentences = sentencesOf(html, opened, weigher, labelsOf(gold), (film) => names.get(film) ?? '');
  const asked = sentences.flatMap(({ label }) => (label ? [label.spoiler] : []));
  return {
    slug,
    kind,
    group,
    side: sideOf(group),
    films,
    sentences,
    unasked: {
      spoilers: Math.max(0, gold.spoilers.length - asked.filter((spoiler) => spoiler).length),
      safe: Math.max(0, gold.safe.length - asked.filter((spoiler) => !spoiler).length),
    },
    known: new Map(known.map((telling) => [nameOf(telling), telling])),
    isOwn: true,
    weight,
  };
}

/** Weight of a sentence of a real thread, of which there are few, and of a saved page without films: most pages of the web are such. */
const REAL = 3;
const FREE = 3;

/** Saved pages that are about no film: what the judge is asked of them all the same is harmless. */
export function readFilmFree(
  pages: readonly { name: string; html: string }[],
  talk: ReadonlyMap<number, FilmTalk>,
): LabelledPage[] {
  const opened = openFilms();
  const harmless: Labeller = (_, units) => units.map(() => ({ spoiler: false, why: 'other', film: '' }));
  return pages.map(({ name, html }) => ({
    slug: name,
    kind: 'film-free',
    group: name,
    side: sideOf(name),
    films: [],
    sentences: sentencesOf(html, opened, talk.get(foldOf(name)), harmless, () => ''),
    unasked: { spoilers: 0, safe: 0 },
    known: new Map(),
    isOwn: false,
    weight: FREE,
  }));
}
