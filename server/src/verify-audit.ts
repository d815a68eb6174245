import { auditHash, GENESIS_HASH, sha256Hex } from './audit-hash.ts';
import type { AuditHead, AuditRow } from './store/audit.ts';

/**
 * `edited`: the row is not what was written. `removed`: the row that should stand here is missing.
 * `reordered`: the row does not follow the one before it. `head`: the end of the chain is not the one that was noted.
 * `answer`: the decision that the API answers is not the one that this row records.
 */
export type AuditFault = {
  readonly tenant: string;
  readonly sequence: number;
  readonly fault: 'edited' | 'removed' | 'reordered' | 'head' | 'answer';
};

export type AuditVerdict = {
  readonly ok: boolean;
  readonly rows: number;
  readonly tenants: number;
  readonly firstFault?: AuditFault;
};

type Link = { readonly tenantId: string; readonly sequence: number; readonly hash: string };

/**
 * Walks the chains, rows by tenant and sequence, and stops at the first fault. What it cannot see is the end of a chain
 * cut off together with its head: that takes a head that was kept elsewhere.
 */
export const verifyAudit = async (
  rows: AsyncIterable<AuditRow> | Iterable<AuditRow>,
  heads: readonly AuditHead[],
): Promise<AuditVerdict> => {
  const open = new Map(heads.map((head) => [head.tenantId, head]));
  let last: Link | undefined;
  let count = 0;
  let tenants = 0;
  const verdict = (fault?: AuditFault): AuditVerdict =>
    fault ? { ok: false, rows: count, tenants, firstFault: fault } : { ok: true, rows: count, tenants };

  for await (const row of rows) {
    if (row.tenantId !== last?.tenantId) {
      const fault = last && endFault(last, open);
      if (fault) return verdict(fault);
      last = { tenantId: row.tenantId, sequence: 0, hash: GENESIS_HASH };
      tenants += 1;
    }
    count += 1;
    const fault = rowFault(row, last);
    if (fault) return verdict(fault);
    last = row;
  }
  return verdict((last && endFault(last, open)) ?? lostChain(open));
};

const rowFault = (row: AuditRow, before: Link): AuditFault | undefined => {
  const tenant = row.tenantId;
  if (row.sequence !== before.sequence + 1) return { tenant, sequence: before.sequence + 1, fault: 'removed' };
  const isOwn = row.bodySha256 === sha256Hex(row.body) && row.hash === auditHash(row);
  const follows = row.previousHash === before.hash;
  if (isOwn && follows) return undefined;
  if (follows) return { tenant, sequence: row.sequence, fault: 'edited' };
  // A row that is sound but follows another hash shows that the row before it was written anew, with a new hash.
  return isOwn
    ? { tenant, sequence: Math.max(before.sequence, 1), fault: 'edited' }
    : { tenant, sequence: row.sequence, fault: 'reordered' };
};

/** Compares the end of a chain with the head that was noted for it, and strikes that off the list. */
const endFault = (last: Link, heads: Map<string, AuditHead>): AuditFault | undefined => {
  const tenant = last.tenantId;
  const head = heads.get(tenant);
  heads.delete(tenant);
  if (head && head.sequence > last.sequence) return { tenant, sequence: last.sequence + 1, fault: 'removed' };
  if (head?.sequence === last.sequence && head.hash === last.hash) return undefined;
  return { tenant, sequence: last.sequence, fault: 'head' };
};

/** A head without any row: the whole chain is gone. */
const lostChain = (heads: ReadonlyMap<string, AuditHead>): AuditFault | undefined => {
  const head = [...heads.values()].find(({ sequence }) => sequence > 0);
  return head && { tenant: head.tenantId, sequence: 1, fault: 'removed' };
};
