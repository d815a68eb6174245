import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { predictLogOdds } from '../../../core/training/ensemble.ts';
import { learn } from '../../../core/training/learn.ts';
import { allRows, lessonFrom, quickPlan, type Rows } from './made-up-rows.ts';

const sign = fc.constantFrom(-1, 0, 1);
const figure = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: -6, max: 6 }) },
  { weight: 1, arbitrary: fc.constant(Number.NaN) },
);
const row = fc.tuple(figure, figure, figure, fc.integer({ min: 0, max: 1 }));

/** Any rows, the outcome often against the signs. */
const rowsOf: fc.Arbitrary<Rows> = fc.array(row, { minLength: 40, maxLength: 160 }).map((rows) => ({
  columns: [0, 1, 2].map((column) => Float64Array.from(rows, (figures) => figures[column]!)),
  target: Uint8Array.from(rows, (figures) => figures[3]),
}));

const GRID = [Number.NaN, -7, -5, -3, -1, 0, 1, 2, 4, 6];
const BESIDE = [Number.NaN, -4, 0, 5];

/** Log-odds with one column going through the known values of the grid, for every state of the other two. */
const profiles = (
  predict: (columns: readonly Float64Array[]) => Float64Array,
  column: number,
): readonly Float64Array[] => {
  const known = Float64Array.from(GRID.slice(1));
  return BESIDE.flatMap((first) =>
    BESIDE.map((second) => {
      const beside = [first, second].map((value) => new Float64Array(known.length).fill(value));
      return predict(beside.toSpliced(column, 0, known));
    }),
  );
};

describe.each(['additive', 'pairs'] as const)('signs of a model of %s', (kind) => {
  it('hold for any data, whatever the other figures are and also where these are missing', () => {
    const plan = quickPlan(kind, {
      splits: 2,
      boost: { mostRounds: 25, learningRate: 0.3, leastHessian: 0.2, patience: 25, columnShare: 1 },
    });
    let moved = 0;
    fc.assert(
      fc.property(rowsOf, fc.tuple(sign, sign, sign), fc.integer({ min: 1, max: 99 }), (rows, signs, seed) => {
        const { ensemble } = learn(lessonFrom(rows, { signs: Int8Array.from(signs), seed }), plan);
        const predict = (columns: readonly Float64Array[]): Float64Array =>
          predictLogOdds(ensemble, columns, allRows(columns[0]!.length));
        for (const [column, direction] of signs.entries()) {
          if (direction === 0) continue;
          for (const logOdds of profiles(predict, column))
            for (let at = 1; at < logOdds.length; at += 1) {
              const rise = direction * (logOdds[at]! - logOdds[at - 1]!);
              expect(rise).toBeGreaterThanOrEqual(-1e-9);
              if (rise > 1e-3) moved += 1;
            }
        }
      }),
      { numRuns: 150 },
    );
    // The property would also hold for models that say nothing.
    expect(moved).toBeGreaterThan(100);
  });
});
