import type { Applied, Evaluation, Figures } from '../options.ts';
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

/** The answer of evaluate, and of fit with where the scorecard is. */
export const evaluationJson = (evaluation: Evaluation, asked: Asked, seconds: number) => ({
  ...figuresJson(evaluation),
  seconds,
  kind: evaluation.kind,
  seed: evaluation.seed,
  data: asked.options.data,
  ...(asked.command === 'evaluate' && asked.options.test !== undefined ? { test: asked.options.test } : {}),
  target: asked.options.target,
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
