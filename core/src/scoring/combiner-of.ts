import type { SourceGroup } from '../signal/signal.ts';
import type { Combiner, Scorecard } from './scorecard.ts';
import { ScorecardError } from './scorecard-error.ts';

const isWithin = (combiner: Combiner, present: readonly SourceGroup[]): boolean =>
  combiner.groups.every((group) => present.includes(group));

/**
 * The combiner of exactly these groups, else the one of the largest known subset, with the spread of the groups
 * that it cannot read still counted as unknown. Throws `no_empty_pattern` where not even the row of no group is there.
 */
export const combinerOf = (scorecard: Scorecard, present: readonly SourceGroup[]): Combiner => {
  const candidates = scorecard.combiners.filter((combiner) => isWithin(combiner, present));
  const best = candidates.toSorted(
    (a, b) => b.groups.length - a.groups.length || b.discrimination - a.discrimination,
  )[0];
  if (best === undefined)
    throw new ScorecardError(
      'no_empty_pattern',
      `scorecard ${scorecard.id} ${scorecard.version} has no combiner for an empty pattern`,
    );
  return best;
};
