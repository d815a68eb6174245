import type { CompanyIdentity, RaisedAlert } from '@creditline/core';
import { sql } from 'kysely';
import type { Tx } from '../database.ts';

/** A task of one CRM, by our key. */
export type TaskKey = { readonly crm: string; readonly key: string };

/** An ordered task. `dueOn` is a civil date, times are ISO instants. */
export type StoredTask = TaskKey & {
  readonly accountId: string;
  readonly kind: 'alert' | 'digest';
  readonly owner: string | null;
  readonly dueOn: string;
  /** The CRM's own id, once it is written. */
  readonly taskId: string | null;
  /** When the CRM was first asked to take it: since then it may be there although nobody noted it. */
  readonly writeBegunAt: string | null;
  readonly writtenAt: string | null;
  readonly closeRequestedAt: string | null;
  readonly closedAt: string | null;
  /** Code of the CrmError with which the CRM refused it for good. */
  readonly failedBecause: string | null;
};

const COLUMNS = sql.raw(`key, crm, account_id as "accountId", kind, owner, to_char(due_on, 'YYYY-MM-DD') as "dueOn",
  crm_task_id as "taskId", write_begun_at as "writeBegunAt", written_at as "writtenAt", close_requested_at as "closeRequestedAt",
  closed_at as "closedAt", failed_because as "failedBecause"`);

/** The task; nobody else changes it before the transaction ends. */
export const lockTask = async (tx: Tx, { crm, key }: TaskKey): Promise<StoredTask | undefined> => {
  const { rows } = await sql<StoredTask>`
    select ${COLUMNS} from tasks where crm = ${crm} and key = ${key} for update`.execute(tx);
  return rows[0];
};

/** Notes that the CRM is about to be asked to take the task. */
export const beginTaskWrite = async (tx: Tx, { crm, key, now }: TaskKey & { readonly now: Date }): Promise<void> => {
  await sql`
    update tasks set write_begun_at = coalesce(write_begun_at, ${now}::timestamptz)
    where crm = ${crm} and key = ${key}`.execute(tx);
};

/** An alert that a task tells of. Times are ISO instants. */
export type AlertOfTask = {
  readonly id: string;
  readonly companyKey: string;
  readonly identity: CompanyIdentity | null;
  readonly name: string | null;
  readonly raised: RaisedAlert;
  readonly openedAt: string;
  readonly closedAt: string | null;
  readonly closedBecause: string | null;
};

/** The alerts that a task tells of, in the order in which they were opened. */
export const readAlertsOfTask = async (tx: Tx, key: string): Promise<readonly AlertOfTask[]> => {
  const { rows } = await sql<AlertOfTask>`
    select a.id, a.company_key as "companyKey", w.identity, w.name, a.body as raised, a.opened_at as "openedAt",
      a.closed_at as "closedAt", a.closed_because as "closedBecause"
    from alerts a left join watched_companies w on w.tenant_id = a.tenant_id and w.company_key = a.company_key
    where a.task_key = ${key} order by a.opened_at, a.id`.execute(tx);
  return rows;
};

export type WrittenTask = TaskKey & { readonly taskId: string; readonly owner: string | null; readonly now: Date };

/** Notes that the CRM has the task. Answers true when it was asked to be closed meanwhile. */
export const markTaskWritten = async (tx: Tx, { crm, key, taskId, owner, now }: WrittenTask): Promise<boolean> => {
  const { rows } = await sql<{ isEnding: boolean }>`
    update tasks set crm_task_id = ${taskId}, owner = ${owner}, written_at = coalesce(written_at, ${now}::timestamptz),
      failed_because = null, failed_at = null
    where crm = ${crm} and key = ${key}
    returning close_requested_at is not null and closed_at is null as "isEnding"`.execute(tx);
  return rows[0]?.isEnding ?? false;
};

export type RefusedTask = TaskKey & { readonly because: string; readonly now: Date };

/** Notes that the CRM will not take the task; one that was written meanwhile stays so. */
export const markTaskRefused = async (tx: Tx, { crm, key, because, now }: RefusedTask): Promise<void> => {
  await sql`
    update tasks set failed_because = ${because}, failed_at = ${now}
    where crm = ${crm} and key = ${key} and written_at is null`.execute(tx);
};

/** Asks that the task be closed, at once or as soon as it is written. */
export const requestTaskEnd = async (tx: Tx, { crm, key, now }: TaskKey & { readonly now: Date }): Promise<void> => {
  await sql`
    update tasks set close_requested_at = coalesce(close_requested_at, ${now}::timestamptz)
    where crm = ${crm} and key = ${key}`.execute(tx);
};

/** The task is over: closed in the CRM, or never needed there. */
export const markTaskClosed = async (tx: Tx, { crm, key, now }: TaskKey & { readonly now: Date }): Promise<void> => {
  await sql`
    update tasks set closed_at = ${now}
    where crm = ${crm} and key = ${key} and closed_at is null`.execute(tx);
};
