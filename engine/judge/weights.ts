/** The learned weights as they are shipped: whole numbers, coded as short text, with a version. */
import type { Sensitivity } from '../verdict.ts';
import { Context, NumberReader, NumberWriter } from './coding.ts';
import type { LinearPart } from './linear.ts';
import { LEAF, type TreesPart } from './trees.ts';
import { hashWord } from './words.ts';

export const WEIGHTS_VERSION = 5;

/** What is learned. */
export interface Parts {
  /** How common words are, 0 to 3 for each slot (see `commonnessOf`). */
  common: number[];
  linear: LinearPart;
  /** The linear part that tells giving away from setting out: late sentences of a plot from first ones, spoilers from premises. */
  late: LinearPart;
  /** Added to the tone: what the sentences around say, and what is not simply a sum. */
  generic: TreesPart;
  /** Added to the generic logit where the film is known. */
  film: TreesPart;
  /** Added to the generic logit: whether anything of the story is told. */
  told: TreesPart;
}

/** Few numbers that can be read as they stand, in thousandths. */
export interface Settings {
  /** Logit taken for text in a language that is not read. */
  unread: number;
  /** How much the logarithm of the subject's share counts, beside what the trees make of it. */
  subject: number;
  /** Added to the logit of a sentence without neighbours: a premise alone looks much like a spoiler alone. */
  alone: number;
  /** The same for whether anything is told. */
  toldAlone: number;
  /** Calibration of the logit, and of that with what is known of the film. */
  slope: number;
  offset: number;
  filmSlope: number;
  filmOffset: number;
  /** Scores from which on a sentence is covered. */
  cuts: Record<Sensitivity, number>;
}

export interface Weights extends Settings {
  version: number;
  /** The parts, coded. */
  parts: string;
}

/** @throws with a plain message when the weights are not of this version. */
export function readWeights(weights: string | Weights): { parts: Parts; settings: Settings } {
  let read: unknown = weights;
  if (typeof weights === 'string') {
    try {
      read = JSON.parse(weights);
    } catch {
      throw new Error('The weights of the judge are not readable.');
    }
  }
  const version = (read as { version?: unknown } | null)?.version;
  if (version !== WEIGHTS_VERSION) {
    throw new Error(
      `The weights are of version ${String(version)}, the judge reads version ${WEIGHTS_VERSION}: run "npm run learn".`,
    );
  }
  const { parts, ...settings } = read as Weights;
  return { parts: readParts(parts), settings };
}

/** Widths of the contexts of numbers of any size, and of those up to MOST_HASHED. */
const ANY = 5;
const SMALL = 2;

/** Lists are led by their length. */
function readParts(text: string): Parts {
  const reader = new NumberReader(text);
  const list = (read: (context: Context) => number, width: number): number[] => {
    const context = new Context(width);
    const length = reader.signed(new Context(ANY));
    return Array.from({ length }, () => read(context));
  };
  const number = (context: Context): number => reader.number(context);
  const signed = (context: Context): number => reader.signed(context);
  /** Of numbers that mostly are 0: each is led by whether it is another. */
  const sparse = (): number[] => {
    const [some, context] = [new Context(1), new Context(SMALL)];
    const length = reader.signed(new Context(ANY));
    return Array.from({ length }, () => (reader.number(some) === 1 ? reader.signed(context) : 0));
  };
  const linear = (): LinearPart => {
    const [bias, unit] = list(signed, ANY) as [number, number];
    return {
      bias,
      unit,
      mean: list(signed, ANY),
      deviation: list(signed, ANY),
      weight: list(signed, ANY),
      hashed: sparse(),
    };
  };
  const trees = (): TreesPart => {
    const counts = list(number, 5);
    const steps = new Context(ANY);
    const thresholds = counts.map((count) => {
      let last = 0;
      return Array.from({ length: count }, () => {
        last += reader.signed(steps);
        return last;
      });
    });
    const columns = new Context(8);
    const values = new Context(ANY);
    const places = counts.map(contextFor);
    const nodes: number[] = [];
    const [size, depth] = list(signed, ANY) as [number, number];
    const readNode = (left: number): void => {
      const column = left > 0 ? reader.number(columns) : LEAF;
      if (column === LEAF) {
        nodes.push(LEAF, reader.signed(values));
        return;
      }
      nodes.push(column, reader.number(places[column]!));
      readNode(left - 1);
      readNode(left - 1);
    };
    while (nodes.length < size) readNode(depth);
    return { thresholds, nodes };
  };
  return { common: list(number, 2), linear: linear(), late: linear(), generic: trees(), film: trees(), told: trees() };
}

