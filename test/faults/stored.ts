import type { Store } from './cluster.ts';

/** What the database holds at the end, as its owner sees it. */
export type StoredNotice = {
  readonly eventId: string;
  readonly companyKey: string;
  readonly isHandled: boolean;
  readonly decisionId: string | null;
};
export type StoredAlert = {
  readonly id: string;
  readonly delivery: 'at_once' | 'daily_digest';
  readonly isClosed: boolean;
};
export type StoredTask = {
  readonly key: string;
  readonly kind: 'alert' | 'digest';
  readonly crmTaskId: string | null;
  readonly isWritten: boolean;
  readonly isClosed: boolean;
};
export type StoredDecision = { readonly id: string; readonly accountId: string | null };
export type StoredAccount = { readonly accountId: string; readonly state: string; readonly decisionId: string | null };
export type StoredOutboxRow = {
  readonly id: number;
  readonly topic: string;
  readonly isDead: boolean;
  readonly attempts: number;
  readonly error: string | null;
};
/** Companies whose events do not count 1, 2, 3 … without a gap. */
export type BrokenSequence = { readonly companyKey: string; readonly events: number; readonly last: number };

export type Stored = {
  readonly notices: readonly StoredNotice[];
  readonly alerts: readonly StoredAlert[];
  readonly tasks: readonly StoredTask[];
  readonly decisions: readonly StoredDecision[];
  readonly accounts: readonly StoredAccount[];
  /** Open or dead; the digest of the next day is neither. */
  readonly outbox: readonly StoredOutboxRow[];
  readonly brokenSequences: readonly BrokenSequence[];
  /** Records of decisions in the audit log. */
  readonly decisionRecords: number;
  readonly events: number;
};

const read = async <T>({ pool }: Store, statement: string): Promise<readonly T[]> =>
  (await pool.query<T & object>(statement)).rows;

const count = async (store: Store, statement: string): Promise<number> =>
  (await read<{ count: number }>(store, statement))[0]?.count ?? 0;

export const readStored = async (store: Store): Promise<Stored> => ({
  notices: await read(
    store,
    `select event_id as "eventId", company_key as "companyKey", handled_at is not null as "isHandled",
      decision_id as "decisionId" from company_notices`,
  ),
  alerts: await read(store, `select id, delivery, closed_at is not null as "isClosed" from alerts`),
  tasks: await read(
    store,
    `select key, kind, crm_task_id as "crmTaskId", written_at is not null as "isWritten",
      closed_at is not null as "isClosed" from tasks`,
  ),
  decisions: await read(store, `select id, account_id as "accountId" from decisions`),
  accounts: await read(store, `select account_id as "accountId", state, decision_id as "decisionId" from accounts`),
  outbox: await read(
    store,
    `select id, topic, dead_at is not null as "isDead", attempts, last_error as error from outbox
      where done_at is null and topic <> 'write-digest' order by id`,
  ),
  brokenSequences: await read(
    store,
    `select company_key as "companyKey", count(*) as events, max(sequence) as last from events
      group by tenant_id, company_key having max(sequence) <> count(*) or min(sequence) <> 1`,
  ),
  decisionRecords: await count(store, `select count(*) from audit_log where kind = 'decision'`),
  events: await count(store, 'select count(*) from events'),
});

/** The payment behaviour on which each company's standing decision rests: its latest, by the day that it is about. */
export const readStandingPayments = async (store: Store): Promise<ReadonlyMap<string, number>> => {
  const rows = await read<{ companyKey: string; invoices: number }>(
    store,
    `select distinct on (w.company_key) w.company_key as "companyKey",
        (signal -> 'value' ->> 'invoices')::int as invoices
      from watched_companies w
      join decisions d on d.tenant_id = w.tenant_id and d.id = w.decision_id
      join audit_log a on a.tenant_id = d.tenant_id and a.sequence = d.audit_sequence
      cross join lateral jsonb_path_query(a.body::jsonb, '$.input.**.signals[*] ? (@.kind == "payments.summary")') signal
      order by w.company_key, signal ->> 'asOf' desc`,
  );
  return new Map(rows.map(({ companyKey, invoices }) => [companyKey, invoices]));
};
