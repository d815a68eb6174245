import { randomUUID } from 'node:crypto';
import { tradeDefaultPolicy } from '@creditline/core';
import * as fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { answerOrder, type AnsweredOrder, type OrderAsk } from '../../server/src/check-order.ts';
import { endReservation } from '../../server/src/store/reservations.ts';
import { createTenant, openTestDatabase, testEngines } from '../harness/database.ts';
import { newSiren } from '../harness/new-siren.ts';
import { plantStanding } from '../harness/orders.ts';
import { plantAccount } from '../harness/watched-company.ts';

const now = new Date('2026-11-22T10:00:00.000Z');
const LIMIT_MINOR = 1_000;

/** Two accounts of one company, and the company itself: three ways to the same limit. */
const ACCOUNTS = ['a-1', 'a-2', null] as const;

type Asked = { readonly accountId: string | null; readonly order: number; readonly minor: number };

const asks: fc.Arbitrary<readonly Asked[]> = fc.array(
  fc.record({
    accountId: fc.constantFrom(...ACCOUNTS),
    order: fc.integer({ min: 1, max: 5 }),
    minor: fc.integer({ min: 1, max: LIMIT_MINOR }),
  }),
  { minLength: 2, maxLength: 12 },
);

describe.each(testEngines())('orders of one company that are checked at once on %s', (engine) => {
  const place = async (limitMinor = LIMIT_MINOR) => {
    const { database } = await openTestDatabase(engine);
    const tenantId = await createTenant(database);
    const siren = newSiren();
    await plantStanding({ database, tenantId }, { siren, limit: { minor: limitMinor, currency: 'EUR' } });
    for (const accountId of ['a-1', 'a-2'])
      await plantAccount({ context: { database }, tenantId }, { accountId, siren, now });
    const ask = (asked: Partial<OrderAsk> & { readonly accountId?: string | null }): Promise<AnsweredOrder> => {
      const { accountId = 'a-1', ...rest } = asked;
      const subject =
        accountId === null
          ? ({ crm: '', companyKey: `FR:${siren}` } as const)
          : ({ crm: 'sandbox', accountId } as const);
      const order: OrderAsk = {
        subject,
        orderId: null,
        amount: { minor: 1, currency: 'EUR' },
        isReserving: true,
        minutes: 15,
        reservationId: randomUUID(),
        now,
        policy: tradeDefaultPolicy,
        ...rest,
      };
      return database.inTenant(tenantId, (tx) => answerOrder(tx, order));
    };
    const reserved = () =>
      database.inTenant(tenantId, async (tx) => {
        const { rows } = await sql<{ total: number; count: number }>`
          select coalesce(sum(amount_minor), 0)::bigint as total, count(*) as count
          from order_reservations where ended_at is null`.execute(tx);
        return rows[0]!;
      });
    return { database, tenantId, ask, reserved };
  };

  it('never have more reserved together than the limit, whichever way and however often they ask', async () => {
    const property = fc.asyncProperty(asks, async (asked) => {
      const { ask, reserved } = await place();
      const answers = await Promise.all(
        asked.map(({ accountId, order, minor }) =>
          ask({ accountId, orderId: `S${order}`, amount: { minor, currency: 'EUR' } }),
        ),
      );
      const { total } = await reserved();
      const smallest = Math.min(...asked.map(({ minor }) => minor));
      // Whoever comes first finds the whole limit free, so that something is always allowed.
      return (
        total <= LIMIT_MINOR && answers.some(({ check }) => check.allowed) && total >= Math.min(smallest, LIMIT_MINOR)
      );
    });
    expect((await fc.check(property, { numRuns: 25 })).counterexample).toBeNull();
  });

  it('get exactly as many reservations as fit', async () => {
    const { ask, reserved } = await place();
    const answers = await Promise.all(
      Array.from({ length: 24 }, (_, n) =>
        ask({ accountId: ACCOUNTS[n % 3]!, orderId: `S${n}`, amount: { minor: 90, currency: 'EUR' } }),
      ),
    );
    expect(answers.filter(({ check }) => check.allowed)).toHaveLength(11);
    expect(await reserved()).toEqual({ total: 990, count: 11 });
  });

  it('have one reservation for an order that is sent many times', async () => {
    const { ask, reserved } = await place();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => ask({ orderId: 'S1', amount: { minor: 600, currency: 'EUR' } })),
    );
    expect(answers.every(({ check }) => check.allowed)).toBe(true);
    expect(new Set(answers.map(({ reservation }) => reservation?.id)).size).toBe(1);
    expect(await reserved()).toEqual({ total: 600, count: 1 });
  });

  it('find an amount free again once its reservation was ended, twice or not, and only then', async () => {
    const { database, tenantId, ask } = await place();
    const full = { amount: { minor: LIMIT_MINOR, currency: 'EUR' } } as const;
    const id = (await ask(full)).reservation!.id;
    expect((await ask(full)).check.allowed).toBe(false);
    const end = () => database.inTenant(tenantId, (tx) => endReservation(tx, { id, now }));
    expect(await end()).toEqual(await end());
    expect((await ask(full)).check.allowed).toBe(true);
  });

  it('do not wait for orders of other companies or tenants', async () => {
    const [one, other] = [await place(), await place()];
    const full = { orderId: 'S1', amount: { minor: LIMIT_MINOR, currency: 'EUR' } } as const;
    const answers = await Promise.all([one.ask(full), other.ask(full)]);
    expect(answers.map(({ check }) => check.allowed)).toEqual([true, true]);
  });

  it('count amounts in other currencies by the rates of the policy, rounded up, and refuse what has no rate', async () => {
    const { ask } = await place();
    const policy = { ...tradeDefaultPolicy, rates: { GBP: 1.1 } };
    const pounds = (minor: number) => ({ minor, currency: 'GBP' as const });
    // 90.9 pence make 99.99 cents, which are 100.
    const exposure = { open: pounds(819), ordered: pounds(0), orders: [] };
    const { exposure: counted, check } = await ask({ policy, exposure, amount: pounds(89), isReserving: false });
    expect([counted.openMinor, check.allowed, check.freeMinor]).toEqual([901, true, 99]);
    expect((await ask({ policy, exposure, amount: pounds(91), isReserving: false })).check.overByMinor).toBe(2);
    await expect(ask({ amount: pounds(1) })).rejects.toMatchObject({ code: 'currency_unsupported' });
    // What was reported in pounds cannot be left out when the rate is gone.
    await expect(ask({})).rejects.toMatchObject({ code: 'currency_unsupported' });
  });
});
