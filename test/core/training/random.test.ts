import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomFrom, shuffled } from '../../../core/training/random.ts';
import { allRows } from './made-up-rows.ts';

const seed = fc.integer({ min: 0, max: 2 ** 31 });

const tenFrom = (first: number, stream?: number): readonly number[] => {
  const random = randomFrom(first, stream);
  return Array.from({ length: 10 }, () => random.next());
};

describe('seeded numbers', () => {
  it('lie in [0, 1), are the same for the same seed and others for another seed or stream', () => {
    fc.assert(
      fc.property(seed, (first) => {
        const numbers = tenFrom(first);
        expect(numbers.every((one) => one >= 0 && one < 1)).toBe(true);
        expect(tenFrom(first)).toEqual(numbers);
        expect(tenFrom(first + 1)).not.toEqual(numbers);
        expect(tenFrom(first, 1)).not.toEqual(numbers);
      }),
    );
  });

  it('are spread evenly', () => {
    const random = randomFrom(7);
    const tenths = new Int32Array(10);
    for (let count = 0; count < 20_000; count += 1) tenths[Math.floor(10 * random.next())]! += 1;
    // Five standard deviations of a tenth of 20,000.
    for (const tenth of tenths) expect(Math.abs(tenth - 2000)).toBeLessThan(5 * Math.sqrt(20_000 * 0.09));
  });
});

describe('a random order', () => {
  it('has every number once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200 }), seed, (length, first) => {
        expect(shuffled(length, randomFrom(first)).toSorted()).toEqual(allRows(length));
      }),
    );
  });

  it('puts every number in every place equally often', () => {
    const counts = new Int32Array(9);
    const random = randomFrom(3);
    for (let count = 0; count < 9000; count += 1)
      shuffled(3, random).forEach((number, place) => {
        counts[3 * place + number]! += 1;
      });
    for (const count of counts) expect(Math.abs(count - 3000)).toBeLessThan(5 * Math.sqrt((9000 * 2) / 9));
  });
});
