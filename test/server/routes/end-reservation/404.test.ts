import { expect, it } from 'vitest';
import { checkOrder, euros, plantCustomer } from '../../../harness/orders.ts';
import { expectRefused } from '../../../harness/refusal.ts';
import { useServer } from '../../../harness/use-server.ts';

const server = useServer();

it('knows no reservation that was never made', async () => {
  await expectRefused(server(), { method: 'DELETE', path: '/v1/orders/reservations/never' }, 'not_found');
});

it('knows no reservation of another tenant, and leaves it', async () => {
  const { account } = await plantCustomer(server());
  const { reservation_id: id } = await checkOrder(server(), { account, amount: euros(1_000) });
  const { key } = await server().newTenant();
  await expectRefused(server(), { method: 'DELETE', path: `/v1/orders/reservations/${id}`, key }, 'not_found');
  expect(await checkOrder(server(), { account, amount: euros(1) })).toMatchObject({ allowed: false });
});
