/**
 * The logistic regression of the label on the log-odds of the prediction (Cox 1958): log-odds(observed) =
 * intercept + slope x log-odds(predicted). Well calibrated is slope 1 and intercept 0; a slope below 1 means that
 * predictions are too extreme, an intercept above 0 (at slope 1) that defaults are under-predicted. `slopeError` and
 * `interceptError` are standard errors. `isIdentified` is false when the rows do not determine the line: all predictions
 * are equal, or one threshold separates all defaults from all others; then the weak prior below decides, not the rows.
 */
export type Recalibration = {
  readonly slope: number;
  readonly intercept: number;
  readonly slopeError: number;
  readonly interceptError: number;
  readonly isIdentified: boolean;
};

const CLAMP = 1e-9;
/**
 * A prior around "calibrated" (slope 1, intercept 0) that weighs a millionth of one squared unit: it moves an identified
 * line by less than its last digits, and keeps a line finite that the rows leave open.
 */
const PRIOR = 1e-6;
const MAX_STEPS = 200;
const MAX_HALVINGS = 40;

/** In terms of log-odds less their `centre`, without which equal predictions in many rows would cancel to a zero determinant. */
type Line = readonly [level: number, slope: number];

/** What the line is fitted to; `centred` is log-odds of the prediction less `centre`. */
type Rows = { readonly centred: Float64Array; readonly labels: Uint8Array; readonly centre: number };

/** Log-odds of defaulting, predictions clamped to 1e-9 .. 1 - 1e-9. */
export const logOddsOf = (probability: number): number => {
  const clamped = Math.min(1 - CLAMP, Math.max(CLAMP, probability));
  return Math.log(clamped / (1 - clamped));
};

/** log(1 + e^x) that neither overflows nor loses small terms. */
const logOnePlusExp = (x: number): number => (x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x)));

const lossOf = ({ centred, labels, centre }: Rows, [level, slope]: Line): number => {
  let loss = (PRIOR / 2) * ((level - centre) ** 2 + (slope - 1) ** 2);
  for (let row = 0; row < centred.length; row += 1) {
    const fitted = level + slope * centred[row]!;
    loss += logOnePlusExp(fitted) - labels[row]! * fitted;
  }
  return loss;
};

/** Gradient (g) and curvature (h) of the loss: everything that one Newton step needs. */
type Slopes = { g0: number; g1: number; h00: number; h01: number; h11: number };

const slopesOf = ({ centred, labels, centre }: Rows, [level, slope]: Line): Slopes => {
  const sums: Slopes = { g0: PRIOR * (level - centre), g1: PRIOR * (slope - 1), h00: PRIOR, h01: 0, h11: PRIOR };
  for (let row = 0; row < centred.length; row += 1) {
    const x = centred[row]!;
    const fitted = 1 / (1 + Math.exp(-(level + slope * x)));
    const residual = fitted - labels[row]!;
    const weight = fitted * (1 - fitted);
    sums.g0 += residual;
    sums.g1 += residual * x;
    sums.h00 += weight;
    sums.h01 += weight * x;
    sums.h11 += weight * x * x;
  }
  return sums;
};

const newtonStep = ({ g0, g1, h00, h01, h11 }: Slopes): Line => {
  const determinant = h00 * h11 - h01 * h01;
  return [(h11 * g0 - h01 * g1) / determinant, (h00 * g1 - h01 * g0) / determinant];
};

const moved = (line: Line, step: Line, share: number): Line => [line[0] - share * step[0], line[1] - share * step[1]];

/** Newton's method with halved steps: the loss is strictly convex, so it ends at the only minimum. */
const fitLine = (rows: Rows): Line => {
  let line: Line = [rows.centre, 1];
  let loss = lossOf(rows, line);
  for (let count = 0; count < MAX_STEPS; count += 1) {
    const step = newtonStep(slopesOf(rows, line));
    let share = 1;
    let next = moved(line, step, share);
    let nextLoss = lossOf(rows, next);
    for (let halving = 0; nextLoss > loss && halving < MAX_HALVINGS; halving += 1) {
      share /= 2;
      next = moved(line, step, share);
      nextLoss = lossOf(rows, next);
    }
    if (!(nextLoss < loss)) return line;
    line = next;
    const hasSettled = loss - nextLoss <= 1e-13 * Math.abs(loss);
    loss = nextLoss;
    if (hasSettled) return line;
  }
  return line;
};

type Range = { low: number; high: number };

/** The range of log-odds among sound and among defaulted companies; empty ranges run from Infinity to -Infinity. */
const rangesOf = (logOdds: Float64Array, labels: Uint8Array): readonly [sound: Range, defaulted: Range] => {
  const ranges: readonly [Range, Range] = [
    { low: Infinity, high: -Infinity },
    { low: Infinity, high: -Infinity },
  ];
  for (let row = 0; row < logOdds.length; row += 1) {
    const range = ranges[labels[row] === 1 ? 1 : 0];
    range.low = Math.min(range.low, logOdds[row]!);
    range.high = Math.max(range.high, logOdds[row]!);
  }
  return ranges;
};

/**
 * Recalibrates predictions (0..1) on labels (0|1) of the same length, at least one row, both checked by the caller.
 * Time O(rows), one copy.
 */
export const recalibrationOf = (probabilities: Float64Array, labels: Uint8Array): Recalibration => {
  const logOdds = probabilities.map(logOddsOf);
  const [sound, defaulted] = rangesOf(logOdds, labels);
  const centre = (Math.min(sound.low, defaulted.low) + Math.max(sound.high, defaulted.high)) / 2;
  for (let row = 0; row < logOdds.length; row += 1) logOdds[row] = logOdds[row]! - centre;
  const rows: Rows = { centred: logOdds, labels, centre };
  const line = fitLine(rows);
  const { h00, h01, h11 } = slopesOf(rows, line);
  const determinant = h00 * h11 - h01 * h01;
  return {
    slope: line[1],
    intercept: line[0] - line[1] * centre,
    slopeError: Math.sqrt(h00 / determinant),
    interceptError: Math.sqrt((h11 + 2 * centre * h01 + centre ** 2 * h00) / determinant),
    isIdentified: sound.high > defaulted.low && defaulted.high > sound.low,
  };
};
