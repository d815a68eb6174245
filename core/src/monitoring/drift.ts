import type { Assessment } from '../scoring/assessment.ts';
import type { Scorecard } from '../scoring/scorecard.ts';
import type { FeatureName, Features } from '../signal/feature.ts';
import type { SourceGroup } from '../signal/signal.ts';
import { binCounts, coarserEdges, patternCounts, patternOf, quantileEdges } from './bin-counts.ts';
import {
  populationStability,
  STABILITY_TERMS,
  type PopulationStability,
  type StabilityTerms,
  type StabilityVerdict,
} from './population-stability.ts';

/** What was seen of many companies, column by column; row i of every column is the same company. NaN is missing. */
export type DriftSample = {
  readonly scores: Float64Array;
  /** `patternOf` the groups that were there. */
  readonly patterns: Uint8Array;
  readonly features: Readonly<Partial<Record<FeatureName, Float64Array>>>;
};

export type FeatureStability = {
  readonly feature: FeatureName;
  readonly group: SourceGroup;
  readonly stability: PopulationStability;
};

export type Drift = {
  readonly score: PopulationStability;
  readonly availability: PopulationStability;
  /** In the order of the scorecard's tables. */
  readonly features: readonly FeatureStability[];
  /** How many tests were made; each had its part of the significance only, so that together they keep to it. */
  readonly tests: number;
  /** The worst of all verdicts; `cannot_tell` only when none is worse. */
  readonly verdict: StabilityVerdict;
};

export type DriftTerms = Partial<Omit<StabilityTerms, 'bins'>> & {
  /** About how many bins a feature or a score is compared in; more bins see less in small samples. Default 10. */
  readonly bins?: number;
};

const WORST_FIRST: readonly StabilityVerdict[] = ['drifted', 'watch', 'cannot_tell', 'stable'];

const featuresOf = (scorecard: Scorecard): readonly Pick<FeatureStability, 'feature' | 'group'>[] =>
  scorecard.subScores.flatMap(({ group, tables }) => tables.map(({ feature }) => ({ feature, group })));

/** One company as it was assessed: what the columns are made of. */
export type AssessedCompany = {
  readonly assessment: Pick<Assessment, 'score' | 'groups'>;
  readonly features: Features;
};

/** Assessed companies -> columns, for the features that the scorecard reads. */
export const driftSample = (companies: readonly AssessedCompany[], scorecard: Scorecard): DriftSample => ({
  scores: Float64Array.from(companies, ({ assessment }) => assessment.score),
  patterns: Uint8Array.from(companies, ({ assessment }) => patternOf(assessment.groups)),
  features: Object.fromEntries(
    featuresOf(scorecard).map(({ feature }) => [
      feature,
      Float64Array.from(companies, ({ features }) => features[feature]?.value ?? Number.NaN),
    ]),
  ),
});

type Columns = { readonly reference: Float64Array; readonly current: Float64Array };

const stabilityIn = ({ reference, current }: Columns, edges: readonly number[], terms: StabilityTerms) =>
  populationStability(binCounts(reference, edges), binCounts(current, edges), terms);

/**
 * Whether the companies of today are still those that a scorecard was made for: its score (tenths of the reference), the
 * availability of its sources, and each feature in the bins of its own table, put together to about `bins`.
 * @throws MeasureError `no_rows` when the reference is empty, or any code of `binCounts`.
 */
export const driftOf = (
  scorecard: Scorecard,
  { reference, current }: { readonly reference: DriftSample; readonly current: DriftSample },
  { bins = 10, ...given }: DriftTerms = {},
): Drift => {
  const tables = scorecard.subScores.flatMap((subScore) => subScore.tables);
  const tests = tables.length + 2;
  const stated = { ...STABILITY_TERMS, ...given };
  const terms = { ...stated, significance: stated.significance / tests };
  const column = (sample: DriftSample, feature: FeatureName): Float64Array =>
    sample.features[feature] ?? new Float64Array(sample.scores.length).fill(Number.NaN);
  const scores = { reference: reference.scores, current: current.scores };
  const score = stabilityIn(scores, quantileEdges(reference.scores, bins), terms);
  const availability = populationStability(patternCounts(reference.patterns), patternCounts(current.patterns), {
    ...terms,
    bins: 'unordered',
  });
  const features = featuresOf(scorecard).map(({ feature, group }, table): FeatureStability => {
    const columns = { reference: column(reference, feature), current: column(current, feature) };
    const edges = coarserEdges(tables[table]!.edges, columns.reference, bins);
    return { feature, group, stability: stabilityIn(columns, edges, terms) };
  });
  const all = [score, availability, ...features.map(({ stability }) => stability)];
  return {
    score,
    availability,
    features,
    tests,
    verdict: WORST_FIRST.find((worst) => all.some(({ verdict }) => verdict === worst)) ?? 'stable',
  };
};
