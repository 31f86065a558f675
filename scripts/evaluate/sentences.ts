/** Judges single sentences whose film is given, by the judge alone: no reader, no titles, no zones. */
import { basename } from 'node:path';
import type { Judge, JudgeInput, Judgement } from '../../engine/judge/judge.ts';
import { makeProfile, type Profile, type Telling } from '../../engine/profile.ts';
import { nameOf } from './labelled.ts';
import type { Line } from './lines.ts';
import type { Scored } from './measure.ts';
import { coveredBy } from './pages.ts';

/** A sentence to be judged, and what is given with it. */
export interface Given {
  group: string;
  film: string;
  text: string;
  spoiler: boolean;
  /** 0 to 1: how surely it is about the film. */
  subject: number;
  heading?: string;
  profile?: Profile;
}

type Scorer = Pick<Judge, 'score' | 'scoreAll' | 'covers'>;

/** Each sentence by itself. */
export const scoreAlone = (judge: Scorer, given: readonly Given[]): Scored[] =>
  given.map((one) => scored(judge, one, judge.score(inputOf(one))));

/** Sentences of one group as one text, in order: each has its neighbours around it, as on a page. */
export function scoreRunning(judge: Scorer, given: readonly Given[]): Scored[] {
  const texts = new Map<string, Given[]>();
  for (const one of given) {
    const text = texts.get(one.group);
    if (text) text.push(one);
    else texts.set(one.group, [one]);
  }
  return [...texts.values()].flatMap((text) => {
    const { judgements } = judge.scoreAll(text.map(inputOf), []);
    return text.map((one, i) => scored(judge, one, judgements[i]!));
  });
}

function inputOf({ film, text, subject, heading, profile }: Given): JudgeInput {
  const title = film.replace(/ \(\d{4}\)$/, '');
  const names = title ? spansOf(text, title) : [];
  return {
    text,
    kind: 'prose',
    subject,
    mentioned: names.length > 0,
    names,
    ...(heading && { heading }),
    ...(profile && { profile }),
  };
}

const scored = (judge: Scorer, { group, film, text, spoiler }: Given, judgement: Judgement): Scored => ({
  group,
  kind: '',
  film,
  text,
  spoiler,
  score: judgement.score,
  covered: coveredBy((sensitivity) => judge.covers(judgement, sensitivity)),
});

/** Where a title stands in a text, case aside. */
export function spansOf(text: string, title: string): { start: number; end: number }[] {
  const spans: { start: number; end: number }[] = [];
  const [within, wanted] = [text.toLowerCase(), title.toLowerCase()];
  for (let start = within.indexOf(wanted); start >= 0; start = within.indexOf(wanted, start + wanted.length)) {
    spans.push({ start, end: start + wanted.length });
  }
  return spans;
}

/** The lines of a file as given sentences; a profile is made once for each telling. */
export function givenOf(lines: readonly Line[], file: string, withKnowledge: boolean): Given[] {
  const profiles = new Map<string, Profile>();
  return lines.map(({ film, known, context, text, spoiler }, index) => {
    const name = film ? nameOf(film) : '';
    const given: Given = {
      group: name || context || `${basename(file)}:${index + 1}`,
      film: name,
      text,
      spoiler,
      // Said somewhere, it may be about a film that nobody named; alone it is about none.
      subject: film ? 1 : context ? 0.5 : 0,
      ...(context && { heading: context }),
    };
    if (!withKnowledge || !known || !film) return given;
    const key = JSON.stringify([name, known]);
    const profile = profiles.get(key) ?? makeProfile(tellingOf(film, known));
    profiles.set(key, profile);
    return { ...given, profile };
  });
}

function tellingOf(film: { title: string; year: number }, known: NonNullable<Line['known']>): Telling {
  return {
    ...film,
    synopsis: known.synopsis,
    plot: [known.plot].flat(),
    characters: known.characters.map((one) => (typeof one === 'string' ? { name: one } : { name: one.name })),
  };
}
