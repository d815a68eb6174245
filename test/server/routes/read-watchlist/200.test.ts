import { beforeAll, expect, it } from 'vitest';
import { useServer } from '../../../harness/use-server.ts';
import { plantWatched } from '../../../harness/watched-company.ts';

const server = useServer();
const now = new Date('2026-11-21T10:00:00.000Z');
/** Fictitious companies of the sandbox, in the order of their keys. */
const SIRENS = ['000000018', '000000026', '000000034'];

type Listed = { watchlist: { company: { siren: string } }[]; next_cursor: string | null };
const list = async (query = '', key?: string): Promise<Listed> => {
  const answer = await server().ask('GET', `/v1/watchlist${query}`, key === undefined ? {} : { key });
  expect(answer.status).toBe(200);
  return answer.json as Listed;
};
const sirens = ({ watchlist }: Listed) => watchlist.map(({ company }) => company.siren);

beforeAll(async () => {
  for (const siren of SIRENS.toReversed()) await plantWatched(server(), { siren, now });
  const { context, tenantId } = server();
  await context.database.inTenant(tenantId, async (tx) => {
    const of = (siren: string) => tx.updateTable('watched_companies').where('company_key', '=', `FR:${siren}`);
    await of(SIRENS[0]!).set({ grade: 'B', due_at: '2020-01-01T00:00:00Z', paused_at: now }).execute();
    await of(SIRENS[1]!).set({ grade: 'F', due_at: '2999-01-01T00:00:00Z' }).execute();
  });
});

it('pages through all in the order of their keys, each once', async () => {
  const seen: string[] = [];
  let query = '?limit=1';
  for (;;) {
    const page = await list(query);
    seen.push(...sirens(page));
    if (page.next_cursor === null) break;
    query = `?limit=1&cursor=${page.next_cursor}`;
  }
  expect(seen).toEqual(SIRENS);
});

it.each([
  ['?grade=F', [SIRENS[1]]],
  ['?paused=true', [SIRENS[0]]],
  ['?paused=false', [SIRENS[1], SIRENS[2]]],
  ['?due=true', [SIRENS[0]]],
  ['?grade=B&paused=false', []],
])('narrows by %s', async (query, expected) => {
  expect(sirens(await list(query))).toEqual(expected);
});

it('is empty for another tenant', async () => {
  const { key } = await server().newTenant();
  expect(await list('', key)).toEqual({ watchlist: [], next_cursor: null });
});
