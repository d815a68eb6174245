import { expect, it } from 'vitest';
import {
  askOverride,
  checkOrder,
  dayAhead,
  euros,
  LENDER,
  plantCustomer,
  SELLER,
  stepOverride,
} from '../../../harness/orders.ts';
import { useServer } from '../../../harness/use-server.ts';

const now = new Date('2026-11-22T10:00:00.000Z');
const server = useServer({ now: () => now });

it('takes an approval back: the next order finds the limit alone', async () => {
  const { account } = await plantCustomer(server());
  const { id } = await askOverride(server(), { account });
  await stepOverride(server(), { id, step: 'approve', ends_on: dayAhead(server(), 7) });
  const check = () => checkOrder(server(), { account, amount: euros(2_000), reserve: false });
  expect(await check()).toMatchObject({ allowed: true });
  const end = () => stepOverride(server(), { id, step: 'end', note: 'A cheque came back.' });
  const [ended, again] = [await end(), await end()];
  expect(ended).toMatchObject({
    state: 'ended',
    approved_by: LENDER,
    ended_by: LENDER,
    ended_at: now.toISOString(),
    note: 'A cheque came back.',
  });
  expect(again).toEqual(ended);
  expect(await check()).toMatchObject({ allowed: false, override: null });
});

it('withdraws a request that nobody has decided about', async () => {
  const { account } = await plantCustomer(server());
  const { id } = await askOverride(server(), { account });
  const withdrawn = await stepOverride(server(), { id, step: 'end', by: SELLER });
  expect(withdrawn).toMatchObject({ state: 'ended', ended_by: SELLER, approved_by: null });
});
