import type { FeatureName } from '../signal/feature.ts';
import type { SourceGroup } from '../signal/signal.ts';
import type { Grade } from './assessment.ts';

/** Where a weight comes from: a training run or a published or expert judgement that is named. */
export type Evidence =
  | { readonly kind: 'expert'; readonly source: string }
  | { readonly kind: 'learned'; readonly data: string; readonly rows: number; readonly auc: number };

/**
 * A step function: bin i holds values below `edges[i]` (and not below `edges[i-1]`), the last bin the rest.
 * `points` has one more element than `edges`; `missing` is the bin of its own for a figure that is not known.
 * Points are natural log-odds of not defaulting: positive is safer. `monotone` says which way safer lies.
 */
export type StepTable = {
  readonly feature: FeatureName;
  readonly edges: readonly number[];
  readonly points: readonly number[];
  readonly missing: number;
  readonly monotone: 'up' | 'down' | 'none';
  readonly evidence: Evidence;
  /** The same bins as each bag of the training saw them, one list of points per bag: what the interval is made of. */
  readonly bags?: readonly (readonly number[])[];
};

/** Two features read together: `points[i][j]`, rows by the first, columns by the second; row or column 0 is "missing". */
export type PairTable = {
  readonly features: readonly [FeatureName, FeatureName];
  readonly edges: readonly [readonly number[], readonly number[]];
  readonly points: readonly (readonly number[])[];
  readonly evidence: Evidence;
  readonly bags?: readonly (readonly (readonly number[])[])[];
};

/** The part of the model that one group of sources feeds. */
export type SubScore = {
  readonly group: SourceGroup;
  readonly tables: readonly StepTable[];
  readonly pairs?: readonly PairTable[];
  /**
   * A bag leaves out part of the rows, so bags differ less or more than new samples of the same size would. The
   * spread between bags times this is the standard error (delete-d jackknife: sqrt((n - d) / d), d rows left out).
   */
  readonly bagScale?: number;
};

/**
 * How the sub-scores are put together when exactly `groups` are there. `weights` scale each present sub-score,
 * `missing` is added for each absent group, `intercept` to all. `discrimination` is the share of the full model's
 * Gini that is left, `spread` the standard deviation of the fully informed log-odds around those of this pattern:
 * both become confidence and interval.
 */
export type Combiner = {
  readonly groups: readonly SourceGroup[];
  readonly intercept: number;
  readonly weights: Readonly<Partial<Record<SourceGroup, number>>>;
  readonly missing: Readonly<Partial<Record<SourceGroup, number>>>;
  readonly discrimination: number;
  readonly spread: number;
};

/** The model as data. A published version is never edited: a change is a new version. */
export type Scorecard = {
  readonly id: string;
  readonly version: string;
  readonly publishedOn: string;
  /** The share of companies that default within 12 months for which the intercepts hold; a policy may state another. */
  readonly baseRate: number;
  readonly subScores: readonly SubScore[];
  readonly combiners: readonly Combiner[];
  /** Applied to the combined log-odds; contributions are scaled with them, so they still sum exactly. */
  readonly calibration: { readonly slope: number; readonly intercept: number };
  readonly probability: { readonly floor: number; readonly ceiling: number };
  readonly grades: readonly { readonly grade: Grade; readonly minimumScore: number }[];
  /** How many standard errors the probability interval spans on each side: 1.2816 is an 80 % interval. */
  readonly intervalErrors: number;
};
