import { countPositives, sortedByLabel } from './labelled.ts';
import { MeasureError } from './measure-error.ts';
import { rankingOf } from './ranking.ts';
import { recalibrationOf } from './recalibration.ts';

/**
 * How good predictions were, once the labels are known. `auc`, `prAuc`, `ks`: see `Ranking`. `brier`: mean squared
 * distance of prediction and label. `calibrationSlope` and `calibrationIntercept`: see `Recalibration`. `misclassified`:
 * share of rows, 0..1, on the wrong side of 0.5 (a prediction above 0.5 says "defaults"; 0.5 itself does not).
 */
export type Measures = {
  readonly auc: number;
  readonly prAuc: number;
  readonly brier: number;
  readonly ks: number;
  readonly calibrationSlope: number;
  readonly calibrationIntercept: number;
  readonly misclassified: number;
  readonly rows: number;
  readonly positives: number;
};

/** Mean squared distance of predictions and labels (Brier 1950). Not empty. */
export const brierOf = (probabilities: Float64Array, labels: Uint8Array): number => {
  let sum = 0;
  for (let row = 0; row < labels.length; row += 1) sum += (probabilities[row]! - labels[row]!) ** 2;
  return sum / labels.length;
};

const misclassifiedShare = (probabilities: Float64Array, labels: Uint8Array): number => {
  let wrong = 0;
  for (let row = 0; row < labels.length; row += 1) if (probabilities[row]! > 0.5 !== (labels[row] === 1)) wrong += 1;
  return wrong / labels.length;
};

/**
 * All measures of one set of predictions (0..1) and labels (0 sound, 1 defaulted), O(n log n).
 * @throws MeasureError `one_class` when all labels are equal, or any code of `countPositives`.
 */
export const measuresOf = (probabilities: Float64Array, labels: Uint8Array): Measures => {
  const positives = countPositives(probabilities, labels);
  if (positives === 0 || positives === labels.length)
    throw new MeasureError('one_class', `${positives} of ${labels.length} rows are defaults: both kinds are needed`);
  const recalibration = recalibrationOf(probabilities, labels);
  return {
    ...rankingOf(sortedByLabel(probabilities, labels, positives)),
    brier: brierOf(probabilities, labels),
    calibrationSlope: recalibration.slope,
    calibrationIntercept: recalibration.intercept,
    misclassified: misclassifiedShare(probabilities, labels),
    rows: labels.length,
    positives,
  };
};
