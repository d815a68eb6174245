import { describe, expect, it } from 'vitest';
import { auditHash, GENESIS_HASH, sha256Hex } from '../../../server/src/audit-hash.ts';
import type { AuditHead, AuditRow } from '../../../server/src/store/audit.ts';
import { verifyAudit } from '../../../server/src/verify-audit.ts';

const rewrite = (row: Omit<AuditRow, 'bodySha256' | 'hash'>): AuditRow => {
  const written = { ...row, bodySha256: sha256Hex(row.body) };
  return { ...written, hash: auditHash(written) };
};

const chainOf = (tenantId: string, length: number): AuditRow[] => {
  const rows: AuditRow[] = [];
  for (let sequence = 1; sequence <= length; sequence += 1) {
    const previousHash = rows.at(-1)?.hash ?? GENESIS_HASH;
    rows.push(
      rewrite({
        tenantId,
        sequence,
        kind: 'decision',
        body: `{"n":${sequence}}`,
        previousHash,
        recordedAt: '2026-11-21T10:00:00.000Z',
      }),
    );
  }
  return rows;
};

const headOf = (rows: readonly AuditRow[]): AuditHead => rows.at(-1)!;

describe('verifying audit rows', () => {
  it('accepts several chains one after the other, and none at all', async () => {
    const [a, b] = [chainOf('a', 3), chainOf('b', 2)];
    expect(await verifyAudit([...a, ...b], [headOf(a), headOf(b)])).toEqual({ ok: true, rows: 5, tenants: 2 });
    expect(await verifyAudit([], [])).toEqual({ ok: true, rows: 0, tenants: 0 });
  });

  it('names the row that was written anew with a hash of its own', async () => {
    const rows = chainOf('a', 5);
    rows[2] = rewrite({ ...rows[2]!, body: '{"n":"another"}' });
    expect(await verifyAudit(rows, [headOf(rows)])).toMatchObject({
      firstFault: { tenant: 'a', sequence: 3, fault: 'edited' },
    });
  });

  it('sees a chain that was written anew to its end by its head', async () => {
    const kept = headOf(chainOf('a', 3));
    const first = rewrite({ ...chainOf('a', 1)[0]!, body: '{"n":"another"}' });
    expect(await verifyAudit([first], [kept])).toMatchObject({ firstFault: { sequence: 2, fault: 'removed' } });
    expect(await verifyAudit([first], [{ ...kept, sequence: 1 }])).toMatchObject({
      firstFault: { sequence: 1, fault: 'head' },
    });
  });

  it('sees that one of several chains is gone', async () => {
    const [a, b] = [chainOf('a', 3), chainOf('b', 2)];
    expect(await verifyAudit(a, [headOf(a), headOf(b)])).toMatchObject({
      firstFault: { tenant: 'b', sequence: 1, fault: 'removed' },
    });
  });
});
