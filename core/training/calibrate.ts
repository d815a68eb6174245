import { sigmoid, softplus } from './logistic.ts';

/** Log-odds = intercept + slope x predicted log-odds. */
export type Calibration = { readonly slope: number; readonly intercept: number };

export const IDENTITY: Calibration = { slope: 1, intercept: 0 };

const STEPS = 50;
const MOST_HALVINGS = 40;
/** Keeps the regression finite where predictions separate the outcomes perfectly. */
const PRIOR = 1e-3;

const lossOf = ({ slope, intercept }: Calibration, logOdds: Float64Array, target: Uint8Array): number => {
  let loss = (PRIOR / 2) * (slope - 1) ** 2;
  for (let row = 0; row < target.length; row += 1) {
    const x = intercept + slope * logOdds[row]!;
    loss += softplus(x) - target[row]! * x;
  }
  return loss;
};

const newtonStep = ({ slope, intercept }: Calibration, logOdds: Float64Array, target: Uint8Array): Calibration => {
  let g0 = 0;
  let g1 = PRIOR * (slope - 1);
  let h00 = 0;
  let h01 = 0;
  let h11 = PRIOR;
  for (let row = 0; row < target.length; row += 1) {
    const x = logOdds[row]!;
    const p = sigmoid(intercept + slope * x);
    const error = p - target[row]!;
    const weight = Math.max(p * (1 - p), 1e-12);
    g0 += error;
    g1 += error * x;
    h00 += weight;
    h01 += weight * x;
    h11 += weight * x * x;
  }
  const determinant = h00 * h11 - h01 * h01;
  return { intercept: (h11 * g0 - h01 * g1) / determinant, slope: (h00 * g1 - h01 * g0) / determinant };
};

const less = (from: Calibration, step: Calibration, share: number): Calibration => ({
  slope: from.slope - share * step.slope,
  intercept: from.intercept - share * step.intercept,
});

/** Logistic regression of the outcome on predicted log-odds, by Newton steps that are halved until the loss falls. */
const regression = (logOdds: Float64Array, target: Uint8Array): Calibration => {
  let line = IDENTITY;
  let loss = lossOf(line, logOdds, target);
  for (let count = 0; count < STEPS; count += 1) {
    const step = newtonStep(line, logOdds, target);
    let share = 1;
    let next = less(line, step, share);
    let nextLoss = lossOf(next, logOdds, target);
    // Near the end only rounding is left, which must not count as a rise.
    for (let halving = 0; !(nextLoss <= loss * (1 + 1e-12)) && halving < MOST_HALVINGS; halving += 1) {
      share /= 2;
      next = less(line, step, share);
      nextLoss = lossOf(next, logOdds, target);
    }
    line = next;
    loss = nextLoss;
    if (share * (Math.abs(step.intercept) + Math.abs(step.slope)) < 1e-10) break;
  }
  return line;
};

/**
 * Platt scaling. Predictions that go against the outcome on unseen rows are taken for worthless and not turned round:
 * a slope below 0 would turn the monotone signs round as well, so the share of outcomes alone is left then.
 */
export const plattCalibration = (logOdds: Float64Array, target: Uint8Array): Calibration => {
  const line = regression(logOdds, target);
  if (line.slope >= 0) return line;
  const positives = target.reduce((sum, outcome) => sum + outcome, 0);
  return { slope: 0, intercept: Math.log((positives + 0.5) / (target.length - positives + 0.5)) };
};

/**
 * The shift of log-odds that moves a model from the share of outcomes it was learned on to another one, where only the
 * share differs (Saerens, Latinne and Decaestecker 2002).
 */
export const priorShift = (learnedRate: number, realRate: number): number =>
  Math.log(realRate / (1 - realRate)) - Math.log(learnedRate / (1 - learnedRate));

export type IsotonicStep = { readonly from: number; readonly rate: number };

type Block = { from: number; sum: number; count: number };

/** One block for each value: rows with the same prediction cannot be told apart. */
const blocksOf = (predicted: Float64Array, target: Uint8Array): readonly Block[] => {
  const order = Int32Array.from(predicted, (_, row) => row).toSorted((a, b) => predicted[a]! - predicted[b]!);
  const blocks: Block[] = [];
  for (const row of order) {
    const last = blocks.at(-1);
    if (last?.from === predicted[row]!) {
      last.sum += target[row]!;
      last.count += 1;
    } else blocks.push({ from: predicted[row]!, sum: target[row]!, count: 1 });
  }
  return blocks;
};

/**
 * Pool-adjacent-violators: the rising step function that fits the outcomes best (Barlow et al. 1972). Predictions are
 * log-odds or probabilities, since only their order counts.
 */
export const isotonicCalibration = (predicted: Float64Array, target: Uint8Array): readonly IsotonicStep[] => {
  const pooled: Block[] = [];
  for (const block of blocksOf(predicted, target)) {
    let { from, sum, count } = block;
    for (let last = pooled.at(-1); last !== undefined && last.sum * count >= sum * last.count; last = pooled.at(-1)) {
      from = last.from;
      sum += last.sum;
      count += last.count;
      pooled.pop();
    }
    pooled.push({ from, sum, count });
  }
  return pooled.map(({ from, sum, count }) => ({ from, rate: sum / count }));
};

/** The step that a prediction stands on; one below all that were seen stands on the first. */
const stepAt = (steps: readonly IsotonicStep[], predicted: number): IsotonicStep => {
  let [low, high] = [0, steps.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (steps[middle]!.from <= predicted) low = middle;
    else high = middle;
  }
  return steps[low]!;
};

/**
 * Probabilities by isotonic steps that were fitted on `count` rows (at least one). Kept half a row away from 0 and 1:
 * that none of so many failed is no proof that none can.
 */
export const isotonicProbabilities = (
  predicted: Float64Array,
  { steps, count }: { readonly steps: readonly IsotonicStep[]; readonly count: number },
): Float64Array => {
  const least = 0.5 / count;
  return predicted.map((value) => Math.min(1 - least, Math.max(least, stepAt(steps, value).rate)));
};
