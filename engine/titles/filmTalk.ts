/**
 * How surely films are talked of, from all words said: each speaks for it or against it, as learned (scripts/learn/talk.ts) from pages
 * about films, about games, series and books, and about life. What a block, the words around it and the whole page say is summed apart,
 * so that a line about supper in a talk about films is known for one; all sums can be taken back.
 */
import { fold } from '../text/fold.ts';
import { hashWord, SUFFIXED, type Words } from '../text/words.ts';
import { DenseReader, DenseWriter } from './dense.ts';
import { hashtagParts } from './hashtags.ts';
import { isForeign } from './languages.ts';
import { talkOf } from './talk.ts';
import { TALK } from './talkWeights.ts';

/** What a stretch of text says, as counts. */
export interface Talk {
  /** Sum of the weights of its words, in whole numbers. */
  said: number;
  words: number;
}

export const SILENCE: Readonly<Talk> = { said: 0, words: 0 };

/** Buckets of words, and behind them what says more than a word: film words of either strength, names of films and their stars. */
const BUCKETS = 1 << 15;
export const LISTED = BUCKETS;
export const NAMED = BUCKETS + 2;
export const PLACES = BUCKETS + 3;

/** Few words say less than many: sums are divided by the root of the words and so many more. */
const MORE = { own: 12, near: 30, page: 100 };
/** From so many words on, more of them say hardly more. */
const ENOUGH = 1000;

/** As learned. */
export interface TalkWeights {
  /** For each place a whole number, at most MOST_SAID either way. */
  said: ArrayLike<number>;
  /** What one of these is worth in the block itself, around it and on the page, and the logit of nothing said; in millionths. */
  own: number;
  near: number;
  page: number;
  start: number;
}

const SPACELESS = /映画|監督|主演|电影|電影|导演|導演|영화|감독|ภาพยนตร์|หนัง/gu;

/** The place of a word. */
const placeOf = (hash: number): number => (Math.imul(hash, 0x9e3779b1) >>> 12) & (BUCKETS - 1);

/** Calls `take` with the place of each word, and again with those of film words. */
export function eachPlace(text: string, words: Words, take: (place: number) => void): void {
  const listed = (hash: number): void => {
    const kind = talkOf(hash);
    if (kind > 0) take(LISTED + kind - 1);
  };
  for (let i = 0; i < words.count; i++) {
    take(placeOf((words.flags[i]! & SUFFIXED) !== 0 ? words.stem[i]! : words.hash[i]!));
    listed(words.hash[i]!);
  }
  for (const part of hashtagParts(text, words)) listed(hashWord(fold(part)));
  if (/[\u0E00-\u0E7F\u3000-\u9FFF\uAC00-\uD7AF]/.test(text))
    for (const _ of text.matchAll(SPACELESS)) take(LISTED + 1);
}

/** Sums over the root of their words, as the weights count them. */
export const scaled = ({ said, words }: Talk, where: keyof typeof MORE): number =>
  said / Math.sqrt((words + MORE[where]) * (1 + words / ENOUGH));

/** Weighs words. */
export class FilmTalk {
  readonly #said: Int8Array;
  readonly #weights: Omit<TalkWeights, 'said'>;

  constructor({ said, ...weights }: TalkWeights) {
    this.#said = Int8Array.from(said);
    this.#weights = weights;
  }

  /** What a text already cut into words says. */
  count(text: string, words: Words): Talk {
    let said = 0;
    // Words of a language from which nothing was learned say nothing, but for those that are listed.
    const foreign = isForeign(words);
    eachPlace(text, words, (place) => {
      if (!foreign || place >= LISTED) said += this.#said[place]!;
    });
    return { said, words: foreign ? words.count >> 2 : words.count };
  }

  /** What so many names of films and stars say. */
  named(count: number): number {
    return Math.round(count * this.#said[NAMED]!);
  }

  /** Logit of films being talked of; `near` and `page` hold `own` too. */
  logit(own: Talk, near: Talk, page: Talk): number {
    const w = this.#weights;
    const sum = w.own * scaled(own, 'own') + w.near * scaled(near, 'near') + w.page * scaled(page, 'page') + w.start;
    return sum / 1e6;
  }
}

export const sureOf = (logit: number): number => 1 / (1 + Math.exp(-logit));

/** The largest whole number that a place may have. */
export const MOST_SAID = 15;
const VALUE_BITS = 5;
/** Steps from one place with a number to the next are in Rice code with so many bits. */
const RICE = 3;

/** @throws on text that `writeTalk` did not write */
export function readTalk(text: string): TalkWeights {
  const reader = new DenseReader(text, 0);
  const number = (): number => reader.bits(32) | 0;
  const [own, near, page, start] = [number(), number(), number(), number()];
  const places = new Uint32Array(reader.gamma() - 1);
  reader.rising(places, 0, places.length, RICE, 0);
  const said = new Int8Array(PLACES);
  for (const place of places) said[place] = reader.bits(VALUE_BITS) - MOST_SAID;
  return { said, own, near, page, start };
}

/** The text that `readTalk` takes apart. */
export function writeTalk({ said, own, near, page, start }: TalkWeights): string {
  const writer = new DenseWriter('');
  const places = Array.from(said).flatMap((value, at) => (value === 0 ? [] : [at]));
  for (const value of [own, near, page, start]) writer.bits(value, 32);
  writer.gamma(places.length + 1);
  writer.rising(places, RICE);
  for (const place of places) writer.bits(said[place]! + MOST_SAID, VALUE_BITS);
  return writer.finish();
}

let shipped: FilmTalk | undefined;

/** With the weights of this version; taken apart when first needed. */
export function shippedTalk(): FilmTalk {
  shipped ??= new FilmTalk(readTalk(TALK));
  return shipped;
}
