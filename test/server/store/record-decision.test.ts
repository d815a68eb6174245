import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readAccount, upsertAccount } from '../../../server/src/store/accounts.ts';
import { readAuditRow } from '../../../server/src/store/audit.ts';
import {
  findDecisionTenant,
  readDecision,
  readDecisionsOfAccount,
  recordDecision,
  type DecisionRecord,
  type NewDecision,
} from '../../../server/src/store/decisions.ts';
import { readIdempotent } from '../../../server/src/store/idempotency.ts';
import { countOutbox } from '../../../server/src/store/outbox-counts.ts';
import { createTenant, openTestDatabase, testEngines } from '../../harness/database.ts';

const now = new Date('2026-11-21T10:00:00.000Z');
const account = { crm: 'sandbox', accountId: '1' };

const newDecision = (changes: Partial<NewDecision> = {}): NewDecision => ({
  id: `decision-${randomUUID()}`,
  companyKey: 'FR:000000018',
  score: 742,
  grade: 'B',
  outcome: 'accept',
  limitMinor: 2_500_000,
  currency: 'EUR',
  body: '{"text":"a \\"quoted\\" é ☃ 𝄞 line\\nend"}',
  unitsConsumed: 1,
  decidedAt: now.toISOString(),
  expiresAt: '2026-12-21T10:00:00.000Z',
  ...changes,
});

const recordOf = (decision: NewDecision, changes: Partial<DecisionRecord> = {}): DecisionRecord => ({
  decision,
  auditRecords: [
    { kind: 'policy', body: '{"policy":1}' },
    { kind: 'decision', body: decision.body },
  ],
  events: [],
  outbox: [{ topic: 'write_decision', payload: { decisionId: decision.id }, dedupeKey: decision.id }],
  ...changes,
});

describe.each(testEngines())('recording a decision on %s', (engine) => {
  const fresh = async () => {
    const { database } = await openTestDatabase(engine);
    return { database, tenant: await createTenant(database) };
  };

  it('saves the decision, its audit records, its outbox row and its account together', async () => {
    const { database, tenant } = await fresh();
    const decision = newDecision(account);
    const receipt = await database.inTenant(tenant, async (tx) => {
      await upsertAccount(tx, { ...account, fields: {}, now });
      return recordDecision(tx, recordOf(decision));
    });
    expect(receipt).toEqual({ sequence: 2, hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    await database.inTenant(tenant, async (tx) => {
      expect(await readDecision(tx, decision.id)).toEqual({ ...decision, audit: receipt });
      expect(await readAuditRow(tx, 2)).toMatchObject({ kind: 'decision', body: decision.body, hash: receipt.hash });
      expect(await countOutbox(tx)).toMatchObject({ open: 1, dead: 0 });
      expect(await readAccount(tx, account)).toMatchObject({
        state: 'decided',
        decisionId: decision.id,
        companyKey: 'FR:000000018',
      });
    });
    expect(await database.inSystem((tx) => findDecisionTenant(tx, decision.id))).toBe(tenant);
  });

  it.each([
    ['an outbox row fails', { outbox: [{ topic: null as unknown as string, payload: {} }] }, '23502'],
    [
      'an audit record fails',
      {
        auditRecords: [
          { kind: 'policy', body: '{}' },
          { kind: 'Not A Kind', body: '{}' },
        ],
      },
      '23514',
    ],
    ['there is no audit record', { auditRecords: [] }, '23502'],
  ])('saves nothing when %s', async (_title, changes, code) => {
    const { database, tenant } = await fresh();
    const decision = newDecision();
    const record = database.inTenant(tenant, (tx) => recordDecision(tx, recordOf(decision, changes)));
    await expect(record).rejects.toMatchObject({ code });
    await database.inTenant(tenant, async (tx) => {
      expect(await readDecision(tx, decision.id)).toBeUndefined();
      expect(await readAuditRow(tx, 1)).toBeUndefined();
      expect(await countOutbox(tx)).toMatchObject({ open: 0 });
    });
  });

  it('keeps one answer for one key: of two that decide at once, one saves nothing', async () => {
    const { database, tenant } = await fresh();
    const key = {
      key: 'order-1',
      requestSha256: 'a',
      status: 200,
      createdAt: now.toISOString(),
      expiresAt: '2026-11-22T10:00:00.000Z',
    };
    const decide = (decision: NewDecision) => {
      const idempotency = { ...key, answer: ({ sequence }: { sequence: number }) => `${decision.id} ${sequence}` };
      return database.inTenant(tenant, (tx) => recordDecision(tx, recordOf(decision, { idempotency })));
    };
    const decisions = [newDecision(), newDecision()];
    const results = await Promise.allSettled(decisions.map(decide));
    const saved = results.findIndex(({ status }) => status === 'fulfilled');
    expect(results[1 - saved]).toMatchObject({ status: 'rejected', reason: { code: 'idempotency_conflict' } });
    await database.inTenant(tenant, async (tx) => {
      expect(await readDecision(tx, decisions[1 - saved]!.id)).toBeUndefined();
      expect(await readAuditRow(tx, 3)).toBeUndefined();
      expect(await readIdempotent(tx, 'order-1', now)).toMatchObject({ body: `${decisions[saved]!.id} 2` });
    });
  });

  it('never changes: a decision can neither be updated nor deleted', async () => {
    const { database, tenant } = await fresh();
    const decision = newDecision();
    await database.inTenant(tenant, (tx) => recordDecision(tx, recordOf(decision)));
    const update = () => database.inTenant(tenant, (tx) => tx.updateTable('decisions').set({ score: 1000 }).execute());
    const remove = () => database.inTenant(tenant, (tx) => tx.deleteFrom('decisions').execute());
    await expect(update()).rejects.toMatchObject({ code: '42501' });
    await expect(remove()).rejects.toMatchObject({ code: '42501' });
  });

  it("reads an account's decision with its company's earlier scores, latest first", async () => {
    const { database, tenant } = await fresh();
    await database.inTenant(tenant, (tx) => upsertAccount(tx, { ...account, fields: {}, now }));
    const read = () => database.inTenant(tenant, (tx) => readDecisionsOfAccount(tx, account, 2));
    expect(await read()).toBeUndefined();
    const record = (changes: Partial<NewDecision>) => {
      const decision = newDecision(changes);
      return database.inTenant(tenant, (tx) => recordDecision(tx, recordOf(decision)));
    };
    const at = (day: number): string => `2026-11-${day}T10:00:00.000Z`;
    for (const day of [17, 18, 19]) await record({ decidedAt: at(day), score: day });
    const shown = newDecision({ ...account, decidedAt: at(20), score: 20 });
    await database.inTenant(tenant, (tx) => recordDecision(tx, recordOf(shown)));
    // Neither the same moment, nor later, nor another company.
    await record({ decidedAt: at(20), score: 99 });
    await record({ decidedAt: at(21), score: 99 });
    await record({ decidedAt: at(19), score: 99, companyKey: 'FR:000000026' });
    expect(await read()).toMatchObject({
      stored: { id: shown.id, body: shown.body, score: 20 },
      earlier: [
        { decidedAt: at(19), score: 19 },
        { decidedAt: at(18), score: 18 },
      ],
    });
  });
});
