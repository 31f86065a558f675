/** Gradient boosting of small trees for the logistic loss, on columns cut into a few bins. */
import { LEAF, LEAF_PARTS, type TreesPart } from '../../engine/judge/trees.ts';
import { randomFrom } from './random.ts';

export interface BoostOptions {
  trees: number;
  depth: number;
  rate: number;
  /** Least weight (sum of p(1-p)) on each side of a cut. */
  least: number;
  shrink: number;
  /** Shares of rows and of columns that each tree sees. */
  rows: number;
  columns: number;
}

export const BOOST: BoostOptions = { trees: 300, depth: 5, rate: 0.05, least: 6, shrink: 4, rows: 0.7, columns: 0.35 };

const BINS = 24;
/** Numbers that the bins of one column take in a histogram. */
const WIDTH = 2 * (BINS + 1);

interface Node {
  column: number;
  bin: number;
  value: number;
  left?: Node;
  right?: Node;
}

function edgesOf(values: Int32Array): number[] {
  const sorted = Int32Array.from(values).sort();
  const distinct = [...new Set(sorted)];
  if (distinct.length <= BINS) return distinct.slice(0, -1);
  const edges: number[] = [];
  for (let q = 1; q < BINS; q++) {
    const edge = sorted[Math.floor((q * sorted.length) / BINS)]!;
    if (edge < sorted.at(-1)! && edge !== edges.at(-1)) edges.push(edge);
  }
  return edges;
}

/** `rows`: whole numbers, one row for each example. `start`: the logits to which the trees add. */
export function boost(
  rows: readonly Int32Array[],
  labels: readonly boolean[],
  weights: readonly number[],
  start: readonly number[],
  options: BoostOptions = BOOST,
): TreesPart {
  const count = rows.length;
  const width = rows[0]!.length;
  const edges: number[][] = [];
  const bins: Uint8Array[] = [];
  for (let j = 0; j < width; j++) {
    const values = Int32Array.from(rows, (row) => row[j]!);
    const list = edgesOf(values);
    edges.push(list);
    bins.push(
      Uint8Array.from(values, (value) => {
        let bin = 0;
        while (bin < list.length && value > list[bin]!) bin++;
        return bin;
      }),
    );
  }
  const random = randomFrom(5);
  const logits = Float64Array.from(start);
  const slope = new Float64Array(count);
  const bend = new Float64Array(count);

  /** Sums of slopes and bends per bin, column after column. */
  const histogramOf = (members: Int32Array, columns: readonly number[]): Float64Array => {
    const sums = new Float64Array(columns.length * WIDTH);
    columns.forEach((column, k) => {
      const binOf = bins[column]!;
      const from = k * WIDTH;
      for (let m = 0; m < members.length; m++) {
        const i = members[m]!;
        const at = from + 2 * binOf[i]!;
        sums[at]! += slope[i]!;
        sums[at + 1]! += bend[i]!;
      }
    });
    return sums;
  };

  const grow = (members: Int32Array, depth: number, columns: readonly number[], sums: Float64Array): Node => {
    let allSlope = 0;
    let allBend = 0;
    for (const i of members) {
      allSlope += slope[i]!;
      allBend += bend[i]!;
    }
    const value = Math.round((-allSlope / (allBend + options.shrink)) * options.rate * LEAF_PARTS);
    const leaf: Node = { column: -1, bin: 0, value };
    if (depth === 0 || allBend < 2 * options.least) return leaf;
    const whole = (allSlope * allSlope) / (allBend + options.shrink);
    let best = { column: -1, bin: 0, gain: 1e-3 };
    columns.forEach((column, k) => {
      const cuts = edges[column]!.length;
      let left = 0;
      let leftBend = 0;
      for (let bin = 0; bin < cuts; bin++) {
        left += sums[k * WIDTH + 2 * bin]!;
        leftBend += sums[k * WIDTH + 2 * bin + 1]!;
        const rightBend = allBend - leftBend;
        if (leftBend < options.least || rightBend < options.least) continue;
        const right = allSlope - left;
        const gain =
          (left * left) / (leftBend + options.shrink) + (right * right) / (rightBend + options.shrink) - whole;
        if (gain > best.gain) best = { column, bin, gain };
      }
    });
    if (best.column < 0) return leaf;
    const binOf = bins[best.column]!;
    const low = members.filter((i) => binOf[i]! <= best.bin);
    const high = members.filter((i) => binOf[i]! > best.bin);
    // Only the smaller side is counted; the larger is what is left of the whole.
    const lowIsFew = low.length < high.length;
    const few = depth > 1 ? histogramOf(lowIsFew ? low : high, columns) : sums;
    const many = depth > 1 ? sums.map((sum, i) => sum - few[i]!) : sums;
    return {
      column: best.column,
      bin: best.bin,
      value: 0,
      left: grow(low, depth - 1, columns, lowIsFew ? few : many),
      right: grow(high, depth - 1, columns, lowIsFew ? many : few),
    };
  };

  const trees: Node[] = [];
  for (let t = 0; t < options.trees; t++) {
    for (let i = 0; i < count; i++) {
      const p = 1 / (1 + Math.exp(-logits[i]!));
      slope[i] = (p - (labels[i] ? 1 : 0)) * weights[i]!;
      bend[i] = Math.max(1e-4, p * (1 - p)) * weights[i]!;
    }
    const members = Int32Array.from(rows.keys()).filter(() => random() < options.rows);
    const columns = edges.flatMap((list, j) => (list.length > 0 && random() < options.columns ? [j] : []));
    const tree = grow(members, options.depth, columns, histogramOf(members, columns));
    trees.push(tree);
    for (let i = 0; i < count; i++) {
      let node = tree;
      while (node.left) node = bins[node.column]![i]! <= node.bin ? node.left : node.right!;
      logits[i]! += node.value / LEAF_PARTS;
    }
  }
  return pack(trees, edges);
}

/** Keeps only thresholds that occur. */
function pack(trees: readonly Node[], edges: readonly number[][]): TreesPart {
  const used = edges.map(() => new Set<number>());
  const visit = (node: Node, take: (node: Node) => void) => {
    take(node);
    if (node.left) visit(node.left, take);
    if (node.right) visit(node.right, take);
  };
  for (const tree of trees) visit(tree, ({ column, bin }) => column >= 0 && used[column]!.add(bin));
  const kept = used.map((bins) => [...bins].sort((a, b) => a - b));
  const nodes: number[] = [];
  for (const tree of trees) {
    visit(tree, ({ column, bin, value }) => {
      nodes.push(...(column < 0 ? [LEAF, value] : [column, kept[column]!.indexOf(bin)]));
    });
  }
  return {
    thresholds: kept.map((bins, j) => bins.map((bin) => edges[j]![bin]!)),
    nodes,
  };
}
