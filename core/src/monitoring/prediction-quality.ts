import { aucError, placementsOf } from './delong.ts';
import { countPositives, sortedByLabel } from './labelled.ts';
import { rankingOf } from './ranking.ts';
import { recalibrationOf, type Recalibration } from './recalibration.ts';

/** How well one order of the rows told defaults apart; `aucError` is DeLong's standard error. */
export type Discrimination = {
  readonly auc: number;
  readonly gini: number;
  readonly ks: number;
  readonly prAuc: number;
  readonly aucError?: number;
};

export type PredictionQuality = {
  /** Absent while all labels are equal. */
  readonly discrimination?: Discrimination;
  /** Absent when the rows do not determine the line. */
  readonly recalibration?: Omit<Recalibration, 'isIdentified'>;
};

/** Order and calibration of predictions whose labels are known; both parts are absent where the rows cannot say. */
export const qualityOf = (probabilities: Float64Array, labels: Uint8Array): PredictionQuality => {
  const positives = countPositives(probabilities, labels);
  if (positives === 0 || positives === labels.length) return {};
  const ranking = rankingOf(sortedByLabel(probabilities, labels, positives));
  const error = aucError(placementsOf(probabilities, labels), labels);
  const { isIdentified, ...recalibration } = recalibrationOf(probabilities, labels);
  return {
    discrimination: { ...ranking, gini: 2 * ranking.auc - 1, ...(error === undefined ? {} : { aucError: error }) },
    ...(isIdentified ? { recalibration } : {}),
  };
};
