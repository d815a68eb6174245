import { canonicalJson, decide } from '@creditline/core';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { always } from '../arbitraries.ts';
import { RULES } from '../company-facts.ts';
import { variedInput } from './varied-company.ts';

test('leaving the what-ifs out leaves the rest of a decision as it is, to the byte', () => {
  let had = 0;
  always(
    fc.property(variedInput, (input) => {
      const { counterfactuals, ...rest } = decide(input, RULES);
      if (counterfactuals !== undefined) had += 1;
      expect(canonicalJson(decide(input, { ...RULES, whatIfs: false }))).toBe(canonicalJson(rest));
    }),
    200,
  );
  expect(had).toBeGreaterThan(20);
});

test('deciding about others in between changes nothing, though readings of a list are kept', () => {
  always(
    fc.property(variedInput, variedInput, (one, other) => {
      const alone = canonicalJson(decide(one, RULES));
      decide(other, RULES);
      expect(canonicalJson(decide(one, RULES))).toBe(alone);
      // The same list on another day is read anew.
      decide({ ...one, decidedAt: '2031-01-01T00:00:00.000Z' }, RULES);
      expect(canonicalJson(decide(one, RULES))).toBe(alone);
    }),
    100,
  );
});
