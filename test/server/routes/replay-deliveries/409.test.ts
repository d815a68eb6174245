import { expect, it } from 'vitest';
import { expectRefused } from '../../../harness/refusal.ts';
import { useServer } from '../../../harness/use-server.ts';
import { createWebhook } from '../../../harness/webhooks.ts';

const server = useServer();

it('orders nothing for a webhook that is disabled, and says how to enable it', async () => {
  const { id } = await createWebhook(server());
  await server().ask('PUT', `/v1/webhooks/${id}`, { body: { enabled: false } });
  const path = `/v1/webhooks/${id}/replay`;
  const { detail } = await expectRefused(
    server(),
    { method: 'POST', path, body: { since: '2026-01-01T00:00:00Z' } },
    'webhook_disabled',
  );
  expect(detail).toContain('{"enabled": true}');
});
