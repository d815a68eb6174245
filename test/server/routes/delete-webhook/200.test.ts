import { expect, it } from 'vitest';
import { useServer } from '../../../harness/use-server.ts';
import { createWebhook, tellDecision } from '../../../harness/webhooks.ts';

const server = useServer();

it('is gone with its deliveries, and the events stay', async () => {
  const kept = await createWebhook(server(), { topics: ['alert.raised'] });
  const { id } = await createWebhook(server(), { topics: ['alert.closed'] });
  const eventId = await tellDecision(server());
  const answer = await server().ask('DELETE', `/v1/webhooks/${id}`);
  expect([answer.status, answer.json]).toEqual([200, { id, deleted: true }]);
  expect((await server().ask('GET', `/v1/webhooks/${id}`)).status).toBe(404);
  expect((await server().ask('DELETE', `/v1/webhooks/${id}`)).status).toBe(404);
  expect((await server().ask('GET', `/v1/webhooks/${kept.id}`)).status).toBe(200);
  expect((await server().ask('GET', '/v1/events')).text).toContain(eventId);
});
