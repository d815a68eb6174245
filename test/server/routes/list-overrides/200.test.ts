import { expect, it } from 'vitest';
import { askOverride, dayAhead, plantCustomer, stepOverride } from '../../../harness/orders.ts';
import { useServer } from '../../../harness/use-server.ts';

const start = new Date('2026-11-22T10:00:00.000Z');
let now = start;
const server = useServer({ now: () => now });

type Listed = { overrides: { id: string; state: string }[]; next_cursor: string | null };
const list = async (query: string, key?: string): Promise<Listed> => {
  const answer = await server().ask('GET', `/v1/overrides${query}`, key === undefined ? {} : { key });
  expect(answer.status).toBe(200);
  return answer.json as Listed;
};
const ids = ({ overrides }: Listed) => overrides.map(({ id }) => id);

it('lists by state, account and company, the latest request first and page by page', async () => {
  const { account, siren } = await plantCustomer(server());
  const asked: string[] = [];
  for (const step of ['request', 'approve', 'refuse', 'end', 'expire']) {
    now = new Date(now.getTime() + 1_000);
    const { id } = await askOverride(server(), { account });
    const days = step === 'expire' ? 1 : 30;
    if (step === 'approve' || step === 'expire')
      await stepOverride(server(), { id, step: 'approve', ends_on: dayAhead(server(), days) });
    else if (step !== 'request') await stepOverride(server(), { id, step });
    asked.push(id);
  }
  const { id: ofCompany } = await askOverride(server(), { company: { siren } });
  now = new Date(start.getTime() + 5 * 86_400_000);
  const [requested, approved, refused, ended, expired] = asked;
  const of = async (state: string) => ids(await list(`?company=${siren}&state=${state}`));
  expect(await of('requested')).toEqual(expect.arrayContaining([requested, ofCompany]));
  expect(await of('approved')).toEqual([approved]);
  expect(await of('refused')).toEqual([refused]);
  expect(await of('ended')).toEqual([ended]);
  expect(await of('expired')).toEqual([expired]);
  expect(ids(await list(`?crm=sandbox&account=${account.id}`))).toEqual(asked.toReversed());
  expect(ids(await list(`?company=FR:${siren}`))).toHaveLength(6);

  const seen: string[] = [];
  for (let query = '?limit=2'; ;) {
    const page = await list(`${query}&crm=sandbox&account=${account.id}`);
    seen.push(...ids(page));
    if (page.next_cursor === null) break;
    query = `?limit=2&cursor=${page.next_cursor}`;
  }
  expect(seen).toEqual(asked.toReversed());
  now = start;
});

it("shows no tenant another one's", async () => {
  const { key } = await server().newTenant();
  expect(await list('', key)).toEqual({ overrides: [], next_cursor: null });
});
