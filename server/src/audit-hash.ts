import { hash } from 'node:crypto';
import type { AuditRow } from './store/audit.ts';

export const GENESIS_HASH = '0'.repeat(64);

/** sha256 of a text in UTF-8 as 64 lower-case hex digits. */
export const sha256Hex = (text: string): string => hash('sha256', text, 'hex');

/** The hash of an audit row, by the format that server/migrations/0002_audit.sql documents and the database computes. */
export const auditHash = (row: Omit<AuditRow, 'body' | 'hash'>): string =>
  sha256Hex([row.previousHash, row.tenantId, row.sequence, row.recordedAt, row.kind, row.bodySha256].join('\n'));
