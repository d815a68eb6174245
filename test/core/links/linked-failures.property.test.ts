import type { CompanyNetwork } from '@creditline/core';
import { LINK_RULES, linkedFailures } from '@creditline/core';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { KEYS, network } from './arbitrary-network.ts';
import { daysAgo, directs, firm, networkOf, owns, person, SELF, TODAY } from './network.ts';

const RUNS = { numRuns: 500 };
const shareOf = (given: CompanyNetwork): number => linkedFailures(given, TODAY).share;

const failedOn = (given: CompanyNetwork, key: string, days: number): CompanyNetwork => ({
  ...given,
  companies: given.companies.map((company) => (company.key === key ? { key, failedOn: daysAgo(days) } : company)),
});

test('the share is between 0 and 1, and what is counted is in order', () => {
  fc.assert(
    fc.property(network, (given) => {
      const { share, linked, failed, linkedWeight, failedWeight } = linkedFailures(given, TODAY);
      expect(share).toBeGreaterThanOrEqual(0);
      expect(share).toBeLessThanOrEqual(1);
      expect(failed).toBeLessThanOrEqual(linked);
      expect(linkedWeight).toBeLessThanOrEqual(linked);
      expect(failedWeight).toBeLessThanOrEqual(linkedWeight);
    }),
    RUNS,
  );
});

test('one more failure never lowers the share', () => {
  fc.assert(
    fc.property(network, fc.constantFrom(...KEYS), fc.nat(9000), (given, key, days) => {
      fc.pre(
        given.companies.some((company) => company.key === key && !(company.failedOn && company.failedOn <= TODAY)),
      );
      expect(shareOf(failedOn(given, key, days))).toBeGreaterThanOrEqual(shareOf(given));
    }),
    RUNS,
  );
});

test('one more failed company, tied in whatever way, never lowers the share', () => {
  fc.assert(
    fc.property(network, fc.nat(9000), fc.nat(9000), (given, leftDays, failedDays) => {
      const more = {
        ...given,
        holders: [...given.holders, person('new', directs(SELF, { until: daysAgo(leftDays) }), directs('NEW'))],
        companies: [...given.companies, { key: 'NEW', failedOn: daysAgo(failedDays) }],
      };
      expect(shareOf(more)).toBeGreaterThanOrEqual(shareOf(given));
    }),
    RUNS,
  );
});

test('an older failure never raises the share', () => {
  fc.assert(
    fc.property(network, fc.constantFrom(...KEYS), fc.tuple(fc.nat(6000), fc.nat(6000)), (given, key, [age, more]) => {
      expect(shareOf(failedOn(given, key, age + more))).toBeLessThanOrEqual(shareOf(failedOn(given, key, age)));
    }),
    RUNS,
  );
});

test('waiting without news never raises the share that one failure gives', () => {
  fc.assert(
    fc.property(fc.nat(5000), fc.nat(5000), (age, wait) => {
      const given = networkOf([person('p', directs(SELF), directs('A'))], { A: age });
      const later = linkedFailures(given, daysAgo(-wait));
      expect(later.share).toBeLessThanOrEqual(shareOf(given));
    }),
    RUNS,
  );
});

test('the order of the facts decides nothing', () => {
  const shuffled = <T>(list: readonly T[]): fc.Arbitrary<readonly T[]> =>
    fc.shuffledSubarray([...list], { minLength: list.length, maxLength: list.length });
  const both = network.chain((given) =>
    fc
      .tuple(shuffled(given.holders), shuffled(given.companies), fc.infiniteStream(fc.boolean()))
      .map(([holders, companies, turns]) => ({
        given,
        other: {
          ...given,
          companies,
          holders: holders.map((holder) => ({
            ...holder,
            roles: turns.next().value === true ? holder.roles.toReversed() : holder.roles,
          })),
        },
      })),
  );
  fc.assert(
    fc.property(both, ({ given, other }) => {
      expect(linkedFailures(other, TODAY)).toEqual(linkedFailures(given, TODAY));
    }),
    RUNS,
  );
});

/** The network as it was known on the day: without any fact that is dated later. */
const knownBy = (given: CompanyNetwork, today: string): CompanyNetwork => ({
  ...given,
  holders: given.holders.map((holder) => ({
    ...holder,
    roles: holder.roles
      .filter(({ from }) => from === undefined || from <= today)
      .map(({ until, ...role }) => (until === undefined || until > today ? role : { ...role, until })),
  })),
  companies: given.companies.map(({ key, failedOn: date }) =>
    date === undefined || date > today ? { key } : { key, failedOn: date },
  ),
});

test('what is dated after the day changes nothing', () => {
  fc.assert(
    fc.property(network, (given) => {
      expect(linkedFailures(given, TODAY)).toEqual(linkedFailures(knownBy(given, TODAY), TODAY));
    }),
    RUNS,
  );
});

/** `count` companies around one person, and as many subsidiaries; every seventh failed. */
const wide = (count: number): CompanyNetwork => {
  const keys = Array.from({ length: count }, (_, at) => `C${at}`);
  return networkOf(
    [
      person('hub', directs(SELF), ...keys.map((key) => directs(key))),
      firm(SELF, ...keys.map((key) => owns(key, 0.5))),
    ],
    Object.fromEntries(keys.map((key, at) => [key, at % 7 === 0 ? at : undefined])),
  );
};

const EVERYBODY = { ...LINK_RULES, mostMandates: Number.MAX_SAFE_INTEGER };

// In the square this would be a thousand million steps, and the test would run into its limit.
test('30,000 companies around one person are counted', () => {
  const large = wide(30_000);
  expect(linkedFailures(large, TODAY, EVERYBODY)).toMatchObject({ linked: 30_000, failed: 4286 });
  expect(linkedFailures(large, TODAY)).toMatchObject({ linked: 30_000 });
});
