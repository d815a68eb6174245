/** Bin 0 is "missing"; bin i > 0 holds the values that are not below `edges[i - 2]` and below `edges[i - 1]`. */
export const MISSING_BIN = 0;

/**
 * Edges between quantiles of the known values, at most `mostBins - 1`, rising; where there are no more different values
 * than bins, one between any two, or a rare value would share the bin of a frequent one. An edge lies half-way between
 * two neighbouring values, so that it separates them on unseen data as well. Values at `cap` stand for something else
 * than a large figure (a whole of nothing), and have a bin of their own.
 */
export const edgesOf = (values: Float64Array, mostBins: number, cap = Infinity): readonly number[] => {
  const known = values.filter((value) => !Number.isNaN(value)).toSorted();
  const starts = runStarts(known, mostBins);
  const edges = (starts ?? quantileStarts(known, mostBins)).map((start) => midpoint(known[start - 1]!, known[start]!));
  const isCapped = known.length > 0 && known.at(-1)! >= cap && known[0]! < cap;
  return isCapped ? [...edges.filter((edge) => edge < cap), cap] : edges;
};

/** Where each run of equal values but the first begins; undefined when there are more runs than bins. */
const runStarts = (known: Float64Array, mostBins: number): readonly number[] | undefined => {
  const starts: number[] = [];
  for (let at = 1; at < known.length; at += 1) {
    if (known[at] === known[at - 1]) continue;
    if (starts.length === mostBins - 1) return undefined;
    starts.push(at);
  }
  return starts;
};

/** A run of equal values is never cut: the quantile moves up to where the run ends. */
const quantileStarts = (known: Float64Array, mostBins: number): readonly number[] => {
  const starts = new Set<number>();
  for (let part = 1; part < mostBins; part += 1) {
    let start = Math.floor((part * known.length) / mostBins);
    while (start < known.length && known[start] === known[start - 1]) start += 1;
    if (start > 0 && start < known.length) starts.add(start);
  }
  return [...starts];
};

const midpoint = (low: number, high: number): number => {
  const middle = low + (high - low) / 2;
  // Between neighbouring numbers there is none, and half-way between huge ones may be too large for a number.
  return middle > low && middle < high ? middle : high;
};

const binIndex = (edges: readonly number[], value: number): number => {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value >= edges[middle]!) low = middle + 1;
    else high = middle;
  }
  return low + 1;
};

/** One byte per row. */
export const binned = (values: Float64Array, edges: readonly number[]): Uint8Array => {
  const bins = new Uint8Array(values.length);
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row]!;
    bins[row] = Number.isNaN(value) ? MISSING_BIN : binIndex(edges, value);
  }
  return bins;
};
