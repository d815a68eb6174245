import { expect, it } from 'vitest';
import { expectRefused, fieldsOf } from '../../../harness/refusal.ts';
import { testUnknownQuery, testUnusableId } from '../../../harness/route-suites.ts';
import { useServer } from '../../../harness/use-server.ts';

testUnknownQuery({ method: 'PUT', path: '/v1/watchlist/FR:000000018', body: {} });
testUnusableId({ method: 'PUT', path: '/v1/watchlist/ID', body: {} }, 'company');

const server = useServer();

it.each([
  ['a SIREN with a wrong check digit', '000000019', 'company'],
  ['a key with a wrong number', 'FR:123456789', 'company'],
  ['words', 'Verrerie', 'company'],
  ['a LEI without its country', 'LEI:5493001KJTIIGC8Y1R12', 'country'],
  ['a number and another country', 'FR:000000018?country=GB', 'company,country'],
  ['a British number without its country', '01234567', 'company'],
])('names what is wrong with %s', async (_, company, field) => {
  const refused = { method: 'PUT', path: `/v1/watchlist/${company}`, body: {} };
  expect(fieldsOf(await expectRefused(server(), refused, 'parameter_invalid'))).toEqual(field.split(','));
});

it.each([
  ['an unknown field', { until: '2026-12-24' }, 'until'],
  ['a snooze without a zone', { snoozed_until: '2026-12-24T08:00:00' }, 'snoozed_until'],
  ['a snooze that is over', { snoozed_until: '2020-01-01T00:00:00Z' }, 'snoozed_until'],
  ['a snooze of a thousand years', { snoozed_until: '3026-01-01T00:00:00Z' }, 'snoozed_until'],
  ['a pause that is no yes or no', { paused: 'yes' }, 'paused'],
  ['an empty name', { name: '' }, 'name'],
])('names what is wrong in the body, and writes nothing: %s', async (_, body, field) => {
  const path = '/v1/watchlist/FR:000000018';
  const problem = await expectRefused(server(), { method: 'PUT', path, body }, 'body_invalid');
  expect(fieldsOf(problem)).toEqual([field]);
  await expectRefused(server(), { method: 'GET', path }, 'not_found');
});
