/** A film as the judge knows it: its profile unpacked, with what follows from it. */
import { EVENT_CLASSES } from './lexicon.ts';
import { textToBytes } from './packing.ts';
import { hashWord } from './words.ts';

/** What is kept of a film's breakdown (made by engine/profile.ts). */
export interface Profile {
  version: number;
  /** Per stem: hash (2 bytes), then 1 if the synopsis has it. */
  stems: string;
  /** Per sentence of a telling: position, count of stems, people and classes; then index of each stem (2 bytes), person, class. */
  sentences: string;
  /** Per word of a name: hash (2 bytes), person with IN_SYNOPSIS added if the synopsis has it. */
  names: string;
  /** Per word of an actor's name: hash (2 bytes). */
  actors: string;
}

export const PROFILE_VERSION = 3;
/** Positions in the story run from 0 to this. */
export const LAST_POSITION = 63;
export const IN_SYNOPSIS = 128;

export const hash16 = (word: string): number => {
  const hash = hashWord(word);
  return (hash ^ (hash >>> 16)) & 0xffff;
};

/** A word, a person or a class of event of the plot. */
export interface Thread {
  inSynopsis: boolean;
  /** Indices of the sentences it occurs in. */
  sentences: number[];
  /** 0 to 1: where it first and last occurs. What comes late for the first time is seldom harmless. */
  first: number;
  last: number;
  /** 0 to 1: less the more sentences it occurs in. */
  rarity: number;
}

export interface Known {
  stems: Map<number, Thread>;
  people: Thread[];
  classes: Thread[];
  sentences: { position: number; people: number[]; classes: number[] }[];
  /** Persons by the words of their names. */
  names: Map<number, number>;
  actors: Set<number>;
}

/** Unpacks a profile. @throws when it is of another version. */
export function knowFilm(profile: Profile): Known {
  if (profile.version !== PROFILE_VERSION)
    throw new Error(`This profile is of version ${profile.version}, not ${PROFILE_VERSION}: make it anew.`);
  const thread = (inSynopsis = false): Thread => ({ inSynopsis, sentences: [], first: 1, last: 0, rarity: 0 });
  const stemBytes = textToBytes(profile.stems);
  const list: Thread[] = [];
  const stems: Known['stems'] = new Map();
  for (let i = 0; i + 2 < stemBytes.length; i += 3) {
    const stem = thread(stemBytes[i + 2] === 1);
    list.push(stem);
    stems.set(stemBytes[i]! | (stemBytes[i + 1]! << 8), stem);
  }
  const nameBytes = textToBytes(profile.names);
  const people: Thread[] = [];
  const names: Known['names'] = new Map();
  for (let i = 0; i + 2 < nameBytes.length; i += 3) {
    const person = nameBytes[i + 2]! & (IN_SYNOPSIS - 1);
    people[person] ??= thread();
    if (nameBytes[i + 2]! >= IN_SYNOPSIS) people[person].inSynopsis = true;
    names.set(nameBytes[i]! | (nameBytes[i + 1]! << 8), person);
  }
  const classes = EVENT_CLASSES.map(() => thread());
  const bytes = textToBytes(profile.sentences);
  const sentences: Known['sentences'] = [];
  for (let i = 0; i + 3 < bytes.length; ) {
    const [place, stemCount, peopleCount, classCount] = bytes.subarray(i, i + 4) as unknown as [
      number,
      number,
      number,
      number,
    ];
    i += 4;
    const position = place / LAST_POSITION;
    const occurs = (one: Thread | undefined): void => {
      if (!one) return;
      one.sentences.push(sentences.length);
      one.first = Math.min(one.first, position);
      one.last = Math.max(one.last, position);
    };
    for (let k = 0; k < stemCount; k++, i += 2) occurs(list[bytes[i]! | (bytes[i + 1]! << 8)]);
    const those = [...bytes.subarray(i, i + peopleCount)];
    i += peopleCount;
    const kinds = [...bytes.subarray(i, i + classCount)];
    i += classCount;
    for (const person of those) {
      people[person] ??= thread();
      occurs(people[person]);
    }
    for (const kind of kinds) occurs(classes[kind]);
    sentences.push({ position, people: those, classes: kinds });
  }
  for (let person = 0; person < people.length; person++) people[person] ??= thread();
  const size = sentences.length;
  for (const one of [...list, ...people, ...classes])
    one.rarity = one.sentences.length > 0 ? Math.log((size + 1) / one.sentences.length) / Math.log(size + 1) : 0;
  const actorBytes = textToBytes(profile.actors);
  const actors = new Set<number>();
  for (let i = 0; i + 1 < actorBytes.length; i += 2) actors.add(actorBytes[i]! | (actorBytes[i + 1]! << 8));
  return { stems, people, classes, sentences, names, actors };
}
