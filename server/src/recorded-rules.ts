import { createHash } from 'node:crypto';
import { canonicalJson } from '@creditline/core';
import type { Context, Recorded } from './context.ts';
import type { Tx } from './database.ts';
import { findAuditBySha256, type NewAuditRecord } from './store/audit.ts';

export const sha256 = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex');

/** A scorecard or policy with its canonical text and that text's hash. */
export const recorded = <T>(value: T): Recorded<T> => {
  const body = canonicalJson(value);
  return { value, body, sha256: sha256(body) };
};

/** Tenant and hash of rules that are known to be in the chain: they never leave it, so this only saves a look-up. */
const known = new Set<string>();

const isRecorded = async (tx: Tx, key: string, { kind, hash }: { kind: string; hash: string }): Promise<boolean> => {
  if (known.has(key)) return true;
  if ((await findAuditBySha256(tx, kind, hash)) === undefined) return false;
  known.add(key);
  return true;
};

/**
 * The audit records of the scorecard and the policy that this tenant's chain does not hold yet. They are recorded once,
 * and each decision refers to them by hash, so that a chain is enough to decide again.
 */
export const missingRules = async (context: Context, tx: Tx, tenantId: string): Promise<readonly NewAuditRecord[]> => {
  const missing: NewAuditRecord[] = [];
  for (const [kind, rules] of [
    ['scorecard', context.scorecard],
    ['policy', context.policy],
  ] as const) {
    const key = `${tenantId}:${kind}:${rules.sha256}`;
    if (!(await isRecorded(tx, key, { kind, hash: rules.sha256 }))) missing.push({ kind, body: rules.body });
  }
  return missing;
};
