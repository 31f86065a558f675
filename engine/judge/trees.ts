/**
 * An ensemble of small decision trees over whole numbers; their leaves add up to a logit.
 *
 * Packed in preorder: an inner node is [column, index of its threshold in the column's list], a leaf is [255, low byte, high byte] of
 * its value in thousandths. Left is "at most the threshold".
 */
import { textToBytes } from './packing.ts';

export interface PackedTrees {
  /** Logit before any tree, in thousandths. */
  base: number;
  /** Per column the thresholds that occur, ascending. */
  thresholds: number[][];
  nodes: string;
}

export interface Trees {
  base: number;
  /** Per node its column, or -1 for a leaf. */
  column: Int16Array;
  threshold: Int32Array;
  right: Int32Array;
  value: Float32Array;
  roots: number[];
}

export const LEAF = 255;

export function unpackTrees({ base, thresholds, nodes }: PackedTrees): Trees {
  const bytes = textToBytes(nodes);
  const column: number[] = [];
  const threshold: number[] = [];
  const right: number[] = [];
  const value: number[] = [];
  const roots: number[] = [];
  let at = 0;
  const readNode = () => {
    const node = column.length;
    if (bytes[at] === LEAF) {
      column.push(-1);
      threshold.push(0);
      right.push(0);
      value.push((((bytes[at + 1]! | (bytes[at + 2]! << 8)) << 16) >> 16) / 1000);
      at += 3;
      return;
    }
    column.push(bytes[at]!);
    threshold.push(thresholds[bytes[at]!]![bytes[at + 1]!]!);
    right.push(0);
    value.push(0);
    at += 2;
    readNode();
    right[node] = column.length;
    readNode();
  };
  while (at + 2 < bytes.length) {
    roots.push(column.length);
    readNode();
  }
  return {
    base: base / 1000,
    column: Int16Array.from(column),
    threshold: Int32Array.from(threshold),
    right: Int32Array.from(right),
    value: Float32Array.from(value),
    roots,
  };
}

/** Logit of one row of whole numbers. */
export function scoreTrees({ base, column, threshold, right, value, roots }: Trees, row: ArrayLike<number>): number {
  let sum = base;
  for (let r = 0; r < roots.length; r++) {
    let node = roots[r]!;
    let from = column[node]!;
    while (from >= 0) {
      node = row[from]! <= threshold[node]! ? node + 1 : right[node]!;
      from = column[node]!;
    }
    sum += value[node]!;
  }
  return sum;
}
