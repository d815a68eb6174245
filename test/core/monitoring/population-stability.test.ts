import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  binCounts,
  patternCounts,
  patternOf,
  quantileEdges,
  type BinCounts,
} from '../../../core/src/monitoring/bin-counts.ts';
import { populationStability, type PopulationStability } from '../../../core/src/monitoring/population-stability.ts';
import { randomOf } from './random.ts';

const counts = (known: readonly number[], missing = 0): BinCounts => ({ known, missing });

const anyCounts = fc
  .record({ known: fc.array(fc.nat(300), { minLength: 6, maxLength: 6 }), missing: fc.nat(50) })
  .filter(({ known, missing }) => known.some((count) => count > 0) || missing > 0);

describe('population stability index', () => {
  test('by hand: 50/50 against 60/40 with a fifth missing in both', () => {
    const { index, referenceRows, currentRows } = populationStability(counts([40, 40], 20), counts([96, 64], 40));
    expect(index).toBeCloseTo(0.08 * Math.log(0.48 / 0.4) - 0.08 * Math.log(0.32 / 0.4), 12);
    expect([referenceRows, currentRows]).toEqual([100, 200]);
  });

  test('is never negative, the same both ways round, and zero for the same counts', () => {
    fc.assert(
      fc.property(anyCounts, anyCounts, (one, other) => {
        const there = populationStability(one, other);
        const back = populationStability(other, one);
        expect(there.index).toBeGreaterThanOrEqual(0);
        expect(there.index).toBeCloseTo(back.index!, 12);
        expect(there.test!.pValue).toBeCloseTo(back.test!.pValue, 12);
        // Joining bins can only hide a difference, apart from the half row that an empty bin counts as.
        const hasEmptyBin = [one, other].some(({ known, missing }) => [...known, missing].includes(0));
        expect(hasEmptyBin || there.test!.index <= there.index! + 1e-12).toBe(true);
        const same = populationStability(one, one);
        expect([same.index, same.test!.pValue]).toEqual([0, 1]);
        expect(['stable', 'cannot_tell']).toContain(same.verdict);
      }),
      { seed: 7 },
    );
  });

  test('the parts of the bins sum to the index, and name the bin that moved', () => {
    const { index, bins } = populationStability(counts([500, 300, 200]), counts([500, 200, 200], 100));
    expect(bins.reduce((sum, { part }) => sum + part, 0)).toBeCloseTo(index!, 12);
    expect(bins.at(-1)!.part).toBe(Math.max(...bins.map(({ part }) => part)));
  });

  test('a source that begins to fail shows in the missing bin of its own', () => {
    const { verdict, index } = populationStability(counts([500, 500], 0), counts([350, 350], 300));
    expect(verdict).toBe('drifted');
    expect(index).toBeGreaterThan(0.25);
  });

  test('nobody in the current sample is no drift: nothing can be told', () => {
    const stability = populationStability(counts([50, 50]), counts([0, 0]));
    expect(stability).toEqual({ referenceRows: 100, currentRows: 0, bins: [], verdict: 'cannot_tell' });
  });

  test('one bin for all is stable in a large sample, unknown in a tiny one', () => {
    expect(populationStability(counts([5000, 0]), counts([4000, 0])).verdict).toBe('stable');
    expect(populationStability(counts([5000, 0]), counts([4, 0])).verdict).toBe('cannot_tell');
  });

  test('refuses other bins, an empty reference and edges that do not rise', () => {
    expect(() => populationStability(counts([1, 2]), counts([1, 2, 3]))).toThrow(
      expect.objectContaining({ code: 'length_mismatch' }),
    );
    expect(() => populationStability(counts([0, 0]), counts([1, 2]))).toThrow(
      expect.objectContaining({ code: 'no_rows' }),
    );
    expect(() => binCounts(Float64Array.of(1), [1, 1])).toThrow(expect.objectContaining({ code: 'bad_bins' }));
    expect(() => binCounts(Float64Array.of(1), [1, Number.NaN])).toThrow(expect.objectContaining({ code: 'bad_bins' }));
  });

  test('a change of the availability pattern is found without joining bins that mean nothing to each other', () => {
    const [full, noAccounts] = [patternOf(['registry', 'notices', 'accounts']), patternOf(['registry', 'notices'])];
    const sample = (withAccounts: number): BinCounts =>
      patternCounts(Uint8Array.from({ length: 2000 }, (_, row) => (row < withAccounts ? full : noAccounts)));
    const drift = populationStability(sample(1600), sample(1000), { bins: 'unordered' });
    expect([drift.verdict, drift.test!.bins]).toEqual(['drifted', 2]);
    expect(populationStability(sample(1600), sample(1590), { bins: 'unordered' }).verdict).toBe('stable');
    // Rare patterns are put with rare ones, not with the frequent pattern that happens to stand beside them.
    const mixed = counts([500, 2, 500, 2, 500, 2]);
    expect(populationStability(mixed, mixed, { bins: 'unordered' }).test!.bins).toBe(4);
    expect(populationStability(mixed, mixed, { bins: 'ordered' }).test!.bins).toBe(3);
  });
});

