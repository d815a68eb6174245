import type { SourceGroup } from '../signal/signal.ts';
import { combinerOf } from './combiner-of.ts';
import { bitOf, groupsOf, PATTERNS, type Pattern } from './pattern.ts';
import type { Scorecard } from './scorecard.ts';
import type { Scorer } from './scorer.ts';

/** What a scorecard says of uncertainty, for each of the patterns of sources. Variances are squared log-odds. */
type Lattice = {
  /** What the groups outside the pattern could still say. */
  readonly spread: Float64Array;
  /** By pattern, then sub-score: what one unit of a sub-score's error is worth in the combined log-odds, squared. */
  readonly errorScale: Float64Array;
  readonly bits: readonly Pattern[];
};

/** How much of each group is there, by the order of sub-scores: 1 is complete and fresh, 0 is absent. */
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
  const errorScale = new Float64Array(PATTERNS * subScores.length);
  for (let pattern = 0; pattern < PATTERNS; pattern += 1) {
    const combiner = combinerOf(scorecard, groupsOf(pattern));
    spread[pattern] = combiner.spread ** 2;
    for (const [index, { group }] of subScores.entries())
      if (combiner.groups.includes(group))
        errorScale[pattern * subScores.length + index] = (calibration.slope * (combiner.weights[group] ?? 1)) ** 2;
  }
  atLeastThatOfLarger(spread);
  return { spread, errorScale, bits: subScores.map(({ group }) => bitOf(group)) };
};

const compiled = new WeakMap<Scorer, Lattice>();

const latticeOf = (scorer: Scorer): Lattice => {
  const lattice = compiled.get(scorer) ?? compile(scorer.scorecard);
  compiled.set(scorer, lattice);
  return lattice;
};

/**
 * The variance of the log-odds, read only as far as `pattern`: the errors of estimation of its sub-scores (they are
 * trained apart, so their variances add up) and its spread. Whoever knows a group can leave it aside, so no pattern
 * has more than the smaller ones within it.
 */
const variances = ({ spread, errorScale, bits }: Lattice, errors: Float64Array): Float64Array => {
  const variance = spread.slice();
  for (let pattern = 0; pattern < PATTERNS; pattern += 1) {
    for (let index = 0; index < bits.length; index += 1)
      variance[pattern]! += errorScale[pattern * bits.length + index]! * errors[index]! ** 2;
    for (const bit of bits)
      if ((pattern & bit) !== 0) variance[pattern] = Math.min(variance[pattern]!, variance[pattern ^ bit]!);
  }
  return variance;
};

/**
 * Mean over the patterns when each group is there with the probability that its quality states, each by itself (the
 * multilinear extension). A fresh and complete group counts whole, an absent one not at all, and one that is half as
 * good lies between; a quality that falls never makes the result smaller, for more groups never have more variance.
 */
const expected = (byPattern: Float64Array, bits: readonly Pattern[], qualities: Qualities): number => {
  const left = byPattern.slice();
  for (let index = 0; index < bits.length; index += 1) {
    const bit = bits[index]!;
    const quality = qualities[index]!;
    if (quality > 0)
      for (let pattern = 0; pattern < PATTERNS; pattern += 1)
        if ((pattern & bit) === 0) left[pattern]! -= quality * (left[pattern]! - left[pattern | bit]!);
  }
  return left[0]!;
};

/**
 * Standard error of the log-odds. `errors` are those of estimation by sub-score (see `bagErrorsInto`), 0 for what is
 * not learned. What is absent, old or incomplete widens it; a group that is dropped or grows older never narrows it.
 */
export const standardErrorOf = (scorer: Scorer, errors: Float64Array, qualities: Qualities): number => {
  const lattice = latticeOf(scorer);
  return Math.sqrt(expected(variances(lattice, errors), lattice.bits, qualities));
};

/** A group that would narrow the interval by less than a hundredth is not worth asking for. */
const LEAST_NARROWING = 0.01;

/**
 * The group which, complete and fresh, would narrow the interval most; among equals the first of the scorecard. What a
 * group that is absent would bring is its spread: the error of estimation of figures that nobody has seen is not known.
 */
export const wouldAddMost = (scorer: Scorer, qualities: Qualities): SourceGroup | undefined => {
  const { spread, bits } = latticeOf(scorer);
  const now = Math.sqrt(expected(spread, bits, qualities));
  let least = now * (1 - LEAST_NARROWING);
  let most: SourceGroup | undefined;
  for (const [index, { group }] of scorer.scorecard.subScores.entries()) {
    const whole = qualities.slice();
    whole[index] = 1;
    const then = Math.sqrt(expected(spread, bits, whole));
    if (then < least) [least, most] = [then, group];
  }
  return most;
};
