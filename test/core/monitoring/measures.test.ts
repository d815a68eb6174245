import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MeasureError } from '../../../core/src/monitoring/measure-error.ts';
import { measuresOf } from '../../../core/src/monitoring/measures.ts';
import { recalibrationOf } from '../../../core/src/monitoring/recalibration.ts';
import { randomOf } from './random.ts';

const measure = (probabilities: readonly number[], labels: readonly number[]): ReturnType<typeof measuresOf> =>
  measuresOf(Float64Array.from(probabilities), Uint8Array.from(labels));

const codeOf = (call: () => unknown): string => {
  try {
    call();
  } catch (error) {
    if (error instanceof MeasureError) return error.code;
    throw error;
  }
  return 'nothing was thrown';
};

/** The definitions, word by word and slow: what the fast walk must equal. */
const slowly = (
  probabilities: readonly number[],
  labels: readonly number[],
): { auc: number; prAuc: number; ks: number } => {
  const of = (label: number): readonly number[] => probabilities.filter((_, row) => labels[row] === label);
  const [bad, good] = [of(1), of(0)];
  const atLeast = (figures: readonly number[], threshold: number): number =>
    figures.filter((figure) => figure >= threshold).length;
  const wins = bad.flatMap((b) => good.map((g) => (b > g ? 1 : b === g ? 0.5 : 0)));
  const thresholds = [...new Set(probabilities)].toSorted((a, b) => b - a);
  let prAuc = 0;
  let recall = 0;
  for (const threshold of thresholds) {
    const caught = atLeast(bad, threshold);
    prAuc += (caught / bad.length - recall) * (caught / atLeast(probabilities, threshold));
    recall = caught / bad.length;
  }
  const gaps = thresholds.map((t) => Math.abs(atLeast(bad, t) / bad.length - atLeast(good, t) / good.length));
  return { auc: wins.reduce<number>((sum, win) => sum + win, 0) / wins.length, prAuc, ks: Math.max(...gaps) };
};

/** Few distinct predictions, so that ties are the rule; both labels occur. */
const labelled = fc
  .array(fc.record({ probability: fc.nat(12).map((n) => n / 12), label: fc.nat(1) }), { minLength: 2, maxLength: 40 })
  .filter((rows) => new Set(rows.map(({ label }) => label)).size === 2);

describe('measures of labelled predictions', () => {
  test('equal the published example of scikit-learn (roc_auc_score and average_precision_score)', () => {
    // y_true = [0, 0, 1, 1], y_scores = [0.1, 0.4, 0.35, 0.8] -> 0.75 and 0.83 in its documentation.
    const { auc, prAuc, ks } = measure([0.1, 0.4, 0.35, 0.8], [0, 0, 1, 1]);
    expect([auc, prAuc, ks]).toEqual([0.75, (1 + 2 / 3) / 2, 0.5]);
  });

  test('equal the definitions on any predictions, ties included', () => {
    fc.assert(
      fc.property(labelled, (rows) => {
        const probabilities = rows.map(({ probability }) => probability);
        const labels = rows.map(({ label }) => label);
        const fast = measure(probabilities, labels);
        const slow = slowly(probabilities, labels);
        expect(fast.auc).toBeCloseTo(slow.auc, 12);
        expect(fast.prAuc).toBeCloseTo(slow.prAuc, 12);
        expect(fast.ks).toBeCloseTo(slow.ks, 12);
      }),
      { seed: 7 },
    );
  });

  test('rank figures do not change under a rising transform of the predictions', () => {
    fc.assert(
      fc.property(labelled, (rows) => {
        const labels = rows.map(({ label }) => label);
        const plain = measure(
          rows.map(({ probability }) => probability),
          labels,
        );
        const bent = measure(
          rows.map(({ probability }) => probability ** 3 / 2 + 0.1),
          labels,
        );
        expect([bent.auc, bent.prAuc, bent.ks]).toEqual([plain.auc, plain.prAuc, plain.ks]);
      }),
      { seed: 7 },
    );
  });

  test('turning predictions and labels round keeps the area under the curve', () => {
    fc.assert(
      fc.property(labelled, (rows) => {
        const plain = measure(
          rows.map(({ probability }) => probability),
          rows.map(({ label }) => label),
        );
        const turned = measure(
          rows.map(({ probability }) => 1 - probability),
          rows.map(({ label }) => 1 - label),
        );
        expect(turned.auc).toBeCloseTo(plain.auc, 12);
        expect(turned.ks).toBeCloseTo(plain.ks, 12);
      }),
      { seed: 7 },
    );
  });

  test('Brier score and misclassified share by hand, 0.5 counting as "sound"', () => {
    const { brier, misclassified, rows, positives } = measure([0.5, 0.9, 0.2, 0.6], [1, 1, 0, 0]);
    expect(brier).toBeCloseTo((0.25 + 0.01 + 0.04 + 0.36) / 4, 15);
    expect([misclassified, rows, positives]).toEqual([0.5, 4, 2]);
  });

  test('refuse what cannot be measured and name the row', () => {
    expect(codeOf(() => measure([0.1], [0, 1]))).toBe('length_mismatch');
    expect(codeOf(() => measure([], []))).toBe('no_rows');
    expect(codeOf(() => measure([0.1, Number.NaN], [0, 1]))).toBe('not_a_probability');
    expect(codeOf(() => measure([0.1, 1.2], [0, 1]))).toBe('not_a_probability');
    expect(codeOf(() => measure([0.1, 0.2], [0, 2]))).toBe('not_a_label');
    expect(codeOf(() => measure([0.1, 0.2], [0, 0]))).toBe('one_class');
    expect(() => measure([0.1, 1.2], [0, 1])).toThrow(/row 1/);
  });
});

