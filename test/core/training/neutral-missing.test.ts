import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { neutralMissing } from '../../../core/training/neutral-missing.ts';
import type { LearnedTables } from '../../../core/training/scorecard-tables.ts';
import { tableLogOdds } from '../../../core/training/table-log-odds.ts';

const EVIDENCE = { kind: 'expert', source: 'generated for a test' } as const;
const point = fc.double({ min: -3, max: 3, noNaN: true });
const pointsOf = (length: number) => fc.array(point, { minLength: length, maxLength: length });

const learned: fc.Arbitrary<LearnedTables> = fc
  .tuple(point, fc.array(fc.tuple(pointsOf(3), point), { minLength: 2, maxLength: 8 }), pointsOf(9))
  .map(([intercept, tables, grid]) => ({
    intercept,
    tables: tables.map(([points, missing], at) => ({
      feature: `f${at}`,
      edges: [0, 1],
      points,
      missing,
      monotone: 'none',
      evidence: EVIDENCE,
      bags: [points],
    })),
    pairs: [
      {
        features: ['f0', 'f1'],
        edges: [[0], [0]],
        points: [grid.slice(0, 3), grid.slice(3, 6), grid.slice(6)],
        evidence: EVIDENCE,
      },
    ],
  }));

const worth = fc.double({ min: -1, max: 4, noNaN: true });

describe('figures that are missing', () => {
  it('all of them, give the worth of the group back and nothing else', () => {
    fc.assert(
      fc.property(learned, worth, (tables, lost) => {
        const neutral = neutralMissing(tables, lost);
        const left = tableLogOdds(neutral, () => Number.NaN);
        const isFlat = tables.tables.every(({ points }) => new Set(points).size === 1);
        expect(left).toBeCloseTo(tables.intercept - (isFlat ? 0 : Math.max(0, lost)), 7);
      }),
    );
  });

  it('are as good as no statement when the worth is what the average row is safer by', () => {
    const rate = 0.07;
    fc.assert(
      fc.property(learned, worth, (tables, lost) => {
        fc.pre(lost >= 0 && tables.tables.some(({ points }) => new Set(points).size > 1));
        const none = Math.log((1 - rate) / rate);
        const left = tableLogOdds(neutralMissing({ ...tables, intercept: none + lost }, lost), () => Number.NaN);
        expect(left).toBeCloseTo(none, 7);
      }),
    );
  });

  it('never earn anything, each alone costs its share by the reach of its table, and a pair says nothing', () => {
    fc.assert(
      fc.property(learned, worth, (tables, lost) => {
        const neutral = neutralMissing(tables, lost);
        const reach = tables.tables.map(({ points }) => Math.max(...points) - Math.min(...points));
        const whole = reach.reduce((sum, one) => sum + one, 0);
        neutral.tables.forEach(({ missing }, at) => {
          expect(missing).toBeLessThanOrEqual(0);
          const share = whole === 0 ? 0 : reach[at]! / whole;
          expect(missing).toBeCloseTo(-Math.max(0, lost) * share, 8);
          expect(Object.is(missing, -0)).toBe(false);
        });
        const [first] = neutral.pairs;
        expect(first!.points[0]).toEqual([0, 0, 0]);
        expect(first!.points.map((row) => row[0])).toEqual([0, 0, 0]);
      }),
    );
  });

  it('leave what is known as it was learned', () => {
    fc.assert(
      fc.property(learned, worth, point, (tables, lost, value) => {
        const neutral = neutralMissing(tables, lost);
        expect(tableLogOdds(neutral, () => value)).toBe(tableLogOdds(tables, () => value));
        expect(neutral.tables.map(({ bags }) => bags)).toEqual(tables.tables.map(({ bags }) => bags));
      }),
    );
  });
});
