/** Log-odds = intercept + slope x predicted log-odds. */
export type Calibration = { readonly slope: number; readonly intercept: number };

export const IDENTITY: Calibration = { slope: 1, intercept: 0 };

const STEPS = 50;
/** Keeps the regression finite where predictions separate the outcomes perfectly. */
const PRIOR = 1e-3;

/** Platt scaling: logistic regression of the outcome on predicted log-odds, by Newton steps. */
export const plattCalibration = (logOdds: Float64Array, target: Uint8Array): Calibration => {
  let slope = 1;
  let intercept = 0;
  for (let step = 0; step < STEPS; step += 1) {
    let g0 = 0;
    let g1 = PRIOR * (slope - 1);
    let h00 = 0;
    let h01 = 0;
    let h11 = PRIOR;
    for (let row = 0; row < target.length; row += 1) {
      const x = logOdds[row]!;
      const p = 1 / (1 + Math.exp(-(intercept + slope * x)));
      const error = p - target[row]!;
      const weight = Math.max(p * (1 - p), 1e-12);
      g0 += error;
      g1 += error * x;
      h00 += weight;
      h01 += weight * x;
      h11 += weight * x * x;
    }
    const determinant = h00 * h11 - h01 * h01;
    const moveIntercept = (h11 * g0 - h01 * g1) / determinant;
    const moveSlope = (h00 * g1 - h01 * g0) / determinant;
    intercept -= moveIntercept;
    slope -= moveSlope;
    if (Math.abs(moveIntercept) + Math.abs(moveSlope) < 1e-10) break;
  }
  return { slope, intercept };
};

/**
 * The shift of log-odds that moves a model from the share of outcomes it was learned on to another one, where only the
 * share differs (Saerens, Latinne and Decaestecker 2002).
 */
export const priorShift = (learnedRate: number, realRate: number): number =>
  Math.log(realRate / (1 - realRate)) - Math.log(learnedRate / (1 - learnedRate));

export type IsotonicStep = { readonly from: number; readonly rate: number };

/** Pool-adjacent-violators: the rising step function that fits the outcomes best (Barlow et al. 1972). */
export const isotonicCalibration = (logOdds: Float64Array, target: Uint8Array): readonly IsotonicStep[] => {
  const order = Int32Array.from(logOdds, (_, row) => row).toSorted((a, b) => logOdds[a]! - logOdds[b]!);
  const blocks: { from: number; sum: number; count: number }[] = [];
  for (const row of order) {
    const last = blocks.at(-1);
    if (last !== undefined && last.from === logOdds[row]! && last.count > 0) {
      last.sum += target[row]!;
      last.count += 1;
    } else blocks.push({ from: logOdds[row]!, sum: target[row]!, count: 1 });
    while (blocks.length > 1) {
      const [before, block] = [blocks.at(-2)!, blocks.at(-1)!];
      if (before.sum * block.count < block.sum * before.count) break;
      before.sum += block.sum;
      before.count += block.count;
      blocks.pop();
    }
  }
  return blocks.map(({ from, sum, count }) => ({ from, rate: sum / count }));
};
