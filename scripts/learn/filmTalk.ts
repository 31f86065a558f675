/**
 * Learns which words speak for talk of films and which against it (engine/titles/filmTalk.ts). A block's sentences say what they are about:
 * what is told of a film's story, people, making or worth speaks for, other people's lives and everything on pages without films against.
 */
import type { Block } from '../../engine/block.ts';
import { cutSentences } from '../../engine/sentences.ts';
import { AROUND } from '../../engine/subject/notes.ts';
import { SAID, wordsOfItself } from '../../engine/subject/signals.ts';
import { SURE } from '../../engine/subject.ts';
import {
  eachPlace,
  FilmTalk,
  MOST_SAID,
  NAMED,
  PLACES,
  scaled,
  type Talk,
  type TalkWeights,
} from '../../engine/titles/filmTalk.ts';
import { findMentions, NO_CONTEXT } from '../../engine/titles/mentions.ts';
import { readPage, readSignals } from '../../entrypoints/shield.content/read.ts';
import { flat, type LabelledPage } from '../evaluate/labelled.ts';
import { ADDRESS, parsePage } from '../evaluate/pages.ts';
import type { Films } from '../evaluate/shield.ts';
import { FOLDS_OF_GROUPS, foldOf } from './examples.ts';

interface TalkBlock {
  places: Int32Array;
  words: number;
  /** Sentences that speak for film talk, and against it. */
  yes: number;
  no: number;
}

/** A page as it is learned from. */
export interface TalkPage {
  title: Int32Array;
  blocks: TalkBlock[];
  /** Of each of its sentences. */
  weight: number;
  fold: number;
}

/** Reasons why a sentence is safe that say it is about a film. */
const ABOUT_FILMS = new Set('cast crew production awards money release opinion talk premise title'.split(' '));
/** Names are weighed as where films may be talked of as well as not. */
const EVEN = { ...NO_CONTEXT, filmTalk: 0.5, talked: () => 0.5 };
/** Sentences of one page are alike: a page counts as no more than so many. */
const MOST_OF_PAGE = 40;
/** Saved pages without films are many. */
const FREE = 0.5;

/** @param onFilms whether the page is about films at all */
export function talkPage(
  { gold, html }: LabelledPage,
  group: string,
  films: Films,
  onFilms = gold.films.length > 0,
): TalkPage {
  const label = new Map<string, 'yes' | 'no'>(gold.spoilers.map(({ text }) => [flat(text), 'yes']));
  for (const { text, why } of gold.safe) {
    const kind = !onFilms || why === 'life' ? 'no' : ABOUT_FILMS.has(why ?? '') ? 'yes' : undefined;
    if (kind) label.set(flat(text), kind);
  }
  return { ...pageOf(html, films, (text) => label.get(flat(text))), fold: foldOf(group) };
}

export function filmFreeTalk({ name, html }: { name: string; html: string }, films: Films): TalkPage {
  const page = pageOf(html, films, () => 'no');
  return { ...page, weight: FREE * page.weight, fold: foldOf(name) };
}

function pageOf(
  html: string,
  { index, people }: Films,
  gives: (sentence: string) => 'yes' | 'no' | undefined,
): Omit<TalkPage, 'fold'> {
  const { words } = index;
  const placesOf = (text: string): number[] => {
    const places: number[] = [];
    words.read(text);
    eachPlace(text, words, (place) => places.push(place));
    return places;
  };
  const document = parsePage(html);
  const blockOf = (block: Block): TalkBlock => {
    const named = findMentions(block, index, EVEN).filter(({ sure }) => sure >= SURE).length;
    const places = placesOf(block.text);
    const { count } = words;
    const stars = people.stars.countIn(words);
    const labels = cutSentences(block).map(({ start, end }) => gives(block.text.slice(start, end)));
    return {
      places: Int32Array.from([...places, ...new Array<number>(Math.round(named + stars)).fill(NAMED)]),
      words: count,
      yes: labels.filter((label) => label === 'yes').length,
      no: labels.filter((label) => label === 'no').length,
    };
  };
  const blocks = [...readPage(document)]
    .filter(({ attribute }) => attribute === undefined)
    .map((one) => blockOf(one.block));
  const labelled = blocks.reduce((sum, { yes, no }) => sum + yes + no, 0);
  return {
    title: Int32Array.from(placesOf(wordsOfItself(readSignals(document, ADDRESS)))),
    blocks,
    weight: labelled === 0 ? 0 : Math.min(1, MOST_OF_PAGE / labelled),
  };
}

/** Rounds of learning with all places, and once more with those alone that said most. */
const ROUNDS = [150, 75];
const RATE = 0.05;
const SHRINK = 4e-4;
/** Places on fewer pages say nothing. */
const LEAST_PAGES = 4;
const KEPT = 3000;
/** This part of the weights may be cut down to the largest whole number. */
const CUT = 0.01;
/** Weights before learning: in the block, around it, on the page, and of nothing said. */
const START = [3.5, 2.8, 2.4, 0.3];

