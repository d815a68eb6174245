import { expect, it } from 'vitest';
import { expectRefused, fieldsOf } from '../../../harness/refusal.ts';
import { testUnknownQuery } from '../../../harness/route-suites.ts';
import { useServer } from '../../../harness/use-server.ts';

const route = { method: 'POST', path: '/v1/api-keys/rotate' } as const;
testUnknownQuery(route);

const server = useServer();

it.each(['scopes', 'expires_at', 'key'])('takes no %s: the new key may do what the old one may', async (field) => {
  const problem = await expectRefused(server(), { ...route, body: { [field]: 'x' } }, 'body_invalid');
  expect(fieldsOf(problem)).toEqual([field]);
});