describe('recalibration', () => {
  test('two groups by hand: the line passes through the observed log-odds of both', () => {
    // 100 rows at 20 % of which 30 default, 100 at 50 % of which 40 do.
    const probabilities = Float64Array.from({ length: 200 }, (_, row) => (row < 100 ? 0.2 : 0.5));
    const labels = Uint8Array.from({ length: 200 }, (_, row) => Number(row < 100 ? row < 30 : row < 140));
    const { slope, intercept, slopeError, interceptError, isIdentified } = recalibrationOf(probabilities, labels);
    expect(intercept).toBeCloseTo(Math.log(40 / 60), 6);
    expect(slope).toBeCloseTo((Math.log(40 / 60) - Math.log(30 / 70)) / Math.log(4), 6);
    // The error of a difference of two log-odds is the root of the sum of 1/count over the four cells (Woolf).
    expect(slopeError).toBeCloseTo(Math.sqrt(1 / 30 + 1 / 70 + 1 / 40 + 1 / 60) / Math.log(4), 6);
    // The intercept is the log-odds of the group at 50 % alone.
    expect(interceptError).toBeCloseTo(Math.sqrt(1 / 40 + 1 / 60), 6);
    expect(isIdentified).toBe(true);
  });

  test('finds the line by which 50,000 predictions were distorted', () => {
    const random = randomOf(11);
    const truth = Float64Array.from({ length: 50_000 }, () => -3 + 1.5 * random.normal());
    const labels = truth.map((logOdds) => Number(random.uniform() < 1 / (1 + Math.exp(-logOdds))));
    const distorted = truth.map((logOdds) => 1 / (1 + Math.exp(-(logOdds - 0.5) / 0.8)));
    const { slope, intercept, slopeError, interceptError } = recalibrationOf(distorted, Uint8Array.from(labels));
    expect(Math.abs(slope - 0.8)).toBeLessThan(3 * slopeError);
    expect(Math.abs(intercept - 0.5)).toBeLessThan(3 * interceptError);
    expect(slopeError).toBeLessThan(0.02);
  });

  test('stays finite, and says so, where the rows leave the line open', () => {
    const equal = recalibrationOf(
      new Float64Array(100_000).fill(0.02),
      Uint8Array.from({ length: 100_000 }, (_, row) => Number(row % 25 === 0)),
    );
    expect(equal.isIdentified).toBe(false);
    // The level is known (4 %), the slope is not: it stays at 1.
    expect(equal.slope).toBeCloseTo(1, 3);
    expect(equal.intercept + equal.slope * Math.log(0.02 / 0.98)).toBeCloseTo(Math.log(0.04 / 0.96), 6);
    const separated = recalibrationOf(Float64Array.of(0, 0.1, 0.9, 1), Uint8Array.of(0, 0, 1, 1));
    expect(separated.isIdentified).toBe(false);
    expect(Number.isFinite(separated.slope) && separated.slope > 1).toBe(true);
  });

  test('survives predictions of exactly 0 and 1 that were wrong', () => {
    const { calibrationSlope, calibrationIntercept } = measure([0, 0, 1, 1, 0.5, 0.5], [0, 1, 0, 1, 0, 1]);
    expect(calibrationSlope).toBeCloseTo(0, 6);
    expect(calibrationIntercept).toBeCloseTo(0, 6);
  });
});
