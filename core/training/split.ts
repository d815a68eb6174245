import type { Split } from './tree.ts';

/** Sums of the first and second derivatives of the loss over the rows of a node. */
export type Sums = { readonly g: number; readonly h: number };

/** What a node's value may be, so that a monotone split above it keeps its direction. */
export type Bounds = { readonly low: number; readonly high: number };
export const FREE: Bounds = { low: -Infinity, high: Infinity };

export type SplitRules = {
  readonly lambda: number;
  /** The least second derivative (for 0/1 outcomes: sum of p(1-p)) on either side of a split. */
  readonly leastHessian: number;
};

export type FoundSplit = Split & { readonly gain: number; readonly left: Sums; readonly right: Sums };

export const nodeValue = ({ g, h }: Sums, lambda: number, { low, high }: Bounds): number =>
  Math.min(high, Math.max(low, -g / (h + lambda)));

/** How much the loss falls when a node takes its value. */
const worth = (sums: Sums, lambda: number, bounds: Bounds): number => {
  const { g, h } = sums;
  const value = nodeValue(sums, lambda, bounds);
  return -(g * value + 0.5 * (h + lambda) * value * value);
};

/** One column's histogram: pairs (g, h) for each bin from `offset` on. */
export type ColumnHistogram = {
  readonly sums: Float64Array;
  readonly offset: number;
  readonly column: number;
  readonly bins: number;
  readonly sign: number;
};

type Search = { readonly total: Sums; readonly rules: SplitRules; readonly bounds: Bounds };

/** One way through a histogram: from the first bin up, the missing one on a side of its own choice. */
type Scan = Search & {
  readonly histogram: ColumnHistogram;
  readonly isMissingLeft: boolean;
  /** What the gain must exceed. */
  readonly least: number;
};

const constrainedGain = (left: Sums, right: Sums, { rules: { lambda }, bounds, histogram }: Scan): number => {
  const rises = nodeValue(right, lambda, bounds) - nodeValue(left, lambda, bounds);
  if (histogram.sign * rises < 0) return -Infinity;
  return worth(left, lambda, bounds) + worth(right, lambda, bounds);
};

const bestOf = (scan: Scan): FoundSplit | undefined => {
  const { total, rules, bounds, isMissingLeft, least } = scan;
  const { sums, offset, bins, sign, column } = scan.histogram;
  const { lambda, leastHessian } = rules;
  const isFree = sign === 0 && bounds === FREE;
  let g = isMissingLeft ? sums[offset]! : 0;
  let h = isMissingLeft ? sums[offset + 1]! : 0;
  let bestGain = least;
  let bestBin = -1;
  let bestG = 0;
  let bestH = 0;
  for (let bin = 1; bin < bins; bin += 1) {
    g += sums[offset + 2 * bin]!;
    h += sums[offset + 2 * bin + 1]!;
    if (h < leastHessian) continue;
    const restG = total.g - g;
    const restH = total.h - h;
    if (restH < leastHessian) break;
    const gain = isFree
      ? 0.5 * ((g * g) / (h + lambda) + (restG * restG) / (restH + lambda))
      : constrainedGain({ g, h }, { g: restG, h: restH }, scan);
    if (gain > bestGain) {
      bestGain = gain;
      bestBin = bin;
      bestG = g;
      bestH = h;
    }
  }
  if (bestBin < 0) return undefined;
  return {
    column,
    bin: bestBin,
    isMissingLeft,
    gain: bestGain,
    left: { g: bestG, h: bestH },
    right: { g: total.g - bestG, h: total.h - bestH },
  };
};

/** The best split of one column whose gain is above `least` (a gain before the parent's worth is taken off). */
export const bestSplit = (histogram: ColumnHistogram, search: Search, least: number): FoundSplit | undefined => {
  const without = bestOf({ ...search, histogram, isMissingLeft: false, least });
  // A value that was never missing here and is missing later goes with most rows, not with whatever end is on the right.
  if (histogram.sums[histogram.offset + 1]! <= 0)
    return without && { ...without, isMissingLeft: without.left.h >= without.right.h };
  return bestOf({ ...search, histogram, isMissingLeft: true, least: without?.gain ?? least }) ?? without;
};

/** The gain that a split must exceed to be better than none. */
export const gainWithoutSplit = ({ total, rules, bounds }: Search): number => worth(total, rules.lambda, bounds) + 1e-9;
