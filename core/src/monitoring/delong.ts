import { normalTwoSided } from './chi-square.ts';
import { sortedByLabel } from './labelled.ts';

/**
 * For each defaulted row the share of sound rows that it outranks, for each sound row the share of defaulted rows that
 * outrank it, ties counting half. Their mean over either kind of row is the AUC.
 */
export type Placements = { readonly ofRows: Float64Array; readonly auc: number };

/** How many figures of an ascending list are below `figure`, and how many are not above it. */
const countBelow = (sorted: Float64Array, figure: number, isEqualCounted: boolean): number => {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const candidate = sorted[middle]!;
    if (candidate < figure || (isEqualCounted && candidate === figure)) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** Placements of checked figures (any monotone score, higher is riskier) and labels that hold both kinds. O(n log n). */
export const placementsOf = (figures: Float64Array, labels: Uint8Array): Placements => {
  const count = labels.reduce((sum, label) => sum + label, 0);
  const { positives, negatives } = sortedByLabel(figures, labels, count);
  let sum = 0;
  const ofRows = figures.map((figure, row) => {
    const others = labels[row] === 1 ? negatives : positives;
    const below = (countBelow(others, figure, false) + countBelow(others, figure, true)) / 2 / others.length;
    if (labels[row] !== 1) return 1 - below;
    sum += below;
    return below;
  });
  return { ofRows, auc: sum / positives.length };
};

/** Variance of the AUC, or the covariance of two on the same rows (DeLong, DeLong and Clarke-Pearson 1988). */
const covarianceOf = (one: Placements, other: Placements, labels: Uint8Array): number => {
  const sums = [0, 0];
  const counts = [0, 0];
  for (let row = 0; row < labels.length; row += 1) {
    const label = labels[row]!;
    sums[label]! += (one.ofRows[row]! - one.auc) * (other.ofRows[row]! - other.auc);
    counts[label]! += 1;
  }
  // A single row of one kind says nothing of its spread.
  return sums.reduce((total, sum, label) => total + sum / (counts[label]! - 1) / counts[label]!, 0);
};

const hasSpread = (labels: Uint8Array): boolean => {
  const positives = labels.reduce((sum, label) => sum + label, 0);
  return positives > 1 && labels.length - positives > 1;
};

/** Standard error of an AUC; absent with fewer than two rows of either kind, or when the order is perfect. */
export const aucError = (placements: Placements, labels: Uint8Array): number | undefined => {
  if (!hasSpread(labels)) return undefined;
  const variance = covarianceOf(placements, placements, labels);
  return variance > 0 ? Math.sqrt(variance) : undefined;
};

/** The difference of two AUCs on the same rows; `pValue` is two-sided. */
export type AucDifference = { readonly difference: number; readonly standardError: number; readonly pValue: number };

/** DeLong's paired test of `one` less `other`; absent when the rows leave the difference without a spread. */
export const aucDifference = (one: Placements, other: Placements, labels: Uint8Array): AucDifference | undefined => {
  if (!hasSpread(labels)) return undefined;
  const between = {
    ofRows: one.ofRows.map((placement, row) => placement - other.ofRows[row]!),
    auc: one.auc - other.auc,
  };
  const variance = covarianceOf(between, between, labels);
  if (!(variance > 0)) return undefined;
  const standardError = Math.sqrt(variance);
  return { difference: between.auc, standardError, pValue: normalTwoSided(between.auc / standardError) };
};
