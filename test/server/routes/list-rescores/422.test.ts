import { describe, expect, it } from 'vitest';
import { testUnknownQuery } from '../../../harness/route-suites.ts';
import { expectRefused, fieldsOf } from '../../../harness/refusal.ts';
import { useServer } from '../../../harness/use-server.ts';

const PATH = '/v1/portfolio/rescores';
testUnknownQuery({ method: 'GET', path: PATH });

describe('a page', () => {
  const server = useServer();
  it.each([
    ['limit', 'limit=0'],
    ['limit', 'limit=201'],
    ['cursor', 'cursor=abc'],
    ['cursor', `cursor=${Buffer.from('["soon","x"]').toString('base64url')}`],
    ['cursor', `cursor=${Buffer.from('[1]').toString('base64url')}`],
  ])('names %s when it is not usable: %s', async (field, query) => {
    const problem = await expectRefused(server(), { method: 'GET', path: `${PATH}?${query}` }, 'parameter_invalid');
    expect(fieldsOf(problem)).toEqual([field]);
  });
});
