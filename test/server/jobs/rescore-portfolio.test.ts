import { decide, type Decision, type DecisionInput } from '@creditline/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { rescorePortfolioJob, type RescoreCuts } from '../../../server/src/jobs/rescore-portfolio.ts';
import type { RescoreRecord } from '../../../server/src/portfolio/rescore-chunk.ts';
import { RetryLater } from '../../../server/src/retry-later.ts';
import { readAuditRow, streamAudit } from '../../../server/src/store/audit.ts';
import { addToOutbox } from '../../../server/src/store/outbox.ts';
import { insertRescore, listRescoreChanges, readRescore, stepRescore } from '../../../server/src/store/rescores.ts';
import { verifyDatabase } from '../../../server/src/verify-database.ts';
import { PORTFOLIO, watchAll } from '../../harness/portfolio.ts';
import { useServer } from '../../harness/use-server.ts';

const server = useServer();
const DAY_MS = 86_400_000;

/** A chunk of two companies, and a part of one chunk. */
const ONE_CHUNK: RescoreCuts = { chunkSize: 2, partMs: 0, mostWithoutThreads: 200, clock: () => 0 };

let decisions: readonly Decision[];

beforeAll(async () => {
  decisions = await watchAll(server());
  // What a part orders is left in the table: each is given by the tests themselves.
  await server().context.outbox.stop();
});

const order = async (id: string, more: { readonly daysLater?: number; readonly applies?: boolean } = {}) => {
  const { context, tenantId } = server();
  const { daysLater = 0, applies = false } = more;
  await context.database.inTenant(tenantId, (tx) =>
    insertRescore(tx, {
      id,
      filter: {},
      isDraft: false,
      applies,
      decidedAt: new Date(context.now().getTime() + daysLater * DAY_MS).toISOString(),
      scorecardSha256: context.scorecard.sha256,
      policyKind: 'policy',
      policySha256: context.policy.sha256,
    }),
  );
};

const run = (id: string, part: number, cuts = ONE_CHUNK): Promise<void> =>
  rescorePortfolioJob(server().context, cuts)({ tenantId: server().tenantId, payload: { rescoreId: id, part } });

const read = (id: string) =>
  server().context.database.inTenant(server().tenantId, async (tx) => (await readRescore(tx, id))!);

const recordsOf = (id: string): Promise<readonly RescoreRecord[]> =>
  server().context.database.inTenant(server().tenantId, async (tx) => {
    const records: RescoreRecord[] = [];
    for await (const { kind, body } of streamAudit(tx)) {
      const record = JSON.parse(body) as RescoreRecord;
      if (kind === 'portfolio.rescored' && record.rescoreId === id) records.push(record);
    }
    return records;
  });

/** Goes on from wherever the run stands until it is over. Answers how many parts that took. */
const finish = async (id: string): Promise<number> => {
  for (let parts = 0; ; parts += 1) {
    const { state, part } = await read(id);
    if (state === 'done') return parts;
    await run(id, part);
  }
};

describe('a run in parts', () => {
  it('counts each company once, however often a part is given', async () => {
    await order('often');
    await run('often', 1);
    await run('often', 1);
    expect(await read('often')).toMatchObject({ state: 'running', done: 2, chunks: 1, part: 2 });
    expect(await finish('often')).toBe(2);
    await run('often', 3);
    const { done, total, chunks, result } = await read('often');
    expect({ done, total, chunks }).toEqual({ done: PORTFOLIO.length, total: PORTFOLIO.length, chunks: 3 });
    expect(Object.values(result!.outcomes).reduce((sum, count) => sum + count, 0)).toBe(PORTFOLIO.length);
    const lines = (await recordsOf('often')).flatMap((record) => record.lines);
    expect(lines.map(([key]) => key)).toEqual(decisions.map(({ company }) => company.key).toSorted());
  });

  it('orders its next part in the transaction that ends the one before', async () => {
    await order('next');
    await run('next', 1);
    const { context, tenantId } = server();
    const isNew = await context.database.inTenant(tenantId, (tx) =>
      addToOutbox(tx, { topic: 'rescore-portfolio', payload: {}, dedupeKey: 'next:2' }),
    );
    expect(isNew).toBe(false);
    await finish('next');
  });

  it('leaves to whoever moved it first, and waits to see that it goes on', async () => {
    await order('race');
    const { context, tenantId } = server();
    // The clock is first asked when the part begins: another process moves the run just then.
    let moved: Promise<boolean> | undefined;
    const clock = (): number => {
      moved ??= context.database.inTenant(tenantId, async (tx) => {
        const { result } = (await readRescore(tx, 'race'))!;
        const from = { cursorKey: null, part: 1 };
        return stepRescore(tx, {
          id: 'race',
          from,
          cursorKey: 'FR:000000034',
          part: 1,
          count: 2,
          result: result!,
          finishedAt: null,
        });
      });
      return 0;
    };
    await expect(run('race', 1, { ...ONE_CHUNK, clock })).rejects.toThrow(RetryLater);
    expect(await moved).toBe(true);
    expect(await recordsOf('race')).toEqual([]);
    expect(await read('race')).toMatchObject({ state: 'running', done: 2, cursorKey: 'FR:000000034' });
    await finish('race');
    expect(await read('race')).toMatchObject({ state: 'done', done: PORTFOLIO.length });
  });
});

