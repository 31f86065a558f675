/**
 * An ensemble of small decision trees over whole numbers; their leaves add up to what is added to a logit.
 *
 * In preorder: an inner node is its column and the index of its threshold in the column's list, a leaf is LEAF and its value in
 * LEAF_PARTS. Left is "at most the threshold".
 */

/** As learned and shipped: whole numbers. */
export interface TreesPart<List extends ArrayLike<number> = number[]> {
  /** Per column the thresholds that occur, ascending. */
  thresholds: List[];
  /** Pairs of numbers. */
  nodes: List;
}

export const LEAF = 255;
export const LEAF_PARTS = 64;

export interface Trees {
  /** Per node its column, or -1 for a leaf. */
  column: Int16Array;
  threshold: Int32Array;
  right: Int32Array;
  value: Float32Array;
  roots: number[];
}

export function readyTrees({ thresholds, nodes }: TreesPart<ArrayLike<number>>): Trees {
  const size = nodes.length / 2;
  const trees: Trees = {
    column: new Int16Array(size).fill(-1),
    threshold: new Int32Array(size),
    right: new Int32Array(size),
    value: new Float32Array(size),
    roots: [],
  };
  const { column, threshold, right, value, roots } = trees;
  /** Inner nodes whose right side is still to come. */
  const open: number[] = [];
  let isRoot = true;
  for (let node = 0; node < size; node++) {
    if (isRoot) roots.push(node);
    const of = nodes[2 * node]!;
    const number = nodes[2 * node + 1]!;
    isRoot = false;
    if (of === LEAF) {
      value[node] = number / LEAF_PARTS;
      if (open.length > 0) right[open.pop()!] = node + 1;
      else isRoot = true;
    } else {
      column[node] = of;
      threshold[node] = thresholds[of]![number]!;
      open.push(node);
    }
  }
  return trees;
}

/** What one row of whole numbers adds to the logit. */
export function scoreTrees({ column, threshold, right, value, roots }: Trees, row: ArrayLike<number>): number {
  let sum = 0;
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
