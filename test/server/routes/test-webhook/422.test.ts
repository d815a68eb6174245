import { expect, it } from 'vitest';
import { expectRefused, fieldsOf } from '../../../harness/refusal.ts';
import { createWebhook } from '../../../harness/webhooks.ts';
import { useServer } from '../../../harness/use-server.ts';
import { testUnknownQuery, testUnusableId } from '../../../harness/route-suites.ts';

testUnknownQuery({ method: 'POST', path: '/v1/webhooks/unknown/test' } as const);
testUnusableId({ method: 'POST', path: '/v1/webhooks/ID/test' } as const, 'webhook');

const server = useServer();

it('takes no field', async () => {
  const { id } = await createWebhook(server());
  const refused = { method: 'POST', path: `/v1/webhooks/${id}/test`, body: { topic: 'alert.raised' } };
  expect(fieldsOf(await expectRefused(server(), refused, 'body_invalid'))).toEqual(['topic']);
});
