import type { CompanyNetwork, LinkHolder, LinkRole } from '@creditline/core';
import * as fc from 'fast-check';
import { daysAgo, SELF } from './network.ts';

export const KEYS = ['A', 'B', 'C', 'D', 'E', 'F'];

/** Past and future days, and ages far beyond what counts. */
const day = fc.integer({ min: -900, max: 9000 }).map(daysAgo);
const maybe = <T, K extends string>(name: K, value: fc.Arbitrary<T>): fc.Arbitrary<{ readonly [P in K]?: T }> =>
  fc.option(value, { nil: undefined }).map((known): { [P in K]?: T } => {
    const fact: { [P in K]?: T } = {};
    if (known !== undefined) fact[name] = known;
    return fact;
  });

const role: fc.Arbitrary<LinkRole> = fc
  .tuple(
    fc.record({
      company: fc.constantFrom(SELF, SELF, ...KEYS),
      role: fc.constantFrom('directorship' as const, 'shareholding' as const),
    }),
    maybe('held', fc.double({ min: 0, max: 1, noNaN: true })),
    maybe('from', day),
    maybe('until', day),
  )
  .map((parts) => Object.assign({}, ...parts) as LinkRole);

const holder: fc.Arbitrary<LinkHolder> = fc.oneof(
  fc.record({
    id: fc.constantFrom('anna', 'ben', 'chloe'),
    subject: fc.constant('natural_person' as const),
    roles: fc.array(role, { maxLength: 6 }),
    mandates: fc.constantFrom(1, 50, 51),
  }),
  fc.record({
    id: fc.constantFrom(SELF, ...KEYS),
    subject: fc.constant('legal_person' as const),
    roles: fc.array(role, { maxLength: 6 }),
  }),
);

const looked = fc
  .tuple(fc.constantFrom(...KEYS), maybe('failedOn', day))
  .map(([key, failure]) => ({ key, ...failure }));

export const network: fc.Arbitrary<CompanyNetwork> = fc.record({
  company: fc.constant(SELF),
  holders: fc.array(holder, { maxLength: 6 }),
  companies: fc.uniqueArray(looked, { selector: ({ key }) => key, maxLength: KEYS.length }),
});
