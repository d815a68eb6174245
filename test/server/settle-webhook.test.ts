import { expect, it } from 'vitest';
import { useServer } from '../harness/use-server.ts';
import { status } from '../harness/webhook-receiver.ts';
import { createWebhook, deliveryOf, tellDecision, useReceiver } from '../harness/webhooks.ts';

const server = useServer({ webhookLoopback: true });
const receiver = useReceiver();

const counted = async (): Promise<readonly string[]> => {
  const { text } = await server().ask('GET', '/metrics', { key: null });
  return text.split('\n').filter((line) => line.startsWith('creditline_webhook_deliveries_total{'));
};

it.each([
  ['delivered', status(204), 'delivered'],
  ['retried', status(500), 'waiting'],
  ['failed', status(410), 'failed'],
] as const)('an attempt that ends as %s is counted once, as that', async (result, answer, state) => {
  receiver().answer(answer);
  const { context, ask } = server();
  const before = await counted();
  const { id } = await createWebhook(server(), { url: `${receiver().url}/${context.newId()}` });
  await tellDecision(server());
  await expect.poll(() => deliveryOf(server(), id), { timeout: 5_000 }).toMatchObject({ attempts: 1, state });
  await expect.poll(counted).toEqual([...before, `creditline_webhook_deliveries_total{result="${result}"} 1`]);
  // The next case tells its own endpoint alone.
  await ask('DELETE', `/v1/webhooks/${id}`);
});
