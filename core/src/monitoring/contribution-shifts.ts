import type { Assessment } from '../scoring/assessment.ts';
import { NANO } from '../scoring/nano.ts';
import { SCORE_FACTOR } from '../scoring/probability-of-default.ts';

/** What one contribution gave in two assessments of the same facts, score points before the scale's ends. */
export type ContributionShift = {
  /** A feature, `missing:<group>`, or `base` for the intercept. */
  readonly of: string;
  readonly championPoints: number;
  readonly challengerPoints: number;
};

const pointsOf = (nano: number): number => Math.round((nano / NANO) * SCORE_FACTOR * 10) / 10;

/** A feature that two groups carry has one entry with the sum. */
const nanoByFeature = ({ baseNano, contributions }: Assessment): ReadonlyMap<string, number> => {
  const sums = new Map<string, number>([['base', baseNano]]);
  for (const { of, nano } of contributions) sums.set(of, (sums.get(of) ?? 0) + nano);
  return sums;
};

/** The contributions in which two assessments differ, the largest difference first (by name when equal), `most` of them. */
export const contributionShifts = (
  champion: Assessment,
  challenger: Assessment,
  most: number,
): readonly ContributionShift[] => {
  const [before, after] = [nanoByFeature(champion), nanoByFeature(challenger)];
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((of) => ({ of, champion: before.get(of) ?? 0, challenger: after.get(of) ?? 0 }))
    .filter(({ champion: one, challenger: other }) => one !== other)
    .toSorted(
      (one, other) =>
        Math.abs(other.challenger - other.champion) - Math.abs(one.challenger - one.champion) ||
        (one.of < other.of ? -1 : 1),
    )
    .slice(0, most)
    .map((shift) => ({
      of: shift.of,
      championPoints: pointsOf(shift.champion),
      challengerPoints: pointsOf(shift.challenger),
    }));
};