describe('bins', () => {
  test('an edge belongs to the bin above it, NaN to the bin of the missing, as the scorer reads a table', () => {
    expect(binCounts(Float64Array.of(-1, 0, 0.5, 1, 2, Number.NaN), [0, 1])).toEqual({ known: [1, 2, 2], missing: 1 });
  });

  test('quantile edges cut a reference into equal parts and keep equal figures together', () => {
    const even = Float64Array.from({ length: 1000 }, (_, row) => row);
    expect(binCounts(even, quantileEdges(even)).known).toEqual(Array.from({ length: 10 }, () => 100));
    const tied = Float64Array.from({ length: 1000 }, (_, row) => (row < 700 ? 5 : row));
    expect(binCounts(tied, quantileEdges(tied)).known[0]).toBe(700);
    expect(quantileEdges(Float64Array.of(3, 3, 3, Number.NaN))).toEqual([]);
    expect(() => quantileEdges(Float64Array.of(Number.NaN))).toThrow(expect.objectContaining({ code: 'no_rows' }));
  });
});

describe('simulated samples (seeded)', () => {
  /** Ten tenths of a normal score, a tenth of the rows missing; the current one moved by `shift` standard deviations. */
  const TENTHS = [-1.2816, -0.8416, -0.5244, -0.2533, 0, 0.2533, 0.5244, 0.8416, 1.2816];
  const simulate = (
    { rows, shift, seed }: { readonly rows: number; readonly shift: number; readonly seed: number },
    times: number,
  ): readonly PopulationStability[] => {
    const random = randomOf(seed);
    const sample = (mean: number): BinCounts =>
      binCounts(
        Float64Array.from({ length: rows }, () => (random.uniform() < 0.1 ? Number.NaN : random.normal() + mean)),
        TENTHS,
      );
    return Array.from({ length: times }, () => populationStability(sample(0), sample(shift)));
  };
  const share = (results: readonly PopulationStability[], holds: (one: PopulationStability) => boolean): number =>
    results.filter(holds).length / results.length;

  test('200 rows, no change: the bare .10 cries wolf in more than a third, the test in about 1 %', () => {
    const results = simulate({ rows: 200, shift: 0, seed: 21 }, 2000);
    expect(share(results, ({ index }) => index! >= 0.1)).toBeGreaterThan(0.33);
    const alarms = share(results, ({ verdict }) => verdict === 'watch' || verdict === 'drifted');
    expect(alarms).toBeLessThan(0.018);
    expect(alarms).toBeGreaterThan(0.003);
    const atFivePercent = share(results, ({ test: tested }) => tested!.pValue < 0.05);
    expect(Math.abs(atFivePercent - 0.05)).toBeLessThan(0.015);
    // Nothing found in a sample this small is not "stable".
    expect(share(results, ({ verdict }) => verdict === 'stable')).toBe(0);
  });

  test('100,000 rows: no change is stable, a quarter of a deviation is seen although the index is below .10', () => {
    const same = simulate({ rows: 100_000, shift: 0, seed: 22 }, 8);
    expect(share(same, ({ verdict }) => verdict === 'stable')).toBe(1);
    const moved = simulate({ rows: 100_000, shift: 0.25, seed: 23 }, 8);
    expect(share(moved, ({ index }) => index! >= 0.1)).toBe(0);
    expect(share(moved, ({ test: tested }) => tested!.pValue < 1e-9)).toBe(1);
    // Who cares for smaller changes than the conventions do says so.
    const careful = moved.map(({ bins }) => {
      const rows = (side: 'reference' | 'current'): BinCounts => ({
        known: bins.slice(0, -1).map((bin) => Math.round(bin[side] * 100_000)),
        missing: Math.round(bins.at(-1)![side] * 100_000),
      });
      return populationStability(rows('reference'), rows('current'), { watchFrom: 0.02 }).verdict;
    });
    expect(new Set(careful)).toEqual(new Set(['watch']));
  });

  test('the size of a change is not inflated by a small sample: the index is, the index beyond chance is not', () => {
    const mean = (results: readonly PopulationStability[], figure: (one: PopulationStability) => number): number =>
      results.reduce((sum, one) => sum + figure(one), 0) / results.length;
    const [large] = simulate({ rows: 200_000, shift: 0.4, seed: 25 }, 1);
    const small = simulate({ rows: 200, shift: 0.4, seed: 26 }, 500);
    expect(mean(small, ({ index }) => index!)).toBeGreaterThan(large!.index! + 0.08);
    expect(Math.abs(mean(small, ({ test: tested }) => tested!.indexBeyondChance) - large!.index!)).toBeLessThan(0.02);
    expect(large!.verdict).toBe('watch');
    // The bare .25 calls this change, which is a "watch", a drift in two samples of five.
    const bare = share(small, ({ index }) => index! >= 0.25);
    expect(share(small, ({ verdict }) => verdict === 'drifted')).toBeLessThan(bare / 2);
  });

  test('a material change is caught where the samples allow it', () => {
    const results = simulate({ rows: 2000, shift: 0.5, seed: 24 }, 100);
    expect(share(results, ({ verdict }) => verdict === 'watch' || verdict === 'drifted')).toBe(1);
  });
});
