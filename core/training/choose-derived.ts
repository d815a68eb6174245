import { binColumns } from './bin-columns.ts';
import { binned, edgesOf } from './bins.ts';
import { boost, memberLogOdds } from './boost.ts';
import { derive, type DerivedColumn } from './derived-column.ts';
import { isIdentity, middleWidth, scaleOf, sortedKnown } from './identity.ts';
import { sigmoid } from './logistic.ts';
import { pickOutcomes, pickRows } from './pick-rows.ts';
import { randomFrom, shuffled } from './random.ts';

export type Choice = {
  readonly columns: readonly Float64Array[];
  /** Columns with codes instead of amounts take no part. */
  readonly isAmount: readonly boolean[];
  readonly target: Uint8Array;
  /** Only these rows are looked at: the rows that are learned from. */
  readonly rows: Int32Array;
  readonly most: number;
  readonly seed: number;
};

type Scored = DerivedColumn & { readonly gain: number; readonly code: Uint8Array };

/** Beyond these the search would take longer than the learning. */
const MOST_COLUMNS = 100;
const MOST_ROWS = 60_000;
const BINS = 16;
/** Edges and likeness are found on this many rows. */
const SAMPLE = 1500;
const LAMBDA = 5;
/** 16 bins of pure noise have a gain near 16: a weak candidate costs little, since the booster chooses again. */
const LEAST_GAIN = 15;
/** Two candidates whose bins correlate this much say the same. */
const MOST_LIKENESS = 0.97;

const SCREENING = {
  depth: 1,
  mostRounds: 200,
  learningRate: 0.1,
  lambda: LAMBDA,
  leastHessian: 2,
  rowShare: 0.7,
  columnShare: 0.3,
  patience: 50,
} as const;

/** First and second derivatives that single columns leave behind: what a new column could still explain. */
const residuals = (columns: readonly Float64Array[], target: Uint8Array, seed: number) => {
  const edges = columns.map((column) => edgesOf(column, 32));
  const binnedColumns = binColumns(columns, edges, new Int8Array(columns.length));
  const training = Int32Array.from(target, (_, row) => row);
  const boosted = boost(binnedColumns, { target, training, heldOut: new Int32Array() }, { ...SCREENING, seed });
  const g = new Float64Array(target.length);
  const h = new Float64Array(target.length);
  for (let row = 0; row < target.length; row += 1) {
    const p = sigmoid(memberLogOdds(boosted, binnedColumns, row));
    g[row] = p - target[row]!;
    h[row] = p * (1 - p);
  }
  return { g, h };
};

const gainOf = (bins: Uint8Array, g: Float64Array, h: Float64Array): number => {
  const sums = new Float64Array(2 * (BINS + 2));
  for (let row = 0; row < bins.length; row += 1) {
    const at = 2 * bins[row]!;
    sums[at]! += g[row]!;
    sums[at + 1]! += h[row]!;
  }
  let gain = 0;
  for (let at = 0; at < sums.length; at += 2) gain += (sums[at]! * sums[at]!) / (sums[at + 1]! + LAMBDA);
  return gain;
};

type Search = {
  readonly columns: readonly Float64Array[];
  readonly widths: readonly number[];
  readonly g: Float64Array;
  readonly h: Float64Array;
  readonly sample: Int32Array;
};

const scored = (candidate: DerivedColumn, search: Search): Scored | undefined => {
  const { columns, widths, g, h, sample } = search;
  const { operation, left, right } = candidate;
  const values = derive(candidate, columns);
  const known = pickRows(values, sample);
  const sorted = sortedKnown(known);
  if (sorted.length < sample.length / 10) return undefined;
  if (isIdentity(sorted, scaleOf(operation, sorted, [widths[left]!, widths[right]!]))) return undefined;
  const edges = edgesOf(known, BINS);
  const gain = gainOf(binned(values, edges), g, h);
  return gain < LEAST_GAIN ? undefined : { ...candidate, gain, code: binned(known, edges) };
};

const likeness = (a: Uint8Array, b: Uint8Array): number => {
  const mean = (code: Uint8Array): number => code.reduce((sum, value) => sum + value, 0) / code.length;
  const [meanA, meanB] = [mean(a), mean(b)];
  let ab = 0;
  let aa = 0;
  let bb = 0;
  for (let at = 0; at < a.length; at += 1) {
    const x = a[at]! - meanA;
    const y = b[at]! - meanB;
    ab += x * y;
    aa += x * x;
    bb += y * y;
  }
  return Math.abs(ab) / Math.sqrt(aa * bb || 1);
};

const unlike = (candidates: readonly Scored[], most: number): readonly Scored[] => {
  const chosen: Scored[] = [];
  for (const candidate of candidates) {
    if (chosen.length === most) break;
    if (chosen.every(({ code }) => likeness(code, candidate.code) < MOST_LIKENESS)) chosen.push(candidate);
  }
  return chosen;
};

const candidatesOf = (places: readonly number[]): readonly DerivedColumn[] =>
  places.flatMap((left, at) =>
    places.slice(at + 1).flatMap((right): readonly DerivedColumn[] => [
      { operation: 'difference', left, right },
      { operation: 'ratio', left, right },
    ]),
  );

/**
 * Differences and ratios of two columns that explain most of what single columns leave unexplained, best first.
 * Figures of a company are often ratios already, so that their differences and ratios are again ratios of the
 * statement behind them. Identities are left out (see identity.ts), and so is whatever repeats a better candidate.
 */
export const chooseDerived = ({ columns, isAmount, target, rows, most, seed }: Choice): readonly DerivedColumn[] => {
  const random = randomFrom(seed, 17);
  const looked =
    rows.length <= MOST_ROWS
      ? rows
      : Int32Array.from(shuffled(rows.length, random).subarray(0, MOST_ROWS), (at) => rows[at]!).toSorted();
  const places = columns.flatMap((_, place) => (isAmount[place] === true ? [place] : [])).slice(0, MOST_COLUMNS);
  const seen = columns.map((column) => pickRows(column, looked));
  const sample = shuffled(looked.length, random).subarray(0, SAMPLE).toSorted();
  const { g, h } = residuals(seen, pickOutcomes(target, looked), seed);
  const widths = seen.map((column) => middleWidth(sortedKnown(column)));
  const search = { columns: seen, widths, g, h, sample };
  const found = candidatesOf(places).flatMap((candidate) => scored(candidate, search) ?? []);
  return unlike(
    found.toSorted((a, b) => b.gain - a.gain),
    most,
  ).map(({ operation, left, right }) => ({ operation, left, right }));
};
