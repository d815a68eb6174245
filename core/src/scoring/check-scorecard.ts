import type { PairTable, Scorecard, StepTable, SubScore } from './scorecard.ts';
import { ScorecardError } from './scorecard-error.ts';

const finite = (numbers: readonly number[], where: string): void => {
  if (!numbers.every(Number.isFinite)) throw new ScorecardError('bad_number', `${where}: not every number is finite`);
};

const rising = (edges: readonly number[], where: string): void => {
  finite(edges, where);
  if (edges.some((edge, index) => index > 0 && edge <= edges[index - 1]!))
    throw new ScorecardError('bad_number', `${where}: the edges do not rise`);
};

const sized = (actual: number, wanted: readonly number[], where: string): void => {
  if (!wanted.includes(actual))
    throw new ScorecardError('bad_shape', `${where}: ${actual} where ${wanted.join(' or ')} belong`);
};

const once = (names: readonly string[], what: string): void => {
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new ScorecardError('twice', `${what} ${twice} has more than one place`);
};

const checkTable = ({ feature, edges, points, missing, bags }: StepTable): void => {
  rising(edges, feature);
  sized(points.length, [edges.length + 1], `points of ${feature}`);
  finite([...points, missing], feature);
  for (const bag of bags ?? []) {
    sized(bag.length, [points.length, points.length + 1], `a bag of ${feature}`);
    finite(bag, `a bag of ${feature}`);
  }
};

const checkGrid = (grid: readonly (readonly number[])[], { edges, features }: PairTable): void => {
  const where = features.join(' with ');
  sized(grid.length, [edges[0].length + 2], `rows of ${where}`);
  for (const row of grid) {
    sized(row.length, [edges[1].length + 2], `columns of ${where}`);
    finite(row, where);
  }
};

const checkPair = (pair: PairTable, { group, tables }: SubScore): void => {
  for (const feature of pair.features)
    if (!tables.some((table) => table.feature === feature))
      throw new ScorecardError('pair_without_table', `${group}: a pair reads ${feature}, which has no table there`);
  once(pair.features, 'in a pair, feature');
  for (const edges of pair.edges) rising(edges, pair.features.join(' with '));
  for (const grid of [pair.points, ...(pair.bags ?? [])]) checkGrid(grid, pair);
};

const checkBags = ({ group, tables, pairs, bagScale }: SubScore): void => {
  const counts = [...tables, ...(pairs ?? [])].flatMap(({ bags }) => (bags === undefined ? [] : [bags.length]));
  // Bag b must be the same part of the rows in every table, or their sum over bags means nothing.
  if (new Set(counts).size > 1)
    throw new ScorecardError('bad_shape', `${group}: tables have different numbers of bags`);
  finite([bagScale ?? 1], `bagScale of ${group}`);
};

/** Throws a `ScorecardError` for what would be computed wrongly or not at all; whether the model is good is not asked. */
export const checkScorecard = ({ subScores, combiners, calibration, baseRate }: Scorecard): void => {
  once(
    subScores.map(({ group }) => group),
    'group',
  );
  once(
    subScores.flatMap(({ tables }) => tables.map(({ feature }) => feature)),
    'feature',
  );
  for (const subScore of subScores) {
    for (const table of subScore.tables) checkTable(table);
    for (const pair of subScore.pairs ?? []) checkPair(pair, subScore);
    checkBags(subScore);
  }
  for (const { groups, intercept, weights, missing, spread } of combiners)
    finite([intercept, spread, ...Object.values(weights), ...Object.values(missing)], `combiner ${groups.join()}`);
  finite([calibration.slope, calibration.intercept, baseRate], 'calibration');
};
