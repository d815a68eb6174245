import { it } from 'vitest';
import { askOverride, dayAhead, LENDER, plantCustomer } from '../../../harness/orders.ts';
import { expectRefused } from '../../../harness/refusal.ts';
import { useServer } from '../../../harness/use-server.ts';

const server = useServer();
const sent = (id: string) => ({
  method: 'POST',
  path: `/v1/overrides/${id}/approve`,
  body: { by: LENDER, ends_on: dayAhead(server(), 7) },
});

it('knows no override that nobody asked for', async () => {
  await expectRefused(server(), sent('never'), 'not_found');
});

it('knows no override of another tenant', async () => {
  const { account } = await plantCustomer(server());
  const { id } = await askOverride(server(), { account });
  const { key } = await server().newTenant();
  await expectRefused(server(), { ...sent(id), key }, 'not_found');
});
