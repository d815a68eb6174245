import { randomUUID } from 'node:crypto';
import { canonicalJson } from '@creditline/core';
import { describe, expect, it } from 'vitest';
import { recordDecision } from '../../../server/src/store/decisions.ts';
import { verifyDatabase } from '../../../server/src/verify-database.ts';
import { createTenant, openTestDatabase, testEngines } from '../../harness/database.ts';

describe.each(testEngines())('decisions beside the audit log on %s', (engine) => {
  const tenantWithDecision = async () => {
    const { database, pool } = await openTestDatabase(engine);
    const tenant = await createTenant(database);
    const id = `decision-${randomUUID()}`;
    const decision = { id, outcome: 'refuse', assessment: { score: 0 }, limit: { minor: 0, currency: 'EUR' } };
    await database.inTenant(tenant, (tx) =>
      recordDecision(tx, {
        decision: {
          id,
          companyKey: 'FR:000000042',
          score: 0,
          grade: 'G',
          outcome: 'refuse',
          limitMinor: 0,
          currency: 'EUR',
          body: canonicalJson(decision),
          unitsConsumed: 1,
          decidedAt: '2026-11-21T10:00:00.000Z',
          expiresAt: '2026-12-05T10:00:00.000Z',
        },
        auditRecords: [{ kind: 'decision', body: canonicalJson({ format: 1, decision }) }],
        outbox: [],
        events: [],
      }),
    );
    /** An intruder with every right: triggers off, row-level security bypassed. */
    const tamper = async (change: string): Promise<void> => {
      const client = await pool.connect();
      await client.query('begin; set local session_replication_role = replica');
      await client.query(`update decisions set ${change} where tenant_id = '${tenant}'`);
      await client.query('commit');
      client.release();
    };
    return { tamper, tenant, verify: () => verifyDatabase(database, tenant) };
  };

  it('agree with it as they are recorded', async () => {
    const { verify } = await tenantWithDecision();
    expect(await verify()).toMatchObject({ ok: true, rows: 1 });
  });

  it.each([
    ['another answer', `body = replace(body, 'refuse', 'accept')`],
    ['another outcome in the lists', `outcome = 'accept'`],
    ['another score', 'score = 990'],
    ['another limit', 'limit_minor = 100000'],
    ['a hash of no record', `audit_hash = repeat('a', 64)`],
  ])('are found at their record with %s, though the chain is sound', async (_, change) => {
    const { tamper, tenant, verify } = await tenantWithDecision();
    await tamper(change);
    expect(await verify()).toMatchObject({ ok: false, firstFault: { tenant, sequence: 1, fault: 'answer' } });
  });
});
