import type { Combiner, Contribution, FeatureName, Scorecard, SourceGroup, SubScore } from '@creditline/core';

/** Figures by name; what is not known is absent. */
export type Figures = ReadonlyMap<FeatureName, number>;

const nanoOf = (logOdds: number): number => Math.round(logOdds * 1e9) || 0;

const binOf = (edges: readonly number[], value: number): number => edges.filter((edge) => value >= edge).length;

const cellOf = (edges: readonly number[], value: number | undefined): number =>
  value === undefined ? 0 : binOf(edges, value) + 1;

/** The largest combiner within the groups, the more discriminating of equals, the first of those. */
export const plainCombiner = ({ combiners }: Scorecard, groups: readonly SourceGroup[]): Combiner => {
  let best: Combiner | undefined;
  for (const one of combiners) {
    if (!one.groups.every((group) => groups.includes(group))) continue;
    const isBetter =
      best === undefined ||
      one.groups.length > best.groups.length ||
      (one.groups.length === best.groups.length && one.discrimination > best.discrimination);
    if (isBetter) best = one;
  }
  return best!;
};

const halfOfPairs = (subScore: SubScore, of: FeatureName, { scale, figures }: { scale: number; figures: Figures }) => {
  let sum = 0;
  for (const { features, edges, points } of subScore.pairs ?? []) {
    const [row, column] = [cellOf(edges[0], figures.get(features[0])), cellOf(edges[1], figures.get(features[1]))];
    const nano = nanoOf(scale * points[row]![column]!);
    if (features[0] === of) sum += Math.floor(nano / 2);
    if (features[1] === of) sum += nano - Math.floor(nano / 2);
  }
  return sum;
};

/** What the types of a scorecard say, word for word and as slowly as it likes: the yardstick of the compiled scorer. */
export const plainContributions = (
  card: Scorecard,
  figures: Figures,
  groups: readonly SourceGroup[],
): readonly Contribution[] => {
  const combiner = plainCombiner(card, groups);
  return card.subScores.flatMap((subScore): readonly Contribution[] => {
    const { group, tables } = subScore;
    const { slope } = card.calibration;
    if (!combiner.groups.includes(group))
      return [{ of: `missing:${group}`, group, nano: nanoOf(slope * (combiner.missing[group] ?? 0)) }];
    const scale = slope * (combiner.weights[group] ?? 1);
    return tables.map(({ feature, edges, points, missing }) => {
      const value = figures.get(feature);
      const own = nanoOf(scale * (value === undefined ? missing : points[binOf(edges, value)]!));
      return { of: feature, group, nano: own + halfOfPairs(subScore, feature, { scale, figures }) };
    });
  });
};

/** The log-odds of one bag of a sub-score, before any weight. */
const bagLogOdds = ({ tables, pairs }: SubScore, bag: number, figures: Figures): number => {
  let sum = 0;
  for (const { feature, edges, missing, bags } of tables) {
    const value = figures.get(feature);
    if (bags !== undefined) sum += value === undefined ? missing : bags[bag]![binOf(edges, value)]!;
  }
  for (const { features, edges, bags } of pairs ?? [])
    sum += bags?.[bag]?.[cellOf(edges[0], figures.get(features[0]))]?.[cellOf(edges[1], figures.get(features[1]))] ?? 0;
  return sum;
};

/** Standard deviation over the bags times the sub-score's scale; 0 without bags. */
export const plainBagError = (subScore: SubScore, figures: Figures): number => {
  const count = subScore.tables[0]?.bags?.length ?? 0;
  if (count < 2) return 0;
  const all = Array.from({ length: count }, (_, bag) => bagLogOdds(subScore, bag, figures));
  const mean = all.reduce((sum, one) => sum + one, 0) / count;
  const variance = all.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (count - 1);
  return (subScore.bagScale ?? 1) * Math.sqrt(variance);
};
