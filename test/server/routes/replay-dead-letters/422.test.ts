import { expect, it } from 'vitest';
import { expectRefused, fieldsOf } from '../../../harness/refusal.ts';
import { testUnknownQuery } from '../../../harness/route-suites.ts';
import { useServer } from '../../../harness/use-server.ts';

const ROUTE = { method: 'POST', path: '/v1/dead-letters/replay', body: {} } as const;
testUnknownQuery(ROUTE);

const server = useServer();

it.each([{ topic: 7 }, { topic: '' }, { topic: 'x'.repeat(81) }, { topic: null }])('refuses %j', async (body) => {
  expect(fieldsOf(await expectRefused(server(), { ...ROUTE, body }, 'body_invalid'))).toEqual(['topic']);
});

it('names a field that it does not know: a misspelt topic must not replay everything', async () => {
  const body = { topics: 'write-task' };
  expect(fieldsOf(await expectRefused(server(), { ...ROUTE, body }, 'body_invalid'))).toEqual(['topics']);
});
