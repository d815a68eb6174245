import { SOURCE_GROUPS, type SourceGroup } from '../../signal/signal.ts';
import type { Combiner } from '../scorecard.ts';

export type GroupWeights = Readonly<Record<SourceGroup, number>>;

const patterns = (): readonly (readonly SourceGroup[])[] =>
  Array.from({ length: 2 ** SOURCE_GROUPS.length }, (_, bits) =>
    SOURCE_GROUPS.filter((_group, index) => (bits >> index) & 1),
  );

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

/**
 * One row for each of the 64 availability patterns of an expert scorecard: equal weights, the penalty of each absent
 * group, and discrimination as the sum of what each group is worth. A learned scorecard brings rows of its own.
 */
export const expertCombiners = (intercept: number, missing: GroupWeights, worth: GroupWeights): readonly Combiner[] =>
  patterns().map((groups) => {
    const discrimination = rounded(groups.reduce((sum, group) => sum + worth[group], 0));
    return {
      groups,
      intercept,
      weights: {},
      missing: Object.fromEntries(
        SOURCE_GROUPS.filter((group) => !groups.includes(group)).map((group) => [group, missing[group]]),
      ),
      discrimination,
      spread: rounded(0.25 + 0.9 * (1 - discrimination)),
    };
  });
