import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aucDifference, aucError, placementsOf, type Placements } from '../../../core/src/monitoring/delong.ts';
import { randomOf } from './random.ts';

const labelsOf = (labels: readonly number[]): Uint8Array => Uint8Array.from(labels);
const place = (figures: readonly number[], labels: readonly number[]): Placements =>
  placementsOf(Float64Array.from(figures), labelsOf(labels));

describe('DeLong', () => {
  test('by hand: three defaults, two sound companies, one tie', () => {
    // Defaults 3, 2, 1; sound 2, 0. Placements: of 3 -> 1; of 2 -> (0.5 + 1)/2; of 1 -> 1/2. AUC = 2.25/3 = 0.75.
    const labels = [1, 1, 1, 0, 0];
    const placements = place([3, 2, 1, 2, 0], labels);
    expect([...placements.ofRows]).toEqual([1, 0.75, 0.5, 0.5, 1]);
    expect(placements.auc).toBe(0.75);
    // Variance of (1, .75, .5) is .0625, of (.5, 1) is .125: .0625/3 + .125/2.
    expect(aucError(placements, labelsOf(labels))).toBeCloseTo(Math.sqrt(0.0625 / 3 + 0.125 / 2), 12);
  });

  test('by hand: the paired difference of two orders of the same rows', () => {
    const labels = [1, 1, 0, 0];
    // One: 4 2 | 3 1 -> placements 1, .5 | .5, 1. Other: 2 4 | 1 3 -> .5, 1 | 1, .5. Differences .5, -.5 | -.5, .5.
    const difference = aucDifference(place([4, 2, 3, 1], labels), place([2, 4, 1, 3], labels), labelsOf(labels));
    expect(difference).toEqual({ difference: 0, standardError: Math.sqrt(0.5 / 2 + 0.5 / 2), pValue: 1 });
  });

  test('is absent where the rows give no spread: one default, a perfect order, the same order twice', () => {
    expect(aucError(place([3, 1, 2], [1, 0, 0]), labelsOf([1, 0, 0]))).toBeUndefined();
    expect(aucError(place([3, 4, 1, 2], [1, 1, 0, 0]), labelsOf([1, 1, 0, 0]))).toBeUndefined();
    const same = place([1, 4, 3, 2], [1, 1, 0, 0]);
    expect(aucDifference(same, same, labelsOf([1, 1, 0, 0]))).toBeUndefined();
  });

  test('a rising transform of either order changes nothing', () => {
    const rows = fc
      .array(fc.record({ one: fc.nat(20), other: fc.nat(20), label: fc.nat(1) }), { minLength: 4, maxLength: 30 })
      .filter((list) => [0, 1].every((wanted) => list.filter(({ label }) => label === wanted).length > 1));
    fc.assert(
      fc.property(rows, (list) => {
        const labels = list.map(({ label }) => label);
        const one = list.map((row) => row.one);
        const other = list.map((row) => row.other);
        const plain = aucDifference(place(one, labels), place(other, labels), labelsOf(labels));
        const bent = aucDifference(
          place(
            one.map((figure) => figure ** 3),
            labels,
          ),
          place(
            other.map((figure) => Math.exp(figure)),
            labels,
          ),
          labelsOf(labels),
        );
        expect(bent).toEqual(plain);
      }),
      { seed: 7 },
    );
  });

  test('the standard error is the spread that repeated samples show, and equal models differ in about 5 % of them', () => {
    const random = randomOf(31);
    const TIMES = 600;
    const results = Array.from({ length: TIMES }, () => {
      const labels = Array.from({ length: 300 }, (_, row) => Number(row < 60));
      const truth = labels.map((label) => label + random.normal());
      const one = placementsOf(
        Float64Array.from(truth, (figure) => figure + 0.7 * random.normal()),
        labelsOf(labels),
      );
      const other = placementsOf(
        Float64Array.from(truth, (figure) => figure + 0.7 * random.normal()),
        labelsOf(labels),
      );
      return {
        auc: one.auc,
        error: aucError(one, labelsOf(labels))!,
        pValue: aucDifference(one, other, labelsOf(labels))!.pValue,
      };
    });
    const mean = (figures: readonly number[]): number => figures.reduce((sum, figure) => sum + figure, 0) / TIMES;
    const average = mean(results.map(({ auc }) => auc));
    const spread = Math.sqrt(mean(results.map(({ auc }) => (auc - average) ** 2)));
    expect(mean(results.map(({ error }) => error)) / spread).toBeCloseTo(1, 1);
    const alarms = results.filter(({ pValue }) => pValue < 0.05).length / TIMES;
    expect(Math.abs(alarms - 0.05)).toBeLessThan(0.025);
  });
});
