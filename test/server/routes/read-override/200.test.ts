import { expect, it } from 'vitest';
import { askOverride, plantCustomer } from '../../../harness/orders.ts';
import { useServer } from '../../../harness/use-server.ts';

const server = useServer();

it('answers what the request was answered with', async () => {
  const { account } = await plantCustomer(server());
  const asked = await askOverride(server(), { account, order: { id: 'S1' } });
  const answer = await server().ask('GET', `/v1/overrides/${asked.id}`);
  expect([answer.status, answer.json]).toEqual([200, asked]);
});
