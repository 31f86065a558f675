/**
 * The judge: how surely one sentence gives its film away, as a calibrated score with reasons.
 *
 *   text ─> reading (words, names, who does what) ─┬─> cues ──────┬─> tone: the linear part, a first impression of the sentence alone
 *                                                  └─> word hashes ┘
 *   cues + tone + echoes around + heading ─> trees ─> added to the tone: logit of the generic part
 *   profile ─> what the sentence shares with the plot ─> trees ─> added when the subject is sure enough
 *   + how sure the subject is ─> calibrated score
 */
import type { BlockKind } from '../block.ts';
import type { Sensitivity } from '../verdict.ts';
import {
  AROUND_CUES,
  type Around,
  type Echo,
  echoOf,
  fillAround,
  GRAIN,
  NO_ONE,
  NO_SETTING,
  REACH_AHEAD,
  REACH_BACK,
  type Setting,
} from './around.ts';
import { CUES, fillCues } from './cues.ts';
import { FILM_CUES, fillFilm } from './film.ts';
import { eachHash } from './hashes.ts';
import { hash16, type Known, knowFilm, type Profile } from './known.ts';
import { isKnownLanguage } from './language.ts';
import { buildLexicon } from './lexicon.ts';
import { readyLinear, scoreLinear } from './linear.ts';
import { type Reading, type ReadingTools, readSentence } from './reading.ts';
import { reasonsFor } from './reasons.ts';
import { createStemmer } from './stems.ts';
import { readyTrees, scoreTrees } from './trees.ts';
import { commonnessOf, readWeights, type Weights } from './weights.ts';

export interface JudgeInput {
  /** One sentence or unit. */
  text: string;
  kind: BlockKind;
  /** The sentence or chat turn before; not needed where `around` tells of it. */
  before?: string;
  /** The heading the text stands under. */
  heading?: string;
  /** 0 to 1: how surely the sentence is about the film. */
  subject: number;
  /** 0 to 1: how surely it is about this or another film that was not seen; as `subject` where that is all that is known. */
  about?: number;
  /** Logits of films being talked of where the sentence stands; unknown when not given. */
  talk?: Setting['talk'];
  /** The sentence itself names the film. */
  mentioned: boolean;
  /** Stretches of the text, in UTF-16 units and in order, that are film titles: masked before judging. */
  names?: { start: number; end: number }[];
  /** What is known of the film. */
  profile?: Profile | null;
  /** BCP 47 language of the text where the page says it. */
  lang?: string;
  /** What the sentences around leave in the air. */
  around?: Around;
}

export interface Judgement {
  /** 0 to 1, calibrated: 0.8 means that 8 of 10 such sentences are spoilers. */
  score: number;
  /** 0 to 1: how surely the sentence tells anything of the story, premise included. */
  told: number;
  /** A few words each, none repeating the spoiler. */
  reasons: string[];
  /** Too close to call. */
  unsure: boolean;
}

export interface Judge {
  score(input: JudgeInput): Judgement;
  /** The sentences of one block in order, each with its neighbours around it; `before`: echoes of the blocks before, nearest first. */
  scoreAll(inputs: readonly JudgeInput[], before: readonly Echo[]): { judgements: Judgement[]; echoes: Echo[] };
  /** Whether a sentence is covered; `everything` covers what is told of the story, and all that `strict` does. */
  covers(judgement: Judgement, sensitivity: Sensitivity): boolean;
}

/** Below this share a sentence is not compared with the film's plot: a wrong film is worse than none. */
export const SURE_SUBJECT = 0.3;
/** Columns of the generic trees: cues, tone, lateness, what stands around. */
export const GENERIC_WIDTH = CUES.length + 2 + AROUND_CUES.length;
/** Columns of the film trees: matches, generic logit, tone. */
export const FILM_WIDTH = FILM_CUES.length + 2;
/** What is less surely about a film is about none. */
const LEAST_ABOUT = 1e-9;
/** With this many neighbours a sentence no longer stands alone. */
const COMPANY = 4;

const logistic = (logit: number) => 1 / (1 + Math.exp(-logit));

/** A sentence taken apart, before any verdict. */
export interface Impression {
  reading: Reading;
  cues: Float32Array;
  buckets: number[];
}

/** The judge's eyes: shared by judging and learning, so that both see the same numbers. */
export function createEyes(common: (word: string) => number, bucketCount: number) {
  const tools: ReadingTools = { lexicon: buildLexicon(), commonOf: common };
  const stem = createStemmer();
  return {
    tools,
    stem,
    look({ text, kind, names, mentioned }: Pick<JudgeInput, 'text' | 'kind' | 'names' | 'mentioned'>): Impression {
      const reading = readSentence(text, tools, names);
      const cues = new Float32Array(CUES.length);
      fillCues(cues, reading, kind, mentioned, text);
      const buckets: number[] = [];
      eachHash(reading, stem, bucketCount, (bucket) => buckets.push(bucket));
      return { reading, cues, buckets };
    },
  };
}

export type Eyes = ReturnType<typeof createEyes>;

/** In GRAIN parts. A plain loop: this runs for every sentence. */
function wholeOf(row: Float32Array): Int32Array {
  const whole = new Int32Array(row.length);
  for (let i = 0; i < row.length; i++) whole[i] = Math.round(row[i]! * GRAIN);
  return whole;
}

/** The row of whole numbers that the generic trees read. */
export function genericRow(
  cues: Float32Array,
  tone: number,
  lateness: number,
  around: Around,
  setting: Setting,
): Int32Array {
  const all = new Float32Array(GENERIC_WIDTH);
  all.set(cues);
  all[CUES.length] = tone;
  all[CUES.length + 1] = lateness;
  fillAround(all, CUES.length + 2, around, setting);
  return wholeOf(all);
}

