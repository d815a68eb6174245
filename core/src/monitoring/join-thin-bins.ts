/** Rows of one bin in the two samples. */
export type BinPair = { readonly reference: number; readonly current: number };

/** Cochran's rule of thumb: expected counts of at least five for a chi-square approximation to hold. */
const ENOUGH_ROWS = 5;

const joinedPair = (one: BinPair, other: BinPair): BinPair => ({
  reference: one.reference + other.reference,
  current: one.current + other.current,
});

const isEmpty = ({ reference, current }: BinPair): boolean => reference + current === 0;

/** Joins neighbours from the left until each holds enough; what is left at the end goes to the last one that does. */
const joinNeighbours = (bins: readonly BinPair[], isThin: (bin: BinPair) => boolean): readonly BinPair[] => {
  const joined: BinPair[] = [];
  let open: BinPair = { reference: 0, current: 0 };
  for (const bin of bins) {
    open = joinedPair(open, bin);
    if (isThin(open)) continue;
    joined.push(open);
    open = { reference: 0, current: 0 };
  }
  const last = joined.pop();
  if (last === undefined) return isEmpty(open) ? [] : [open];
  return [...joined, joinedPair(last, open)];
};

/**
 * Joins bins in which the smaller sample would hold fewer than five rows, were both samples alike. The choice looks at
 * the pooled counts only, never at the difference, so it does not favour any answer. The last bin, "missing", stays on
 * its own unless it is thin itself. `unordered` bins are joined rarest with rarest.
 */
export const joinThinBins = (
  bins: readonly BinPair[],
  rows: BinPair,
  order: 'ordered' | 'unordered',
): readonly BinPair[] => {
  const smallerShare = Math.min(rows.reference, rows.current) / (rows.reference + rows.current);
  const pooled = ({ reference, current }: BinPair): number => reference + current;
  const isThin = (bin: BinPair): boolean => pooled(bin) * smallerShare < ENOUGH_ROWS;
  const known = bins.slice(0, -1);
  const missing = bins.at(-1);
  const arranged = order === 'ordered' ? known : known.toSorted((one, other) => pooled(other) - pooled(one));
  if (missing === undefined || isThin(missing))
    return joinNeighbours(missing === undefined ? arranged : [...arranged, missing], isThin);
  return [...joinNeighbours(arranged, isThin), missing];
};
