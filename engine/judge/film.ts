/**
 * What a sentence shares with the film's profile: matching words and how late they come, the one sentence of the plot it matches
 * best, people, and who suffers what.
 */
import {
  hash16,
  IN_SYNOPSIS_NAME,
  IN_SYNOPSIS_STEM,
  LAST_POSITION,
  PROFILE_VERSION,
  type Profile,
} from '../profile.ts';
import { EVENT_CLASSES } from './lexicon.ts';
import { textToBytes } from './packing.ts';
import type { Reading } from './reading.ts';
import type { Stemmer } from './stems.ts';

/** A profile made ready for matching. */
export interface Known {
  stems: Map<number, { late: number; inSynopsis: boolean; sentences: number[] }>;
  sentences: { position: number; people: number[]; classes: number[] }[];
  names: Map<number, { person: number; inSynopsis: boolean }>;
  /** Latest position at which each person appears. */
  actors: Set<number>;
  /** Sentences by person. */
  ofPerson: Map<number, number[]>;
  /** What a shared class of event is worth. */
  classWorth: number[];
}

export const FILM_CUES = [
  'matched',
  'matched share',
  'lateness',
  'latest',
  'best',
  'best position',
  'best words',
  'second',
  'depth',
  'synopsis overlap',
  'beyond synopsis',
  'people',
  'new people',
  'actors',
  'class match',
  'class match late',
  'who what',
  'who what late',
  'pair best',
  'pair position',
  'carried people',
  'unknown names',
  'content',
  'plot size',
  'late words',
  'soft position',
  'window',
  'window position',
  'early match',
  'late match',
  'rarest position',
] as const;

/** Unpacks a profile. @throws when it is of another version. */
export function knowFilm(profile: Profile): Known {
  if (profile.version !== PROFILE_VERSION)
    throw new Error(`This profile is of version ${profile.version}, not ${PROFILE_VERSION}: make it anew.`);
  const stemBytes = textToBytes(profile.stems);
  const list: { late: number; inSynopsis: boolean; sentences: number[] }[] = [];
  const stems: Known['stems'] = new Map();
  for (let i = 0; i + 2 < stemBytes.length; i += 3) {
    const stem = {
      late: (stemBytes[i + 2]! & 63) / LAST_POSITION,
      inSynopsis: stemBytes[i + 2]! >= IN_SYNOPSIS_STEM,
      sentences: [],
    };
    list.push(stem);
    stems.set(stemBytes[i]! | (stemBytes[i + 1]! << 8), stem);
  }
  const bytes = textToBytes(profile.sentences);
  const sentences: Known['sentences'] = [];
  const ofPerson: Known['ofPerson'] = new Map();
  for (let i = 0; i + 3 < bytes.length; ) {
    const [position, stemCount, peopleCount, classCount] = bytes.subarray(i, i + 4) as unknown as [
      number,
      number,
      number,
      number,
    ];
    i += 4;
    const index = sentences.length;
    for (let k = 0; k < stemCount; k++, i += 2) list[bytes[i]! | (bytes[i + 1]! << 8)]?.sentences.push(index);
    const people = [...bytes.subarray(i, i + peopleCount)];
    i += peopleCount;
    const classes = [...bytes.subarray(i, i + classCount)];
    i += classCount;
    for (const person of people) {
      const those = ofPerson.get(person);
      if (those) those.push(index);
      else ofPerson.set(person, [index]);
    }
    sentences.push({ position: position / LAST_POSITION, people, classes });
  }
  const nameBytes = textToBytes(profile.names);
  const names: Known['names'] = new Map();
  for (let i = 0; i + 2 < nameBytes.length; i += 3) {
    const mark = nameBytes[i + 2]!;
    names.set(nameBytes[i]! | (nameBytes[i + 1]! << 8), { person: mark & 127, inSynopsis: mark >= IN_SYNOPSIS_NAME });
  }
  const actorBytes = textToBytes(profile.actors);
  const actors = new Set<number>();
  for (let i = 0; i + 1 < actorBytes.length; i += 2) actors.add(actorBytes[i]! | (actorBytes[i + 1]! << 8));
  // A class of event says less the more often it occurs in the plot.
  const classWorth = EVENT_CLASSES.map((_, cls) => {
    const count = sentences.filter(({ classes }) => classes.includes(cls)).length;
    return count === 0 ? 0 : Math.log((sentences.length + 2) / (count + 1));
  });
  return { stems, sentences, names, actors, ofPerson, classWorth };
}

