import { expect, it } from 'vitest';
import { checkOrder, euros, plantCustomer } from '../../../harness/orders.ts';
import { useServer } from '../../../harness/use-server.ts';

const start = new Date('2026-11-22T10:00:00.000Z');
let now = start;
const server = useServer({ now: () => now });
const MINUTE_MS = 60_000;
const DAY_MS = 1_440 * MINUTE_MS;

const confirm = async (id: string | null) => {
  const answer = await server().ask('POST', `/v1/orders/reservations/${id}/confirm`);
  expect(answer.status).toBe(200);
  return answer.json;
};
const check = (body: Record<string, unknown>) => checkOrder(server(), body);
const after = (ms: number) => {
  now = new Date(start.getTime() + ms);
};
const owed = (ordered: number, orders: readonly string[] = []) => ({
  open: euros(0),
  ordered: euros(ordered),
  orders,
});

/** An order of 600 out of 1,000 that its ERP asked about, with what the books said before it. */
let orders = 0;
const ordered = async () => {
  now = start;
  orders += 1;
  const id = `S${orders}`;
  const customer = await plantCustomer(server());
  const order = { account: customer.account, order: { id }, amount: euros(600), exposure: owed(0) };
  const { reservation_id: reservation } = await check(order);
  /** What another CRM sees of the company. */
  const seen = async () => (await check({ company: { siren: customer.siren }, amount: euros(1), reserve: false })).used;
  return { ...customer, id, order, reservation, seen };
};

const HELD = { ordered: euros(0), reserved: euros(600) };
const FREE = { ordered: euros(0), reserved: euros(0) };
const COUNTED = { ordered: euros(600), reserved: euros(0) };

it('keeps counting a confirmed order for other CRMs after its minutes, for at most 30 days', async () => {
  const { reservation, seen } = await ordered();
  const confirmed = {
    id: reservation,
    confirmed_at: start.toISOString(),
    reserved_until: new Date(start.getTime() + 30 * DAY_MS).toISOString(),
  };
  expect(await confirm(reservation)).toEqual(confirmed);
  after(30 * DAY_MS - 1);
  expect(await confirm(reservation)).toEqual(confirmed);
  expect(await seen()).toMatchObject(HELD);
  after(30 * DAY_MS);
  expect(await seen()).toMatchObject(FREE);
});

it('leaves an order that was never confirmed to its minutes', async () => {
  const { seen } = await ordered();
  after(15 * MINUTE_MS);
  expect(await seen()).toMatchObject(FREE);
});

it('counts the order once as soon as the ERP lists it', async () => {
  const { account, id, reservation, seen } = await ordered();
  await confirm(reservation);
  await check({ account, amount: euros(1), reserve: false, exposure: owed(600, [id]) });
  expect(await seen()).toMatchObject(COUNTED);
  after(DAY_MS);
  expect(await confirm(reservation)).toMatchObject({ reserved_until: null });
  expect(await seen()).toMatchObject(COUNTED);
});

it('takes the word of a later report that does not name the order, once its minutes are over', async () => {
  const { account, reservation, seen } = await ordered();
  await confirm(reservation);
  after(MINUTE_MS);
  await check({ account, order: { id: 'other' }, amount: euros(1), reserve: false, exposure: owed(0) });
  expect(await seen()).toMatchObject(HELD);
  after(15 * MINUTE_MS);
  expect(await seen()).toMatchObject(FREE);
});

it('is not ended by what another account or the caller of the company reports', async () => {
  const { siren, reservation, seen } = await ordered();
  const other = await plantCustomer(server(), { siren });
  await confirm(reservation);
  after(DAY_MS);
  await check({ account: other.account, amount: euros(1), reserve: false, exposure: owed(0) });
  await check({ company: { siren }, amount: euros(1), reserve: false, exposure: owed(0) });
  expect(await seen()).toMatchObject(HELD);
});

it('confirms late what nobody reported on meanwhile', async () => {
  const { reservation, seen } = await ordered();
  after(DAY_MS);
  expect(await confirm(reservation)).toMatchObject({ confirmed_at: now.toISOString() });
  expect(await seen()).toMatchObject(HELD);
});

it('counts nothing twice when it comes after the minutes and after a report', async () => {
  const { account, reservation, seen } = await ordered();
  after(DAY_MS);
  await check({ account, amount: euros(1), reserve: false, exposure: owed(600) });
  expect(await confirm(reservation)).toEqual({ id: reservation, confirmed_at: null, reserved_until: null });
  expect(await seen()).toMatchObject(COUNTED);
});

it('keeps a confirmed order that is asked about again, whatever the answer', async () => {
  const { order, reservation, seen } = await ordered();
  await confirm(reservation);
  after(DAY_MS);
  expect(await check({ ...order, amount: euros(1_001) })).toMatchObject({ allowed: false });
  expect(await seen()).toMatchObject(HELD);
  const raised = await check({ ...order, amount: euros(700) });
  expect(raised).toMatchObject({ allowed: true, reservation_id: reservation });
  after(2 * DAY_MS);
  expect(await confirm(reservation)).toMatchObject({ confirmed_at: now.toISOString() });
  expect(await seen()).toMatchObject({ reserved: euros(700) });
});

it('ends by DELETE when the confirmed order is cancelled', async () => {
  const { reservation, seen } = await ordered();
  await confirm(reservation);
  after(DAY_MS);
  const ended = await server().ask('DELETE', `/v1/orders/reservations/${reservation}`);
  expect(ended.json).toEqual({ id: reservation, ended_at: now.toISOString() });
  expect(await confirm(reservation)).toMatchObject({ reserved_until: null });
  expect(await seen()).toMatchObject(FREE);
});

it('is listed with its confirmation until it is over', async () => {
  const { account, id, reservation } = await ordered();
  await confirm(reservation);
  after(DAY_MS);
  const path = `/v1/orders/reservations?crm=${account.crm}&account=${account.id}`;
  expect((await server().ask('GET', path)).json).toMatchObject({
    reservations: [{ id: reservation, order: { id }, confirmed_at: start.toISOString() }],
  });
});
