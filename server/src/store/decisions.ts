import type { DecisionRecord as WholeRecord } from '@creditline/core';
import { sql } from 'kysely';
import type { Tx } from '../database.ts';
import type { NewEvent } from '../new-event.ts';
import type { AccountKey } from './accounts.ts';
import type { AuditReceipt, NewAuditRecord } from './audit.ts';
import { saveIdempotent, type SavedAnswer } from './idempotency.ts';
import type { NewOutboxRow } from './outbox.ts';

/** A decision as it is stored; `body` is its canonical JSON. Money in minor units, times as ISO instants. */
export type StoredDecision = {
  readonly id: string;
  readonly companyKey: string;
  readonly crm: string | null;
  readonly accountId: string | null;
  readonly score: number;
  readonly grade: string;
  readonly outcome: string;
  readonly limitMinor: number;
  readonly currency: string;
  readonly body: string;
  readonly unitsConsumed: number;
  readonly decidedAt: string;
  readonly expiresAt: string;
  readonly audit: AuditReceipt;
};

export type NewDecision = Omit<StoredDecision, 'audit' | 'crm' | 'accountId'> & {
  /** The account that this decision is for; it becomes `decided`. */
  readonly crm?: string | null | undefined;
  readonly accountId?: string | null | undefined;
};

export type DecisionRecord = {
  readonly decision: NewDecision;
  /** At least one; the last one is the decision's own record, which its receipt is about. */
  readonly auditRecords: readonly NewAuditRecord[];
  readonly outbox: readonly NewOutboxRow[];
  /** What subscribers are told. */
  readonly events: readonly NewEvent[];
  /** About the company and not for one account: every account that shows a decision about it shows this one. */
  readonly isForCompany?: boolean;
  /** The answer to keep under the caller's key; it may show the receipt. */
  readonly idempotency?: (Omit<SavedAnswer, 'body'> & { readonly answer: (audit: AuditReceipt) => string }) | undefined;
};

/**
 * Records a decision, its audit records, its outbox rows, its account's state and the answer to its key: all of it, or
 * nothing. One round trip, two with a key. Throws DatabaseError `idempotency_conflict` (see saveIdempotent).
 */
export const recordDecision = async (tx: Tx, record: DecisionRecord): Promise<AuditReceipt> => {
  const { decision, auditRecords, outbox, events, isForCompany = false, idempotency } = record;
  const { rows } = await sql<AuditReceipt>`
    select sequence, hash from record_decision(
      ${JSON.stringify(toColumns(decision))}::jsonb, ${decision.body},
      ${auditRecords.map(({ kind }) => kind)}::text[], ${auditRecords.map(({ body }) => body)}::text[],
      ${JSON.stringify(outbox.map(toOutboxColumns))}::jsonb, ${JSON.stringify(events)}::jsonb, ${isForCompany})`.execute(
    tx,
  );
  const receipt = rows[0]!;
  if (idempotency) {
    const { answer, ...saved } = idempotency;
    await saveIdempotent(tx, { ...saved, body: answer(receipt) });
  }
  return receipt;
};

const toColumns = (decision: NewDecision): Record<string, unknown> => ({
  id: decision.id,
  company_key: decision.companyKey,
  crm: decision.crm ?? null,
  account_id: decision.accountId ?? null,
  score: decision.score,
  grade: decision.grade,
  outcome: decision.outcome,
  limit_minor: decision.limitMinor,
  currency: decision.currency,
  units_consumed: decision.unitsConsumed,
  decided_at: decision.decidedAt,
  expires_at: decision.expiresAt,
});

const toOutboxColumns = (row: NewOutboxRow): Record<string, unknown> => ({
  topic: row.topic,
  payload: row.payload,
  dedupe_key: row.dedupeKey,
  available_at: row.availableAt,
});

const COLUMNS = [
  'id',
  'company_key as companyKey',
  'crm',
  'account_id as accountId',
  'score',
  'grade',
  'outcome',
  'limit_minor as limitMinor',
  'currency',
  'body',
  'units_consumed as unitsConsumed',
  'decided_at as decidedAt',
  'expires_at as expiresAt',
  'audit_sequence as auditSequence',
  'audit_hash as auditHash',
] as const;

type DecisionRow = Omit<StoredDecision, 'audit'> & { readonly auditSequence: number; readonly auditHash: string };

const toDecision = ({ auditSequence, auditHash, ...row }: DecisionRow): StoredDecision => ({
  ...row,
  audit: { sequence: auditSequence, hash: auditHash },
});

