/** Reasons in a few plain words each; they never repeat what the sentence gives away, beyond a name. */
import { stopAfter } from '../sentences/abbreviations.ts';
import { FILM_CUES } from './film.ts';
import { EVENT_CLASSES } from './lexicon.ts';
import type { Reading } from './reading.ts';
import { FLAG } from './words.ts';

const EVENT_WORDS: Record<(typeof EVENT_CLASSES)[number], string> = {
  death: 'tells of a death',
  killing: 'tells of a killing',
  survival: 'tells who lives',
  suicide: 'tells of a death',
  injury: 'tells of an injury',
  betrayal: 'tells of a betrayal',
  revelation: 'reveals something',
  identity: 'reveals who someone is',
  disguise: 'tells of a disguise',
  deception: 'tells of a deception',
  confession: 'tells of a confession',
  secret: 'tells of something hidden',
  reunion: 'tells of a reunion',
  parting: 'tells of a parting',
  separation: 'tells of a separation',
  love: 'tells of a love',
  marriage: 'tells of a marriage',
  birth: 'tells of a child',
  escape: 'tells of an escape',
  capture: 'tells of a capture',
  trial: 'tells of a judgement',
  victory: 'tells of a victory',
  failure: 'tells of a failure',
  rescue: 'tells of a rescue',
  sacrifice: 'tells of a sacrifice',
  revenge: 'tells of revenge',
  forgiveness: 'tells of forgiveness',
  decision: 'tells of a decision',
  return: 'tells of a return',
  transformation: 'tells what becomes of someone',
  unreal: 'tells what is real',
  timeloop: 'tells when things happen',
  illness: 'tells of an illness',
  madness: 'tells of madness',
  power: 'tells of a struggle for power',
  theft: 'tells of a theft',
  discovery: 'tells of a discovery',
  journey: 'tells of a journey',
  loss: 'tells of a loss',
  violence: 'tells of violence',
  aftermath: 'speaks of the ending',
};

const AT = Object.fromEntries(FILM_CUES.map((name, i) => [name, i])) as Record<(typeof FILM_CUES)[number], number>;
const MOST_REASONS = 4;
/** From this worth of matching words on a sentence of the plot counts as met. */
const MATCHED = 1.5;
/** Later than this in the plot is called the ending. */
const LATE = 0.75;
/** From this score on there are reasons for, and below it there may be reasons against. */
const LIKELY = 0.25;

export interface Grounds {
  reading: Reading;
  matches: Float32Array | null;
  understood: boolean;
  subject: number;
  tone: number;
  score: number;
}

export function reasonsFor({ reading, matches, understood, subject, tone, score }: Grounds): string[] {
  const reasons: string[] = [];
  if (!understood) reasons.push(matches ? 'unknown language: judged by the plot alone' : 'unknown language');
  if (matches) {
    if (matches[AT.best]! >= MATCHED || matches[AT['who what']]! > 2) {
      reasons.push(matches[AT.position]! > LATE ? 'matches the ending' : 'matches the plot');
    } else if (score < LIKELY && matches[AT['synopsis overlap']]! > matches[AT['beyond synopsis']]!)
      reasons.push('close to the synopsis');
  }
  const name = nameIn(reading);
  if (name) reasons.push(`names ${name}`);
  if (score >= LIKELY) {
    for (const { cls } of reading.hits) {
      const event = EVENT_CLASSES[cls];
      if (event && !reasons.includes(EVENT_WORDS[event])) reasons.push(EVENT_WORDS[event]);
      if (reasons.length >= MOST_REASONS) break;
    }
  }
  if (reasons.length < MOST_REASONS && tone > 0) reasons.push('told like a story');
  else if (reasons.length === 0 && score >= LIKELY) reasons.push('stands amid the story');
  if (subject < 0.5) reasons.push('may be about another film');
  return reasons.slice(0, MOST_REASONS);
}

/** The first person named, as written but for its capital, without "Mr" and the like. */
function nameIn({ words, names, flags }: Reading): string | undefined {
  const at = names.findIndex(
    (isName, i) =>
      isName &&
      !(flags[i]! & (FLAG.title | FLAG.foreign)) &&
      words[i]!.length > 1 &&
      words[i]!.length < 20 &&
      stopAfter(words[i]!) !== 'goes on',
  );
  return at < 0 ? undefined : words[at]![0]!.toUpperCase() + words[at]!.slice(1);
}
