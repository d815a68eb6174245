import { it } from 'vitest';
import { expectRefused } from '../../../harness/refusal.ts';
import { useServer } from '../../../harness/use-server.ts';
import { createWebhook } from '../../../harness/webhooks.ts';

const server = useServer();
const route = { method: 'POST' } as const;
const pathOf = (id: string): string => `/v1/webhooks/${id}/rotate`;

it('knows no webhook of this id', async () => {
  await expectRefused(server(), { ...route, path: pathOf('00000000-0000-4000-8000-000000000000') }, 'not_found');
});

it("answers another tenant's webhook as if it were not there, and leaves it alone", async () => {
  const { id } = await createWebhook(server());
  const { key } = await server().newTenant();
  await expectRefused(server(), { ...route, path: pathOf(id), key }, 'not_found');
});
