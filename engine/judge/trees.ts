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

/** What a node is made of: its column, or -1 for a leaf; its threshold or value; where its right side stands. One list: a step is one look. */
const PARTS = 3;

export interface Trees {
  nodes: Int32Array;
  /** Where each tree begins. */
  roots: Int32Array;
}

export function readyTrees({ thresholds, nodes }: TreesPart<ArrayLike<number>>): Trees {
  const size = nodes.length / 2;
  const ready = new Int32Array(PARTS * size);
  const roots: number[] = [];
  /** Inner nodes whose right side is still to come. */
  const open: number[] = [];
  let isRoot = true;
  for (let node = 0, at = 0; node < size; node++, at += PARTS) {
    if (isRoot) roots.push(at);
    const of = nodes[2 * node]!;
    const number = nodes[2 * node + 1]!;
    isRoot = false;
    if (of === LEAF) {
      ready[at] = -1;
      ready[at + 1] = number;
      if (open.length > 0) ready[open.pop()! + 2] = at + PARTS;
      else isRoot = true;
    } else {
      ready[at] = of;
      ready[at + 1] = thresholds[of]![number]!;
      open.push(at);
    }
  }
  return { nodes: ready, roots: Int32Array.from(roots) };
}

/** What one row of whole numbers adds to the logit. */
export function scoreTrees({ nodes, roots }: Trees, row: ArrayLike<number>): number {
  let sum = 0;
  for (let r = 0; r < roots.length; r++) {
    let at = roots[r]!;
    let from = nodes[at]!;
    while (from >= 0) {
      at = row[from]! <= nodes[at + 1]! ? at + PARTS : nodes[at + 2]!;
      from = nodes[at]!;
    }
    sum += nodes[at + 1]!;
  }
  return sum / LEAF_PARTS;
}
