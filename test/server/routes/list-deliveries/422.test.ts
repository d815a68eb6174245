import { expect, it } from 'vitest';
import { expectRefused, fieldsOf } from '../../../harness/refusal.ts';
import { createWebhook } from '../../../harness/webhooks.ts';
import { useServer } from '../../../harness/use-server.ts';
import { testUnknownQuery, testUnusableId } from '../../../harness/route-suites.ts';

testUnknownQuery({ method: 'GET', path: '/v1/webhooks/unknown/deliveries' } as const);
testUnusableId({ method: 'GET', path: '/v1/webhooks/ID/deliveries' } as const, 'webhook');

const server = useServer();

it.each([
  ['state', 'state=dead'],
  ['state', 'state='],
  ['limit', 'limit=0'],
  ['limit', 'limit=201'],
  ['limit', 'limit=ten'],
  ['cursor', 'cursor=x'],
  ['cursor', `cursor=${Buffer.from('["now","a"]').toString('base64url')}`],
  ['cursor', `cursor=${Buffer.from('[1,2]').toString('base64url')}`],
])('names the parameter %s in ?%s', async (field, query) => {
  const { id } = await createWebhook(server());
  const path = `/v1/webhooks/${id}/deliveries?${query}`;
  expect(fieldsOf(await expectRefused(server(), { method: 'GET', path }, 'parameter_invalid'))).toEqual([field]);
});
