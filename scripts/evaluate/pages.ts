/**
 * Judges whole pages as the extension does: the shield's own reader, the engine's page, verdicts laid over the labelled sentences.
 *
 * A labelled sentence is looked up in the page's blocks. It counts as covered when at least half of its characters are, and its score is
 * the highest of the verdicts it touches, of whatever film: nothing is marked as seen, so any cover hides it. Spoilers that were judged as
 * another film are counted apart.
 */
import { Window } from 'happy-dom';
import type { Block } from '../../engine/block.ts';
import type { FilmNumber } from '../../engine/film.ts';
import type { Outlook, Page } from '../../engine/page.ts';
import { makeProfile, type Profile } from '../../engine/profile.ts';
import type { Subjects } from '../../engine/subject.ts';
import type { Sensitivity, Verdict } from '../../engine/verdict.ts';
import { type Reading, readPage, readSignals } from '../../entrypoints/shield.content/read.ts';
import { flat, type LabelledPage, nameOf } from './labelled.ts';
import { type Scored, SENSITIVITIES } from './measure.ts';

/** What judging a page needs of the engine; tests pass their own. */
export interface PageJudge {
  open(outlook: Outlook): Page;
  /** The catalogue's films of this title and year, the best known first; none when it lacks them. */
  numbersOf(title: string, year: number): FilmNumber[];
}

/** One block with its verdicts at each sensitivity. */
export interface JudgedBlock {
  block: Block;
  verdicts: Record<Sensitivity, Verdict[]>;
  /** The text of an attribute, such as an image's description. */
  attribute: boolean;
}

/** Nothing of the page is loaded or run. */
const SETTINGS = {
  disableJavaScriptEvaluation: true,
  disableJavaScriptFileLoading: true,
  disableCSSFileLoading: true,
  disableIframePageLoading: true,
  handleDisabledFileLoadingAsSuccess: true,
} as const;

/** A made-up address that tells the judge nothing. */
export const ADDRESS = 'https://page.example/';

export function parsePage(html: string): Document {
  const window = new Window({ url: ADDRESS, settings: SETTINGS });
  return new window.DOMParser().parseFromString(html, 'text/html') as unknown as Document;
}

/** Lets a recogniser hear what a page says of itself. @returns the page's blocks as the shield reads them, without those of attributes */
export function openFor(subjects: Subjects, html: string): Reading[] {
  const document = parsePage(html);
  subjects.signals(readSignals(document, ADDRESS));
  return [...readPage(document)].filter(({ attribute }) => attribute === undefined);
}

/**
 * Judges every block of a page in order, with nothing seen and the profiles given; blocks whose film became clear only
 * further down are judged once more, as the shield does.
 */
export function judgePage(html: string, judge: PageJudge, profiles: ReadonlyMap<FilmNumber, Profile>): JudgedBlock[] {
  const document = parsePage(html);
  const outlook: Outlook = {
    sensitivity: 'balanced',
    isSeen: () => false,
    isSeenStranger: () => false,
    profile: (film) => profiles.get(film) ?? null,
    told: null,
  };
  const page = judge.open(outlook);
  page.signals(readSignals(document, ADDRESS));
  const judgeBlock = ({ block, place, attribute }: Reading): JudgedBlock & { version: number } => {
    const verdicts = SENSITIVITIES.map((sensitivity) => {
      outlook.sensitivity = sensitivity;
      return [sensitivity, page.judge(block, place)];
    });
    const { version } = page;
    return { block, verdicts: Object.fromEntries(verdicts), attribute: attribute !== undefined, version };
  };
  const readings = [...readPage(document)];
  const judged = readings.map(judgeBlock);
  return judged.map((one, i) => (one.version < page.version ? judgeBlock(readings[i]!) : one));
}

/** The labelled sentences of a page, judged with what knowledge.json tells or without it. */
export function scorePage({ gold, html, known }: LabelledPage, judge: PageJudge, withKnowledge: boolean): Scored[] {
  const profiles = new Map<FilmNumber, Profile>();
  for (const telling of withKnowledge ? known : []) {
    const profile = makeProfile(telling);
    for (const number of judge.numbersOf(telling.title, telling.year)) profiles.set(number, profile);
  }
  const numbers = new Map(gold.films.map((film) => [nameOf(film), new Set(judge.numbersOf(film.title, film.year))]));
  const blocks = judgePage(html, judge, profiles);
  // The first place where a text is seen counts; an image's description only if it is nowhere else.
  const places = [...blocks.filter(({ attribute }) => !attribute), ...blocks.filter(({ attribute }) => attribute)].map(
    (judged) => ({ judged, text: judged.block.text.replace(/\s/g, ' ') }),
  );
  const score = (text: string, spoiler: boolean, film: string): Scored => {
    const common = { group: gold.slug, kind: gold.kind, film, text, spoiler };
    const wanted = flat(text);
    const place = places.find((one) => one.text.includes(wanted));
    if (!place) return { ...common, score: 0, covered: coveredBy(() => false), unjudged: 'text not found on the page' };
    const start = place.text.indexOf(wanted);
    const end = start + wanted.length;
    const { verdicts } = place.judged;
    const own = numbers.get(film);
    const touching = (verdict: Verdict): boolean => verdict.start < end && verdict.end > start;
    const isOwn = (verdict: Verdict): boolean => touching(verdict) && (own?.has(verdict.film) ?? false);
    const unjudged =
      !spoiler || verdicts.balanced.some(isOwn)
        ? undefined
        : verdicts.balanced.some(touching)
          ? 'judged as another film'
          : own?.size
            ? 'no film found'
            : 'film not in the catalogue';
    return {
      ...common,
      ...(unjudged && { unjudged }),
      score: Math.max(0, ...verdicts.balanced.filter(touching).map((verdict) => verdict.score)),
      covered: coveredBy((sensitivity) => {
        const covers = verdicts[sensitivity].filter((verdict) => verdict.cover && touching(verdict));
        return 2 * coveredLength(covers, start, end) >= end - start;
      }),
    };
  };
  return [
    ...gold.spoilers.map(({ text, film }) => score(text, true, film)),
    ...gold.safe.map(({ text }) => score(text, false, gold.films.length === 1 ? nameOf(gold.films[0]!) : '')),
  ];
}

export const coveredBy = (covers: (sensitivity: Sensitivity) => boolean): Scored['covered'] =>
  Object.fromEntries(SENSITIVITIES.map((sensitivity) => [sensitivity, covers(sensitivity)])) as Scored['covered'];

/** Units between `start` and `end` that are under at least one of the covers. */
function coveredLength(covers: readonly Verdict[], start: number, end: number): number {
  let length = 0;
  let reached = start;
  for (const cover of [...covers].sort((a, b) => a.start - b.start)) {
    const until = Math.min(end, cover.end);
    length += Math.max(0, until - Math.max(reached, cover.start));
    reached = Math.max(reached, until);
  }
  return length;
}
