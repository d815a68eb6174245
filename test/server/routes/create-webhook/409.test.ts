import { expect, it } from 'vitest';
import { expectRefused } from '../../../harness/refusal.ts';
import { useServer } from '../../../harness/use-server.ts';
import { createWebhook, OUTSIDE_URL } from '../../../harness/webhooks.ts';

const server = useServer();
const order = { method: 'POST', path: '/v1/webhooks', body: { url: OUTSIDE_URL } } as const;

it('takes no more than 20 of a tenant, also when they come at once, and does not count those of others', async () => {
  const answers = await Promise.all(Array.from({ length: 25 }, () => server().ask(order.method, order.path, order)));
  const made = answers.filter(({ status }) => status === 201);
  expect([made.length, answers.filter(({ status }) => status === 409).length]).toEqual([20, 5]);
  await expectRefused(server(), order, 'webhook_limit_reached');
  const { key } = await server().newTenant();
  await createWebhook(server(), {}, key);
});
