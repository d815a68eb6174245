import { combinerOf } from './combiner-of.ts';
import type { Layout } from './layout.ts';
import { toNano } from './nano.ts';
import { groupsOf, type Pattern } from './pattern.ts';
import type { Combiner } from './scorecard.ts';
import { ScorecardError } from './scorecard-error.ts';

/**
 * A scorecard's points for one pattern of sources: integer nano log-odds with the combiner's weight and the
 * calibration's slope already in them, so that scoring only looks up and adds.
 */
export type PatternPoints = {
  readonly layout: Layout;
  readonly combiner: Combiner;
  readonly baseNano: number;
  /** 1 for a sub-score that is read; the group of any other is missing. */
  readonly read: Uint8Array;
  /** Calibration slope times combiner weight of each sub-score; 0 where its group is missing. */
  readonly scales: Float64Array;
  readonly missingNano: Float64Array;
  readonly tableNano: Float64Array;
  /** What a pair gives to its first feature, and to its second. */
  readonly firstNano: Float64Array;
  readonly secondNano: Float64Array;
};

const fillTables = (layout: Layout, subScore: number, { scales, tableNano }: PatternPoints): void => {
  for (let table = layout.tablesFrom[subScore]!; table < layout.tablesFrom[subScore + 1]!; table += 1) {
    const { points, missing } = layout.stepTables[table]!;
    for (const [cell, logOdds] of [missing, ...points].entries())
      tableNano[layout.tables.cellsFrom[table]! + cell] = toNano(scales[subScore]! * logOdds);
  }
};

/** One nano that cannot be halved goes to the second feature, so the halves always add up to the whole. */
const fillPairs = (layout: Layout, subScore: number, { scales, firstNano, secondNano }: PatternPoints): void => {
  for (let pair = layout.pairsFrom[subScore]!; pair < layout.pairsFrom[subScore + 1]!; pair += 1) {
    for (const [cell, logOdds] of layout.pairs.pairs[pair]!.points.flat().entries()) {
      const nano = toNano(scales[subScore]! * logOdds);
      const half = Math.floor(nano / 2);
      firstNano[layout.pairs.cellsFrom[pair]! + cell] = half;
      secondNano[layout.pairs.cellsFrom[pair]! + cell] = nano - half;
    }
  }
};

const largest = (nanos: Float64Array, from: number, to: number): number => {
  let most = 0;
  for (let index = from; index < to; index += 1) most = Math.max(most, Math.abs(nanos[index]!));
  return most;
};

/** Every sum of these integers, in any order, stays within ±2^53, where each integer is a number of its own. */
const checkExact = (layout: Layout, points: PatternPoints): void => {
  let most = Math.abs(points.baseNano);
  for (const nano of points.missingNano) most += Math.abs(nano);
  const { tables, pairs } = layout;
  for (let table = 0; table < layout.stepTables.length; table += 1)
    most += largest(points.tableNano, tables.cellsFrom[table]!, tables.cellsFrom[table + 1]!);
  for (let pair = 0; pair < pairs.pairs.length; pair += 1)
    for (const nanos of [points.firstNano, points.secondNano])
      most += largest(nanos, pairs.cellsFrom[pair]!, pairs.cellsFrom[pair + 1]!);
  // Half of the range is left for a base rate that a policy states.
  if (!(most < 2 ** 52)) throw new ScorecardError('too_large', 'the points are too large for sums to be exact');
};

/** Compiles a scorecard's points for one pattern. Throws a `ScorecardError` where sums would not be exact. */
export const patternPoints = (layout: Layout, pattern: Pattern): PatternPoints => {
  const { scorecard, tables, pairs } = layout;
  const { slope, intercept } = scorecard.calibration;
  const combiner = combinerOf(scorecard, groupsOf(pattern));
  const isRead = scorecard.subScores.map(({ group }) => combiner.groups.includes(group));
  const pairCells = pairs.cellsFrom.at(-1)!;
  const points: PatternPoints = {
    layout,
    combiner,
    baseNano: toNano(slope * combiner.intercept + intercept),
    read: Uint8Array.from(isRead, Number),
    scales: Float64Array.from(scorecard.subScores, ({ group }, index) =>
      isRead[index] === true ? slope * (combiner.weights[group] ?? 1) : 0,
    ),
    missingNano: Float64Array.from(scorecard.subScores, ({ group }, index) =>
      isRead[index] === true ? 0 : toNano(slope * (combiner.missing[group] ?? 0)),
    ),
    tableNano: new Float64Array(tables.cellsFrom.at(-1)!),
    firstNano: new Float64Array(pairCells),
    secondNano: new Float64Array(pairCells),
  };
  for (const subScore of scorecard.subScores.keys()) {
    fillTables(layout, subScore, points);
    fillPairs(layout, subScore, points);
  }
  checkExact(layout, points);
  return points;
};
