import { beforeAll, expect, it } from 'vitest';
import { askOverride, dayAhead, LENDER, plantCustomer } from '../../../harness/orders.ts';
import { expectRefused, fieldsOf } from '../../../harness/refusal.ts';
import { testUnknownQuery, testUnusableId } from '../../../harness/route-suites.ts';
import { useServer } from '../../../harness/use-server.ts';

testUnknownQuery({ method: 'POST', path: '/v1/overrides/unknown/approve', body: {} });
testUnusableId({ method: 'POST', path: '/v1/overrides/ID/approve', body: {} }, 'override');

const server = useServer();
let id: string;
beforeAll(async () => {
  const { account } = await plantCustomer(server());
  ({ id } = await askOverride(server(), { account }));
});

it.each([
  ['no person', { by: undefined }, 'by'],
  ['no end', { ends_on: undefined }, 'ends_on'],
  ['an end without day', { ends_on: '2026-12' }, 'ends_on'],
  ['an end that was', { ends_on: '2020-01-01' }, 'ends_on'],
  ['an end too far ahead', { ends_on: '2999-01-01' }, 'ends_on'],
  ['another currency', { amount: { value: 1, currency: 'GBP' } }, 'amount.currency'],
  ['an empty note', { note: '' }, 'note'],
  ['an unknown field', { reason: 'Why not' }, 'reason'],
])('names what is wrong with %s, and approves nothing', async (_, wrong, field) => {
  const body = { by: LENDER, ends_on: dayAhead(server(), 7), ...wrong };
  const sent = { method: 'POST', path: `/v1/overrides/${id}/approve`, body };
  expect(fieldsOf(await expectRefused(server(), sent, 'body_invalid'))).toEqual([field]);
  expect((await server().ask('GET', `/v1/overrides/${id}`)).json).toMatchObject({ state: 'requested' });
});
