import { expect, it } from 'vitest';
import { expectRefused, fieldsOf } from '../../../harness/refusal.ts';
import { createWebhook } from '../../../harness/webhooks.ts';
import { useServer } from '../../../harness/use-server.ts';
import { testUnknownQuery, testUnusableId } from '../../../harness/route-suites.ts';

testUnknownQuery({
  method: 'POST',
  path: '/v1/webhooks/unknown/replay',
  body: { since: '2026-01-01T00:00:00Z' },
} as const);
testUnusableId(
  { method: 'POST', path: '/v1/webhooks/ID/replay', body: { since: '2026-01-01T00:00:00Z' } } as const,
  'webhook',
);

const server = useServer();

it.each([
  ['', {}],
  ['', { event_ids: ['a'], since: '2026-01-01T00:00:00Z' }],
  ['event_ids', { event_ids: [] }],
  ['event_ids', { event_ids: Array.from({ length: 101 }, (_, index) => `e-${index}`) }],
  ['event_ids', { event_ids: 'a' }],
  ['event_ids.0', { event_ids: [7] }],
  ['event_ids.0', { event_ids: ['unknown'] }],
  ['since', { since: 'yesterday' }],
  ['since', { since: '2026-01-01' }],
  ['state', { since: '2026-01-01T00:00:00Z', state: 'failed' }],
])('names what is wrong: "%s" of %o', async (field, body) => {
  const { id } = await createWebhook(server());
  const path = `/v1/webhooks/${id}/replay`;
  expect(fieldsOf(await expectRefused(server(), { method: 'POST', path, body }, 'body_invalid'))).toEqual([field]);
});
