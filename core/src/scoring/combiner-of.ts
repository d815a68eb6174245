import type { SourceGroup } from '../signal/signal.ts';
import type { Combiner, Scorecard } from './scorecard.ts';

const isWithin = (combiner: Combiner, present: readonly SourceGroup[]): boolean =>
  combiner.groups.every((group) => present.includes(group));

const found = new WeakMap<Scorecard, Map<string, Combiner>>();

/**
 * The combiner of exactly these groups, else the one of the largest known subset, with the spread of the groups
 * that it cannot read still counted as unknown. A scorecard always has the row of no group at all.
 */
export const combinerOf = (scorecard: Scorecard, present: readonly SourceGroup[]): Combiner => {
  const ofScorecard = found.get(scorecard) ?? new Map<string, Combiner>();
  found.set(scorecard, ofScorecard);
  const pattern = present.join();
  const combiner = ofScorecard.get(pattern) ?? findCombiner(scorecard, present);
  ofScorecard.set(pattern, combiner);
  return combiner;
};

const findCombiner = (scorecard: Scorecard, present: readonly SourceGroup[]): Combiner => {
  const candidates = scorecard.combiners.filter((combiner) => isWithin(combiner, present));
  const best = candidates.toSorted(
    (a, b) => b.groups.length - a.groups.length || b.discrimination - a.discrimination,
  )[0];
  if (best === undefined)
    throw new Error(`scorecard ${scorecard.id} ${scorecard.version} has no combiner for an empty pattern`);
  return best;
};
