import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isotonicCalibration,
  isotonicProbabilities,
  plattCalibration,
  priorShift,
} from '../../../core/training/calibrate.ts';
import { learn, predict } from '../../../core/training/learn.ts';
import { measuresOf } from '../../../core/src/monitoring/measures.ts';
import { allRows, lessonFrom, madeUpRows, quickPlan } from './made-up-rows.ts';

const outcomesOf = (low: number, high: number, [slope, intercept]: readonly [number, number]) => {
  const middle = (low + high) / 2;
  const { columns, target } = madeUpRows({
    rows: 20_000,
    columns: 1,
    truth: ([a]) => intercept + slope * a!,
    figure: (random) => middle + ((high - low) / 2) * (2 * random.next() - 1),
  });
  return { logOdds: columns[0]!, target };
};

describe('Platt scaling', () => {
  it.each([
    [-3, 3, 1, 0],
    [-3, 3, 0.5, -1],
    [-2, 2, 1.5, 2],
    // Far from calibrated: full Newton steps would run away.
    [-8, 8, 0.2, 0],
    [-12, -6, 0.5, 4],
    [5, 9, 1, -7],
  ])(
    'finds the line again from predictions between %d and %d (slope %d, intercept %d)',
    (low, high, slope, intercept) => {
      const { logOdds, target } = outcomesOf(low, high, [slope, intercept]);
      const found = plattCalibration(logOdds, target);
      const middle = (low + high) / 2;
      expect(Math.abs(found.slope - slope)).toBeLessThan(0.1);
      expect(Math.abs(found.intercept + found.slope * middle - intercept - slope * middle)).toBeLessThan(0.1);
    },
  );

  it('leaves the mean prediction at the share of outcomes', () => {
    const { logOdds, target } = outcomesOf(-4, 2, [0.7, -0.5]);
    const { slope, intercept } = plattCalibration(logOdds, target);
    const predicted = logOdds.reduce((sum, x) => sum + 1 / (1 + Math.exp(-intercept - slope * x)), 0) / logOdds.length;
    const observed = target.reduce((sum, one) => sum + one, 0) / target.length;
    expect(predicted).toBeCloseTo(observed, 9);
  });

  it('stays finite, and the right way round, where predictions tell all outcomes apart', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.double({ min: 0.01, max: 40, noNaN: true }), (half, distance) => {
        const target = Uint8Array.from({ length: 2 * half }, (_, row) => row % 2);
        const { slope, intercept } = plattCalibration(
          Float64Array.from(target, (one) => (one - 0.5) * distance),
          target,
        );
        expect(Number.isFinite(intercept)).toBe(true);
        expect(slope).toBeGreaterThan(0);
        expect(slope * distance).toBeLessThan(50 + distance);
      }),
    );
  });

  it('leaves nothing but the share of outcomes of predictions that go against them', () => {
    const target = Uint8Array.of(0, 0, 0, 0, 0, 0, 1, 1);
    const { slope, intercept } = plattCalibration(Float64Array.of(2, 1, 2, 1, 2, 1, -1, -2), target);
    expect(slope).toBe(0);
    expect(intercept).toBeCloseTo(Math.log(2.5 / 6.5), 12);
  });

  it('keeps a slope of 1 where all predictions are the same', () => {
    const { slope, intercept } = plattCalibration(new Float64Array(4).fill(0), Uint8Array.of(0, 0, 0, 1));
    expect(slope).toBeCloseTo(1, 9);
    expect(intercept).toBeCloseTo(Math.log(1 / 3), 9);
  });
});

