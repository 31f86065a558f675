/** The learned weights as they are shipped: whole numbers, coded as short text, with a version. */
import type { Sensitivity } from '../verdict.ts';
import { NumberReader, NumberWriter } from './coding.ts';
import type { LinearPart } from './linear.ts';
import { LEAF, type TreesPart } from './trees.ts';
import { hashWord } from './words.ts';

export const WEIGHTS_VERSION = 6;

/** What is learned. */
export interface Parts<List extends ArrayLike<number> = number[]> {
  /** How common words are, 0 to 3 for each slot (see `commonnessOf`). */
  common: List;
  linear: LinearPart<List>;
  /** The linear part that tells giving away from setting out: late sentences of a plot from first ones, spoilers from premises. */
  late: LinearPart<List>;
  /** Added to the tone: what the sentences around say, and what is not simply a sum. */
  generic: TreesPart<List>;
  /** Added to the generic logit where the film is known. */
  film: TreesPart<List>;
  /** Added to the generic logit: whether anything of the story is told. */
  told: TreesPart<List>;
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
export function readWeights(weights: string | Weights): { parts: Parts<ArrayLike<number>>; settings: Settings } {
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

/** Bits of the numbers in a list of such. */
const COMMON = 3;
const HASHED = 4;
const COLUMN = 8;
/** Of a place among so many thresholds. */
const placeBits = (count: number): number => (count > 1 ? 32 - Math.clz32(count - 1) : 0);
/** Of how many columns there are. */
const LENGTH = 24;

function readParts(text: string): Parts<ArrayLike<number>> {
  const reader = new NumberReader(text);
  const linear = (): LinearPart<ArrayLike<number>> => {
    const [bias, unit] = reader.signed() as unknown as [number, number];
    return {
      bias,
      unit,
      mean: reader.signed(),
      deviation: reader.signed(),
      weight: reader.signed(),
      hashed: reader.sparse(HASHED),
    };
  };
  const trees = (): TreesPart<ArrayLike<number>> => {
    const counts = reader.signed();
    const steps = reader.signed();
    let next = 0;
    let last = 0;
    const thresholds = Array.from(counts, (count) => {
      last = 0;
      return Int32Array.from({ length: count }, () => {
        last += steps[next++]!;
        return last;
      });
    });
    const [size, depth] = reader.signed() as unknown as [number, number];
    const columns = reader.symbols(new Uint8Array(reader.plain(LENGTH)), COLUMN);
    const uses = new Int32Array(counts.length);
    for (let i = 0; i < columns.length; i++) if (columns[i] !== LEAF) uses[columns[i]!]!++;
    const places = thresholds.map((these, column) =>
      reader.symbols(new Uint8Array(uses[column]!), placeBits(these.length)),
    );
    const values = reader.signed();
    // How far below its root each subtree begins that is still to come.
    const ahead = [0];
    const nodes = new Int32Array(size);
    uses.fill(0);
    for (let at = 0, column = 0, value = 0; at < size; at += 2) {
      const below = ahead.length > 0 ? ahead.pop()! : 0;
      const of = below < depth ? columns[column++]! : LEAF;
      nodes[at] = of;
      if (of === LEAF) nodes[at + 1] = values[value++]!;
      else {
        nodes[at + 1] = places[of]![uses[of]!++]!;
        ahead.push(below + 1, below + 1);
      }
    }
    return { thresholds, nodes };
  };
  return {
    common: reader.sparse(COMMON),
    linear: linear(),
    late: linear(),
    generic: trees(),
    film: trees(),
    told: trees(),
  };
}

/** The text that `readWeights` takes apart. */
export function writeParts({ common, linear, late, generic, film, told }: Parts): string {
  const writer = new NumberWriter();
  writer.sparse(common, COMMON);
  for (const { bias, unit, mean, deviation, weight, hashed } of [linear, late]) {
    for (const values of [[bias, unit], mean, deviation, weight]) writer.signed(values);
    writer.sparse(hashed, HASHED);
  }
  for (const { thresholds, nodes } of [generic, film, told]) {
    writer.signed(thresholds.map((these) => these.length));
    writer.signed(thresholds.flatMap((these) => these.map((value, i) => value - (these[i - 1] ?? 0))));
    const depth = depthOf(nodes);
    writer.signed([nodes.length, depth]);
    const columns: number[] = [];
    const places: number[][] = thresholds.map(() => []);
    const values: number[] = [];
    let at = 0;
    const passNode = (left: number): void => {
      const [column, value] = [nodes[at++]!, nodes[at++]!];
      if (left > 0) columns.push(column);
      if (column === LEAF) {
        values.push(value);
        return;
      }
      places[column]!.push(value);
      passNode(left - 1);
      passNode(left - 1);
    };
    while (at < nodes.length) passNode(depth);
    writer.plain(columns.length, LENGTH);
    writer.symbols(columns, COLUMN);
    places.forEach((these, column) => {
      writer.symbols(these, placeBits(thresholds[column]!.length));
    });
    writer.signed(values);
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
export function commonnessOf(table: ArrayLike<number>): (word: string) => number {
  const levels = Uint8Array.from(table);
  return (word) => levels[slotOf(word, levels.length)]!;
}
