import { describe, expect, it } from 'vitest';
import { calibrationTenths, reachOf, unseenQuantiles } from '../../../core/training/training-report.ts';
import { randomFrom } from '../../../core/training/random.ts';
import { allRows } from './made-up-rows.ts';

const ROWS = 205;
const random = randomFrom(11);
const probabilities = Float64Array.from({ length: ROWS }, () => 0.05 + 0.9 * random.next());
const target = Uint8Array.from(probabilities, (p) => Number(random.next() < p));

/** Three folds that share the rows out by turns. */
const tasks = [0, 1, 2].map((fold) => ({ unseen: allRows(ROWS).filter((row) => row % 3 === fold) }));
const answers = tasks.map(({ unseen }) => ({
  probabilities: Float64Array.from(unseen, (row) => probabilities[row]!),
}));

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('the report of a training', () => {
  it('holds predicted against observed in ten groups of equal size, from safe to risky', () => {
    const tenths = calibrationTenths(tasks, answers, target);
    expect(tenths.map(({ rows }) => rows)).toEqual([20, 21, 20, 21, 20, 21, 20, 21, 20, 21]);
    const order = [...allRows(ROWS)].toSorted((a, b) => probabilities[a]! - probabilities[b]!);
    const last = order.slice(-21);
    expect(tenths[9]!.predicted).toBeCloseTo(mean(last.map((row) => probabilities[row]!)), 12);
    expect(tenths[9]!.observed).toBeCloseTo(mean(last.map((row) => target[row]!)), 12);
    expect(tenths.map(({ predicted }) => predicted)).toEqual(
      tenths.map(({ predicted }) => predicted).toSorted((a, b) => a - b),
    );
  });

  it('holds how log-odds of unseen rows are spread, of sound and of failed ones, positive for safe', () => {
    const { sound, failed } = unseenQuantiles(tasks, answers, { lesson: { target }, isOrdinary: () => true });
    const logOdds = (outcome: 0 | 1): readonly number[] =>
      [...probabilities].flatMap((p, row) => (target[row] === outcome ? [Math.log((1 - p) / p)] : []));
    for (const [quantiles, values] of [
      [sound, logOdds(0)],
      [failed, logOdds(1)],
    ] as const) {
      expect(quantiles).toHaveLength(201);
      expect(quantiles).toEqual(quantiles.toSorted((a, b) => a - b));
      expect(quantiles[0]).toBeCloseTo(Math.min(...values), 4);
      expect(quantiles[200]).toBeCloseTo(Math.max(...values), 4);
    }
    expect(mean(sound)).toBeGreaterThan(mean(failed));
  });

  it('holds how far each table and pair moves the rows, the farthest first', () => {
    const evidence = { kind: 'expert', source: 'generated for a test' } as const;
    const table = { edges: [0], missing: 0, monotone: 'none', evidence, bags: [] } as const;
    const pair = [
      [0, 0, 0],
      [0, 3, -3],
      [0, -3, 3],
    ];
    const learned = {
      intercept: 0,
      tables: [
        { ...table, feature: 'a', points: [-1, 1] },
        { ...table, feature: 'b', points: [-2, 2] },
      ],
      pairs: [{ features: ['a', 'b'], edges: [[0], [0]], points: pair, evidence }],
    } as const;
    const columns = [Float64Array.of(-1, -1, 1, 1), Float64Array.of(-1, 1, -1, 1)];
    expect(reachOf(learned, columns, ['a', 'b'])).toEqual([
      { feature: 'a x b', points: 3 },
      { feature: 'b', points: 2 },
      { feature: 'a', points: 1 },
    ]);
  });
});
