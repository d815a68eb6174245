import { beforeAll, expect, it } from 'vitest';
import type { z } from 'zod';
import { sql } from 'kysely';
import type { Decision } from '@creditline/core';
import type { collectionsAnswerSchema } from '../../../../server/src/answers/collections.ts';
import { watchAll } from '../../../harness/portfolio.ts';
import { useServer } from '../../../harness/use-server.ts';

const server = useServer();

type Page = z.infer<typeof collectionsAnswerSchema>;
const list = async (query = '', key?: string): Promise<Page> =>
  (await server().ask('GET', `/v1/portfolio/collections${query}`, key === undefined ? {} : { key })).json as Page;

let decisions: readonly Decision[];

const raise = (companyKey: string, cause: string, severity: string) =>
  server().context.database.inTenant(server().tenantId, (tx) =>
    sql`insert into alerts (id, company_key, rule_id, cause, crossing, severity, delivery, body, decision_id, opened_at,
        change_sequence)
      values (${server().context.newId()}, ${companyKey}, 'r', ${cause}, 'x', ${severity}, 'at_once', '{}', 'd', now(), 1)
    `.execute(tx),
  );

beforeAll(async () => {
  decisions = await watchAll(server());
});

it('shows all watched companies, the most money at risk first', async () => {
  const { collections, currency, next_cursor: next } = await list();
  expect({ currency, next }).toEqual({ currency: 'EUR', next: null });
  expect(collections.map(({ company }) => company.key).toSorted()).toEqual(
    decisions.map(({ company }) => company.key).toSorted(),
  );
  const losses = collections.map(({ expected_loss }) => expected_loss.value);
  expect(losses).toEqual(losses.toSorted((a, b) => b - a));
  expect(losses[0]).toBeGreaterThan(0);
});

it('shows the limit in force times the probability of default times what a default loses', async () => {
  const { collections, money_at_risk: formula } = await list();
  for (const { company, limit, expected_loss: loss } of collections) {
    const { assessment, limit: decided } = decisions.find((one) => one.company.key === company.key)!;
    expect(limit.value * 100).toBe(decided.minor);
    const exact = limit.value * assessment.probabilityOfDefault * formula.loss_given_default;
    // Read back from the score, which is whole points: half of one is 0.6 % of the odds.
    expect(Math.abs(loss.value - exact)).toBeLessThanOrEqual(0.006 * exact + 0.01);
  }
});

it('puts unpaid invoices first, then other alerts, and the same companies on its pages as on the whole', async () => {
  const [first, second] = (await list()).collections.toReversed();
  await raise(first!.company.key, 'payment_incident', 'medium');
  await raise(second!.company.key, 'band_crossing', 'critical');
  await raise(second!.company.key, 'score_drop', 'medium');
  const { collections } = await list();
  expect(collections.slice(0, 2)).toMatchObject([
    { company: { key: first!.company.key }, open_alerts: 1, causes: ['payment_incident'], next_step: 'collect_unpaid' },
    { company: { key: second!.company.key }, open_alerts: 2, worst_severity: 'critical', next_step: 'stop_supply' },
  ]);
  const paged: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const page: Page = await list(`?limit=1${cursor === '' ? '' : `&cursor=${cursor}`}`);
    paged.push(...page.collections.map(({ company }) => company.key));
    cursor = page.next_cursor;
  }
  expect(paged).toEqual(collections.map(({ company }) => company.key));
});

it('shows nobody else the portfolio, and nothing in a currency without limits', async () => {
  const { key } = await server().newTenant();
  expect((await list('', key)).collections).toEqual([]);
  expect((await list('?currency=GBP')).collections).toEqual([]);
});
