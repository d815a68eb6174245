import type { Boosted } from './boost.ts';
import { goesLeft, type Side, type Split } from './tree.ts';

/** A function of one column: a value for each bin, 0 = missing. */
export type Main = Float64Array;
/** A function of two columns: [bin of the first * bins of the second + bin of the second]. */
export type Grid = Float64Array;

/** A member as sums of functions of one and of two columns; `grids` by `first * columns + second`, first < second. */
export type Functions = {
  readonly base: number;
  readonly mains: readonly Main[];
  readonly grids: ReadonlyMap<number, Grid>;
};

type Building = { readonly binCounts: Int32Array; readonly mains: readonly Main[]; readonly grids: Map<number, Grid> };

const gridOf = ({ binCounts, grids }: Building, first: number, second: number): Grid => {
  const key = first * binCounts.length + second;
  const grid = grids.get(key) ?? new Float64Array(binCounts[first]! * binCounts[second]!);
  grids.set(key, grid);
  return grid;
};

/** One side of a tree's root, and which. */
type Half = { readonly root: Split; readonly isLeft: boolean; readonly side: Side };

/** A side that reads no other column than the root's. */
const addToMain = (main: Main, { root, isLeft, side: { split, left, right } }: Half): void => {
  for (let bin = 0; bin < main.length; bin += 1)
    if (goesLeft(root, bin) === isLeft) main[bin]! += split === undefined || goesLeft(split, bin) ? left : right;
};

/** A side that is split by another column than the root's. */
const addToGrid = (building: Building, { root, isLeft, side }: Half, split: Split): void => {
  const [rootBins, splitBins] = [building.binCounts[root.column]!, building.binCounts[split.column]!];
  const isRootFirst = root.column < split.column;
  const grid = gridOf(building, Math.min(root.column, split.column), Math.max(root.column, split.column));
  const [rootStride, splitStride] = isRootFirst ? [splitBins, 1] : [1, rootBins];
  for (let rootBin = 0; rootBin < rootBins; rootBin += 1) {
    if (goesLeft(root, rootBin) !== isLeft) continue;
    for (let bin = 0; bin < splitBins; bin += 1)
      grid[rootBin * rootStride + bin * splitStride]! += goesLeft(split, bin) ? side.left : side.right;
  }
};

const addHalf = (building: Building, half: Half): void => {
  const { root, side } = half;
  if (side.split === undefined || side.split.column === root.column) addToMain(building.mains[root.column]!, half);
  else addToGrid(building, half, side.split);
};

/** A tree of two levels reads the root's column and one more on each side, so it is a sum of such functions. */
export const functionsOf = ({ base, trees }: Boosted, binCounts: Int32Array): Functions => {
  const building: Building = {
    binCounts,
    mains: Array.from(binCounts, (bins) => new Float64Array(bins)),
    grids: new Map(),
  };
  for (const { root, left, right } of trees) {
    addHalf(building, { root, isLeft: true, side: left });
    addHalf(building, { root, isLeft: false, side: right });
  }
  return { base, mains: building.mains, grids: building.grids };
};

/** Weighted shares of the rows in each bin of each column. */
export type Shares = readonly Float64Array[];

const meanOf = (values: Float64Array, shares: Float64Array): number =>
  values.reduce((sum, value, bin) => sum + value * shares[bin]!, 0);

/**
 * Moves into the mains what a grid says about one column alone, and into the base what the mains say on average, so
 * that every row and column of a grid and every main has a mean of 0 over the training rows (functional ANOVA with the
 * columns taken as independent). Half of a grid's value is then each column's Shapley value against those rows.
 */
export const purified = ({ base, mains, grids }: Functions, shares: Shares): Functions => {
  const pure = mains.map((main) => main.slice());
  let level = base;
  const pureGrids = new Map<number, Grid>();
  for (const [key, grid] of grids) {
    const [first, second] = [Math.floor(key / mains.length), key % mains.length];
    const [height, width] = [mains[first]!.length, mains[second]!.length];
    const byFirst = Float64Array.from({ length: height }, (_, a) =>
      meanOf(grid.subarray(a * width, (a + 1) * width), shares[second]!),
    );
    const bySecond = Float64Array.from({ length: width }, (_, b) =>
      byFirst.reduce((sum, _mean, a) => sum + grid[a * width + b]! * shares[first]![a]!, 0),
    );
    const mean = meanOf(byFirst, shares[first]!);
    byFirst.forEach((value, a) => {
      pure[first]![a]! += value - mean;
    });
    bySecond.forEach((value, b) => {
      pure[second]![b]! += value - mean;
    });
    level += mean;
    pureGrids.set(
      key,
      grid.map((value, at) => value - byFirst[Math.floor(at / width)]! - bySecond[at % width]! + mean),
    );
  }
  pure.forEach((main, column) => {
    const mean = meanOf(main, shares[column]!);
    level += mean;
    main.forEach((value, bin) => {
      main[bin] = value - mean;
    });
  });
  return { base: level, mains: pure, grids: pureGrids };
};
