import { expect, it } from 'vitest';
import { expectRefused, fieldsOf } from '../../../harness/refusal.ts';
import { useServer } from '../../../harness/use-server.ts';
import { testUnknownQuery } from '../../../harness/route-suites.ts';

testUnknownQuery({ method: 'GET', path: '/v1/events' } as const);

const server = useServer();

it.each([
  ['since', 'since=yesterday'],
  ['since', 'since=2026-01-01'],
  ['after', 'after=1'],
  ['after', 'company=FR:000000018&after=-1'],
  ['after', 'company=FR:000000018&after=1.5'],
  ['limit', 'limit=0'],
  ['cursor', 'cursor=x'],
  ['cursor', `company=FR:000000018&cursor=${Buffer.from('["a"]').toString('base64url')}`],
  ['company', 'company='],
])('names the parameter %s in ?%s', async (field, query) => {
  const path = `/v1/events?${query}`;
  expect(fieldsOf(await expectRefused(server(), { method: 'GET', path }, 'parameter_invalid'))).toEqual([field]);
});
