import { expect, it } from 'vitest';
import { expectRefused, fieldsOf } from '../../../harness/refusal.ts';
import { testUnknownQuery } from '../../../harness/route-suites.ts';
import { useServer } from '../../../harness/use-server.ts';

testUnknownQuery({ method: 'GET', path: '/v1/orders/reservations' });

const server = useServer();

it.each([
  ['an account without its CRM', 'account=a-1', ['crm']],
  ['a CRM without account', 'crm=sandbox', ['account']],
  ['a wrong company', 'company=000000019', ['company']],
  ['a page of nothing', 'limit=0', ['limit']],
  ['a made-up place', 'cursor=abc', ['cursor']],
])('names what is wrong with %s', async (_, query, fields) => {
  const path = `/v1/orders/reservations?${query}`;
  expect(fieldsOf(await expectRefused(server(), { method: 'GET', path }, 'parameter_invalid'))).toEqual(fields);
});
