import { binColumns } from './bin-columns.ts';
import { edgesOf } from './bins.ts';
import { boost, type BoostOptions } from './boost.ts';
import type { Tree } from './tree.ts';

export type PairChoice = {
  readonly columns: readonly Float64Array[];
  readonly target: Uint8Array;
  readonly boost: BoostOptions;
  readonly bins: number;
  readonly cap: number | undefined;
  readonly signs: Int8Array;
  readonly most: number;
  readonly seed: number;
};

const LOOK_ROUNDS = 300;

/** How much the trees let one column's split depend on the other's side, summed for each pair of columns. */
const strengths = (trees: readonly Tree[], columns: number): ReadonlyMap<number, number> => {
  const sums = new Map<number, number>();
  for (const { root, left, right } of trees)
    for (const { split, left: low, right: high } of [left, right]) {
      if (split === undefined || split.column === root.column) continue;
      const key = Math.min(root.column, split.column) * columns + Math.max(root.column, split.column);
      sums.set(key, (sums.get(key) ?? 0) + Math.abs(low - high));
    }
  return sums;
};

/** The strongest pairs of a first model that may use any pair, as the booster's table of allowed pairs. */
export const choosePairs = ({
  columns,
  target,
  boost: options,
  bins,
  cap,
  signs,
  most,
  seed,
}: PairChoice): Uint8Array => {
  const edges = columns.map((column) => edgesOf(column, bins, cap));
  const binnedColumns = binColumns(columns, edges, signs);
  const training = Int32Array.from(target, (_, row) => row);
  const look = { ...options, depth: 2, mostRounds: LOOK_ROUNDS, learningRate: 0.1, columnShare: 0.5, seed } as const;
  const { trees } = boost(binnedColumns, { target, training, heldOut: new Int32Array() }, look);
  const count = columns.length;
  const allowed = new Uint8Array(count * count);
  for (let column = 0; column < count; column += 1) allowed[column * count + column] = 1;
  const strongest = [...strengths(trees, count)].toSorted((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, most);
  for (const [key] of strongest) {
    const first = Math.floor(key / count);
    const second = key % count;
    allowed[first * count + second] = 1;
    allowed[second * count + first] = 1;
  }
  return allowed;
};
