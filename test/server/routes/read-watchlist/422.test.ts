import { expect, it } from 'vitest';
import { expectRefused, fieldsOf } from '../../../harness/refusal.ts';
import { testUnknownQuery } from '../../../harness/route-suites.ts';
import { useServer } from '../../../harness/use-server.ts';

testUnknownQuery({ method: 'GET', path: '/v1/watchlist' });

const server = useServer();

it.each([
  ['grade=H', 'grade'],
  ['paused=yes', 'paused'],
  ['due=1', 'due'],
  ['limit=0', 'limit'],
  ['limit=201', 'limit'],
  ['limit=1.5', 'limit'],
  ['cursor=nonsense', 'cursor'],
  ['cursor=WzFd', 'cursor'],
  ['grade=A&grade=B', 'grade'],
  ['cursor=%00', 'cursor'],
])('names the parameter that is wrong: %s', async (query, field) => {
  const refused = { method: 'GET', path: `/v1/watchlist?${query}` };
  expect(fieldsOf(await expectRefused(server(), refused, 'parameter_invalid'))).toEqual([field]);
});
