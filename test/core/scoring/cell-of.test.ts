import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cellOf, type TableLayout } from '../../../core/src/scoring/layout.ts';
import { always } from '../arbitraries.ts';

/** The table that is asked lies between two others, whose edges must not be read. */
const between = (edges: readonly number[]): TableLayout => ({
  features: Int32Array.of(2, 1, 0),
  edges: Float64Array.of(0, ...edges, -7, 7),
  edgesFrom: Int32Array.of(0, 1, 1 + edges.length, 3 + edges.length),
  cellsFrom: Int32Array.of(0, 3, 5 + edges.length, 9 + edges.length),
});

const cell = (edges: readonly number[], value: number): number =>
  cellOf(between(edges), 1, Float64Array.of(Number.NaN, value, Number.NaN));

describe('a value falls into one bin', () => {
  test.each([
    [-5, 0],
    [0.99, 0],
    [1, 1],
    [2.5, 1],
    [3, 2],
    [Number.MAX_VALUE, 2],
    [Number.POSITIVE_INFINITY, 2],
    [Number.NEGATIVE_INFINITY, 0],
  ])('%d between the edges 1 and 3 is bin %i: an edge belongs to the bin above it', (value, bin) => {
    expect(cell([1, 3], value)).toBe(bin + 1);
  });

  test('what is not known has the cell 0, whatever the edges', () => {
    expect([cell([], Number.NaN), cell([1, 3], Number.NaN)]).toEqual([0, 0]);
  });

  test('the bin is the number of edges that are not above the value, for up to 70 edges', () => {
    const edges = fc.uniqueArray(fc.integer({ min: -50, max: 50 }), { maxLength: 70 });
    always(
      fc.property(edges, fc.integer({ min: -104, max: 104 }), (unsorted, doubled) => {
        const sorted = unsorted.toSorted((a, b) => a - b);
        const value = doubled / 2;
        expect(cell(sorted, value)).toBe(sorted.filter((edge) => value >= edge).length + 1);
      }),
      2000,
    );
  });
});
