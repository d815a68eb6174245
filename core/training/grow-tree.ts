import {
  bestSplit,
  FREE,
  gainWithoutSplit,
  nodeValue,
  type Bounds,
  type FoundSplit,
  type SplitRules,
  type Sums,
} from './split.ts';
import { goesLeft, type BinnedColumns, type Side, type Tree } from './tree.ts';

/** Two numbers for each of 256 bins. */
const STRIDE = 512;

export type Growth = {
  readonly columns: BinnedColumns;
  /** The columns that this tree may read. */
  readonly chosen: Int32Array;
  /** Where given, 1 at [root column * columns + other column] lets that column split a side of that root. */
  readonly allowedPairs?: Uint8Array | undefined;
  readonly g: Float64Array;
  readonly h: Float64Array;
  readonly rules: SplitRules;
  readonly depth: 1 | 2;
  readonly learningRate: number;
  readonly buffers: GrowthBuffers;
};

/** Histograms are kept between trees: allocating them anew would cost more than filling them. */
export type GrowthBuffers = { readonly whole: Float64Array; readonly part: Float64Array };

export const growthBuffers = (mostColumns: number): GrowthBuffers => ({
  whole: new Float64Array(mostColumns * STRIDE),
  part: new Float64Array(mostColumns * STRIDE),
});

const fill = (histogram: Float64Array, rows: Int32Array, { columns, chosen, g, h }: Growth): void => {
  histogram.fill(0, 0, chosen.length * STRIDE);
  for (let place = 0; place < chosen.length; place += 1) {
    const column = columns.bins[chosen[place]!]!;
    const offset = place * STRIDE;
    for (let index = 0; index < rows.length; index += 1) {
      const row = rows[index]!;
      const at = offset + 2 * column[row]!;
      histogram[at]! += g[row]!;
      histogram[at + 1]! += h[row]!;
    }
  }
};

/** The other side's histogram is what is left of the whole. */
const subtract = (whole: Float64Array, part: Float64Array, length: number): void => {
  for (let at = 0; at < length; at += 1) whole[at]! -= part[at]!;
};

const totalOf = (rows: Int32Array, { g, h }: Growth): Sums => {
  let sumG = 0;
  let sumH = 0;
  for (let index = 0; index < rows.length; index += 1) {
    sumG += g[rows[index]!]!;
    sumH += h[rows[index]!]!;
  }
  return { g: sumG, h: sumH };
};

/** `below` is the root's column when the node is one of its sides. */
type Node = { readonly sums: Float64Array; readonly total: Sums; readonly bounds: Bounds; readonly below?: number };

const isAllowed = (column: number, below: number | undefined, { allowedPairs, columns }: Growth): boolean =>
  below === undefined || allowedPairs === undefined || allowedPairs[below * columns.bins.length + column] === 1;

const search = ({ sums, total, bounds, below }: Node, growth: Growth): FoundSplit | undefined => {
  const { columns, chosen, rules } = growth;
  let found: FoundSplit | undefined;
  let least = gainWithoutSplit({ total, rules, bounds });
  for (let place = 0; place < chosen.length; place += 1) {
    const column = chosen[place]!;
    if (!isAllowed(column, below, growth)) continue;
    const histogram = {
      sums,
      offset: place * STRIDE,
      column,
      bins: columns.binCounts[column]!,
      sign: columns.signs[column]!,
    };
    found = bestSplit(histogram, { total, rules, bounds }, least) ?? found;
    least = found?.gain ?? least;
  }
  return found;
};

const leaf = (total: Sums, bounds: Bounds, { rules, learningRate }: Growth): Side => {
  const value = learningRate * nodeValue(total, rules.lambda, bounds);
  return { split: undefined, left: value, right: value };
};

const sideOf = (node: Node, growth: Growth): Side => {
  const found = search(node, growth);
  if (found === undefined) return leaf(node.total, node.bounds, growth);
  const { column, bin, isMissingLeft } = found;
  const { lambda } = growth.rules;
  return {
    split: { column, bin, isMissingLeft },
    left: growth.learningRate * nodeValue(found.left, lambda, node.bounds),
    right: growth.learningRate * nodeValue(found.right, lambda, node.bounds),
  };
};

const partition = (rows: Int32Array, found: FoundSplit, column: Uint8Array): readonly [Int32Array, Int32Array] => {
  const left = new Int32Array(rows.length);
  const right = new Int32Array(rows.length);
  let lefts = 0;
  let rights = 0;
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index]!;
    if (goesLeft(found, column[row]!)) left[lefts++] = row;
    else right[rights++] = row;
  }
  return [left.subarray(0, lefts), right.subarray(0, rights)];
};

/** A monotone root holds its sides apart at the middle of their values, so that no child can cross over. */
const sideBounds = (found: FoundSplit, sign: number, lambda: number): readonly [Bounds, Bounds] => {
  if (sign === 0) return [FREE, FREE];
  const middle = (nodeValue(found.left, lambda, FREE) + nodeValue(found.right, lambda, FREE)) / 2;
  const below = { low: -Infinity, high: middle };
  const above = { low: middle, high: Infinity };
  return sign > 0 ? [below, above] : [above, below];
};

/** One tree over the given rows; undefined when no split lowers the loss. */
export const growTree = (rows: Int32Array, growth: Growth): Tree | undefined => {
  const { columns, buffers, chosen, depth, rules } = growth;
  fill(buffers.whole, rows, growth);
  const found = search({ sums: buffers.whole, total: totalOf(rows, growth), bounds: FREE }, growth);
  if (found === undefined) return undefined;
  const { column, bin, isMissingLeft } = found;
  const root = { column, bin, isMissingLeft };
  if (depth === 1) return { root, left: leaf(found.left, FREE, growth), right: leaf(found.right, FREE, growth) };
  const [left, right] = partition(rows, found, columns.bins[column]!);
  const [leftBounds, rightBounds] = sideBounds(found, columns.signs[column]!, rules.lambda);
  const isLeftSmaller = left.length <= right.length;
  fill(buffers.part, isLeftSmaller ? left : right, growth);
  subtract(buffers.whole, buffers.part, chosen.length * STRIDE);
  const [leftSums, rightSums] = isLeftSmaller ? [buffers.part, buffers.whole] : [buffers.whole, buffers.part];
  return {
    root,
    left: sideOf({ sums: leftSums, total: found.left, bounds: leftBounds, below: column }, growth),
    right: sideOf({ sums: rightSums, total: found.right, bounds: rightBounds, below: column }, growth),
  };
};
