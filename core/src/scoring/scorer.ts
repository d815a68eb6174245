import type { FeatureName, Features } from '../signal/feature.ts';
import { cellOf, layoutOf, missingSlot, type Layout } from './layout.ts';
import { gradeIndexOf } from './grade.ts';
import { NANO } from './nano.ts';
import { PATTERNS, type Pattern } from './pattern.ts';
import { patternPoints, type PatternPoints } from './pattern-points.ts';
import { probabilityOfDefault, roundedProbability, scoreOf } from './probability-of-default.ts';
import type { Scorecard } from './scorecard.ts';

/** A scorecard made ready to score many companies: flat arrays, and the points of each pattern that has been asked for. */
export type Scorer = {
  readonly scorecard: Scorecard;
  readonly layout: Layout;
  /** Filled on first use; the same for the same scorecard, so it is a cache and no state. */
  readonly points: (PatternPoints | undefined)[];
};

/** One company as numbers. Mutable, to be used again for the next one. */
export type FeatureVector = {
  /** By the features' positions (`scorer.layout.features`); NaN is a figure that is not known. */
  readonly values: Float64Array;
  pattern: Pattern;
  /** Added to the base: what another base rate than the scorecard's moves (see `baseRateNano`). */
  shiftNano: number;
};

/**
 * What scoring writes. `contributions` has one slot for each table and for each group (see `Layout.slots`); the slots
 * of tables that are not read, and of groups that are not missing, are 0.
 *
 * A learned table is centred on its training population: its points are 0 on average there and the mean is in the
 * intercept, so a contribution is what the figure adds against that fixed reference. Pair tables are purified (their
 * mean is 0 in every row and column under the same population), so each half of a pair is its Shapley value against
 * that reference, in closed form.
 *
 * All nanos are integers (1e-9 of a natural log-odds unit) whose sums stay below 2^53, which compiling checks. So
 * `logOddsNano` is `baseNano` plus the sum of the slots exactly, in whatever order they are added.
 */
export type Scored = {
  readonly contributions: Float64Array;
  /** The cell that each table was read in, and each pair (row by row): bags are read there afterwards. */
  readonly cells: Int32Array;
  readonly pairCells: Int32Array;
  /** 1 for each sub-score that was read, 0 where its group is missing. */
  read: Uint8Array;
  baseNano: number;
  logOddsNano: number;
  probabilityOfDefault: number;
  score: number;
  /** Index into the scorecard's grades. */
  gradeIndex: number;
};

const compiled = new WeakMap<Scorecard, Scorer>();

/** The scorer of a scorecard, compiled once. The scorecard must not change afterwards. Throws a `ScorecardError`. */
export const scorerOf = (scorecard: Scorecard): Scorer => {
  const known = compiled.get(scorecard);
  if (known !== undefined) return known;
  const points = Array.from({ length: PATTERNS }, (): PatternPoints | undefined => undefined);
  const scorer: Scorer = { scorecard, layout: layoutOf(scorecard), points };
  compiled.set(scorecard, scorer);
  return scorer;
};

/** The points of a pattern, compiled when a company with it is first met. */
export const pointsOf = (scorer: Scorer, pattern: Pattern): PatternPoints => {
  const known = scorer.points[pattern];
  if (known !== undefined) return known;
  const points = patternPoints(scorer.layout, pattern);
  scorer.points[pattern] = points;
  return points;
};

export const emptyVector = ({ layout }: Scorer): FeatureVector => ({
  values: new Float64Array(layout.features.length).fill(Number.NaN),
  pattern: 0,
  shiftNano: 0,
});

/** Replaced by the pattern's own as soon as a company is scored. */
const NOTHING_READ = new Uint8Array(0);

export const emptyScored = ({ layout }: Scorer): Scored => ({
  contributions: new Float64Array(layout.slots),
  cells: new Int32Array(layout.features.length),
  pairCells: new Int32Array(layout.pairs.pairs.length),
  read: NOTHING_READ,
  // Fractions from the start, so that the engine keeps a place for them instead of making a new number each time.
  baseNano: Number.NaN,
  logOddsNano: Number.NaN,
  probabilityOfDefault: Number.NaN,
  score: 0,
  gradeIndex: 0,
});

/** Features by name -> by position. */
export const fillVector = ({ values }: FeatureVector, { layout }: Scorer, features: Features): void => {
  const names: readonly FeatureName[] = layout.features;
  for (let index = 0; index < names.length; index += 1) values[index] = features[names[index]!]?.value ?? Number.NaN;
};

const addTables = (points: PatternPoints, { values }: FeatureVector, scored: Scored): void => {
  const { layout, read, tableNano } = points;
  const { tables, tablesFrom } = layout;
  for (let subScore = 0; subScore < read.length; subScore += 1) {
    if (read[subScore] === 0) continue;
    const to = tablesFrom[subScore + 1]!;
    for (let table = tablesFrom[subScore]!; table < to; table += 1) {
      const cell = cellOf(tables, table, values);
      scored.cells[table] = cell;
      scored.contributions[table + subScore] = tableNano[tables.cellsFrom[table]! + cell]!;
    }
  }
};

/** Half of a pair's effect goes to each of its features. */
const addPairs = (points: PatternPoints, { values }: FeatureVector, scored: Scored): void => {
  const { axes, axisSlot, pairSubScore, cellsFrom } = points.layout.pairs;
  for (let pair = 0; pair < pairSubScore.length; pair += 1) {
    if (points.read[pairSubScore[pair]!] === 0) continue;
    const columns = 2 * pair + 1;
    const row = cellOf(axes, 2 * pair, values);
    const column = cellOf(axes, columns, values);
    const width = axes.cellsFrom[columns + 1]! - axes.cellsFrom[columns]!;
    const cell = Math.imul(row, width) + column;
    scored.pairCells[pair] = cell;
    scored.contributions[axisSlot[2 * pair]!]! += points.firstNano[cellsFrom[pair]! + cell]!;
    scored.contributions[axisSlot[columns]!]! += points.secondNano[cellsFrom[pair]! + cell]!;
  }
};

const addMissing = ({ layout, read, missingNano }: PatternPoints, { contributions }: Scored): void => {
  for (let subScore = 0; subScore < read.length; subScore += 1)
    if (read[subScore] === 0) contributions[missingSlot(layout, subScore)] = missingNano[subScore]!;
};

/** Log-odds -> probability, score and grade. */
const conclude = (scored: Scored, scorecard: Scorecard): void => {
  const probability = probabilityOfDefault(scored.logOddsNano / NANO, scorecard.probability);
  scored.probabilityOfDefault = roundedProbability(probability);
  scored.score = scoreOf(scored.probabilityOfDefault);
  scored.gradeIndex = gradeIndexOf(scored.score, scorecard.grades);
};

/**
 * Scores one company: contributions, log-odds, probability of default, score and grade, written into `scored`. Nothing
 * is allocated once the pattern has been met.
 */
export const scoreInto = (scored: Scored, scorer: Scorer, vector: FeatureVector): void => {
  const points = pointsOf(scorer, vector.pattern);
  const { contributions } = scored;
  contributions.fill(0);
  scored.read = points.read;
  addTables(points, vector, scored);
  addPairs(points, vector, scored);
  addMissing(points, scored);
  scored.baseNano = points.baseNano + vector.shiftNano;
  let sum = scored.baseNano;
  for (let slot = 0; slot < contributions.length; slot += 1) sum += contributions[slot]!;
  scored.logOddsNano = sum;
  conclude(scored, scorer.scorecard);
};
