import { expect, it } from 'vitest';
import { expectRefused, fieldsOf } from '../../../harness/refusal.ts';
import { testUnknownQuery } from '../../../harness/route-suites.ts';
import { useServer } from '../../../harness/use-server.ts';

testUnknownQuery({ method: 'GET', path: '/v1/alerts' });

const server = useServer();

it.each([
  ['state=all', 'state'],
  ['severity=low', 'severity'],
  ['company=nobody', 'company'],
  ['limit=-1', 'limit'],
  ['cursor=x', 'cursor'],
  ['since=2026-13-01', 'since'],
  ['since=2026-11-21T10:00:00', 'since'],
  ['since=WyJhIl0', 'since'],
  ['since=2026-11-21T10:00:00Z&cursor=WzFd', 'cursor'],
])('names the parameter that is wrong: %s', async (query, field) => {
  const refused = { method: 'GET', path: `/v1/alerts?${query}` };
  expect(fieldsOf(await expectRefused(server(), refused, 'parameter_invalid'))).toEqual([field]);
});
