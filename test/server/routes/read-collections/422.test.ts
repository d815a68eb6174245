import { describe, expect, it } from 'vitest';
import { testUnknownQuery } from '../../../harness/route-suites.ts';
import { expectRefused, fieldsOf } from '../../../harness/refusal.ts';
import { useServer } from '../../../harness/use-server.ts';

const PATH = '/v1/portfolio/collections';
testUnknownQuery({ method: 'GET', path: PATH });

describe('a page', () => {
  const server = useServer();
  it.each([
    ['limit', 'limit=many'],
    ['currency', 'currency=ZZZ'],
    ['cursor', 'cursor=abc'],
    ['cursor', `cursor=${Buffer.from('[7,1,"FR:1"]').toString('base64url')}`],
    ['cursor', `cursor=${Buffer.from('["FR:1"]').toString('base64url')}`],
  ])('names %s when it is not usable: %s', async (field, query) => {
    const problem = await expectRefused(server(), { method: 'GET', path: `${PATH}?${query}` }, 'parameter_invalid');
    expect(fieldsOf(problem)).toEqual([field]);
  });
});
