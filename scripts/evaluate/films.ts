/**
 * How the judge does on the shipped films: each film's synopsis should pass, its late plot be covered. A film has two tellings, its plot with
 * the ending, and its timeline with the fates; words of one are judged by what the other knows, so that no sentence is matched with itself.
 *
 *   node scripts/evaluate/films.ts      prints the figures, then a line for each film, the worst first
 */
import { fileURLToPath } from 'node:url';
import type { Film } from '../../engine/film.ts';
import type { Judge, Judgement } from '../../engine/judge/judge.ts';
import { makeProfile, type Profile } from '../../engine/profile.ts';
import { cutSentences } from '../../engine/sentences.ts';
import type { Sensitivity } from '../../engine/verdict.ts';
import { joinFilms } from '../films.ts';
import { checkFilms, filmKey } from '../learn/pages.ts';
import { openShield } from './shield.ts';

export interface Count {
  /** The sentences that are covered, and those that are not. */
  covered: string[];
  missed: string[];
}

/** Sentences in running text with the film given, at balanced where nothing else is said. */
export interface FilmCounts {
  film: string;
  /** The judge's weights were learned from this film too. */
  learned: boolean;
  /** Its synopsis: with all known that is shipped, with the other telling alone, and with nothing known. */
  synopsis: Count;
  synopsisByOther: Count;
  synopsisUnknown: Count;
  /** First and last sentence of the ending, each put behind the synopsis, by the other telling: what a synopsis must not hold. */
  smuggled: Count;
  /** Plot and ending after the first third, by the other telling. */
  late: Count;
  /** Who the characters are, each line alone, at strict. */
  roles: Count;
}

function countFilm(judge: Judge, film: Film, learned: boolean): FilmCounts {
  const { title, year, characters, synopsis } = film;
  const timeline = film.timeline.map(({ event }) => event);
  const story = [...film.plot, ...film.ending];
  const whole = makeProfile({ title, year, synopsis, plot: story, characters, timeline });
  const other = makeProfile({ title, year, synopsis, plot: [], characters, timeline });
  const otherAlone = makeProfile({ title, year, synopsis: '', plot: [], characters, timeline });

  const premise = sentencesOf([synopsis]);
  const told = sentencesOf(story);
  const ending = sentencesOf(film.ending);
  const synopsisBy = (profile: Profile | null) => count(judge, premise, running(judge, premise, profile));
  const smuggled = [ending[0]!, ending.at(-1)!];
  const third = Math.ceil(told.length / 3);
  const roles = characters.map(({ role }) => role).filter(Boolean);
  return {
    film: `${title} (${year})`,
    learned,
    synopsis: synopsisBy(whole),
    synopsisByOther: synopsisBy(otherAlone),
    synopsisUnknown: synopsisBy(null),
    smuggled: count(
      judge,
      smuggled,
      smuggled.map((text) => running(judge, [...premise, text], otherAlone).at(-1)!),
    ),
    late: count(judge, told.slice(third), running(judge, told, other).slice(third)),
    roles: count(
      judge,
      roles,
      roles.map((text) => judge.score({ text, kind: 'prose', subject: 1, mentioned: false, profile: whole })),
      'strict',
    ),
  };
}

/** All shipped films, counted. @throws when a film does not fit the schema, or weights or catalogue are of another version. */
export function countFilms(): FilmCounts[] {
  const { judge } = openShield();
  // Of a film that a check page is about nothing is learned.
  const kept = checkFilms(fileURLToPath(new URL('../../tests/pages', import.meta.url)));
  return joinFilms()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Film)
    .map((film) => countFilm(judge, film, !kept.has(filmKey(film))));
}

/** The sentences of paragraphs, as a page's text would be cut. */
const sentencesOf = (paragraphs: readonly string[]): string[] =>
  paragraphs.flatMap((text) => cutSentences({ text, kind: 'prose' }).map(({ start, end }) => text.slice(start, end)));

export const totalOf = (counts: readonly Count[]): Count => ({
  covered: counts.flatMap(({ covered }) => covered),
  missed: counts.flatMap(({ missed }) => missed),
});
/** How many sentences were judged. */
const judgedOf = ({ covered, missed }: Count): number => covered.length + missed.length;
/** NaN of nothing. */
export const shareOf = (count: Count): number => count.covered.length / judgedOf(count);

function running(judge: Judge, texts: readonly string[], profile: Profile | null): Judgement[] {
  const inputs = texts.map((text, i) => ({
    text,
    kind: 'prose' as const,
    ...(i > 0 && { before: texts[i - 1]! }),
    subject: 1,
    mentioned: false,
    profile,
  }));
  return judge.scoreAll(inputs, []).judgements;
}

function count(
  judge: Judge,
  texts: readonly string[],
  judgements: readonly Judgement[],
  at: Sensitivity = 'balanced',
): Count {
  const { covered = [], missed = [] } = Object.groupBy(texts, (_, i) =>
    judge.covers(judgements[i]!, at) ? 'covered' : 'missed',
  );
  return { covered, missed };
}

const COLUMNS = {
  late: 'plot after its first third',
  synopsis: 'synopsis',
  synopsisByOther: 'synopsis, other telling known',
  synopsisUnknown: 'synopsis, nothing known',
  smuggled: 'ending put behind the synopsis',
  roles: 'roles, at strict',
} as const satisfies Partial<Record<keyof FilmCounts, string>>;

type Column = keyof typeof COLUMNS;

/** The figures over all films and over those that nothing was learned from, then the films. */
function showFilms(counts: readonly FilmCounts[]): string {
  const columns = Object.keys(COLUMNS) as Column[];
  const percent = (count: Count) => `${(100 * shareOf(count)).toFixed(1)} %`;
  const figures = (name: string, films: readonly FilmCounts[]) => [
    `${films.length} ${name}`,
    ...columns.map((column) => {
      const total = totalOf(films.map((film) => film[column]));
      return `  ${COLUMNS[column].padEnd(32)} ${percent(total).padStart(7)} covered of ${judgedOf(total)}`;
    }),
  ];
  const unlearned = counts.filter(({ learned }) => !learned);
  const lines = [...counts]
    .sort((a, b) => shareOf(a.late) - shareOf(b.late) || b.synopsis.covered.length - a.synopsis.covered.length)
    .flatMap(({ film, late, synopsis }) => [
      `${percent(late).padStart(7)} of ${String(judgedOf(late)).padStart(2)}  ${film}`,
      ...synopsis.covered.map((text) => `               synopsis: ${text}`),
      ...late.missed.map((text) => `               missed: ${text}`),
    ]);
  return [...figures('films', counts), ...figures('of them not learned from', unlearned), '', ...lines].join('\n');
}

if (import.meta.main) {
  console.log(showFilms(countFilms()));
}
