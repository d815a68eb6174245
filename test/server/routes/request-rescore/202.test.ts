import { tradeDefaultPolicy } from '@creditline/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { addToOutbox } from '../../../../server/src/store/outbox.ts';
import { verifyDatabase } from '../../../../server/src/verify-database.ts';
import { endedRescore, orderRescore, PORTFOLIO, watchAll } from '../../../harness/portfolio.ts';
import { useServer } from '../../../harness/use-server.ts';

const server = useServer();

beforeAll(() => watchAll(server()));

describe('on the current policy and the same day', () => {
  it('changes nothing, and counts every company', async () => {
    const ordered = await orderRescore(server());
    expect(ordered).toMatchObject({
      state: 'waiting',
      simulate: true,
      draft: false,
      progress: { done: 0, total: null },
    });
    const { state, progress, result } = await endedRescore(server(), ordered.id);
    expect({ state, progress }).toEqual({
      state: 'done',
      progress: { done: PORTFOLIO.length, total: PORTFOLIO.length },
    });
    expect(result).toMatchObject({ changed: 0, failed: 0, newly_refused: [] });
    expect(result!.limit_after).toEqual(result!.limit_before);
    for (const { from, to } of [...result!.outcomes, ...result!.grades]) expect(to).toBe(from);
  });
});

describe('on a draft', () => {
  it('says who would be refused, leaves the standing as it is, and orders nothing', async () => {
    const policy = { rules: tradeDefaultPolicy.rules.map((rule) => ({ ...rule, outcome: 'refuse' })) };
    const strict = { ...policy, limit: { securedMultiple: 2 }, version: 'strict' };
    const { id } = await orderRescore(server(), { policy: strict, simulate: true });
    const { state, draft, result } = await endedRescore(server(), id);
    expect({ state, draft }).toEqual({ state: 'done', draft: true });
    expect(result!.newly_refused.length).toBeGreaterThan(0);
    expect(result!.changed).toBeGreaterThanOrEqual(result!.newly_refused.length);
    const again = await endedRescore(server(), (await orderRescore(server())).id);
    expect(again.result).toMatchObject({ changed: 0 });
  });

  it('is a whole policy as well as a part of one', async () => {
    const { monitoring: _, publishedOn: _day, ...policy } = tradeDefaultPolicy;
    const { id } = await orderRescore(server(), { policy });
    expect(await endedRescore(server(), id)).toMatchObject({ state: 'done', result: { changed: 0 } });
  });
});

it('takes only the companies that the filter names', async () => {
  const companies = PORTFOLIO.slice(0, 2).map((siren) => `FR:${siren}`);
  const chosen = await endedRescore(server(), (await orderRescore(server(), { filter: { companies } })).id);
  expect(chosen.progress).toEqual({ done: 2, total: 2 });
  const elsewhere = await endedRescore(server(), (await orderRescore(server(), { filter: { countries: ['PT'] } })).id);
  expect(elsewhere).toMatchObject({ state: 'done', progress: { done: 0, total: 0 }, result: { changed: 0 } });
});

it('orders that companies are decided about for good only where their outcome changed', async () => {
  const { id } = await orderRescore(server(), { apply: true });
  expect(await endedRescore(server(), id)).toMatchObject({ state: 'done', simulate: false });
  // A row under the key that an order would have had is new: none was made.
  const wasFree = await server().context.database.inTenant(server().tenantId, (tx) =>
    addToOutbox(tx, {
      topic: 'reassess-company',
      payload: { companyKey: 'FR:000000018', because: { is: 'rescored', rescoreId: id } },
      dedupeKey: `rescored:${id}:FR:000000018`,
    }),
  );
  expect(wasFree).toBe(true);
});

it('leaves a chain of audit records without a fault', async () => {
  const { tenantId, context } = server();
  expect(await verifyDatabase(context.database, tenantId)).toMatchObject({ ok: true });
});
