import { expect, it } from 'vitest';
import { useServer } from '../../../harness/use-server.ts';
import { verified } from '../../../harness/webhook-receiver.ts';
import { createWebhook, useReceiver } from '../../../harness/webhooks.ts';

const server = useServer({ webhookLoopback: true });
const receiver = useReceiver();

it('calls this webhook alone, whatever its topics, signed like every other call', async () => {
  await createWebhook(server(), { url: `${receiver().url}/other` });
  const { id, secret } = await createWebhook(server(), { url: `${receiver().url}/own`, topics: ['alert.raised'] });
  const answer = await server().ask('POST', `/v1/webhooks/${id}/test`);
  expect(answer.status).toBe(202);
  await expect.poll(() => receiver().calls).toHaveLength(1);
  const [call] = receiver().calls;
  expect([call!.path, call!.headers['webhook-id']]).toEqual(['/own', (answer.json as { event_id: string }).event_id]);
  expect(verified(secret, call!)).toMatchObject({ type: 'webhook.test', data: {} });
});

it("is in the webhook's deliveries, and among no company's events", async () => {
  const { id } = await createWebhook(server(), { url: `${receiver().url}/listed` });
  const { event_id: eventId } = (await server().ask('POST', `/v1/webhooks/${id}/test`)).json as { event_id: string };
  const deliveries = async () => (await server().ask('GET', `/v1/webhooks/${id}/deliveries`)).json;
  await expect
    .poll(deliveries)
    .toMatchObject({ deliveries: [{ event_id: eventId, topic: 'webhook.test', company: null, state: 'delivered' }] });
  expect((await server().ask('GET', '/v1/events')).text).not.toContain(eventId);
});
