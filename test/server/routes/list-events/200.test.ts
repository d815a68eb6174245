import { beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { eventsAnswer } from '../../../../server/src/answers/webhooks.ts';
import { useServer } from '../../../harness/use-server.ts';
import { tellDecision } from '../../../harness/webhooks.ts';

type Events = z.output<typeof eventsAnswer>;

const server = useServer();
const A = 'FR:000000018';
const B = 'FR:000000026';
const START = Date.parse('2026-11-20T10:00:00.000Z');
const ids: string[] = [];

beforeAll(async () => {
  for (const [index, companyKey] of [A, B, A, A, B].entries())
    ids.push(await tellDecision(server(), { companyKey, at: new Date(START + index * 1_000) }));
  const { tenantId } = await server().newTenant();
  await tellDecision(server(), { inTenant: tenantId, at: new Date(START) });
});

const page = async (query: string): Promise<Events> => (await server().ask('GET', `/v1/events${query}`)).json as Events;
const indexes = ({ events }: Events): readonly number[] => events.map(({ id }) => ids.indexOf(id));

const allPages = async (query: string): Promise<readonly number[]> => {
  const seen: number[] = [];
  let next: string | null = '';
  while (next !== null) {
    const read: Events = await page(`${query}${next === '' ? '' : `&cursor=${next}`}`);
    seen.push(...indexes(read));
    next = read.next_cursor;
  }
  return seen;
};

describe('events', () => {
  it("are the tenant's own, oldest first, each with its company's sequence", async () => {
    const { events, next_cursor: next } = await page('');
    expect(events.map(({ company, sequence }) => [company, sequence])).toEqual([
      [A, 1],
      [B, 1],
      [A, 2],
      [A, 3],
      [B, 2],
    ]);
    expect(next).toBeNull();
    expect(events[0]).toEqual({
      id: ids[0],
      topic: 'decision.made',
      company: A,
      sequence: 1,
      occurred_at: '2026-11-20T10:00:00.000Z',
      data: { decision_id: 'd-1', outcome: 'refer', limit: { value: 1_000, currency: 'EUR' } },
    });
  });

  it.each([
    ['?since=2026-11-20T10:00:02Z', [2, 3, 4]],
    ['?since=2026-11-20T11:00:02%2B01:00', [2, 3, 4]],
    [`?company=${A}`, [0, 2, 3]],
    [`?company=${A}&after=1`, [2, 3]],
    [`?company=${A}&after=0&since=2026-11-20T10:00:03Z`, [3]],
    ['?company=FR:000000034', []],
  ])('are found by %s', async (query, found) => {
    expect(indexes(await page(query))).toEqual(found);
  });

  it('are read page by page, each once', async () => {
    expect(await allPages('?limit=2')).toEqual([0, 1, 2, 3, 4]);
    expect(await allPages(`?company=${A}&limit=1`)).toEqual([0, 2, 3]);
  });
});
