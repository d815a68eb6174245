import { expect, it } from 'vitest';
import { expectRefused } from '../../../harness/refusal.ts';
import { useServer } from '../../../harness/use-server.ts';
import { createWebhook } from '../../../harness/webhooks.ts';

const server = useServer();

it('orders nothing for a webhook that is disabled, and says how to enable it', async () => {
  const { id } = await createWebhook(server());
  await server().ask('PUT', `/v1/webhooks/${id}`, { body: { enabled: false } });
  const path = `/v1/webhooks/${id}/test`;
  const { detail } = await expectRefused(server(), { method: 'POST', path }, 'webhook_disabled');
  expect(detail).toContain('{"enabled": true}');
});
