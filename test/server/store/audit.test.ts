import { describe, expect, it } from 'vitest';
import { auditHash, GENESIS_HASH, sha256Hex } from '../../../server/src/audit-hash.ts';
import { appendAudit, findAuditBySha256, readAuditRow } from '../../../server/src/store/audit.ts';
import { verifyDatabase } from '../../../server/src/verify-database.ts';
import { createTenant, openTestDatabase, testEngines } from '../../harness/database.ts';

const ROWS = 6;

describe.each(testEngines())('the audit log on %s', (engine) => {
  const tenantWithRecords = async () => {
    const { database, pool } = await openTestDatabase(engine);
    const tenant = await createTenant(database);
    for (let number = 1; number <= ROWS; number += 1) {
      await database.inTenant(tenant, (tx) => appendAudit(tx, { kind: 'decision', body: `{"é":${number}}` }));
    }
    const verify = () => verifyDatabase(database, tenant);
    /** An intruder with every right: triggers off, row-level security bypassed. */
    const tamper = async (statement: string): Promise<void> => {
      const client = await pool.connect();
      await client.query(`begin; set local session_replication_role = replica`);
      await client.query(statement.replaceAll('$tenant', `'${tenant}'`));
      await client.query('commit');
      client.release();
    };
    return { database, pool, tenant, verify, tamper };
  };

  it('numbers the rows without a gap and chains their documented hashes', async () => {
    const { database, tenant, verify } = await tenantWithRecords();
    const first = await database.inTenant(tenant, (tx) => readAuditRow(tx, 1));
    const second = await database.inTenant(tenant, (tx) => readAuditRow(tx, 2));
    expect(first).toMatchObject({ sequence: 1, previousHash: GENESIS_HASH, bodySha256: sha256Hex('{"é":1}') });
    expect(first?.hash).toBe(auditHash(first!));
    expect(second?.previousHash).toBe(first?.hash);
    expect(await verify()).toEqual({ ok: true, rows: ROWS, tenants: 1 });
  });

  it('keeps the chain whole when many write at once', async () => {
    const { database, tenant, verify } = await tenantWithRecords();
    const append = () => database.inTenant(tenant, (tx) => appendAudit(tx, { kind: 'decision', body: '{}' }));
    const receipts = await Promise.all(Array.from({ length: 30 }, append));
    expect(new Set(receipts.map(({ sequence }) => sequence)).size).toBe(30);
    expect(await verify()).toEqual({ ok: true, rows: ROWS + 30, tenants: 1 });
  });

  it('finds a record by the hash of its body', async () => {
    const { database, tenant } = await tenantWithRecords();
    const found = await database.inTenant(tenant, (tx) => findAuditBySha256(tx, 'decision', sha256Hex('{"é":4}')));
    expect(found).toMatchObject({ sequence: 4, body: '{"é":4}' });
    expect(
      await database.inTenant(tenant, (tx) => findAuditBySha256(tx, 'policy', sha256Hex('{"é":4}'))),
    ).toBeUndefined();
  });

  it('needs a tenant', async () => {
    const { pool } = await openTestDatabase(engine);
    await expect(pool.query(`select append_audit('decision', '{}')`)).rejects.toMatchObject({ code: '42501' });
  });

  it.each([
    `update audit_log set body = '{}' where tenant_id = $tenant`,
    `delete from audit_log where tenant_id = $tenant`,
    `truncate audit_log`,
  ])('refuses the owner: %s', async (statement) => {
    const { pool, tenant, verify } = await tenantWithRecords();
    await expect(pool.query(statement.replace('$tenant', `'${tenant}'`))).rejects.toMatchObject({ code: '42501' });
    expect(await verify()).toMatchObject({ ok: true });
  });

  it.each([
    ['an edited body', `update audit_log set body = '{}' where tenant_id = $tenant and sequence = 3`, 'edited', 3],
    [
      'an edited body with its own sha256',
      `update audit_log set body = '{}', body_sha256 = encode(sha256('{}'), 'hex') where tenant_id = $tenant and sequence = 3`,
      'edited',
      3,
    ],
    ['another kind', `update audit_log set kind = 'policy' where tenant_id = $tenant and sequence = 1`, 'edited', 1],
    [
      'a back-dated row',
      `update audit_log set recorded_at = recorded_at - interval '1 day' where tenant_id = $tenant and sequence = 6`,
      'edited',
      6,
    ],
    ['a removed row', `delete from audit_log where tenant_id = $tenant and sequence = 4`, 'removed', 4],
    ['a removed first row', `delete from audit_log where tenant_id = $tenant and sequence = 1`, 'removed', 1],
    ['a removed last row', `delete from audit_log where tenant_id = $tenant and sequence = 6`, 'removed', 6],
    ['a removed chain', `delete from audit_log where tenant_id = $tenant`, 'removed', 1],
    [
      'a removed row whose number the later ones took over',
      `with gone as (delete from audit_log where tenant_id = $tenant and sequence = 4)
       update audit_log set sequence = sequence + 100 where tenant_id = $tenant and sequence > 4;
       update audit_log set sequence = sequence - 101 where tenant_id = $tenant and sequence > 100`,
      'reordered',
      4,
    ],
    [
      'two rows that changed places',
      `update audit_log set sequence = 99 where tenant_id = $tenant and sequence = 2;
       update audit_log set sequence = 2 where tenant_id = $tenant and sequence = 3;
       update audit_log set sequence = 3 where tenant_id = $tenant and sequence = 99`,
      'reordered',
      2,
    ],
    ['a changed head', `update audit_heads set hash = repeat('a', 64) where tenant_id = $tenant`, 'head', 6],
    ['a removed head', `delete from audit_heads where tenant_id = $tenant`, 'head', 6],
  ] as const)('shows %s at the exact row', async (_title, statement, fault, sequence) => {
    const { tenant, tamper, verify } = await tenantWithRecords();
    await tamper(statement);
    expect(await verify()).toMatchObject({ ok: false, firstFault: { tenant, sequence, fault } });
  });
});
