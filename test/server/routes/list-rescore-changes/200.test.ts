import { expect, it } from 'vitest';
import type { z } from 'zod';
import type { rescoreChangesAnswerSchema } from '../../../../server/src/answers/rescore.ts';
import { endedRescore, orderRescore, watchAll } from '../../../harness/portfolio.ts';
import { useServer } from '../../../harness/use-server.ts';

const server = useServer();

type Page = z.infer<typeof rescoreChangesAnswerSchema>;

it('shows every company that comes out other once, page by page, with what it was and why', async () => {
  const decisions = await watchAll(server());
  const policy = { limit: { stepMinor: 100_000_000_000 } };
  const { id } = await orderRescore(server(), { policy });
  const { result } = await endedRescore(server(), id);
  const changes: Page['changes'] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const query: string = `?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`;
    const page = (await server().ask('GET', `/v1/portfolio/rescores/${id}/changes${query}`)).json as Page;
    changes.push(...page.changes);
    cursor = page.next_cursor;
  }
  expect(changes).toHaveLength(result!.changed);
  const hadLimit = decisions.filter(({ limit }) => limit.minor > 0).map(({ company }) => company.key);
  expect(changes.map(({ company }) => company)).toEqual(hadLimit.toSorted());
  for (const { from, to, reason_codes: codes } of changes) {
    expect(from.limit.value).toBeGreaterThan(0);
    expect(to.limit).toEqual({ value: 0, currency: 'EUR' });
    expect(codes.length).toBeGreaterThan(0);
  }
});
