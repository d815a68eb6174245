import { expect, it } from 'vitest';
import { expectRefused, fieldsOf } from '../../../harness/refusal.ts';
import { createWebhook } from '../../../harness/webhooks.ts';
import { useServer } from '../../../harness/use-server.ts';
import { testUnknownQuery, testUnusableId } from '../../../harness/route-suites.ts';

testUnknownQuery({ method: 'POST', path: '/v1/webhooks/unknown/rotate' } as const);
testUnusableId({ method: 'POST', path: '/v1/webhooks/ID/rotate' } as const, 'webhook');

const server = useServer();

it.each([
  ['overlap_hours', { overlap_hours: -1 }],
  ['overlap_hours', { overlap_hours: 169 }],
  ['overlap_hours', { overlap_hours: '24' }],
  ['overlap_hours', { overlap_hours: null }],
  ['secret', { secret: 'whsec_mine' }],
])('refuses a wrong %s: %o', async (field, body) => {
  const { id } = await createWebhook(server());
  const path = `/v1/webhooks/${id}/rotate`;
  expect(fieldsOf(await expectRefused(server(), { method: 'POST', path, body }, 'body_invalid'))).toEqual([field]);
});
