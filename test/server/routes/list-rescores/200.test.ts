import { expect, it } from 'vitest';
import { endedRescore, orderRescore, type RescoreAnswer } from '../../../harness/portfolio.ts';
import { useServer } from '../../../harness/use-server.ts';

const server = useServer();

type Page = { readonly rescores: readonly RescoreAnswer[]; readonly next_cursor: string | null };
const list = async (query = '', key?: string): Promise<Page> =>
  (await server().ask('GET', `/v1/portfolio/rescores${query}`, key === undefined ? {} : { key })).json as Page;

it('shows every run once, page by page, and only to the tenant itself', async () => {
  const ordered: string[] = [];
  for (let run = 0; run < 5; run += 1) {
    const { id } = await orderRescore(server());
    await endedRescore(server(), id);
    ordered.push(id);
  }
  const seen: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const page: Page = await list(`?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`);
    seen.push(...page.rescores.map(({ id }) => id));
    cursor = page.next_cursor;
  }
  expect(seen.toSorted()).toEqual(ordered.toSorted());
  const { rescores } = await list();
  const times = rescores.map(({ created_at }) => created_at);
  expect(times).toEqual(times.toSorted().toReversed());
  const { key } = await server().newTenant();
  expect(await list('', key)).toEqual({ rescores: [], next_cursor: null });
});
