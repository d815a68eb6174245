/** How a list of figures is spread; quantiles are figures of the list (nearest rank). */
export type Spread = {
  readonly mean: number;
  readonly standardDeviation: number;
  readonly lowest: number;
  readonly p5: number;
  readonly p25: number;
  readonly median: number;
  readonly p75: number;
  readonly p95: number;
  readonly highest: number;
};

/** The spread of at least one figure, none of them NaN; the standard deviation is that of these figures. */
export const spreadOf = (figures: Float64Array): Spread => {
  const sorted = figures.toSorted();
  const mean = sorted.reduce((sum, figure) => sum + figure, 0) / sorted.length;
  const variance = sorted.reduce((sum, figure) => sum + (figure - mean) ** 2, 0) / sorted.length;
  const at = (share: number): number => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]!;
  return {
    mean,
    standardDeviation: Math.sqrt(variance),
    lowest: at(0),
    p5: at(0.05),
    p25: at(0.25),
    median: at(0.5),
    p75: at(0.75),
    p95: at(0.95),
    highest: at(1),
  };
};
