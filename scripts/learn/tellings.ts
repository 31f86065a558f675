/** This project's own tellings of films, turned into lessons. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Film } from '../../engine/film.ts';
import type { Telling } from '../../engine/profile.ts';
import { cutPlain, type LatenessSentence, type LoneSentence, latenessOf, type ToldFilm } from './lessons.ts';
import type { Label, LabelledPage } from './pages.ts';

const WEIGHT = { told: 0.12, premise: 1, setOut: 0.5, fact: 0.3 };

/** The shipped films. */
export function readFilms(folder: string): Film[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Film);
}

const eventsOf = ({ timeline }: Film): string[] => timeline.map(({ event }) => event);
const fatesOf = ({ characters }: Film): string[] => characters.flatMap(({ fate }) => fate ?? []);
const rolesOf = ({ characters }: Film): string[] => characters.map(({ role }) => role);
const plotOf = ({ plot, ending }: Film): string[] => [...plot, ...ending];

export const filmLateness = (films: readonly Film[]): LatenessSentence[] =>
  films.flatMap((film) => latenessOf(film.title, plotOf(film).join(' ')));

const sentences = (group: string, texts: readonly string[], kind: keyof typeof WEIGHT): LoneSentence[] =>
  texts.map((text) => ({
    text,
    spoiler: kind === 'told',
    premise: kind === 'premise' || kind === 'setOut',
    weight: WEIGHT[kind],
    group,
  }));

/** What labelled pages know of their films: the premise, and what comes after it. */
export const knownSentences = ({ title, synopsis, plot }: Telling): LoneSentence[] => {
  const told = cutPlain(plot.join(' '));
  return [
    ...sentences(title, cutPlain(synopsis), 'premise'),
    ...sentences(title, told.slice(Math.floor(told.length * 0.25)), 'told'),
  ];
};

/** Premises, roles and first events; later events and fates; facts. */
export function filmSentences(film: Film): LoneSentence[] {
  const { title, synopsis, plot, ending, production, similar } = film;
  const events = eventsOf(film);
  return [
    ...sentences(title, [...cutPlain(synopsis), ...rolesOf(film)], 'premise'),
    ...sentences(title, events.slice(0, Math.floor(events.length * 0.15)), 'setOut'),
    ...sentences(title, [...production, ...similar.map(({ why }) => why)], 'fact'),
    ...sentences(
      title,
      [
        ...[...plot.slice(1), ...ending].flatMap(cutPlain),
        ...fatesOf(film),
        ...events.slice(Math.ceil(events.length * 0.3)),
      ],
      'told',
    ),
  ];
}

/** What happens up to here sets the story out; what happens from there gives it away; between them nobody can say. */
const SET_OUT = 0.2;
const GIVEN_AWAY = 0.4;
const earlyOf = (told: readonly string[]): string[] => told.slice(0, Math.floor(told.length * SET_OUT));
const lateOf = (told: readonly string[]): string[] => told.slice(Math.ceil(told.length * GIVEN_AWAY));

/** A film as pairs: its plot known and its timeline and fates judged, and the other way round. Roles, facts and premise are harmless. */
export function retell(film: Film): ToldFilm[] {
  const { title, year, synopsis, characters, production } = film;
  const events = eventsOf(film);
  const plot = plotOf(film);
  const told = cutPlain(plot.join(' '));
  const harmless = [...production, ...cutPlain(synopsis)];
  const judged = (late: readonly string[], ...safe: readonly string[][]): ToldFilm['sentences'] => [
    ...late.map((text) => ({ text, spoiler: true })),
    ...safe.flat().map((text) => ({ text, spoiler: false })),
  ];
  const byEvents = judged([...lateOf(events), ...fatesOf(film)], earlyOf(events), rolesOf(film), harmless);
  const people = characters.map(({ role, fate, ...person }) => person);
  return [
    { telling: { title, year, synopsis, plot, characters: people }, sentences: byEvents },
    {
      telling: { title, year, synopsis, plot: [], characters, timeline: events },
      sentences: judged(lateOf(told), earlyOf(told), harmless),
    },
    // A source may know the plot and nothing else.
    { telling: { title, year, synopsis: '', plot, characters: [] }, sentences: byEvents },
  ];
}

/** Weight of a premise on a listing, and of a late sentence put behind one. */
const ANNOUNCED = 1;
const GIVEN_AWAY_BEHIND = 0.1;
/** Films announced before the one that is looked at. */
const BEFORE = 3;

type Story = Pick<Telling, 'title' | 'synopsis' | 'plot'>;

/** A film as a story: its ending belongs to its plot. */
export const storyOf = (film: Film): Story => ({ title: film.title, synopsis: film.synopsis, plot: plotOf(film) });

/**
 * Listings that announce one film after another: every premise is harmless, though it is told and stands among others. And each premise
 * once more with late sentences of its plot behind it, so that a premise before a sentence does not make it harmless.
 */
export const listingPages = (stories: readonly Story[]): LabelledPage[] =>
  stories.flatMap(({ title, synopsis, plot }, i) => {
    const others = stories.slice(Math.max(0, i - BEFORE), i).flatMap((story) => cutPlain(story.synopsis));
    const own = cutPlain(synopsis);
    const late = lateOf(cutPlain(plot.join(' ')));
    const behind = [late[Math.floor(late.length / 2)], late.at(-1)].flatMap((text) => text ?? []);
    return [
      storyPage(title, others, own, { spoiler: false, why: 'premise', film: title }, ANNOUNCED),
      ...behind.map((text) =>
        storyPage(title, own, [text], { spoiler: true, why: 'major', film: title }, GIVEN_AWAY_BEHIND),
      ),
    ];
  });

/** Running text whose last sentences are learned from, the first ones only as their neighbours. */
function storyPage(
  title: string,
  before: readonly string[],
  learned: readonly string[],
  label: Label,
  weight: number,
): LabelledPage {
  const told = [...before, ...learned];
  const places = [...told.keys()];
  return {
    slug: `story of ${title}`,
    kind: 'listing',
    group: title,
    side: 'learn',
    films: [],
    known: new Map(),
    isOwn: false,
    weight,
    unasked: { spoilers: 0, safe: 0 },
    sentences: told.map((text, k) => ({
      input: {
        text,
        kind: 'prose',
        heading: title,
        subject: 1,
        mentioned: false,
        ...(k > 0 && { before: told[k - 1]! }),
      },
      before: places.slice(0, k).reverse(),
      after: places.slice(k + 1),
      label: k < before.length ? null : label,
    })),
  };
}
