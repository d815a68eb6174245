import { expect, it } from 'vitest';
import { expectRefused, fieldsOf } from '../../../harness/refusal.ts';
import { testUnknownQuery } from '../../../harness/route-suites.ts';
import { useServer } from '../../../harness/use-server.ts';

testUnknownQuery({ method: 'GET', path: '/v1/overrides' });

const server = useServer();

it.each([
  ['an unknown state', 'state=open', ['state']],
  ['an account without its CRM', 'account=a-1', ['crm']],
  ['a wrong company', 'company=000000019', ['company']],
  ['a British number without its country', 'company=01234567', ['company']],
  ['a page beyond measure', 'limit=201', ['limit']],
  ['a made-up place', 'cursor=W10', ['cursor']],
])('names what is wrong with %s', async (_, query, fields) => {
  const path = `/v1/overrides?${query}`;
  expect(fieldsOf(await expectRefused(server(), { method: 'GET', path }, 'parameter_invalid'))).toEqual(fields);
});
