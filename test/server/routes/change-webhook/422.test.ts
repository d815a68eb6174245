import { expect, it } from 'vitest';
import { expectRefused, fieldsOf } from '../../../harness/refusal.ts';
import { createWebhook, readWebhook } from '../../../harness/webhooks.ts';
import { useServer } from '../../../harness/use-server.ts';
import { testUnknownQuery, testUnusableId } from '../../../harness/route-suites.ts';

testUnknownQuery({ method: 'PUT', path: '/v1/webhooks/unknown', body: { enabled: true } } as const);
testUnusableId({ method: 'PUT', path: '/v1/webhooks/ID', body: { enabled: true } } as const, 'webhook');

const server = useServer();

it.each([
  ['url', { url: 'https://127.0.0.1/' }],
  ['url', { url: null }],
  ['topics.0', { topics: ['all'] }],
  ['enabled', { enabled: 'yes' }],
  ['description', { description: '' }],
  ['failing_since', { failing_since: null }],
])('refuses a wrong %s, names it, and changes nothing', async (field, body) => {
  const webhook = await createWebhook(server());
  const before = await readWebhook(server(), webhook.id);
  const path = `/v1/webhooks/${webhook.id}`;
  const refused = await expectRefused(
    server(),
    { method: 'PUT', path, body: { enabled: false, ...body } },
    'body_invalid',
  );
  expect(fieldsOf(refused)).toEqual([field]);
  expect(await readWebhook(server(), webhook.id)).toEqual(before);
  await server().ask('DELETE', path);
});
