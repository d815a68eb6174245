import { expect, it } from 'vitest';
import { expectRefused, fieldsOf } from '../../../harness/refusal.ts';
import { testUnknownQuery, testUnusableId } from '../../../harness/route-suites.ts';
import { useServer } from '../../../harness/use-server.ts';

const route = { method: 'POST', path: '/v1/crms/odoo/connection/test' } as const;
testUnknownQuery(route);
testUnusableId({ ...route, path: '/v1/crms/ID/connection/test' }, 'crm');

const server = useServer();

it('takes nothing: what is tested is what is kept', async () => {
  const problem = await expectRefused(server(), { ...route, body: { key: 'x' } }, 'body_invalid');
  expect(fieldsOf(problem)).toEqual(['key']);
});