/** Learns from these pages: each block is asked for as it comes, and again when all of the page has come. */
export function learnTalk(pages: readonly TalkPage[]): TalkWeights {
  const on = new Float64Array(PLACES);
  const often = new Float64Array(PLACES);
  for (const { blocks } of pages) {
    const here = new Set<number>();
    for (const { places } of blocks) {
      for (const place of places) {
        here.add(place);
        often[place]!++;
      }
    }
    for (const place of here) on[place]!++;
  }
  const all = descend(pages, (place) => on[place]! >= LEAST_PAGES, new Float64Array(PLACES), ROUNDS[0]!);
  const worth = all.said.map((weight, place) => Math.abs(weight) * Math.sqrt(often[place]!));
  const least = worth.toSorted().at(-KEPT - 1)!;
  const isKept = (place: number): boolean => worth[place]! > least;
  const { said, parts } = descend(
    pages,
    isKept,
    all.said.map((weight, place) => (isKept(place) ? weight : 0)),
    ROUNDS[1]!,
  );
  const sizes = said
    .map(Math.abs)
    .filter((size) => size > 0)
    .toSorted();
  const step = sizes[Math.floor((1 - CUT) * sizes.length)]! / MOST_SAID;
  const millionths = (x: number): number => Math.round(x * 1e6);
  return {
    said: said.map((weight) => Math.max(-MOST_SAID, Math.min(MOST_SAID, Math.round(weight / step)))),
    own: millionths(parts[0]! * step),
    near: millionths(parts[1]! * step),
    page: millionths(parts[2]! * step),
    start: millionths(parts[3]!),
  };
}

interface Model {
  said: Float64Array;
  /** What sums in the block, around it and on the page are worth; the logit of nothing said. */
  parts: Float64Array;
}

/** Adam's steps. */
function descend(
  pages: readonly TalkPage[],
  isKept: (place: number) => boolean,
  begin: Float64Array,
  rounds: number,
): Model {
  const weights = Float64Array.of(...begin, ...START);
  const model = { said: weights.subarray(0, PLACES), parts: weights.subarray(PLACES) };
  const [first, second] = [new Float64Array(weights.length), new Float64Array(weights.length)];
  const learned = [...weights.keys()].filter((i) => i >= PLACES || isKept(i));
  for (let round = 1; round <= rounds; round++) {
    const slope = new Float64Array(weights.length);
    let total = 0;
    for (const page of pages) {
      if (page.weight === 0) continue;
      total += addSlope(slope, page, model, false) + addSlope(slope, page, model, true);
    }
    const rate = RATE * (1 - (0.85 * round) / rounds);
    for (const i of learned) {
      const down = slope[i]! / total + (i < PLACES ? SHRINK * weights[i]! : 0);
      first[i] = 0.9 * first[i]! + 0.1 * down;
      second[i] = 0.999 * second[i]! + 0.001 * down * down;
      weights[i]! -= (rate * first[i]!) / (1 - 0.9 ** round) / (Math.sqrt(second[i]! / (1 - 0.999 ** round)) + 1e-6);
    }
  }
  return model;
}

/** Adds the slope of a page's loss; `whole`: all of the page has come. Answers with the weight of its sentences. */
function addSlope(slope: Float64Array, page: TalkPage, { said, parts }: Model, whole: boolean): number {
  const { blocks, title, weight } = page;
  const count = blocks.length;
  const sums: Talk[] = [{ said: 0, words: 0 }];
  const sumOf = (places: Int32Array): number => places.reduce((sum, place) => sum + said[place]!, 0);
  const titled = SAID * sumOf(title);
  for (const { places, words } of blocks) {
    const last = sums.at(-1)!;
    sums.push({ said: last.said + sumOf(places), words: last.words + words });
  }
  const between = (from: number, to: number): Talk => ({
    said: sums[to]!.said - sums[from]!.said,
    words: sums[to]!.words - sums[from]!.words,
  });
  // By how much each block's sum moves the loss, as the changes from block to block.
  const moved = new Float64Array(count + 1);
  const move = (from: number, to: number, by: number): void => {
    moved[from]! += by;
    moved[to]! -= by;
  };
  let [byTitle, total] = [0, 0];
  blocks.forEach(({ yes, no }, i) => {
    if (yes + no === 0) return;
    let from = i;
    while (from > Math.max(0, i - AROUND.blocks) && between(from, i).words < AROUND.before) from--;
    let to = i + 1;
    while (whole && to < Math.min(count, i + 1 + AROUND.blocks) && between(i + 1, to).words < AROUND.after) to++;
    const end = whole ? count : i + 1;
    const [own, near, all] = [between(i, i + 1), between(from, to), between(0, end)];
    const page = { said: all.said + titled, words: all.words };
    const x = [scaled(own, 'own'), scaled(near, 'near'), scaled(page, 'page'), 1];
    const logit = x.reduce((sum, value, k) => sum + parts[k]! * value, 0);
    const miss = weight * ((yes + no) / (1 + Math.exp(-logit)) - yes);
    x.forEach((value, k) => {
      slope[PLACES + k]! += miss * value;
    });
    const one = { said: 1 };
    move(i, i + 1, miss * parts[0]! * scaled({ ...own, ...one }, 'own'));
    move(from, to, miss * parts[1]! * scaled({ ...near, ...one }, 'near'));
    const onPage = miss * parts[2]! * scaled({ ...page, ...one }, 'page');
    move(0, end, onPage);
    byTitle += SAID * onPage;
    total += weight * (yes + no);
  });
  let by = 0;
  blocks.forEach(({ places }, i) => {
    by += moved[i]!;
    if (by !== 0) for (const place of places) slope[place]! += by;
  });
  for (const place of title) slope[place]! += byTitle;
  return total;
}

/** Weighers of words by fold, each learned without it: what is built upon them must not trust them more than they deserve. */
export const talkByFold = (pages: readonly TalkPage[]): Map<number, FilmTalk> =>
  new Map(FOLDS_OF_GROUPS.map((fold) => [fold, new FilmTalk(learnTalk(pages.filter((page) => page.fold !== fold)))]));
