import { it } from 'vitest';
import { askOverride, plantCustomer } from '../../../harness/orders.ts';
import { expectRefused } from '../../../harness/refusal.ts';
import { useServer } from '../../../harness/use-server.ts';

const server = useServer();

it('knows no override that nobody asked for', async () => {
  await expectRefused(server(), { method: 'GET', path: '/v1/overrides/never' }, 'not_found');
});

it('knows no override of another tenant', async () => {
  const { account } = await plantCustomer(server());
  const { id } = await askOverride(server(), { account });
  const { key } = await server().newTenant();
  await expectRefused(server(), { method: 'GET', path: `/v1/overrides/${id}`, key }, 'not_found');
});