export const readDecision = async (tx: Tx, id: string): Promise<StoredDecision | undefined> => {
  const row = await tx.selectFrom('decisions').select(COLUMNS).where('id', '=', id).executeTakeFirst();
  return row && toDecision(row);
};

/** Which of these decisions there are. */
export const findDecisions = async (tx: Tx, ids: readonly string[]): Promise<ReadonlySet<string>> => {
  const { rows } = await sql<{ id: string }>`select id from decisions where id = any (${[...ids]}::text[])`.execute(tx);
  return new Set(rows.map(({ id }) => id));
};

/** In the system: whose decision it is, for commands that are given only its id. */
export const findDecisionTenant = async (tx: Tx, id: string): Promise<string | undefined> => {
  const row = await tx.selectFrom('decisions').select('tenant_id').where('id', '=', id).executeTakeFirst();
  return row?.tenant_id;
};

/** The whole record of a decision, as it stands in the audit chain; undefined for an unknown id. */
export const readDecisionRecord = async (tx: Tx, id: string): Promise<WholeRecord | undefined> => {
  const { rows } = await sql<{ body: string }>`
    select a.body from decisions d join audit_log a on a.tenant_id = d.tenant_id and a.sequence = d.audit_sequence
    where d.id = ${id}`.execute(tx);
  // The server wrote this body itself; it is canonical JSON of a DecisionRecord.
  return rows[0] && (JSON.parse(rows[0].body) as WholeRecord);
};

/** What is shown of an account: its decision, and the scores of its company before that one, latest first. */
export type AccountDecisions = {
  readonly stored: StoredDecision;
  readonly earlier: readonly { readonly decidedAt: string; readonly score: number }[];
};

/** The decision that an account holds and up to `earlierCount` before it; undefined for an account without one. */
export const readDecisionsOfAccount = async (
  tx: Tx,
  { crm, accountId }: AccountKey,
  earlierCount: number,
): Promise<AccountDecisions | undefined> => {
  // The bodies of earlier decisions are not shown, and are most of their size.
  const { rows } = await sql<DecisionRow>`
    select listed.id, listed.company_key as "companyKey", listed.crm, listed.account_id as "accountId", listed.score,
      listed.grade, listed.outcome, listed.limit_minor as "limitMinor", listed.currency,
      case when listed.id = shown.id then shown.body else '' end as body, listed.units_consumed as "unitsConsumed",
      listed.decided_at as "decidedAt", listed.expires_at as "expiresAt", listed.audit_sequence as "auditSequence",
      listed.audit_hash as "auditHash"
    from accounts
    join decisions shown on shown.id = accounts.decision_id
    cross join lateral (
      select * from decisions
      where company_key = shown.company_key and decided_at <= shown.decided_at
        and (id = shown.id or decided_at < shown.decided_at)
      order by decided_at desc, audit_sequence desc limit ${earlierCount + 1}
    ) listed
    where accounts.crm = ${crm} and accounts.account_id = ${accountId}
    order by listed.decided_at desc, listed.audit_sequence desc`.execute(tx);
  const [shown, ...earlier] = rows;
  return shown && { stored: toDecision(shown), earlier: earlier.map(({ decidedAt, score }) => ({ decidedAt, score })) };
};

/**
 * In the system: the first decision whose stored answer, outcome, score or limit is not what its audit record holds,
 * or whose record is missing.
 */
export const findForgedDecision = async (
  tx: Tx,
  tenantId?: string,
): Promise<{ readonly tenantId: string; readonly sequence: number } | undefined> => {
  const { rows } = await sql<{ tenantId: string; sequence: number }>`
    select d.tenant_id as "tenantId", d.audit_sequence as sequence
    from decisions d
    left join audit_log a on a.tenant_id = d.tenant_id and a.sequence = d.audit_sequence and a.hash = d.audit_hash
    -- offset 0 keeps it a query of its own: else the record is parsed again for each member that is compared.
    cross join lateral (select a.body::jsonb -> 'decision' as decision offset 0) r
    where (${tenantId ?? null}::text is null or d.tenant_id = ${tenantId ?? null}) and (
      r.decision is distinct from d.body::jsonb or d.id <> r.decision ->> 'id' or d.outcome <> r.decision ->> 'outcome'
      or d.score <> (r.decision -> 'assessment' ->> 'score')::int
      or d.limit_minor <> (r.decision -> 'limit' ->> 'minor')::bigint
    )
    order by d.tenant_id, d.audit_sequence limit 1`.execute(tx);
  return rows[0];
};
