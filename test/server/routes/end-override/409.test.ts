import { expect, it } from 'vitest';
import { askOverride, dayAhead, LENDER, plantCustomer, SELLER, stepOverride } from '../../../harness/orders.ts';
import { expectRefused } from '../../../harness/refusal.ts';
import { useServer } from '../../../harness/use-server.ts';

const start = new Date('2026-11-22T10:00:00.000Z');
let now = start;
const server = useServer({ now: () => now });

const end = (id: string, by: typeof SELLER) => ({ method: 'POST', path: `/v1/overrides/${id}/end`, body: { by } });

it.each(['refuse', 'end'])('what is over by %s is not ended by somebody else', async (step) => {
  const { account } = await plantCustomer(server());
  const { id } = await askOverride(server(), { account });
  await stepOverride(server(), { id, step });
  await expectRefused(server(), end(id, SELLER), 'override_settled');
});

it('what has expired is not ended', async () => {
  const { account } = await plantCustomer(server());
  const { id } = await askOverride(server(), { account });
  await stepOverride(server(), { id, step: 'approve', ends_on: dayAhead(server(), 1) });
  now = new Date(start.getTime() + 3 * 86_400_000);
  expect(await expectRefused(server(), end(id, LENDER), 'override_settled')).toMatchObject({ state: 'expired' });
  now = start;
});
