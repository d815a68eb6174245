import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binned, edgesOf, MISSING_BIN } from '../../../core/training/bins.ts';

/** Few different values, so that runs of equal ones are long, among any others. */
const value = fc.oneof(
  fc.constantFrom(-1, 0, 0, 0, 1, 1e-300, -0),
  fc.integer({ min: -9, max: 9 }),
  fc.double({ noDefaultInfinity: true }),
);
const column = fc.array(value, { maxLength: 300 }).map((values) => Float64Array.from(values));
const mostBins = fc.oneof(fc.integer({ min: 2, max: 12 }), fc.integer({ min: 2, max: 254 }));

const knownOf = (values: Float64Array): Float64Array => values.filter((one) => !Number.isNaN(one)).toSorted();

describe('the edges of a column', () => {
  it('rise, are as few as asked for, and lie among the values', () => {
    fc.assert(
      fc.property(column, mostBins, (values, most) => {
        const edges = edgesOf(values, most);
        const known = knownOf(values);
        expect(edges.length).toBeLessThan(most);
        expect(edges).toEqual([...new Set(edges)].toSorted((a, b) => a - b));
        for (const edge of edges) {
          expect(edge).toBeGreaterThan(known[0]!);
          expect(edge).toBeLessThanOrEqual(known.at(-1)!);
        }
      }),
    );
  });

  it('each lie half-way between two neighbouring values, of which the upper goes up', () => {
    fc.assert(
      fc.property(column, mostBins, (values, most) => {
        const different = [...new Set(knownOf(values))];
        for (const edge of edgesOf(values, most)) {
          const above = different.findIndex((one) => one >= edge);
          expect(different[above - 1]).toBeLessThan(edge);
          const half = different[above - 1]! / 2 + different[above]! / 2;
          // Where a number is too small to be halved, the edge is the upper value itself.
          expect(edge === different[above] || Math.abs(edge - half) <= Math.abs(half) * 1e-12 + 1e-320).toBe(true);
        }
      }),
    );
  });

  it('part any two values when there are not more than bins, however rare one of them is', () => {
    const rareLow = Float64Array.from({ length: 1000 }, (_, row) => (row < 3 ? 0 : 1));
    for (const bins of [2, 3, 64]) expect(edgesOf(rareLow, bins)).toEqual([0.5]);
    expect(
      edgesOf(
        rareLow.map((one) => -one),
        64,
      ),
    ).toEqual([-0.5]);
    fc.assert(
      fc.property(column, mostBins, (values, most) => {
        const different = new Set(knownOf(values).map((one) => one + 0));
        fc.pre(different.size <= most && different.size > 0);
        expect(edgesOf(values, most)).toHaveLength(different.size - 1);
      }),
    );
  });

  it('part values at both ends of what a number can hold', () => {
    expect(edgesOf(Float64Array.of(-1.7e308, 1.7e308), 2)).toEqual([1.7e308]);
    expect(edgesOf(Float64Array.of(0, 5e-324), 2)).toEqual([5e-324]);
  });

  it('put about as many rows of a column without equal values into each bin', () => {
    const values = Float64Array.from({ length: 1000 }, (_, row) => (row * 7919) % 1000);
    const counts = new Int32Array(11);
    for (const bin of binned(values, edgesOf(values, 10))) counts[bin]! += 1;
    expect([...counts]).toEqual([0, ...Array.from({ length: 10 }, () => 100)]);
  });

  it('are none where no value is known or all are the same', () => {
    expect(edgesOf(new Float64Array(0), 64)).toEqual([]);
    expect(edgesOf(new Float64Array(9).fill(Number.NaN), 64)).toEqual([]);
    expect(edgesOf(new Float64Array(9).fill(4), 64)).toEqual([]);
  });

  it('do not depend on the order of the rows nor on the missing ones', () => {
    fc.assert(
      fc.property(column, mostBins, (values, most) => {
        const gaps = Float64Array.from([...values.toReversed(), Number.NaN, Number.NaN]);
        expect(edgesOf(gaps, most)).toEqual(edgesOf(values, most));
      }),
    );
  });
});

describe('the bin of a value', () => {
  it('is 0 when it is missing, and else one more than the number of edges that are not above it', () => {
    fc.assert(
      fc.property(column, mostBins, column, (values, most, others) => {
        const edges = edgesOf(values, most);
        const asked = Float64Array.from([...others, ...edges, Infinity, -Infinity]);
        const bins = binned(asked, edges);
        asked.forEach((one, row) => {
          const wanted = Number.isNaN(one) ? MISSING_BIN : 1 + edges.filter((edge) => one >= edge).length;
          expect(bins[row]).toBe(wanted);
        });
      }),
    );
  });

  it('is the same for equal values and above for the edge itself', () => {
    expect([...binned(Float64Array.of(1, 1.9, 2, 3.9, 4, 9, Number.NaN), [2, 4])]).toEqual([1, 1, 2, 2, 3, 3, 0]);
  });
});
