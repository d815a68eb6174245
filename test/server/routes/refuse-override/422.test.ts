import { expect, it } from 'vitest';
import { LENDER } from '../../../harness/orders.ts';
import { expectRefused, fieldsOf } from '../../../harness/refusal.ts';
import { testUnknownQuery, testUnusableId } from '../../../harness/route-suites.ts';
import { useServer } from '../../../harness/use-server.ts';

testUnknownQuery({ method: 'POST', path: '/v1/overrides/unknown/refuse', body: {} });
testUnusableId({ method: 'POST', path: '/v1/overrides/ID/refuse', body: {} }, 'override');

const server = useServer();

it.each([
  ['no person', {}, 'by'],
  ['a person without id', { by: { name: 'Sacha' } }, 'by.id'],
  ['an empty note', { by: LENDER, note: '' }, 'note'],
  ['an unknown field', { by: LENDER, ends_on: '2026-12-24' }, 'ends_on'],
])('names what is wrong with %s', async (_, body, field) => {
  const sent = { method: 'POST', path: '/v1/overrides/unknown/refuse', body };
  expect(fieldsOf(await expectRefused(server(), sent, 'body_invalid'))).toEqual([field]);
});
