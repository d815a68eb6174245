/**
 * Two columns of a file are often the same figure twice (costs per day and per year, a ratio and one minus it). What is
 * left of their difference or ratio is then rounding, and rounding may tell where a row came from instead of how the
 * company does: in the Polish files it separates failed companies with an AUC of .99. Such columns are not made.
 */
const LEAST_WIDTH = 0.3;
/** Within a thousandth of the middle counts as the same value. */
const SAME = 1e-3;
const MOST_SAME = 0.2;

const quantile = (sorted: Float64Array, share: number): number => sorted[Math.floor(share * (sorted.length - 1))]!;

/** The known values in order. */
export const sortedKnown = (values: Float64Array): Float64Array =>
  values.filter((value) => !Number.isNaN(value)).toSorted();

export const middleWidth = (sorted: Float64Array): number =>
  sorted.length === 0 ? 0 : quantile(sorted, 0.75) - quantile(sorted, 0.25);

/**
 * True when the middle half of the derived values is narrow against `scale` (for a ratio its median, for a difference
 * the smaller middle width of its two columns), or when many values are one and the same. Looks at no outcome.
 */
export const isIdentity = (sorted: Float64Array, scale: number): boolean => {
  if (middleWidth(sorted) <= LEAST_WIDTH * scale) return true;
  const middle = quantile(sorted, 0.5);
  const tolerance = SAME * scale;
  const same = sorted.reduce((count, value) => count + (Math.abs(value - middle) <= tolerance ? 1 : 0), 0);
  return same > MOST_SAME * sorted.length;
};

/** What the width of a derived column is held against. */
export const scaleOf = (
  operation: 'difference' | 'ratio',
  sorted: Float64Array,
  widths: readonly [number, number],
): number => (operation === 'ratio' ? Math.abs(quantile(sorted, 0.5)) : Math.min(...widths));
