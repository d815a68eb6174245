import type { LearnedPair, LearnedTable, ScorecardFile } from './scorecard-file.ts';

/** Bin of a value: 0 is missing, else 1 + the number of edges that are not above it. */
const binOf = (edges: readonly number[], value: number): number =>
  Number.isNaN(value) ? 0 : 1 + edges.reduce((count, edge) => count + (value >= edge ? 1 : 0), 0);

export const tablePoints = ({ edges, points, missing }: LearnedTable, value: number): number => {
  const bin = binOf(edges, value);
  return bin === 0 ? missing : points[bin - 1]!;
};

export const pairPoints = ({ edges, points }: LearnedPair, first: number, second: number): number =>
  points[binOf(edges[0], first)]![binOf(edges[1], second)]!;

/** Log-odds of not having the outcome, at the training file's rate; `values` by feature name, NaN where unknown. */
export const tableLogOdds = (
  { intercept, tables, pairs }: Pick<ScorecardFile, 'intercept' | 'tables' | 'pairs'>,
  values: (feature: string) => number,
): number => {
  const mains = tables.reduce((sum, table) => sum + tablePoints(table, values(table.feature)), intercept);
  return pairs.reduce((sum, pair) => sum + pairPoints(pair, values(pair.features[0]), values(pair.features[1])), mains);
};