/** The row of whole numbers that the film trees read. */
export function filmRow(matches: Float32Array, generic: number, tone: number): Int32Array {
  const all = new Float32Array(FILM_WIDTH);
  all.set(matches);
  all[FILM_CUES.length] = generic;
  all[FILM_CUES.length + 1] = tone;
  return wholeOf(all);
}

/** @throws when the weights are of another version or not weights at all. */
export function createJudge(weights: string | Weights): Judge {
  // Only the settings are kept: the parts are let go once they are ready.
  const { parts, settings: w } = readWeights(weights);
  const [linear, late] = [readyLinear(parts.linear), readyLinear(parts.late)];
  const [generic, film, told] = [readyTrees(parts.generic), readyTrees(parts.film), readyTrees(parts.told)];
  const eyes = createEyes(commonnessOf(parts.common), parts.linear.hashed.length);
  const knownOf = new WeakMap<Profile, Known>();
  const remembered = new Map<string, Echo>();

  const heard = ({ cues, buckets }: Impression): Echo =>
    echoOf(scoreLinear(linear, cues, buckets), scoreLinear(late, cues, buckets), cues);
  /** Headings and the sentence before come again and again. */
  const hear = (text: string, kind: BlockKind): Echo => {
    const key = `${kind}\n${text}`;
    let echo = remembered.get(key);
    if (echo === undefined) {
      if (remembered.size > 200) remembered.clear();
      echo = heard(eyes.look({ text, kind, mentioned: false }));
      remembered.set(key, echo);
    }
    return echo;
  };
  const knownFilm = (profile: Profile): Known => {
    const known = knownOf.get(profile) ?? knowFilm(profile);
    knownOf.set(profile, known);
    return known;
  };

  /** Of a sentence that stands alone the heading is mostly a title: it says nothing. */
  const settingOf = (input: JudgeInput, about: number, around: Around): Setting =>
    around.before.length + around.after.length === 0
      ? { ...NO_SETTING, about, talk: input.talk ?? NO_SETTING.talk }
      : {
          heading: input.heading,
          headingTone: input.heading ? hear(input.heading, 'heading')[0]! / GRAIN : NO_SETTING.headingTone,
          before: input.before,
          about,
          talk: input.talk ?? NO_SETTING.talk,
        };

  const judge = (input: JudgeInput, look: Impression, echo: Echo, around: Around): Judgement => {
    const [own, lateness] = [echo[0]! / GRAIN, echo[1]! / GRAIN];
    const about = Math.min(1, Math.max(0, (input.about ?? input.subject) || 0));
    const setting = settingOf(input, about, around);
    const row = genericRow(look.cues, own, lateness, around, setting);
    const understood = isKnownLanguage(look.reading, input.lang);
    const plain = understood ? own + scoreTrees(generic, row) : w.unread / 1000;
    let logit = plain;
    let matches: Float32Array | null = null;
    if (input.profile && input.subject >= SURE_SUBJECT) {
      matches = new Float32Array(FILM_CUES.length);
      const known = knownFilm(input.profile);
      const carried = input.before ? peopleIn(input.before, known) : [];
      fillFilm(matches, look.reading, known, eyes.stem, carried);
      logit += scoreTrees(film, filmRow(matches, logit, own));
    }
    const aside = (w.subject * Math.log(Math.max(LEAST_ABOUT, about))) / 1000;
    const lonely = 1 - Math.min(1, (around.before.length + around.after.length) / COMPANY);
    const scaled = matches
      ? w.filmSlope * logit + w.filmOffset + (w.alone * lonely) / 2
      : w.slope * logit + w.offset + w.alone * lonely;
    const score = logistic(scaled / 1000 + aside);
    return {
      score,
      told: understood
        ? Math.max(score, logistic(plain + scoreTrees(told, row) + (w.toldAlone * lonely) / 1000 + aside))
        : score,
      reasons: reasonsFor({ reading: look.reading, matches, understood, subject: input.subject, tone: own, score }),
      unsure: Math.abs(score - w.cuts.balanced / 1000) < 0.12,
    };
  };

  return {
    score(input) {
      const look = eyes.look(input);
      const around = input.around ?? (input.before ? { before: [hear(input.before, 'prose')], after: [] } : NO_ONE);
      return judge(input, look, heard(look), around);
    },
    scoreAll(inputs, before) {
      const looks = inputs.map((input) => eyes.look(input));
      const echoes = looks.map(heard);
      const judgements = inputs.map((input, i) => {
        const behind = [...echoes.slice(Math.max(0, i - REACH_BACK), i).reverse(), ...before].slice(0, REACH_BACK);
        const after = echoes.slice(i + 1, i + 1 + REACH_AHEAD);
        return judge(input, looks[i]!, echoes[i]!, { before: behind, after });
      });
      return { judgements, echoes };
    },
    covers({ score, told }, sensitivity) {
      const cut = (one: Sensitivity): number => w.cuts[one] / 1000;
      return sensitivity === 'everything'
        ? told >= cut('everything') || score >= cut('strict')
        : score >= cut(sensitivity);
    },
  };
}

/** People of the film named in the sentence before, for the pronouns of this one. */
export function peopleIn(text: string, known: Known): number[] {
  const people = new Set<number>();
  for (const word of text
    .slice(0, 400)
    .toLowerCase()
    .split(/[^\p{L}]+/u)) {
    const person = known.names.get(hash16(word));
    if (person !== undefined) people.add(person);
  }
  return [...people];
}
