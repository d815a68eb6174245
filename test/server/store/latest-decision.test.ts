import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readAccount, upsertAccount } from '../../../server/src/store/accounts.ts';
import { readDecision, recordDecision } from '../../../server/src/store/decisions.ts';
import { createTenant, openTestDatabase, testEngines } from '../../harness/database.ts';

const account = { crm: 'sandbox', accountId: '1' };
const at = (second: number): string => new Date(Date.UTC(2026, 11, 31, 23, 59, second)).toISOString();

describe.each(testEngines())('the decision that an account shows on %s', (engine) => {
  const fresh = async () => {
    const { database } = await openTestDatabase(engine);
    const tenant = await createTenant(database);
    await database.inTenant(tenant, (tx) => upsertAccount(tx, { ...account, fields: {}, now: new Date(at(0)) }));
    const record = async (decidedAt: string, companyKey = 'FR:000000018'): Promise<string> => {
      const id = randomUUID();
      const figures = { score: 742, grade: 'B', outcome: 'accept', limitMinor: 100, currency: 'EUR', unitsConsumed: 1 };
      const decision = { ...account, ...figures, id, companyKey, body: '{}', decidedAt, expiresAt: at(59) };
      const auditRecords = [{ kind: 'decision', body: '{}' }];
      await database.inTenant(tenant, (tx) => recordDecision(tx, { decision, auditRecords, outbox: [], events: [] }));
      return id;
    };
    const shown = () => database.inTenant(tenant, (tx) => readAccount(tx, account));
    const isRecorded = async (id: string) =>
      (await database.inTenant(tenant, (tx) => readDecision(tx, id))) !== undefined;
    return { record, shown, isRecorded };
  };

  it('is the one that was made last, in whatever order they are recorded', async () => {
    const { record, shown, isRecorded } = await fresh();
    const newer = await record(at(20), 'FR:000000026');
    const older = await record(at(10));
    expect(await shown()).toMatchObject({
      state: 'decided',
      decisionId: newer,
      companyKey: 'FR:000000026',
      updatedAt: at(20),
    });
    expect(await isRecorded(older)).toBe(true);
  });

  it('is replaced by a newer one, and by another one of the same moment', async () => {
    const { record, shown } = await fresh();
    await record(at(10));
    await record(at(20));
    const last = await record(at(20));
    expect(await shown()).toMatchObject({ state: 'decided', decisionId: last });
  });
});
