import { GRADES, type Grade } from '../scoring/assessment.ts';
import { binomialInterval, binomialUpperTail } from './binomial-interval.ts';
import type { ClosedCohort, LeftOut } from './close-cohorts.ts';
import { brierOf } from './measures.ts';
import { qualityOf, type PredictionQuality } from './prediction-quality.ts';

/**
 * Predicted against observed. `under_predicts`: more defaulted than predicted, beyond chance; `over_predicts`: fewer;
 * `in_line`: neither, and the rows are enough to see a factor of two; `cannot_tell`: they are not, or too many
 * companies were lost from sight.
 */
export type LevelVerdict = 'under_predicts' | 'over_predicts' | 'in_line' | 'cannot_tell';

/** The level of one set of rows: mean prediction, observed share, their ratio and the exact interval of the share. */
export type Level = {
  readonly rows: number;
  readonly defaults: number;
  readonly meanProbability: number;
  readonly observedRate: number;
  readonly rateInterval: readonly [low: number, high: number];
  /** Observed by predicted: 1.25 means a quarter more defaults than predicted. Absent when the mean prediction is 0. */
  readonly ratio?: number;
  readonly verdict: LevelVerdict;
};

/** `pValue`: chance of at least as many defaults if each company of the grade defaulted with the grade's mean prediction. */
export type GradeLevel = Level & { readonly grade: Grade; readonly pValue: number };

export type CohortResult = Level &
  PredictionQuality & {
    readonly period: string;
    readonly brier: number;
    readonly grades: readonly GradeLevel[];
    readonly leftOut: LeftOut;
  };

export type CohortResultTerms = {
  /** Of every interval, both sides together. */
  readonly level: number;
  /** Share of companies lost from sight above which the observed rate is not judged. */
  readonly mostCensored: number;
};

export const COHORT_RESULT_TERMS: CohortResultTerms = { level: 0.95, mostCensored: 0.1 };

/** "In line" is said only when the interval leaves no room for twice or half the prediction. */
const FACTOR = 2;

const levelVerdict = (mean: number, [low, high]: readonly [number, number]): LevelVerdict => {
  if (mean < low) return 'under_predicts';
  if (mean > high) return 'over_predicts';
  return high <= mean * FACTOR && low * FACTOR >= mean ? 'in_line' : 'cannot_tell';
};

type Sums = { rows: number; defaults: number; probability: number };

const levelOf = ({ rows, defaults, probability }: Sums, level: number): Level => {
  const meanProbability = probability / rows;
  const observedRate = defaults / rows;
  const rateInterval = binomialInterval(defaults, rows, level);
  return {
    rows,
    defaults,
    meanProbability,
    observedRate,
    rateInterval,
    ...(meanProbability === 0 ? {} : { ratio: observedRate / meanProbability }),
    verdict: levelVerdict(meanProbability, rateInterval),
  };
};

const sumsByGrade = ({ probabilities, labels, grades }: ClosedCohort): readonly Sums[] => {
  const sums = Array.from({ length: GRADES.length + 1 }, (): Sums => ({ rows: 0, defaults: 0, probability: 0 }));
  for (let row = 0; row < labels.length; row += 1) {
    const sum = sums[grades[row]!]!;
    sum.rows += 1;
    sum.defaults += labels[row]!;
    sum.probability += probabilities[row]!;
  }
  return sums;
};

const gradeLevels = (sums: readonly Sums[], level: number): readonly GradeLevel[] =>
  GRADES.flatMap((grade, index) => {
    const sum = sums[index]!;
    if (sum.rows === 0) return [];
    const pValue = binomialUpperTail(sum.defaults, sum.rows, sum.probability / sum.rows);
    return [{ grade, ...levelOf(sum, level), pValue }];
  });

/**
 * How a closed cohort turned out; undefined when it holds no labelled company. Figures that the rows cannot give are
 * absent. Intervals take companies as independent: in a crisis they fail together and the truth is wider.
 * @throws MeasureError `not_a_probability` or `not_a_label`, naming the row.
 */
export const cohortResult = (
  cohort: ClosedCohort,
  terms: Partial<CohortResultTerms> = {},
): CohortResult | undefined => {
  const { probabilities, labels, leftOut, period } = cohort;
  if (labels.length === 0) return undefined;
  const { level, mostCensored } = { ...COHORT_RESULT_TERMS, ...terms };
  const quality = qualityOf(probabilities, labels);
  const sums = sumsByGrade(cohort);
  const all = sums.reduce((one, other) => ({
    rows: one.rows + other.rows,
    defaults: one.defaults + other.defaults,
    probability: one.probability + other.probability,
  }));
  const overall = levelOf(all, level);
  const isBlurred = leftOut.censored > mostCensored * (leftOut.censored + labels.length);
  return {
    period,
    ...overall,
    verdict: isBlurred ? 'cannot_tell' : overall.verdict,
    brier: brierOf(probabilities, labels),
    ...quality,
    grades: gradeLevels(sums, level),
    leftOut,
  };
};
