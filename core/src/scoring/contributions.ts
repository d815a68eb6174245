import type { Feature, FeatureName, Features } from '../signal/feature.ts';
import type { SourceGroup } from '../signal/signal.ts';
import type { Contribution } from './assessment.ts';
import { toNano } from './nano.ts';
import type { Combiner, PairTable, Scorecard, StepTable, SubScore } from './scorecard.ts';

/** Index of the bin that holds `value`: the number of edges that are not above it. */
export const binOf = (edges: readonly number[], value: number): number => {
  let bin = 0;
  while (bin < edges.length && value >= edges[bin]!) bin += 1;
  return bin;
};

export const tablePoints = (table: StepTable, feature: Feature | undefined): number =>
  feature?.value === undefined ? table.missing : table.points[binOf(table.edges, feature.value)]!;

const pairBin = (edges: readonly number[], feature: Feature | undefined): number =>
  feature?.value === undefined ? 0 : binOf(edges, feature.value) + 1;

const pairPoints = (pair: PairTable, features: Features): number =>
  pair.points[pairBin(pair.edges[0], features[pair.features[0]])]![pairBin(pair.edges[1], features[pair.features[1]])]!;

const pairSum = (subScore: SubScore, of: FeatureName, features: Features): number =>
  (subScore.pairs ?? [])
    .filter((pair) => pair.features.includes(of))
    // A pair's effect is shared half and half: its closed-form Shapley value against a fixed reference.
    .reduce((sum, pair) => sum + pairPoints(pair, features) / 2, 0);

const presentContributions = (subScore: SubScore, features: Features, scale: number): readonly Contribution[] =>
  subScore.tables.map((table) => ({
    of: table.feature,
    group: subScore.group,
    nano: toNano(scale * (tablePoints(table, features[table.feature]) + pairSum(subScore, table.feature, features))),
  }));

/** Contributions of every feature of the present groups, and one for each group that is missing. */
export const contributionsOf = (
  scorecard: Scorecard,
  combiner: Combiner,
  features: Features,
): readonly Contribution[] => {
  const { slope } = scorecard.calibration;
  return scorecard.subScores.flatMap((subScore): readonly Contribution[] => {
    const group: SourceGroup = subScore.group;
    if (combiner.groups.includes(group))
      return presentContributions(subScore, features, slope * (combiner.weights[group] ?? 1));
    return [{ of: `missing:${group}`, group, nano: toNano(slope * (combiner.missing[group] ?? 0)) }];
  });
};
