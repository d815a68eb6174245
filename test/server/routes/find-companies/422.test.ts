import { expect, it } from 'vitest';
import { expectRefused, fieldsOf } from '../../../harness/refusal.ts';
import { testUnknownQuery } from '../../../harness/route-suites.ts';
import { useServer } from '../../../harness/use-server.ts';

const server = useServer();

testUnknownQuery({ method: 'GET', path: '/v1/companies?name=martin' });

it.each([
  ['no name', '', 'name'],
  ['one letter', 'name=a', 'name'],
  ['201 letters', `name=${'x'.repeat(201)}`, 'name'],
  ['no letter at all', 'name=---', 'name'],
  ['a NUL', 'name=ab%00', 'name'],
  ['a name twice', 'name=martin&name=dupont', 'name'],
  ['a country that is none', 'name=martin&country=XX', 'country'],
  ['a country of three letters', 'name=martin&country=FRA', 'country'],
  ['a country twice', 'name=martin&country=FR&country=DE', 'country'],
])('names the parameter: %s', async (_, query, field) => {
  const path = `/v1/companies?${query}`;
  expect(fieldsOf(await expectRefused(server(), { method: 'GET', path }, 'parameter_invalid'))).toEqual([field]);
});
