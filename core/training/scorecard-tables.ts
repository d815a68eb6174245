import type { Evidence } from '../src/scoring/scorecard.ts';
import { binColumns } from './bin-columns.ts';
import type { Ensemble } from './ensemble.ts';
import type { LearnedPair, LearnedTable } from './scorecard-file.ts';
import { functionsOf, purified, type Functions, type Grid, type Shares } from './to-tables.ts';
import type { Split, Tree } from './tree.ts';

export type TableInput = {
  readonly ensemble: Ensemble;
  /** All columns that the ensemble reads, of the training rows. */
  readonly columns: readonly Float64Array[];
  readonly names: readonly string[];
  readonly signs: Int8Array;
  readonly isControl: readonly boolean[];
  readonly evidence: Evidence;
};

export type LearnedTables = {
  readonly intercept: number;
  readonly tables: readonly LearnedTable[];
  readonly pairs: readonly LearnedPair[];
};

/** Log-odds are added as integers of 1e-9, so finer digits would be lost anyway. */
const POINT_DIGITS = 9;
/** Bags only give a standard error. */
const BAG_DIGITS = 4;

const rounded = (value: number, digits: number): number => {
  const scale = 10 ** digits;
  return Math.round(value * scale) / scale + 0;
};

const splitsOf = ({ root, left, right }: Tree): readonly Split[] =>
  [root, left.split, right.split].filter((split) => split !== undefined);

/**
 * For each column that some tree reads, the bins after which one splits: between them all values are equal. A split
 * after the last bin, which parts the known values from the missing ones, is no cut.
 */
const usedCuts = ({ members, edges }: Ensemble): readonly (readonly number[] | undefined)[] => {
  const cuts = edges.map(() => new Set<number>());
  for (const { trees } of members)
    for (const tree of trees) for (const { column, bin } of splitsOf(tree)) cuts[column]!.add(bin);
  return cuts.map((used, column) =>
    used.size === 0 ? undefined : [...used].filter((bin) => bin <= edges[column]!.length).toSorted((a, b) => a - b),
  );
};

/** The cuts that change a grid along one of its columns. */
const gridCuts = (
  grids: readonly Grid[],
  cuts: readonly number[],
  valueAt: (grid: Grid, bin: number) => readonly number[],
): readonly number[] =>
  cuts.filter((bin) =>
    grids.some((grid) => valueAt(grid, bin).some((value, at) => value !== valueAt(grid, bin + 1)[at])),
  );

/** One bin of each run between cuts; bin 0 is left to the caller. */
const runs = (cuts: readonly number[]): readonly number[] => [1, ...cuts.map((bin) => bin + 1)];

const sharesOf = (bins: readonly Uint8Array[], binCounts: Int32Array): Shares =>
  bins.map((column, at) => {
    const shares = new Float64Array(binCounts[at]!);
    for (const bin of column) shares[bin]! += 1 / column.length;
    return shares;
  });

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

const monotoneOf = (sign: number): LearnedTable['monotone'] => {
  if (sign === 0) return 'none';
  return sign > 0 ? 'down' : 'up';
};

type Building = TableInput & {
  readonly bags: readonly Functions[];
  readonly cuts: readonly (readonly number[] | undefined)[];
};

const tableOf = (column: number, cuts: readonly number[], building: Building): LearnedTable => {
  const { ensemble, names, signs, evidence, bags } = building;
  // Points are of the good outcome, trees of the bad one; the calibration's slope belongs to every value.
  const scale = -ensemble.calibration.slope;
  const edges = cuts.map((bin) => ensemble.edges[column]![bin - 1]!);
  const at = (bin: number): readonly number[] => bags.map(({ mains }) => scale * mains[column]![bin]!);
  return {
    feature: names[column]!,
    edges,
    points: runs(cuts).map((bin) => rounded(mean(at(bin)), POINT_DIGITS)),
    missing: rounded(mean(at(0)), POINT_DIGITS),
    monotone: monotoneOf(signs[column]!),
    evidence,
    bags: bags.map((_, bag) => runs(cuts).map((bin) => rounded(at(bin)[bag]!, BAG_DIGITS))),
  };
};

const pairOf = (key: number, building: Building): LearnedPair => {
  const { ensemble, names, evidence, bags, cuts } = building;
  const scale = -ensemble.calibration.slope;
  const [first, second] = [Math.floor(key / names.length), key % names.length];
  const [height, width] = [ensemble.edges[first]!.length + 2, ensemble.edges[second]!.length + 2];
  const grids = bags.map((bag) => bag.grids.get(key) ?? new Float64Array(height * width));
  const rowCuts = gridCuts(grids, cuts[first]!, (grid, bin) => [...grid.subarray(bin * width, (bin + 1) * width)]);
  const columnCuts = gridCuts(grids, cuts[second]!, (grid, bin) =>
    Array.from({ length: height }, (_, a) => grid[a * width + bin]!),
  );
  const rows = [0, ...runs(rowCuts)];
  const columns = [0, ...runs(columnCuts)];
  const valuesAt = (a: number, b: number): readonly number[] => grids.map((grid) => scale * grid[a * width + b]!);
  return {
    features: [names[first]!, names[second]!],
    edges: [
      rowCuts.map((bin) => ensemble.edges[first]![bin - 1]!),
      columnCuts.map((bin) => ensemble.edges[second]![bin - 1]!),
    ],
    points: rows.map((a) => columns.map((b) => rounded(mean(valuesAt(a, b)), POINT_DIGITS))),
    evidence,
  };
};

/** An ensemble of trees as the tables that say the same, centred on the training rows. */
export const scorecardTables = (input: TableInput): LearnedTables => {
  const { ensemble, columns, isControl } = input;
  const binned = binColumns(columns, ensemble.edges, input.signs);
  const shares = sharesOf(binned.bins, binned.binCounts);
  const bags = ensemble.members.map((member) => purified(functionsOf(member, binned.binCounts), shares));
  const building = { ...input, bags, cuts: usedCuts(ensemble) };
  const keys = [...new Set(bags.flatMap(({ grids }) => [...grids.keys()]))].toSorted((a, b) => a - b);
  const { slope, intercept } = ensemble.calibration;
  return {
    intercept: rounded(-(intercept + slope * mean(bags.map(({ base }) => base))), POINT_DIGITS),
    tables: building.cuts.flatMap((cuts, column) =>
      isControl[column] === true || cuts === undefined ? [] : [tableOf(column, cuts, building)],
    ),
    pairs: keys.map((key) => pairOf(key, building)),
  };
};
