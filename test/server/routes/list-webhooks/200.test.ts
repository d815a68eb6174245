import { expect, it } from 'vitest';
import { useServer } from '../../../harness/use-server.ts';
import { createWebhook, type ShownWebhook } from '../../../harness/webhooks.ts';

const server = useServer();

const list = async (key = server().key): Promise<readonly ShownWebhook[]> =>
  ((await server().ask('GET', '/v1/webhooks', { key })).json as { webhooks: readonly ShownWebhook[] }).webhooks;

it("lists the tenant's webhooks oldest first, and nobody else's", async () => {
  expect(await list()).toEqual([]);
  const first = await createWebhook(server(), { description: 'first' });
  const { key } = await server().newTenant();
  await createWebhook(server(), { description: 'foreign' }, key);
  const second = await createWebhook(server(), { description: 'second' });
  expect((await list()).map(({ id }) => id)).toEqual([first.id, second.id]);
  expect((await list(key)).map(({ description }) => description)).toEqual(['foreign']);
});
