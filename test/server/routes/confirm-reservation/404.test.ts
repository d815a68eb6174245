import { expect, it } from 'vitest';
import { checkOrder, euros, plantCustomer } from '../../../harness/orders.ts';
import { expectRefused } from '../../../harness/refusal.ts';
import { useServer } from '../../../harness/use-server.ts';

let now = new Date('2026-11-22T10:00:00.000Z');
const server = useServer({ now: () => now });

it('knows no reservation that was never made', async () => {
  await expectRefused(server(), { method: 'POST', path: '/v1/orders/reservations/never/confirm' }, 'not_found');
});

it('knows no reservation of another tenant, and leaves it to its time', async () => {
  const { account } = await plantCustomer(server());
  const { reservation_id: id } = await checkOrder(server(), { account, amount: euros(1_000) });
  const { key } = await server().newTenant();
  await expectRefused(server(), { method: 'POST', path: `/v1/orders/reservations/${id}/confirm`, key }, 'not_found');
  now = new Date('2026-11-22T10:15:00.000Z');
  expect(await checkOrder(server(), { account, amount: euros(1) })).toMatchObject({ allowed: true });
});
