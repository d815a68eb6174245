import { SOURCE_GROUPS, type SourceGroup } from '../signal/signal.ts';
import { combinerOf } from './combiner-of.ts';
import { bitOf, groupsOf, PATTERNS, type Pattern } from './pattern.ts';
import type { Scorecard } from './scorecard.ts';
import type { Scorer } from './scorer.ts';

/** What a scorecard says of uncertainty, for each of the patterns of sources. Variances are squared log-odds. */
type Lattice = {
  /** What the groups outside the pattern could still say. */
  readonly spread: Float64Array;
  /** Share of the full model's discrimination, never less than that of a smaller pattern. */
  readonly discrimination: Float64Array;
  /** By pattern, then sub-score: what one unit of a sub-score's error is worth in the combined log-odds, squared. */
  readonly errorScale: Float64Array;
  /** The group of each sub-score. */
  readonly bits: Int32Array;
};

/** How much of each group is there, by `SOURCE_GROUPS`: 1 is complete and fresh, 0 is absent. */
export type Qualities = Float64Array;

/**
 * A spread that is estimated may fall when a group is taken away, by chance; knowing less must never look surer, so
 * each pattern has at least the spread of every larger one.
 */
const atLeastThatOfLarger = (spread: Float64Array): void => {
  for (let pattern = PATTERNS - 1; pattern >= 0; pattern -= 1)
    for (let bit = 1; bit < PATTERNS; bit <<= 1) spread[pattern] = Math.max(spread[pattern]!, spread[pattern | bit]!);
};

const compile = (scorecard: Scorecard): Lattice => {
  const { subScores, calibration } = scorecard;
  const spread = new Float64Array(PATTERNS);
  const discrimination = new Float64Array(PATTERNS);
  const errorScale = new Float64Array(PATTERNS * subScores.length);
  for (let pattern: Pattern = 0; pattern < PATTERNS; pattern += 1) {
    const combiner = combinerOf(scorecard, groupsOf(pattern));
    spread[pattern] = combiner.spread ** 2;
    discrimination[pattern] = combiner.discrimination;
    for (let bit = 1; bit < PATTERNS; bit <<= 1)
      if ((pattern & bit) !== 0)
        discrimination[pattern] = Math.max(discrimination[pattern]!, discrimination[pattern ^ bit]!);
    for (const [index, { group }] of subScores.entries())
      if (combiner.groups.includes(group))
        errorScale[pattern * subScores.length + index] = (calibration.slope * (combiner.weights[group] ?? 1)) ** 2;
  }
  atLeastThatOfLarger(spread);
  return { spread, discrimination, errorScale, bits: Int32Array.from(subScores, ({ group }) => bitOf(group)) };
};

const compiled = new WeakMap<Scorer, Lattice>();

const latticeOf = (scorer: Scorer): Lattice => {
  const known = compiled.get(scorer);
  if (known !== undefined) return known;
  const lattice = compile(scorer.scorecard);
  compiled.set(scorer, lattice);
  return lattice;
};

/** Working room, written anew before each use: making typed arrays would take longer than the sums do. */
const variance = new Float64Array(PATTERNS);
const folded = new Float64Array(PATTERNS);

const presentIn = (qualities: Qualities): Pattern => {
  let present: Pattern = 0;
  for (let index = 0; index < qualities.length; index += 1) if (qualities[index]! > 0) present |= 1 << index;
  return present;
};

/** No pattern has more variance than a smaller one within it: whoever knows a group can leave it aside. */
const capAtSmaller = (pattern: Pattern): void => {
  for (let bit = 1; bit < PATTERNS; bit <<= 1)
    if ((pattern & bit) !== 0) variance[pattern] = Math.min(variance[pattern]!, variance[pattern ^ bit]!);
};

/**
 * Writes the variance of the log-odds, read only as far as each pattern within `present`: the errors of estimation of
 * its sub-scores (they are trained apart, so their variances add up) and its spread.
 */
const writeVariances = ({ spread, errorScale, bits }: Lattice, errors: Float64Array, present: Pattern): void => {
  for (let pattern: Pattern = 0; pattern < PATTERNS; pattern += 1) {
    if ((pattern & ~present) !== 0) continue;
    let sum = spread[pattern]!;
    for (let index = 0; index < bits.length; index += 1)
      sum += errorScale[pattern * bits.length + index]! * errors[index]! ** 2;
    variance[pattern] = sum;
    capAtSmaller(pattern);
  }
};

/**
 * Mean over the patterns when each group is there with the probability that its quality states, each by itself (the
 * multilinear extension). A fresh and complete group counts whole, an absent one not at all, and one that is half as
 * good lies between; a quality that falls never makes the result smaller, for more groups never have more variance.
 */
const expected = (byPattern: Float64Array, qualities: Qualities): number => {
  folded.set(byPattern);
  for (let index = SOURCE_GROUPS.length - 1; index >= 0; index -= 1) {
    const quality = qualities[index]!;
    const bit = 1 << index;
    // Of the patterns that are left, the upper half has this group and the lower half has not.
    if (quality > 0)
      for (let pattern = 0; pattern < bit; pattern += 1)
        folded[pattern]! -= quality * (folded[pattern]! - folded[pattern + bit]!);
  }
  return folded[0]!;
};

/**
 * Standard error of the log-odds. `errors` are those of estimation by sub-score (see `bagErrorsInto`), 0 for what is
 * not learned. What is absent, old or incomplete widens it; a group that is dropped or grows older never narrows it.
 */
export const standardErrorOf = (scorer: Scorer, errors: Float64Array, qualities: Qualities): number => {
  writeVariances(latticeOf(scorer), errors, presentIn(qualities));
  return Math.sqrt(expected(variance, qualities));
};

/** Share of the full model's discrimination that is left with what is there, by the qualities of the groups. */
export const expectedDiscrimination = (scorer: Scorer, qualities: Qualities): number =>
  expected(latticeOf(scorer).discrimination, qualities);

/** A group that would narrow the interval by less than a hundredth is not worth asking for. */
const LEAST_NARROWING = 0.01;

/**
 * The group of those that can be had which, complete and fresh, would narrow the interval most; among equals the first
 * of the scorecard. What a group that is absent would bring is its spread: the error of estimation of figures that
 * nobody has seen is not known.
 */
export const wouldAddMost = (
  scorer: Scorer,
  qualities: Qualities,
  obtainable: readonly SourceGroup[] = SOURCE_GROUPS,
): SourceGroup | undefined => {
  const { spread } = latticeOf(scorer);
  let least = expected(spread, qualities) * (1 - LEAST_NARROWING) ** 2;
  let most: SourceGroup | undefined;
  for (const { group } of scorer.scorecard.subScores) {
    if (!obtainable.includes(group)) continue;
    const index = SOURCE_GROUPS.indexOf(group);
    const quality = qualities[index]!;
    qualities[index] = 1;
    const then = expected(spread, qualities);
    qualities[index] = quality;
    if (then < least) [least, most] = [then, group];
  }
  return most;
};
