import { expect, it } from 'vitest';
import { askOverride, dayAhead, plantCustomer, SELLER, stepOverride } from '../../../harness/orders.ts';
import { expectRefused } from '../../../harness/refusal.ts';
import { useServer } from '../../../harness/use-server.ts';

const server = useServer();

it.each([
  ['approved', 'approve'],
  ['ended', 'end'],
  ['refused', 'refuse'],
])('an override that is %s is not refused by somebody else', async (state, step) => {
  const { account } = await plantCustomer(server());
  const { id } = await askOverride(server(), { account });
  const end = step === 'approve' ? { ends_on: dayAhead(server(), 7) } : {};
  await stepOverride(server(), { id, step, ...end });
  const sent = { method: 'POST', path: `/v1/overrides/${id}/refuse`, body: { by: SELLER } };
  expect(await expectRefused(server(), sent, 'override_settled')).toMatchObject({ state });
});
