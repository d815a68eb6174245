import { expect, it } from 'vitest';
import { useServer } from '../../../harness/use-server.ts';
import { createWebhook, readWebhook } from '../../../harness/webhooks.ts';

const server = useServer();

it('shows what was created, without the secret', async () => {
  const { secret, ...shown } = await createWebhook(server(), { topics: ['limit.changed', 'alert.closed'] });
  expect(secret).not.toBe('');
  expect(await readWebhook(server(), shown.id)).toEqual(shown);
  expect(shown).toMatchObject({ enabled: true, disabled_because: null, failing_since: null });
});
