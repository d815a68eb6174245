import {
  CURRENCIES,
  OUTCOMES,
  checkOrder,
  convert,
  convertDown,
  exposureMinor,
  freeMinor,
  sumExposure,
  type ExposurePart,
  type OrderOverride,
  type OrderQuestion,
  type OrderStanding,
} from '@creditline/core';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const AT = '2026-11-22T10:00:00.000Z';
const euros = (minor: number) => ({ minor, currency: 'EUR' as const });

const standing: fc.Arbitrary<OrderStanding> = fc.record({
  outcome: fc.constantFrom(...OUTCOMES),
  limit: fc.integer({ min: 0, max: 10_000 }).map(euros),
  expiresAt: fc.constantFrom('2026-11-22T10:00:00.000Z', '2026-11-22T10:00:00.001Z', '2027-01-01T00:00:00.000Z'),
});
const anyExposure = fc.record({
  openMinor: fc.integer({ min: -10_000, max: 10_000 }),
  orderedMinor: fc.integer({ min: -10_000, max: 10_000 }),
  reservedMinor: fc.integer({ min: 0, max: 10_000 }),
});
const override: fc.Arbitrary<OrderOverride> = fc.record({
  id: fc.uuid(),
  amount: fc.integer({ min: 1, max: 20_000 }).map(euros),
  isForOrder: fc.boolean(),
  coversRefusal: fc.boolean(),
});
const question: fc.Arbitrary<OrderQuestion> = fc
  .record({
    amount: fc.integer({ min: 1, max: 20_000 }).map(euros),
    exposure: anyExposure,
    standing: fc.option(standing, { nil: undefined }),
    overrides: fc.array(override, { maxLength: 3 }),
  })
  .map(({ standing: stands, ...rest }) => ({
    ...rest,
    ...(stands === undefined ? {} : { standing: stands }),
    at: AT,
  }));

/** The smallest question of which the promise does not hold; null where it holds of all that were tried. */
const exception = (promise: (asked: OrderQuestion) => boolean): unknown =>
  fc.check(fc.property(question, promise), { numRuns: 2_000 }).counterexample;

const without = (asked: OrderQuestion): OrderQuestion => ({ ...asked, overrides: [] });
const isAllowed = (asked: OrderQuestion): boolean => checkOrder(asked).allowed;

describe('an order that is checked', () => {
  test('never goes above what is free of the limit unless an override is named', () => {
    const promise = (asked: OrderQuestion): boolean => {
      const { allowed, overrideId } = checkOrder(asked);
      if (!allowed || overrideId !== undefined) return true;
      const limit = asked.standing!.limit.minor;
      return asked.amount.minor <= Math.min(limit, limit - exposureMinor(asked.exposure));
    };
    expect(exception(promise)).toBeNull();
  });

  test('goes above the limit only as far as the named override says', () => {
    const promise = (asked: OrderQuestion): boolean => {
      const { allowed, overrideId } = checkOrder(asked);
      if (!allowed || overrideId === undefined) return true;
      const named = asked.overrides.find(({ id }) => id === overrideId)!;
      return asked.amount.minor <= (named.isForOrder ? named.amount.minor : freeMinor(named.amount, asked.exposure));
    };
    expect(exception(promise)).toBeNull();
  });

  test.each(['openMinor', 'orderedMinor', 'reservedMinor', 'amount'] as const)(
    'is not stopped by a smaller %s',
    (member) => {
      const smaller = (asked: OrderQuestion, less: number): OrderQuestion =>
        member === 'amount'
          ? { ...asked, amount: euros(Math.max(1, asked.amount.minor - less)) }
          : { ...asked, exposure: { ...asked.exposure, [member]: asked.exposure[member] - less } };
      const promise = (asked: OrderQuestion): boolean =>
        !isAllowed(asked) || [1, 100, 20_000].every((less) => isAllowed(smaller(asked, less)));
      expect(exception(promise)).toBeNull();
    },
  );

  test('gets no more than the limit by a credit balance, however large', () => {
    const promise = (asked: OrderQuestion): boolean => {
      const exposure = { ...asked.exposure, openMinor: -1_000_000 };
      const { allowed, freeMinor: free = 0, limit = euros(0) } = checkOrder({ ...without(asked), exposure });
      return free <= limit.minor && (!allowed || asked.amount.minor <= limit.minor);
    };
    expect(exception(promise)).toBeNull();
  });

  test('of a refused company goes by no limit, and by no override that was not given for a refusal', () => {
    const promise = (asked: OrderQuestion): boolean => {
      const { allowed, overrideId } = checkOrder(asked);
      if (asked.standing?.outcome !== 'refuse' || !allowed) return true;
      return asked.overrides.find(({ id }) => id === overrideId)!.coversRefusal;
    };
    expect(exception(promise)).toBeNull();
  });

  test('of a company without a valid acceptance goes by an override only', () => {
    const isBarred = ({ standing: stands }: OrderQuestion): boolean =>
      stands === undefined || stands.expiresAt <= AT || ['refuse', 'refer'].includes(stands.outcome);
    expect(exception((asked) => !isBarred(asked) || !isAllowed(without(asked)))).toBeNull();
  });

  test('is not stopped by an override, which only ever releases', () => {
    expect(exception((asked) => !isAllowed(without(asked)) || isAllowed(asked))).toBeNull();
  });

  test('is told figures that add up: what it is over by, paid in advance or taken off, lets it go', () => {
    const promise = (asked: OrderQuestion): boolean => {
      const { allowed, freeMinor: free = 0, overByMinor } = checkOrder(asked);
      if (overByMinor === undefined) return free >= 0;
      const exposure = { ...asked.exposure, openMinor: asked.exposure.openMinor - overByMinor };
      const amount = euros(asked.amount.minor - overByMinor);
      // An advance beyond what is owed leaves a credit balance, and that raises nothing: then the order itself is smaller.
      const isHelped = isAllowed({ ...asked, exposure }) || isAllowed({ ...asked, amount });
      return !allowed && free >= 0 && overByMinor > 0 && isHelped;
    };
    expect(exception(promise)).toBeNull();
  });
});

