/**
 * An ensemble of small decision trees over whole numbers; their leaves add up to what is added to a logit.
 *
 * In preorder: an inner node is its column and the index of its threshold in the column's list, a leaf is LEAF and its value in
 * LEAF_PARTS. Left is "at most the threshold".
 */

/** As learned and shipped: whole numbers. */
export interface TreesPart {
  /** Per column the thresholds that occur, ascending. */
  thresholds: number[][];
  /** Pairs of numbers. */
  nodes: number[];
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

export function readyTrees({ thresholds, nodes }: TreesPart): Trees {
  const size = nodes.length / 2;
  const trees: Trees = {
    column: new Int16Array(size).fill(-1),
    threshold: new Int32Array(size),
    right: new Int32Array(size),
    value: new Float32Array(size),
    roots: [],
  };
  let at = 0;
  const readNode = (): void => {
    const node = at++;
    const [column, value] = [nodes[2 * node]!, nodes[2 * node + 1]!];
    if (column === LEAF) {
      trees.value[node] = value / LEAF_PARTS;
      return;
    }
    trees.column[node] = column;
    trees.threshold[node] = thresholds[column]![value]!;
    readNode();
    trees.right[node] = at;
    readNode();
  };
  while (at < size) {
    trees.roots.push(at);
    readNode();
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
