import { expect, it } from 'vitest';
import { expectRefused, fieldsOf } from '../../../harness/refusal.ts';
import { testUnknownQuery, testUnusableId } from '../../../harness/route-suites.ts';
import { useServer } from '../../../harness/use-server.ts';

const server = useServer();
const path = '/v1/crms/sandbox/accounts/a-1/card/refresh';

testUnknownQuery({ method: 'POST', path, body: {} });
testUnusableId({ method: 'POST', path: path.replace('a-1', 'ID'), body: {} }, 'accountId');
testUnusableId({ method: 'POST', path: path.replace('sandbox', 'ID'), body: {} }, 'crm');

it.each([
  ['force as text', { force: 'yes' }, ['force']],
  ['an unknown field', { force: true, deep: 1 }, ['deep']],
  ['a list', [], ['']],
])('names the field: %s', async (_, body, fields) => {
  expect(fieldsOf(await expectRefused(server(), { method: 'POST', path, body }, 'body_invalid'))).toEqual(fields);
});
