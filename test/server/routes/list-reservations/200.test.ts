import { expect, it } from 'vitest';
import { checkOrder, euros, plantCustomer } from '../../../harness/orders.ts';
import { useServer } from '../../../harness/use-server.ts';

const start = new Date('2026-11-22T10:00:00.000Z');
let now = start;
const server = useServer({ now: () => now });

type Listed = { reservations: { id: string; order: { id: string } | null }[]; next_cursor: string | null };
const list = async (query: string): Promise<Listed> => {
  const answer = await server().ask('GET', `/v1/orders/reservations${query}`);
  expect(answer.status).toBe(200);
  return answer.json as Listed;
};
const orders = ({ reservations }: Listed) => reservations.map(({ order }) => order?.id ?? null);

it('lists what is reserved now, by account or company, the latest first and page by page', async () => {
  const { account, siren } = await plantCustomer(server());
  const other = await plantCustomer(server());
  await checkOrder(server(), { account: other.account, order: { id: 'of another' }, amount: euros(1) });
  const { reservation_id: id } = await checkOrder(server(), { account, order: { id: 'S1' }, amount: euros(10) });
  now = new Date(start.getTime() + 1_000);
  await checkOrder(server(), { company: { siren }, amount: euros(20), minutes: 1 });
  await checkOrder(server(), { account, order: { id: 'S3' }, amount: euros(5_000) });

  expect(orders(await list(`?company=FR:${siren}`))).toEqual([null, 'S1']);
  const first = await list(`?company=${siren}&limit=1`);
  expect(orders(first)).toEqual([null]);
  expect(orders(await list(`?company=${siren}&limit=1&cursor=${first.next_cursor}`))).toEqual(['S1']);
  const own = await list(`?crm=sandbox&account=${account.id}`);
  expect(own).toEqual({
    reservations: [
      {
        id,
        company: { key: `FR:${siren}` },
        account,
        order: { id: 'S1' },
        amount: euros(10),
        reserved_at: start.toISOString(),
        reserved_until: '2026-11-22T10:15:00.000Z',
        confirmed_at: null,
      },
    ],
    next_cursor: null,
  });
  expect(orders(await list(''))).toContain('of another');

  now = new Date(start.getTime() + 90_000);
  expect(orders(await list(`?company=${siren}`))).toEqual(['S1']);
  await server().ask('DELETE', `/v1/orders/reservations/${id}`);
  expect(orders(await list(`?company=${siren}`))).toEqual([]);
  now = start;
});

it("shows no tenant another one's", async () => {
  const { key } = await server().newTenant();
  const { account } = await plantCustomer(server());
  await checkOrder(server(), { account, amount: euros(1) });
  expect((await server().ask('GET', '/v1/orders/reservations', { key })).json).toEqual({
    reservations: [],
    next_cursor: null,
  });
});
