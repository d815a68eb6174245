import { expect, it } from 'vitest';
import { expectRefused, fieldsOf } from '../../../harness/refusal.ts';
import { testUnknownQuery } from '../../../harness/route-suites.ts';
import { useServer } from '../../../harness/use-server.ts';

testUnknownQuery({ method: 'GET', path: '/v1/dead-letters' });

const server = useServer();

it.each([
  ['topic', 'a b'],
  ['topic', ''],
  ['topic', 'a&topic=b'],
  ['cursor', 'x'],
  ['cursor', '-1'],
  ['cursor', '9'.repeat(20)],
])('names %s when it is "%s"', async (name, value) => {
  const path = `/v1/dead-letters?${name}=${value}`;
  expect(fieldsOf(await expectRefused(server(), { method: 'GET', path }, 'parameter_invalid'))).toEqual([name]);
});
