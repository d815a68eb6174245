import { describe, expect, test } from 'vitest';
import { binomialInterval, binomialUpperTail } from '../../../core/src/monitoring/binomial-interval.ts';
import {
  chiSquareQuantile,
  chiSquareTail,
  nonCentralTail,
  normalTwoSided,
} from '../../../core/src/monitoring/chi-square.ts';
import { lowerBeta } from '../../../core/src/monitoring/incomplete-beta.ts';
import { logGamma, upperGamma } from '../../../core/src/monitoring/incomplete-gamma.ts';

describe('special functions', () => {
  test('the gamma function equals its closed forms', () => {
    expect(logGamma(5)).toBeCloseTo(Math.log(24), 12);
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 12);
    expect(logGamma(0.1)).toBeCloseTo(Math.log(9.513_507_698_668_732), 12);
    for (const x of [0.1, 1, 3, 20]) {
      expect(upperGamma(1, x) / Math.exp(-x)).toBeCloseTo(1, 12);
      expect(upperGamma(3, x) / (Math.exp(-x) * (1 + x + (x * x) / 2))).toBeCloseTo(1, 12);
    }
    expect(upperGamma(2, 0)).toBe(1);
  });

  test('the beta function equals its closed forms', () => {
    expect(lowerBeta(0.5, 2, 3)).toBeCloseTo(11 / 16, 12);
    for (const x of [0.01, 0.3, 0.9]) {
      expect(lowerBeta(x, 1, 7)).toBeCloseTo(1 - (1 - x) ** 7, 12);
      expect(lowerBeta(x, 7, 1)).toBeCloseTo(x ** 7, 12);
    }
    expect([lowerBeta(0, 2, 3), lowerBeta(1, 2, 3)]).toEqual([0, 1]);
  });
});

describe('chi-square', () => {
  // The usual printed table of upper percentage points (Abramowitz and Stegun, table 26.8).
  test.each([
    [0.05, 1, 3.84146],
    [0.05, 9, 16.919],
    [0.01, 9, 21.666],
    [0.01, 1, 6.6349],
    [0.05, 30, 43.773],
    [0.995, 10, 2.15585],
    [0.001, 100, 149.449],
  ])('tail %f with %i degrees of freedom lies at %f', (tail, degreesOfFreedom, statistic) => {
    expect(chiSquareQuantile(tail, degreesOfFreedom)).toBeCloseTo(statistic, 3);
    expect(chiSquareTail(statistic, degreesOfFreedom) / tail).toBeCloseTo(1, 3);
  });

  test('a standard normal figure of 1.959964 has 5 % on both sides', () => {
    expect(normalTwoSided(1.959964)).toBeCloseTo(0.05, 7);
    expect(normalTwoSided(0)).toBe(1);
  });

  test('power: 80 % of two-sided 5 % tests see a shift of 1.96 + 0.8416 standard errors', () => {
    expect(nonCentralTail(3.841459, 1, (1.959964 + 0.841621) ** 2)).toBeCloseTo(0.8, 4);
    expect(nonCentralTail(16.919, 9, 0)).toBeCloseTo(0.05, 4);
    expect(nonCentralTail(16.919, 9, 1e9)).toBe(1);
    // Both ways of reckoning meet where one takes over from the other.
    expect(nonCentralTail(16.919, 9, 300)).toBeCloseTo(1, 9);
  });
});

describe('exact binomial', () => {
  test('interval of 682 of 925, the example of binom.test in R (Conover 1971)', () => {
    const [low, high] = binomialInterval(682, 925, 0.95);
    expect(low).toBeCloseTo(0.7076683, 7);
    expect(high).toBeCloseTo(0.7654066, 7);
  });

  test('none and all of n: one end is closed, the other has its closed form', () => {
    const none = binomialInterval(0, 100, 0.95);
    expect(none[0]).toBe(0);
    expect(none[1]).toBeCloseTo(1 - 0.025 ** (1 / 100), 12);
    const all = binomialInterval(100, 100, 0.95);
    expect(all[0]).toBeCloseTo(0.025 ** (1 / 100), 12);
    expect(all[1]).toBe(1);
  });

  test('holds at a million rows: near the normal interval', () => {
    const [low, high] = binomialInterval(5000, 1_000_000, 0.95);
    const reach = 1.96 * Math.sqrt((0.005 * 0.995) / 1_000_000);
    expect(low).toBeCloseTo(0.005 - reach, 5);
    expect(high).toBeCloseTo(0.005 + reach, 5);
  });

  test('upper tail by hand: at least 2 of 3 at one half is 4/8', () => {
    expect(binomialUpperTail(2, 3, 0.5)).toBeCloseTo(0.5, 12);
    expect(binomialUpperTail(0, 3, 0.5)).toBe(1);
    expect(binomialUpperTail(3, 3, 0.5)).toBeCloseTo(1 / 8, 12);
  });
});