/** For a place in a list of so many. */
const contextFor = (count: number): Context => new Context(count > 1 ? 32 - Math.clz32(count - 1) : 0);

/** The text that `readWeights` takes apart. */
export function writeParts({ common, linear, late, generic, film, told }: Parts): string {
  const writer = new NumberWriter();
  const list = (values: readonly number[], width: number, write: 'number' | 'signed'): void => {
    const context = new Context(width);
    writer.signed(new Context(ANY), values.length);
    for (const value of values) writer[write](context, value);
  };
  list(common, 2, 'number');
  for (const { bias, unit, mean, deviation, weight, hashed } of [linear, late]) {
    for (const values of [[bias, unit], mean, deviation, weight]) list(values, ANY, 'signed');
    const [some, context] = [new Context(1), new Context(SMALL)];
    writer.signed(new Context(ANY), hashed.length);
    for (const value of hashed) {
      writer.number(some, value === 0 ? 0 : 1);
      if (value !== 0) writer.signed(context, value);
    }
  }
  for (const { thresholds, nodes } of [generic, film, told]) {
    const counts = thresholds.map((these) => these.length);
    list(counts, 5, 'number');
    const steps = new Context(ANY);
    for (const these of thresholds)
      for (const [i, value] of these.entries()) writer.signed(steps, value - (these[i - 1] ?? 0));
    const columns = new Context(8);
    const values = new Context(ANY);
    const places = counts.map(contextFor);
    const depth = depthOf(nodes);
    list([nodes.length, depth], ANY, 'signed');
    let at = 0;
    const writeNode = (left: number): void => {
      const [column, value] = [nodes[at++]!, nodes[at++]!];
      if (left > 0) writer.number(columns, column);
      if (column === LEAF) {
        writer.signed(values, value);
        return;
      }
      writer.number(places[column]!, value);
      writeNode(left - 1);
      writeNode(left - 1);
    };
    while (at < nodes.length) writeNode(depth);
  }
  return writer.finish();
}

/** Of the deepest tree; below it nobody need be told that a leaf is one. */
function depthOf(nodes: readonly number[]): number {
  let at = 0;
  const depthHere = (): number => {
    at += 2;
    return nodes[at - 2] === LEAF ? 0 : 1 + Math.max(depthHere(), depthHere());
  };
  let deepest = 0;
  while (at < nodes.length) deepest = Math.max(deepest, depthHere());
  return deepest;
}

/** Commonness (0 to 3 per word) as a table with a slot for each hash; where two words meet, the commoner counts. */
export function tabulate(levels: ReadonlyMap<string, number>, size: number): number[] {
  const table: number[] = new Array(size).fill(0);
  for (const [word, level] of levels) {
    const slot = slotOf(word, size);
    table[slot] = Math.max(table[slot]!, level);
  }
  return table;
}

const slotOf = (word: string, size: number): number => (Math.imul(hashWord(word), 0x9e3779b1) >>> 8) & (size - 1);

/** Reads the table: 0 unknown, 1 rare, 2 usual, 3 common. */
export function commonnessOf(table: readonly number[]): (word: string) => number {
  const levels = Uint8Array.from(table);
  return (word) => levels[slotOf(word, levels.length)]!;
}
