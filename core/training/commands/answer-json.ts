import type { Applied, Evaluation, Figures, PatternFigures } from '../options.ts';
import type { ParsedCommand } from './parse-command.ts';

const figuresJson = (figures: Figures) => ({
  auc: figures.auc,
  pr_auc: figures.prAuc,
  brier: figures.brier,
  ks: figures.ks,
  calibration_slope: figures.calibrationSlope,
  calibration_intercept: figures.calibrationIntercept,
  misclassified: figures.misclassified,
  rows: figures.rows,
  positives: figures.positives,
});

type Asked = Extract<ParsedCommand, { readonly command: 'evaluate' | 'fit' }>;

const testOf = ({ test }: { readonly test: string | undefined }) => (test === undefined ? {} : { test });

/** The answer of evaluate, and of fit with where the scorecard is. */
export const evaluationJson = (evaluation: Evaluation, asked: Asked, seconds: number) => ({
  ...figuresJson(evaluation),
  seconds,
  kind: evaluation.kind,
  seed: evaluation.seed,
  data: asked.options.data,
  ...(asked.command === 'evaluate' ? testOf(asked.options) : {}),
  target: asked.options.target,
  ...(asked.command === 'evaluate' ? { calibration: asked.options.calibration } : {}),
  ...(asked.command === 'fit'
    ? { scorecard: { id: asked.options.id, version: asked.options.version, file: asked.out } }
    : {}),
  columns: evaluation.columns,
  derived_columns: evaluation.derivedColumns,
  folds: evaluation.folds.map(figuresJson),
});

type AskedToApply = Extract<ParsedCommand, { readonly command: 'apply' }>;

/** The answer of apply; the scores stand in it unless they were written to a file. */
export const appliedJson = ({ scorecard, scores, figures }: Applied, asked: AskedToApply, seconds: number) => ({
  ...(figures === undefined ? { rows: scores.length } : figuresJson(figures)),
  seconds,
  scorecard,
  data: asked.options.data,
  ...(asked.options.target === undefined ? {} : { target: asked.options.target }),
  ...(asked.options.baseRate === undefined ? {} : { base_rate: asked.options.baseRate }),
  ...(asked.out === undefined
    ? {
        scores: scores.map(({ row, score, probabilityOfDefault }) => ({
          row,
          score,
          probability_of_default: probabilityOfDefault,
        })),
      }
    : { out: asked.out }),
});

type AskedForPatterns = Extract<ParsedCommand, { readonly command: 'patterns' }>;

/** The answer of patterns; `lowest` and `highest` are of mean probability against the observed share. */
export const patternsJson = (patterns: readonly PatternFigures[], { options }: AskedForPatterns, seconds: number) => {
  const ratios = patterns.map(({ meanAgainstObserved }) => meanAgainstObserved);
  return {
    patterns: patterns.map(({ groups, auc, meanAgainstObserved, calibrationSlope, rows, positives }) => ({
      groups,
      auc,
      mean_against_observed: meanAgainstObserved,
      calibration_slope: calibrationSlope,
      rows,
      positives,
    })),
    lowest: Math.min(...ratios),
    highest: Math.max(...ratios),
    data: options.data,
    ...testOf(options),
    target: options.target,
    seed: options.seed,
    seconds,
  };
};
