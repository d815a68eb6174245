import { MeasureError } from './measure-error.ts';

/** The predictions of defaulted (`positives`) and of sound companies, each ascending. */
export type SortedByLabel = { readonly positives: Float64Array; readonly negatives: Float64Array };

const labelAt = (labels: Uint8Array, row: number): 0 | 1 => {
  const label = labels[row];
  if (label === 0 || label === 1) return label;
  throw new MeasureError('not_a_label', `row ${row}: a label is 0 or 1, not ${label}`);
};

/**
 * Checks that predictions and labels belong together and counts the defaults.
 * @throws MeasureError `length_mismatch`, `no_rows`, `not_a_probability` or `not_a_label`, naming the row.
 */
export const countPositives = (probabilities: Float64Array, labels: Uint8Array): number => {
  if (probabilities.length !== labels.length)
    throw new MeasureError('length_mismatch', `${probabilities.length} predictions, but ${labels.length} labels`);
  if (labels.length === 0) throw new MeasureError('no_rows', 'there is no row to measure');
  let positives = 0;
  for (let row = 0; row < labels.length; row += 1) {
    const probability = probabilities[row]!;
    // Written so that NaN fails as well.
    if (!(probability >= 0 && probability <= 1))
      throw new MeasureError('not_a_probability', `row ${row}: a probability lies within 0..1, not ${probability}`);
    positives += labelAt(labels, row);
  }
  return positives;
};

/**
 * Splits figures by label and sorts each part by the engine's numeric sort, which needs no comparator and no list of
 * row numbers: a million rows take a fraction of a second and one copy. Figures must not be NaN.
 */
export const sortedByLabel = (figures: Float64Array, labels: Uint8Array, positives: number): SortedByLabel => {
  const split = { positives: new Float64Array(positives), negatives: new Float64Array(labels.length - positives) };
  let positive = 0;
  let negative = 0;
  for (let row = 0; row < labels.length; row += 1) {
    if (labels[row] === 1) split.positives[positive++] = figures[row]!;
    else split.negatives[negative++] = figures[row]!;
  }
  split.positives.sort();
  split.negatives.sort();
  return split;
};