describe('the reason', () => {
  const valid = '2027-01-01T00:00:00.000Z';
  const none = { openMinor: 0, orderedMinor: 0, reservedMinor: 0 };
  const asked = (stands: Partial<OrderStanding> | undefined, more: Partial<OrderQuestion> = {}): OrderQuestion => ({
    amount: euros(100),
    exposure: none,
    ...(stands === undefined
      ? {}
      : { standing: { outcome: 'accept', limit: euros(100), expiresAt: valid, ...stands } }),
    overrides: [],
    at: AT,
    ...more,
  });

  test.each([
    ['within_limit', asked({})],
    ['over_limit', asked({ limit: euros(99) })],
    ['refused', asked({ outcome: 'refuse' })],
    ['refused', asked({ outcome: 'refuse', expiresAt: AT })],
    ['decision_expired', asked({ expiresAt: AT })],
    ['to_review', asked({ outcome: 'refer' })],
    ['guarantee_needed', asked({ outcome: 'request_guarantee', limit: euros(0) })],
    ['within_limit', asked({ outcome: 'request_guarantee' })],
    ['not_assessed', asked(undefined)],
  ] as const)('is %s', (reason, one) => {
    expect(checkOrder(one).reason).toBe(reason);
  });

  const given = { id: 'o-1', amount: euros(150), isForOrder: false, coversRefusal: false };
  test('an override that is used up is the limit that the order is over', () => {
    const exposure = { ...none, openMinor: 120 };
    expect(checkOrder(asked({}, { exposure, overrides: [given] }))).toEqual({
      allowed: false,
      reason: 'over_limit',
      limit: euros(150),
      freeMinor: 30,
      overByMinor: 70,
      overrideId: 'o-1',
    });
  });

  test('an override of one order lets it go whatever is owed, and no larger one', () => {
    const exposure = { ...none, openMinor: 1_000 };
    const overrides = [{ ...given, isForOrder: true }];
    expect(checkOrder(asked({}, { exposure, overrides }))).toMatchObject({ allowed: true, overrideId: 'o-1' });
    const larger = checkOrder(asked({}, { exposure, overrides, amount: euros(151) }));
    expect(larger).toMatchObject({ allowed: false, reason: 'over_limit', overByMinor: 1_051 });
  });

  test('the limit lets an order go before an override has to', () => {
    for (const amount of [euros(150), euros(100)]) {
      const overrides = [{ ...given, amount }];
      expect(checkOrder(asked({}, { overrides }))).toMatchObject({ reason: 'within_limit', limit: euros(100) });
    }
  });
});

describe('amounts in other currencies', () => {
  const currency = fc.constantFrom(...CURRENCIES);
  const rate = fc.double({ min: 0.001, max: 1_000, noNaN: true });
  const money = fc.record({ minor: fc.integer({ min: -1e9, max: 1e9 }), currency });

  test('are rounded up where they are owed and down where they may be owed', () => {
    fc.assert(
      fc.property(money, currency, rate, (amount, to, factor) => {
        const rates = { [amount.currency]: factor };
        const [up, down] = [convert(amount, to, rates)!, convertDown(amount, to, rates)!];
        expect(up.minor).toBeGreaterThanOrEqual(down.minor);
        expect(up.minor - down.minor).toBeLessThanOrEqual(1);
        expect(Object.is(down.minor, -0)).toBe(false);
      }),
    );
  });

  test('are summed part by part, so that a sum is never less than the sum of its parts', () => {
    const kind = fc.constantFrom('open', 'ordered', 'reserved');
    const parts = fc.array(fc.record({ kind, amount: money }) as fc.Arbitrary<ExposurePart>, { maxLength: 8 });
    fc.assert(
      fc.property(parts, currency, rate, (given, to, factor) => {
        const rates = Object.fromEntries(CURRENCIES.map((from) => [from, factor]));
        const summed = sumExposure(given, to, rates);
        const single = given.map(({ amount }) => convert(amount, to, rates)!.minor);
        expect(summed.ok && exposureMinor(summed.exposure)).toBe(single.reduce((sum, minor) => sum + minor, 0));
      }),
    );
  });

  test('without a rate are told and not left out', () => {
    const part = { kind: 'open', amount: { minor: 1, currency: 'GBP' } } as const;
    expect(sumExposure([part], 'EUR', {})).toEqual({ ok: false, currency: 'GBP' });
  });
});
