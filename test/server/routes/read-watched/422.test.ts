import { expect, it } from 'vitest';
import { expectRefused, fieldsOf } from '../../../harness/refusal.ts';
import { testUnknownQuery, testUnusableId } from '../../../harness/route-suites.ts';
import { useServer } from '../../../harness/use-server.ts';

testUnknownQuery({ method: 'GET', path: '/v1/watchlist/FR:000000018' });
testUnusableId({ method: 'GET', path: '/v1/watchlist/ID' }, 'company');

const server = useServer();

it.each([
  ['a SIREN with a wrong check digit', '000000019', 'company'],
  ['a key with a wrong number', 'FR:123456789', 'company'],
  ['words', 'Verrerie', 'company'],
  ['a LEI without its country', 'LEI:5493001KJTIIGC8Y1R12', 'country'],
  ['a number and another country', 'FR:000000018?country=GB', 'company,country'],
  ['a British number without its country', '01234567', 'company'],
])('names what is wrong with %s', async (_, company, field) => {
  const refused = { method: 'GET', path: `/v1/watchlist/${company}` };
  expect(fieldsOf(await expectRefused(server(), refused, 'parameter_invalid'))).toEqual(field.split(','));
});