describe('isotonic calibration', () => {
  const rows = fc.array(fc.tuple(fc.integer({ min: -6, max: 6 }), fc.integer({ min: 0, max: 1 })), {
    minLength: 1,
    maxLength: 60,
  });

  it('rises, begins at the values of the rows, and says of each block what was observed there', () => {
    fc.assert(
      fc.property(rows, (pairs) => {
        const steps = isotonicCalibration(
          Float64Array.from(pairs, ([x]) => x),
          Uint8Array.from(pairs, ([, outcome]) => outcome),
        );
        expect(steps[0]!.from).toBe(Math.min(...pairs.map(([x]) => x)));
        const rates = steps.map(({ rate }) => rate);
        expect(rates).toEqual([...new Set(rates)].toSorted((a, b) => a - b));
        steps.forEach(({ from, rate }, at) => {
          const next = steps[at + 1];
          const block = pairs.filter(([x]) => x >= from && (next === undefined || x < next.from));
          expect(rate).toBeCloseTo(block.reduce((sum, [, outcome]) => sum + outcome, 0) / block.length, 12);
        });
      }),
    );
  });

  it('fits no worse than any other rising steps, and does not depend on the order of the rows', () => {
    const errorOf = (rates: readonly number[], outcomes: readonly number[]): number =>
      rates.reduce((sum, rate, at) => sum + (rate - outcomes[at]!) ** 2, 0);
    const outcomes = fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 8, maxLength: 8 });
    const others = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 4, maxLength: 4 });
    // Two rows for each of four predictions.
    const logOdds = Float64Array.of(0, 0, 1, 1, 2, 2, 3, 3);
    fc.assert(
      fc.property(outcomes, others, (ys, other) => {
        const steps = isotonicCalibration(logOdds, Uint8Array.from(ys));
        const rates = Array.from(logOdds, (x) => steps.findLast(({ from }) => x >= from)!.rate);
        const rising = other.toSorted((a, b) => a - b);
        const rival = Array.from(logOdds, (x) => rising[x]!);
        expect(errorOf(rates, ys)).toBeLessThanOrEqual(errorOf(rival, ys) + 1e-12);
        expect(isotonicCalibration(logOdds.toReversed(), Uint8Array.from(ys.toReversed()))).toEqual(steps);
      }),
    );
  });

  it('pools what falls, worked out by hand', () => {
    const steps = isotonicCalibration(Float64Array.of(1, 2, 2, 3, 4), Uint8Array.of(1, 0, 1, 0, 1));
    expect(steps).toEqual([
      { from: 1, rate: 0.5 },
      { from: 4, rate: 1 },
    ]);
  });
});

describe('probabilities by isotonic steps', () => {
  const steps = [
    { from: -1, rate: 0 },
    { from: 0.5, rate: 0.25 },
    { from: 2, rate: 1 },
  ];

  it('are the rate of the step that a prediction stands on, and never 0 or 1', () => {
    const found = isotonicProbabilities(Float64Array.of(-9, -1, 0.49, 0.5, 1.9, 2, 9), { steps, count: 50 });
    expect([...found]).toEqual([0.01, 0.01, 0.01, 0.25, 0.25, 0.99, 0.99]);
  });

  it('are those of any number of steps', () => {
    const rates = fc.uniqueArray(fc.double({ min: 0.01, max: 0.99, noNaN: true }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(rates, fc.double({ min: -2, max: 42, noNaN: true }), (any, value) => {
        const rising = any.toSorted((a, b) => a - b).map((rate, at) => ({ from: at, rate }));
        const [found] = isotonicProbabilities(Float64Array.of(value), { steps: rising, count: 1000 });
        expect(found).toBe((rising.findLast(({ from }) => value >= from) ?? rising[0]!).rate);
      }),
    );
  });
});

describe('another share of outcomes', () => {
  it('shifts the log-odds by the difference of the log-odds of both shares', () => {
    expect(priorShift(0.5, 0.1)).toBeCloseTo(-Math.log(9), 12);
    expect(priorShift(0.07, 0.07)).toBe(0);
    expect(priorShift(0.02, 0.04)).toBeCloseTo(Math.log(0.04 / 0.96 / (0.02 / 0.98)), 12);
  });
});

describe('a learned model', () => {
  it.each(['additive', 'pairs'] as const)('is calibrated on rows that it has not seen (%s)', (kind) => {
    const rows = madeUpRows({ rows: 9000, columns: 3, truth: ([a, b]) => 2 * a! - b! ** 2 - 1.5 + a! * b! });
    const isSeen = (row: number): boolean => row < 3000;
    const learned = learn(lessonFrom(rows, { rows: allRows(9000).filter(isSeen) }), quickPlan(kind));
    const unseen = allRows(9000).filter((row) => !isSeen(row));
    const figures = measuresOf(
      predict(learned, rows.columns, unseen),
      Uint8Array.from(unseen, (row) => rows.target[row]!),
    );
    expect(Math.abs(figures.calibrationSlope - 1)).toBeLessThan(0.12);
    expect(Math.abs(figures.calibrationIntercept)).toBeLessThan(0.2);
    expect(figures.auc).toBeGreaterThan(0.75);
  });
});
