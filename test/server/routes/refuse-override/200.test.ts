import { expect, it } from 'vitest';
import { askOverride, checkOrder, euros, LENDER, plantCustomer, stepOverride } from '../../../harness/orders.ts';
import { useServer } from '../../../harness/use-server.ts';

const now = new Date('2026-11-22T10:00:00.000Z');
const server = useServer({ now: () => now });

it('declines the request with a note, once, and releases nothing', async () => {
  const { account } = await plantCustomer(server());
  const { id } = await askOverride(server(), { account });
  const refuse = () => stepOverride(server(), { id, step: 'refuse', note: 'Not before they pay.' });
  const [refused, again] = [await refuse(), await refuse()];
  expect(refused).toMatchObject({
    state: 'refused',
    refused_by: LENDER,
    refused_at: now.toISOString(),
    approved_by: null,
    note: 'Not before they pay.',
    same_person: false,
  });
  expect(again).toEqual(refused);
  expect(await checkOrder(server(), { account, amount: euros(5_000) })).toMatchObject({
    allowed: false,
    override: null,
  });
});
