import { expect, it } from 'vitest';
import { checkOrder, euros, plantCustomer } from '../../../harness/orders.ts';
import { useServer } from '../../../harness/use-server.ts';

const start = new Date('2026-11-22T10:00:00.000Z');
let now = start;
const server = useServer({ now: () => now });
const end = (id: string | null) => server().ask('DELETE', `/v1/orders/reservations/${id}`);

it('frees the amount at once; ended again it changes nothing', async () => {
  const { account } = await plantCustomer(server());
  const full = { account, order: { id: 'S1' }, amount: euros(1_000) };
  const { reservation_id: id } = await checkOrder(server(), full);
  const ended = { id, ended_at: start.toISOString() };
  expect(await end(id)).toMatchObject({ status: 200, json: ended });
  now = new Date(start.getTime() + 1_000);
  expect((await end(id)).json).toEqual(ended);
  expect(await checkOrder(server(), { account, amount: euros(1_000) })).toMatchObject({ allowed: true });
  now = start;
});

it('says of a reservation that is over when it was', async () => {
  const { account } = await plantCustomer(server());
  const { reservation_id: id, reserved_until: until } = await checkOrder(server(), { account, amount: euros(1) });
  now = new Date(start.getTime() + 86_400_000);
  expect((await end(id)).json).toEqual({ id, ended_at: until });
  now = start;
});
