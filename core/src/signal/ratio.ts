/** A ratio beyond this says no more; a whole of nothing stands for it, with the sign of the part. */
export const RATIO_CAP = 1000;

export const clamped = (value: number, lowest: number, highest: number): number =>
  Math.max(lowest, Math.min(highest, value));

/**
 * `part / whole` within plus and minus `RATIO_CAP`. `atZero` says which sign of the part still means something over a
 * whole of nothing: a loss without turnover is the worst margin and not an unknown one, or the last cent of turnover to
 * go would raise the score.
 */
export const divide = (
  part: number | undefined,
  whole: number | undefined,
  atZero: 'losses' | 'gains',
): number | undefined => {
  if (part === undefined || whole === undefined) return undefined;
  if (whole > 0) return clamped(part / whole, -RATIO_CAP, RATIO_CAP);
  if (atZero === 'losses') return part < 0 ? -RATIO_CAP : undefined;
  return part > 0 ? RATIO_CAP : undefined;
};

/** A sum of which no part may be unknown. */
export const sum = (...parts: readonly (number | undefined)[]): number | undefined =>
  parts.reduce<number | undefined>(
    (total, part) => (total === undefined || part === undefined ? undefined : total + part),
    0,
  );

export const difference = (from: number | undefined, part: number | undefined): number | undefined =>
  from === undefined || part === undefined ? undefined : from - part;
