import { describe, expect, it } from 'vitest';
import {
  askOverride,
  checkOrder,
  dayAhead,
  euros,
  LENDER,
  plantCustomer,
  plantStanding,
  SELLER,
  stepOverride,
} from '../../../harness/orders.ts';
import { useServer } from '../../../harness/use-server.ts';

const start = new Date('2026-11-22T10:00:00.000Z');
let now = start;
const server = useServer({ now: () => now });

const check = (body: Record<string, unknown>) => checkOrder(server(), { reserve: false, ...body });
const approve = (id: string, body: Record<string, unknown> = {}) =>
  stepOverride(server(), { id, step: 'approve', ends_on: dayAhead(server(), 7), ...body });

describe('an override of a company', () => {
  it('takes the place of the limit for every order until its amount is used', async () => {
    const { account, siren } = await plantCustomer(server());
    const { id } = await askOverride(server(), { account });
    expect(await approve(id, { note: 'They are good for it.' })).toMatchObject({
      state: 'approved',
      requested_by: SELLER,
      approved_by: LENDER,
      approved_at: start.toISOString(),
      ends_on: '2026-11-29',
      note: 'They are good for it.',
      same_person: false,
    });
    const exposure = { open: euros(1_500), ordered: euros(0) };
    expect(await check({ account, amount: euros(3_500), exposure })).toMatchObject({
      allowed: true,
      reason: 'within_override',
      limit: euros(5_000),
      free: euros(3_500),
      override: { id, by: LENDER, ends_on: '2026-11-29', amount: euros(5_000) },
    });
    const over = await check({ company: { siren }, amount: euros(3_501) });
    expect(over).toMatchObject({ allowed: false, reason: 'over_limit', over_by: euros(1), override: { id } });
    expect(over.text).toContain('€1 over the €5,000 that Sacha Modèle has released until 29 November 2026');
  });

  it('may be given for less than was asked, and then releases no more', async () => {
    const { account } = await plantCustomer(server());
    const { id } = await askOverride(server(), { account });
    const approved = await approve(id, { amount: euros(2_000) });
    expect(approved).toMatchObject({ amount: euros(2_000), requested_amount: euros(5_000) });
    expect(await check({ account, amount: euros(2_001) })).toMatchObject({ allowed: false, over_by: euros(1) });
    expect(await check({ account, amount: euros(2_000) })).toMatchObject({ allowed: true });
  });

  it('holds through its last day in the time zone of the tenant, and is expired by the clock alone', async () => {
    const { account } = await plantCustomer(server());
    const { id } = await askOverride(server(), { account });
    await approve(id, { ends_on: '2026-11-23' });
    const stateAt = async (instant: string) => {
      now = new Date(instant);
      const { allowed } = await check({ account, amount: euros(5_000) });
      const { state } = (await server().ask('GET', `/v1/overrides/${id}`)).json as { state: string };
      return [allowed, state];
    };
    // Paris is an hour ahead of UTC in November.
    expect(await stateAt('2026-11-23T22:59:59.999Z')).toEqual([true, 'approved']);
    expect(await stateAt('2026-11-23T23:00:00.000Z')).toEqual([false, 'expired']);
    now = start;
    await server().ask('PUT', '/v1/settings', { body: { digest: { hour: 7, time_zone: 'America/New_York' } } });
    expect(await stateAt('2026-11-24T04:59:59.000Z')).toEqual([true, 'approved']);
    now = start;
    await server().ask('PUT', '/v1/settings', { body: { digest: null } });
  });

  it('given for a refused company covers the refusal', async () => {
    const { account } = await plantCustomer(server(), { outcome: 'refuse', limit: { minor: 0, currency: 'EUR' } });
    const { id } = await askOverride(server(), { account });
    expect(await approve(id)).toMatchObject({ covers_refusal: true });
    expect(await check({ account, amount: euros(5_000) })).toMatchObject({ allowed: true, override: { id } });
  });

  it('given before the company was refused rests once it is', async () => {
    const { account, siren } = await plantCustomer(server());
    const { id } = await askOverride(server(), { account });
    expect(await approve(id)).toMatchObject({ covers_refusal: false });
    const place = { database: server().context.database, tenantId: server().tenantId };
    await plantStanding(place, { siren, outcome: 'refuse', limit: { minor: 0, currency: 'EUR' } });
    expect(await check({ account, amount: euros(1) })).toMatchObject({
      allowed: false,
      reason: 'refused',
      override: null,
    });
  });
});

describe('an override of one order', () => {
  it('releases that order up to its amount, and no other one', async () => {
    const { account, siren } = await plantCustomer(server());
    const exposure = { open: euros(4_000), ordered: euros(0) };
    const { id } = await askOverride(server(), { account, order: { id: 'S1' }, amount: euros(2_000) });
    await approve(id);
    const order = { id: 'S1' };
    expect(await check({ account, order, amount: euros(2_000), exposure })).toMatchObject({
      allowed: true,
      reason: 'within_override',
      limit: euros(1_000),
      free: euros(0),
      override: { id, amount: euros(2_000) },
    });
    expect(await check({ account, order, amount: euros(2_000.01) })).toMatchObject({ allowed: false, override: null });
    expect(await check({ account, order: { id: 'S2' }, amount: euros(1) })).toMatchObject({ allowed: false });
    expect(await check({ account, amount: euros(1) })).toMatchObject({ allowed: false });
    // The same number in another system is another order.
    expect(await check({ company: { siren }, order, amount: euros(1) })).toMatchObject({ allowed: false });
    const other = await plantCustomer(server());
    expect(await check({ account: other.account, order, amount: euros(1_001) })).toMatchObject({ allowed: false });
  });
});

it('clicked twice is one approval', async () => {
  const { account } = await plantCustomer(server());
  const { id } = await askOverride(server(), { account });
  const answers = await Promise.all([approve(id), approve(id)]);
  expect(answers[0]).toEqual(answers[1]);
  const { rows } = await server().context.database.inTenant(server().tenantId, async (tx) => ({
    rows: await tx.selectFrom('audit_log').select('body').where('kind', '=', 'override.approved').execute(),
  }));
  expect(rows.filter(({ body }) => body.includes(id))).toHaveLength(1);
});
