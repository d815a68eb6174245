import { describe, expect, it } from 'vitest';
import { logisticWeights } from '../../../../core/training/patterns/weights.ts';
import { madeUpRows } from '../made-up-rows.ts';

describe('the weights of sub-scores', () => {
  it('are those that the outcomes were drawn with', () => {
    const { columns, target } = madeUpRows({
      rows: 20_000,
      columns: 3,
      truth: ([a, b]) => -1 + 2 * a! - 0.5 * b!,
    });
    const found = logisticWeights(columns, target);
    [-1, 2, -0.5, 0].forEach((weight, at) => {
      expect(Math.abs(found[at]! - weight)).toBeLessThan(0.12);
    });
  });

  it('leave the mean prediction at the share of outcomes', () => {
    const { columns, target } = madeUpRows({ rows: 500, columns: 2, truth: ([a, b]) => -2 + 3 * a! + b! });
    const [intercept, ...weights] = logisticWeights(columns, target);
    const predicted = Array.from(
      target,
      (_, row) =>
        1 / (1 + Math.exp(-weights.reduce((sum, weight, at) => sum + weight * columns[at]![row]!, intercept!))),
    );
    const sum = (values: Iterable<number>): number => [...values].reduce((all, value) => all + value, 0);
    expect(sum(predicted) / sum(target)).toBeCloseTo(1, 5);
  });

  it('share what two equal sub-scores say', () => {
    const { columns, target } = madeUpRows({ rows: 2000, columns: 1, truth: ([a]) => 2 * a! });
    const [, one] = logisticWeights(columns, target);
    const [, first, second] = logisticWeights([columns[0]!, columns[0]!], target);
    expect(first).toBeCloseTo(second!, 6);
    expect(first! + second!).toBeCloseTo(one!, 2);
  });

  it.each([1, 5, 30])('stay finite and the right way round where log-odds of +-%d tell all outcomes apart', (size) => {
    const target = Uint8Array.from({ length: 60 }, (_, row) => Number(row % 10 === 0));
    const column = Float64Array.from(target, (one) => (one === 1 ? size : -size));
    const [intercept, first, second] = logisticWeights([column, column], target);
    expect(Number.isFinite(intercept)).toBe(true);
    expect(first! + second!).toBeGreaterThan(0);
    expect(Number.isFinite(first! + second!)).toBe(true);
  });

  it('stay finite where one sub-score says the same of every row', () => {
    const { columns, target } = madeUpRows({ rows: 300, columns: 1, truth: ([a]) => a! });
    for (const weight of logisticWeights([columns[0]!, new Float64Array(300).fill(-3)], target))
      expect(weight).toSatisfy(Number.isFinite);
  });
});
