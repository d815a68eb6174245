import { SOURCE_GROUPS, type SourceGroup } from '../signal/signal.ts';
import { MeasureError } from './measure-error.ts';

/** How many rows fall into each bin. `missing` is the bin of its own of what is not known. */
export type BinCounts = { readonly known: readonly number[]; readonly missing: number };

const checkEdges = (edges: readonly number[]): void => {
  const wrong = edges.findIndex((edge, index) => !(edge > (edges[index - 1] ?? -Infinity)));
  if (wrong >= 0) throw new MeasureError('bad_bins', `edge ${wrong} (${edges[wrong]}) is not above the one before it`);
};

/** The number of edges that are not above `figure`, as `binOf` of the scorer says it, by halving. */
const binAt = (edges: Float64Array, figure: number): number => {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (figure >= edges[middle]!) low = middle + 1;
    else high = middle;
  }
  return low;
};

/**
 * Counts figures into the bins of a scorecard's table (bin i lies below `edges[i]`, the last bin is the rest); NaN is
 * missing. O(rows x log bins), no copy.
 * @throws MeasureError `bad_bins` when the edges do not rise.
 */
export const binCounts = (figures: Float64Array, edges: readonly number[]): BinCounts => {
  checkEdges(edges);
  const sorted = Float64Array.from(edges);
  const known = Array.from({ length: edges.length + 1 }, () => 0);
  let missing = 0;
  for (const figure of figures) {
    if (Number.isNaN(figure)) missing += 1;
    else known[binAt(sorted, figure)]! += 1;
  }
  return { known, missing };
};

/**
 * Edges that cut the known figures of a reference into about equal parts: the usual bins of a score. Equal figures stay
 * together, so a figure that many share leaves fewer bins.
 * @throws MeasureError `no_rows` when no figure is known.
 */
export const quantileEdges = (reference: Float64Array, bins = 10): readonly number[] => {
  // NaN sorts last, so the known figures are a prefix.
  const sorted = reference.toSorted();
  let known = sorted.length;
  while (known > 0 && Number.isNaN(sorted[known - 1])) known -= 1;
  if (known === 0) throw new MeasureError('no_rows', 'the reference holds no known figure to cut into bins');
  const cuts = Array.from({ length: bins - 1 }, (_, cut) => sorted[Math.floor(((cut + 1) * known) / bins)]!);
  // An edge at the lowest figure would have an empty bin below it.
  return cuts.filter((cut, index) => cut > (index === 0 ? sorted[0]! : cuts[index - 1]!));
};

/**
 * The edges of a table put together until each bin holds at least 1/`bins` of the known figures of a reference: a table
 * of sixty bins would spend a small sample's rows on bins that hardly differ in points. A bin that is large by itself is
 * never joined, so rare figures beside it (1 % of companies in proceedings) keep a bin in which to grow.
 * @throws MeasureError `bad_bins` when the edges do not rise.
 */
export const coarserEdges = (edges: readonly number[], reference: Float64Array, bins: number): readonly number[] => {
  const { known } = binCounts(reference, edges);
  const total = known.reduce((sum, count) => sum + count, 0);
  const enough = total / bins;
  let open = 0;
  return edges.filter((_, bin) => {
    open += known[bin]!;
    if (total === 0 || (open < enough && known[bin + 1]! < enough)) return false;
    open = 0;
    return true;
  });
};

/** An availability pattern as one small number: bit i stands for `SOURCE_GROUPS[i]`. */
export const patternOf = (groups: readonly SourceGroup[]): number =>
  groups.reduce((pattern, group) => pattern | (1 << SOURCE_GROUPS.indexOf(group)), 0);

/** Counts availability patterns (`patternOf`), one bin for each of the possible ones; none is "missing". */
export const patternCounts = (patterns: Uint8Array): BinCounts => {
  const known = Array.from({ length: 1 << SOURCE_GROUPS.length }, () => 0);
  for (const pattern of patterns) {
    if (pattern >= known.length) throw new MeasureError('bad_bins', `${pattern} is no pattern of source groups`);
    known[pattern]! += 1;
  }
  return { known, missing: 0 };
};
