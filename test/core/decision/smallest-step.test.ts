import { describe, expect, test } from 'vitest';
import type { Step } from '../../../core/src/decision/counterfactuals/lever.ts';
import { gainOf, runsFor, smallestStep } from '../../../core/src/decision/counterfactuals/smallest-step.ts';
import { euros, inputOf, SOUND } from '../company-facts.ts';

describe('the search', () => {
  const standing = (score: number) => ({ score, grade: 'D', outcome: 'refer', limit: euros(0) }) as const;
  const steps = Array.from({ length: 15 }, (_, index): Step => ({
    to: { type: 'number', value: index },
    input: () => inputOf(SOUND),
  }));

  test.each([0, 1, 7, 13, 14])('finds step %i when that is the first to reach ten points', (first) => {
    let runs = 0;
    const found = smallestStep(steps, standing(500), ({ to }) => {
      runs += 1;
      return standing(Number(to.value) >= first ? 510 : 509);
    });
    expect(found?.step.to.value).toBe(first);
    expect(runs).toBeLessThanOrEqual(runsFor(steps.length));
  });

  test('finds nothing where ten points are out of reach, after one run', () => {
    let runs = 0;
    const found = smallestStep(steps, standing(500), () => {
      runs += 1;
      return standing(509);
    });
    expect([found, runs]).toEqual([undefined, 1]);
  });

  test('a better outcome goes before a better grade, that before figures; anything worse is no gain', () => {
    const before = { score: 500, grade: 'D', outcome: 'refer', limit: euros(100) } as const;
    const gains = [
      { ...before, outcome: 'accept' },
      { ...before, grade: 'C' },
      { ...before, score: 510 },
      { ...before, limit: euros(110) },
      { ...before, limit: euros(109) },
      { ...before, score: 509 },
      { ...before, outcome: 'accept', limit: euros(99) },
      { ...before, score: 600, grade: 'C', outcome: 'refuse' },
    ] as const;
    expect(gains.map((after) => gainOf(before, after))).toEqual([0, 1, 2, 2, 3, 3, 3, 3]);
  });
});
