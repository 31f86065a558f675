/**
 * What stands around a sentence, as numbers: tellings come in runs, so how the sentences before and after it sound says much.
 * Without neighbours every number is neutral and their count says so.
 */
import { CUES } from './cues.ts';

/** Whole numbers for the trees: what is counted times this. */
export const GRAIN = 64;

/**
 * What a sentence leaves in the air for those beside it, in GRAIN parts: its tone (logit of the linear part), its lateness (logit of the
 * part that tells giving away from setting out), then its ECHO_CUES.
 */
export type Echo = readonly number[];

/** Echoes of the neighbours, nearest first. */
export interface Around {
  before: readonly Echo[];
  after: readonly Echo[];
}

/** No neighbours. */
export const NO_ONE: Around = { before: [], after: [] };

/** The words over and before a sentence: they tell an answer from a remark. */
export interface Setting {
  heading?: string | undefined;
  /** Tone of the heading, where there is one. */
  headingTone: number;
  before?: string | undefined;
  /** 0 to 1: how surely it is about films at all. */
  about: number;
  /** Logits of films being talked of: here, by the block itself alone, and on the page. */
  talk: { here: number; own: number; page: number };
}

/** Nothing over it and nothing before, amid talk of films. */
export const NO_SETTING: Setting = { headingTone: -1.5, about: 1, talk: { here: 4.5, own: 1.5, page: 2.5 } };

/** How far back and ahead is looked. */
export const REACH_BACK = 40;
export const REACH_AHEAD = 4;

const ECHO_CUES = [
  'word i',
  'word he',
  'names',
  'events',
  'storyShare',
  'third',
  'past',
  'mentioned',
  'question',
  'words',
  'talkKinds',
];
/** Places in an echo. */
const TONE = 0;
const LATENESS = 1;
const FIRST_CUE = 2;
const ECHOED = ECHO_CUES.map((cue) => CUES.indexOf(cue));

export const echoOf = (tone: number, lateness: number, cues: Float32Array): Echo => [
  Math.round(tone * GRAIN),
  Math.round(lateness * GRAIN),
  ...ECHOED.map((cue) => Math.round(cues[cue]! * GRAIN)),
];

export const AROUND_CUES = [
  'before 1',
  'before 2',
  'before 5',
  'before 40',
  'behind',
  'after 1',
  'after 4',
  'ahead',
  'near',
  'highest near',
  'heading',
  'heading asks',
  'asked before',
  'length before',
  'about films',
  'far behind',
  'late before 1',
  'late before 5',
  'late before 40',
  'late after 4',
  'late near',
  'talk here',
  'talk own',
  'talk on page',
  ...['before 1', 'before 5', 'after 1'].flatMap((where) => ECHO_CUES.map((cue) => `${where} ${cue}`)),
];
const AT_ECHOES = AROUND_CUES.length - 3 * ECHO_CUES.length;

/** The tone and lateness taken where there is no neighbour: that of a middling sentence. */
const NEUTRAL = -1.5;

const logitIn = (echo: Echo, place: number): number => Math.max(-5, Math.min(4, echo[place]! / GRAIN));
const toneOf = (echo: Echo): number => logitIn(echo, TONE);

const clipped = (logit: number): number => Math.max(-6, Math.min(6, logit));

const asks = (text: string | undefined): number => (text?.trimEnd().endsWith('?') ? 1 : 0);

function meanOf(place: number, echoes: readonly Echo[], most: number): number {
  const count = Math.min(most, echoes.length);
  if (count === 0) return NEUTRAL;
  let sum = 0;
  for (let i = 0; i < count; i++) sum += logitIn(echoes[i]!, place);
  return sum / count;
}

/** Writes the numbers of AROUND_CUES from `at` on. */
export function fillAround(out: Float32Array, at: number, { before, after }: Around, setting: Setting): void {
  const near = [before[0], after[0], before[1], after[1]].filter((echo) => echo !== undefined);
  out[at] = meanOf(TONE, before, 1);
  out[at + 1] = before.length > 1 ? toneOf(before[1]!) : NEUTRAL;
  out[at + 2] = meanOf(TONE, before, 5);
  out[at + 3] = meanOf(TONE, before, REACH_BACK);
  out[at + 4] = Math.min(before.length, 8);
  out[at + 5] = meanOf(TONE, after, 1);
  out[at + 6] = meanOf(TONE, after, REACH_AHEAD);
  out[at + 7] = Math.min(after.length, REACH_AHEAD);
  out[at + 8] = meanOf(TONE, near, 4);
  out[at + 9] = near.length ? Math.max(...near.map(toneOf)) : NEUTRAL;
  out[at + 10] = setting.headingTone;
  out[at + 11] = asks(setting.heading);
  out[at + 12] = asks(setting.before);
  out[at + 13] = setting.before ? Math.log2(1 + Math.min(setting.before.length, 400)) : 0;
  out[at + 14] = setting.about;
  out[at + 15] = Math.log2(1 + Math.min(before.length, REACH_BACK));
  out[at + 16] = meanOf(LATENESS, before, 1);
  out[at + 17] = meanOf(LATENESS, before, 5);
  out[at + 18] = meanOf(LATENESS, before, REACH_BACK);
  out[at + 19] = meanOf(LATENESS, after, REACH_AHEAD);
  out[at + 20] = meanOf(LATENESS, near, 4);
  out[at + 21] = clipped(setting.talk.here);
  out[at + 22] = clipped(setting.talk.own);
  out[at + 23] = clipped(setting.talk.page);
  fillEchoes(out, at + AT_ECHOES, before, 1);
  fillEchoes(out, at + AT_ECHOES + ECHO_CUES.length, before, 5);
  fillEchoes(out, at + AT_ECHOES + 2 * ECHO_CUES.length, after, 1);
}

/** The means of the nearest echoes' cues; -1 where there are none. */
function fillEchoes(out: Float32Array, at: number, echoes: readonly Echo[], most: number): void {
  const count = Math.min(most, echoes.length);
  for (let cue = 0; cue < ECHO_CUES.length; cue++) {
    let sum = 0;
    for (let i = 0; i < count; i++) sum += echoes[i]![FIRST_CUE + cue]!;
    out[at + cue] = count > 0 ? sum / count / GRAIN : -1;
  }
}
