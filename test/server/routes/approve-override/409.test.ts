import { expect, it } from 'vitest';
import { askOverride, dayAhead, euros, LENDER, plantCustomer, SELLER, stepOverride } from '../../../harness/orders.ts';
import { expectRefused } from '../../../harness/refusal.ts';
import { useServer } from '../../../harness/use-server.ts';

const server = useServer();

it.each([
  ['refused', { by: LENDER }],
  ['ended', { by: SELLER }],
  ['approved', { by: SELLER }],
  ['approved', { by: LENDER, amount: euros(9_999) }],
])('an override that is %s is not approved again, and nothing changes', async (state, by) => {
  const { account } = await plantCustomer(server());
  const { id } = await askOverride(server(), { account });
  const step = { refused: 'refuse', ended: 'end', approved: 'approve' }[state]!;
  const end = { ends_on: dayAhead(server(), 7) };
  const before = await stepOverride(server(), { id, step, ...(step === 'approve' ? end : {}) });
  const sent = { method: 'POST', path: `/v1/overrides/${id}/approve`, body: { ...by, ...end } };
  expect(await expectRefused(server(), sent, 'override_settled')).toMatchObject({ state });
  expect((await server().ask('GET', `/v1/overrides/${id}`)).json).toEqual(before);
});
