import { measuresOf } from '../src/monitoring/measures.ts';
import type { Figures } from './options.ts';

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * Several folds as one: AUC, average precision and KS are means over the folds, as the published figures are (rows of
 * different folds were ranked by different models); Brier, calibration and misclassification are of all rows together.
 */
export const figuresOfFolds = (folds: readonly Figures[], pooled: Figures): Figures => ({
  ...pooled,
  auc: mean(folds.map(({ auc }) => auc)),
  prAuc: mean(folds.map(({ prAuc }) => prAuc)),
  ks: mean(folds.map(({ ks }) => ks)),
});

export const figuresOf = (probabilities: Float64Array, target: Uint8Array): Figures =>
  measuresOf(probabilities, target);
