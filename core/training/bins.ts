/** Bin 0 is "missing"; bin i > 0 holds the values that are not below `edges[i - 2]` and below `edges[i - 1]`. */
export const MISSING_BIN = 0;

/** More would not fit one byte together with the missing bin. */
export const MOST_BINS = 254;

/**
 * Edges between quantiles of the known values, at most `mostBins - 1`, rising. An edge lies half-way between two
 * neighbouring values, so that it separates them on unseen data as well.
 */
export const edgesOf = (values: Float64Array, mostBins: number): readonly number[] => {
  const known = values.filter((value) => !Number.isNaN(value)).toSorted();
  const edges: number[] = [];
  for (let part = 1; part < mostBins; part += 1) {
    const at = Math.floor((part * known.length) / mostBins);
    if (at === 0) continue;
    // A run of equal values is never cut: the edge moves up to where the run ends.
    let next = at;
    while (next < known.length && known[next] === known[next - 1]) next += 1;
    if (next >= known.length) continue;
    const edge = midpoint(known[next - 1]!, known[next]!);
    if (edges.length === 0 || edge > edges.at(-1)!) edges.push(edge);
  }
  return edges;
};

const midpoint = (low: number, high: number): number => {
  const middle = low + (high - low) / 2;
  return middle > low ? middle : high;
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