/** How telling a match of a word is, by its commonness in ordinary text. */
const WORTH = [1.5, 1.3, 0.8, 0.3];
/** Fills `out` (length of FILM_CUES); `carried` are the people of the sentence before, for sentences of pronouns. Returns the people met. */
export function fillFilm(
  out: Float32Array,
  reading: Reading,
  known: Known,
  stem: Stemmer,
  carried: readonly number[],
): number[] {
  out.fill(0);
  const { words, entries, names, common, hits } = reading;
  const size = known.sentences.length;
  const scores = new Float32Array(size);
  const matchedWords = new Uint8Array(size);
  const people = new Set<number>();
  let newPeople = 0;
  let actors = 0;
  let unknownNames = 0;
  let content = 0;
  let matched = 0;
  let late = 0;
  let latest = 0;
  let inSynopsis = 0;
  let beyond = 0;
  let lateWords = 0;
  let rarest = 0;
  let rarestAt = 0;
  /** A word of many plot sentences tells little of where in the plot one is. */
  const rarityOf = (occurrences: number) => Math.log((size + 1) / Math.max(1, occurrences)) / Math.log(size + 1 || 2);
  const seen = new Set<number>();
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    const own = hash16(word);
    const name = known.names.get(own);
    if (name) {
      if (!people.has(name.person)) {
        people.add(name.person);
        const those = known.ofPerson.get(name.person) ?? [];
        for (const sentence of those) scores[sentence]! += 0.8 * rarityOf(those.length);
        if (!name.inSynopsis) newPeople++;
      }
      continue;
    }
    if (names[i] && known.actors.has(own)) {
      actors++;
      continue;
    }
    if (names[i]) unknownNames++;
    const entry = entries[i];
    if (word.length < 3 || (entry && entry.closed >= 0)) continue;
    const hash = hash16(stem(word));
    if (seen.has(hash)) continue;
    seen.add(hash);
    const worth = WORTH[common[i]!]!;
    content += worth;
    const hit = known.stems.get(hash);
    if (!hit) continue;
    matched += worth;
    late += worth * hit.late;
    latest = Math.max(latest, hit.late * worth);
    if (hit.late > 0.6 && !hit.inSynopsis) lateWords++;
    if (hit.inSynopsis) inSynopsis += worth;
    else beyond += worth;
    const weight = worth * rarityOf(hit.sentences.length);
    for (const sentence of hit.sentences) {
      scores[sentence]! += weight;
      matchedWords[sentence]!++;
    }
    if (weight > rarest) {
      rarest = weight;
      rarestAt = hit.late;
    }
  }
  const has = words.some(
    (word) =>
      word === 'he' ||
      word === 'she' ||
      word === 'they' ||
      word === 'him' ||
      word === 'her' ||
      word === 'them' ||
      word === 'his',
  );
  const who = people.size > 0 || !has ? [...people] : carried;
  const classes = new Set<number>();
  for (const { cls } of hits) if (cls < EVENT_CLASSES.length) classes.add(cls);
  let best = -1;
  let second = 0;
  let classBest = 0;
  let classLate = 0;
  let whoWhat = 0;
  let whoWhatLate = 0;
  let pairBest = 0;
  let pairAt = 0;
  const worths = new Map<number, number>();
  for (const cls of classes) worths.set(cls, known.classWorth[cls]!);
  for (let s = 0; s < size; s++) {
    const score = scores[s]!;
    if (best < 0 || score > scores[best]!) {
      second = best < 0 ? 0 : scores[best]!;
      best = s;
    } else if (score > second) second = score;
    const part = known.sentences[s]!;
    let shared = 0;
    for (const cls of part.classes) shared += worths.get(cls) ?? 0;
    let met = 0;
    for (const person of who) if (part.people.includes(person)) met++;
    if (shared > classBest) classBest = shared;
    classLate = Math.max(classLate, shared * part.position);
    if (met > 0 && shared > 0) {
      whoWhat = Math.max(whoWhat, shared * met);
      whoWhatLate = Math.max(whoWhatLate, shared * met * part.position);
    }
    const pair = score + 0.5 * shared + 0.7 * met;
    if (pair > pairBest) {
      pairBest = pair;
      pairAt = part.position;
    }
  }
  let soft = 0;
  let softAt = 0;
  let window = 0;
  let windowAt = 0;
  let early = 0;
  let lateMatch = 0;
  for (let s = 0; s < size; s++) {
    const score = scores[s]!;
    if (score === 0) continue;
    const { position } = known.sentences[s]!;
    const cube = score * score * score;
    soft += cube;
    softAt += cube * position;
    const sum = score + 0.6 * ((scores[s - 1] ?? 0) + (scores[s + 1] ?? 0));
    if (sum > window) {
      window = sum;
      windowAt = position;
    }
    if (position < 0.25) early = Math.max(early, score);
    else if (position > 0.6) lateMatch = Math.max(lateMatch, score);
  }
  const bestScore = best < 0 ? 0 : scores[best]!;
  const values = [
    matched,
    matched / Math.max(2, content),
    matched > 0 ? late / matched : 0,
    latest,
    bestScore,
    bestScore > 0 ? known.sentences[best]!.position : 0,
    best < 0 ? 0 : matchedWords[best]!,
    second,
    matched > 0 ? bestScore / matched : 0,
    inSynopsis,
    beyond,
    people.size,
    newPeople,
    actors,
    classBest,
    classLate,
    whoWhat,
    whoWhatLate,
    pairBest,
    pairAt,
    people.size > 0 ? 0 : who.length,
    unknownNames,
    content,
    size,
    lateWords,
    soft > 0 ? softAt / soft : 0,
    window,
    windowAt,
    early,
    lateMatch,
    rarestAt,
  ];
  for (let i = 0; i < values.length; i++) out[i] = values[i]!;
  return [...people];
}
