import type { FeatureName } from '../signal/feature.ts';
import type { PairTable, Scorecard, StepTable } from './scorecard.ts';
import { checkScorecard } from './check-scorecard.ts';

/**
 * A cell is a place in a table: 0 is "not known", i + 1 is bin i. Tables lie one after the other in the scorecard's
 * order, and so do their cells; a `…From` array says where each begins and has one more element, the end of the last.
 */
export type TableLayout = {
  /** Position of the feature that each table reads. */
  readonly features: Int32Array;
  readonly edges: Float64Array;
  readonly edgesFrom: Int32Array;
  readonly cellsFrom: Int32Array;
};

/** The two axes of pair p are the tables 2p and 2p + 1 of `axes`; its cells are row by row from `cellsFrom[p]`. */
export type PairLayout = {
  readonly pairs: readonly PairTable[];
  readonly pairSubScore: Int32Array;
  readonly axes: TableLayout;
  /** Slot of the contribution to which each axis gives its half. */
  readonly axisSlot: Int32Array;
  readonly cellsFrom: Int32Array;
};

/** The tables and pairs of a sub-score are those from its own start to the start of the next. */
export type Layout = {
  readonly scorecard: Scorecard;
  /** Position of a feature = its table's place in the scorecard, over all sub-scores. */
  readonly features: readonly FeatureName[];
  readonly stepTables: readonly StepTable[];
  readonly tables: TableLayout;
  readonly tablesFrom: Int32Array;
  readonly pairs: PairLayout;
  readonly pairsFrom: Int32Array;
  /**
   * Contributions have a slot for every table and one more after the tables of each sub-score, for the group when it
   * is missing: table t of sub-score s has slot t + s.
   */
  readonly slots: number;
};

const startsOf = (lengths: readonly number[]): Int32Array => {
  const starts = new Int32Array(lengths.length + 1);
  for (const [index, length] of lengths.entries()) starts[index + 1] = starts[index]! + length;
  return starts;
};

const tableLayout = (edges: readonly (readonly number[])[], features: Iterable<number>): TableLayout => ({
  features: Int32Array.from(features),
  edges: Float64Array.from(edges.flat()),
  edgesFrom: startsOf(edges.map(({ length }) => length)),
  cellsFrom: startsOf(edges.map(({ length }) => length + 2)),
});

const pairLayout = ({ subScores }: Scorecard, features: readonly FeatureName[]): PairLayout => {
  const owned = subScores.flatMap(({ pairs }, subScore) => (pairs ?? []).map((pair) => ({ pair, subScore })));
  const pairs = owned.map(({ pair }) => pair);
  const axisFeature = pairs.flatMap((pair) => pair.features.map((feature) => features.indexOf(feature)));
  return {
    pairs,
    pairSubScore: Int32Array.from(owned, ({ subScore }) => subScore),
    axes: tableLayout(
      pairs.flatMap(({ edges }) => edges),
      axisFeature,
    ),
    axisSlot: Int32Array.from(axisFeature, (feature, axis) => feature + owned[axis >> 1]!.subScore),
    cellsFrom: startsOf(pairs.map(({ edges: [rows, columns] }) => (rows.length + 2) * (columns.length + 2))),
  };
};

/** Where everything of a scorecard lies in flat arrays. Throws a `ScorecardError` for one that cannot be computed. */
export const layoutOf = (scorecard: Scorecard): Layout => {
  checkScorecard(scorecard);
  const { subScores } = scorecard;
  const stepTables = subScores.flatMap(({ tables }) => tables);
  const features = stepTables.map(({ feature }) => feature);
  return {
    scorecard,
    features,
    stepTables,
    tables: tableLayout(
      stepTables.map(({ edges }) => edges),
      features.keys(),
    ),
    tablesFrom: startsOf(subScores.map(({ tables }) => tables.length)),
    pairs: pairLayout(scorecard, features),
    pairsFrom: startsOf(subScores.map(({ pairs }) => pairs?.length ?? 0)),
    slots: stepTables.length + subScores.length,
  };
};

/** The slot of a sub-score's group when it is missing: the one after those of its tables. */
export const missingSlot = ({ tablesFrom }: Layout, subScore: number): number => tablesFrom[subScore + 1]! + subScore;

/**
 * The cell in which a table reads its feature's value: 0 when it is not known (NaN), else one more than the number of
 * edges that are not above it, by halving. An edge belongs to the bin above it. The value is read here and not handed
 * over, because fractions that pass between functions may have to be put on the heap.
 */
export const cellOf = (tables: TableLayout, table: number, values: Float64Array): number => {
  const { edges, edgesFrom } = tables;
  const value = values[tables.features[table]!]!;
  if (Number.isNaN(value)) return 0;
  const from = edgesFrom[table]!;
  let low = from;
  let left = edgesFrom[table + 1]! - from;
  // Multiplying instead of branching: a processor cannot foresee on which side of an edge a company lies.
  while (left > 0) {
    const half = (left + 1) >>> 1;
    low += Math.imul(Number(value >= edges[low + half - 1]!), half);
    left -= half;
  }
  return low - from + 1;
};