describe('what a run finds', () => {
  it('is the same in threads of their own', async () => {
    await order('threads', { daysLater: 400 });
    await run('threads', 1, { ...ONE_CHUNK, partMs: 1, mostWithoutThreads: 0 });
    await order('alone', { daysLater: 400 });
    await run('alone', 1, { ...ONE_CHUNK, partMs: 1 });
    const [threads, alone] = [await read('threads'), await read('alone')];
    expect(threads).toMatchObject({ state: 'done', done: PORTFOLIO.length, chunks: 3 });
    expect(threads.result).toEqual(alone.result);
  });

  it('is what deciding about the same facts on that day gives, and its record says with which', async () => {
    await order('later', { daysLater: 400 });
    await finish('later');
    const { context, tenantId } = server();
    const { decidedAt, result } = await read('later');
    const rules = { scorecard: context.scorecard.value, policy: context.policy.value };
    let changed = 0;
    for (const record of await recordsOf('later')) {
      expect(record.policy.sha256).toBe(context.policy.sha256);
      for (const [key, sequence, ...came] of record.lines) {
        const row = await context.database.inTenant(tenantId, (tx) => readAuditRow(tx, sequence));
        const { input } = JSON.parse(row!.body) as { readonly input: DecisionInput };
        expect(input.company.key).toBe(key);
        const { outcome, assessment, limit } = decide({ ...input, decidedAt }, rules);
        expect(came).toEqual([outcome, assessment.score, assessment.grade, limit.minor]);
        const before = decisions.find(({ company }) => company.key === key)!;
        if (before.assessment.score !== assessment.score || before.limit.minor !== limit.minor) changed += 1;
      }
    }
    expect(changed).toBeGreaterThan(0);
    expect(result!.changed).toBe(changed);
    const changes = await context.database.inTenant(tenantId, (tx) =>
      listRescoreChanges(tx, { id: 'later', limit: 100 }),
    );
    expect(changes).toHaveLength(changed);
  });

  it('orders one reassessment for each company whose outcome changed, where it applies', async () => {
    await order('applied', { daysLater: 400, applies: true });
    await finish('applied');
    const { context, tenantId } = server();
    const changes = await context.database.inTenant(tenantId, (tx) =>
      listRescoreChanges(tx, { id: 'applied', limit: 100 }),
    );
    const decided = changes.filter(({ from, to }) => from.outcome !== to.outcome).map(({ companyKey }) => companyKey);
    expect(decided.length).toBeGreaterThan(0);
    const fresh: string[] = [];
    for (const { companyKey } of changes) {
      const dedupeKey = `rescored:applied:${companyKey}`;
      const isNew = await context.database.inTenant(tenantId, (tx) =>
        addToOutbox(tx, { topic: 'reassess-company', payload: {}, dedupeKey }),
      );
      if (isNew) fresh.push(companyKey);
    }
    expect(changes.map(({ companyKey }) => companyKey).filter((key) => !fresh.includes(key))).toEqual(decided);
  });

  it('leaves the audit chain without a fault', async () => {
    expect(await verifyDatabase(server().context.database, server().tenantId)).toMatchObject({ ok: true });
  });
});

it('is failed and says so once it cannot be tried again', async () => {
  const { context, tenantId } = server();
  await context.database.inTenant(tenantId, (tx) =>
    insertRescore(tx, {
      id: 'broken',
      filter: {},
      isDraft: true,
      applies: false,
      decidedAt: context.now().toISOString(),
      scorecardSha256: context.scorecard.sha256,
      policyKind: 'policy.draft',
      policySha256: 'none',
    }),
  );
  const job = rescorePortfolioJob(context, ONE_CHUNK);
  const task = { tenantId, payload: { rescoreId: 'broken', part: 1 } };
  await expect(job(task)).rejects.toThrow('does not hold');
  expect(await read('broken')).toMatchObject({ state: 'running' });
  await expect(job({ ...task, isLast: true })).rejects.toThrow('does not hold');
  expect(await read('broken')).toMatchObject({ state: 'failed', problem: expect.stringContaining('given up') });
});
