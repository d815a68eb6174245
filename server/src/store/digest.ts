import type { RaisedAlert, Severity } from '@creditline/core';
import { sql } from 'kysely';
import type { Tx } from '../database.ts';

/** An alert that waits for a digest, and an account that holds its company. */
export type WaitingAlert = {
  readonly id: string;
  readonly severity: Severity;
  readonly raised: RaisedAlert;
  readonly openedAt: string;
  readonly accounts: readonly { readonly crm: string; readonly accountId: string; readonly owner: string | null }[];
};

/**
 * The open alerts that no task tells of and that wait for a digest, oldest first, with the account of each CRM that
 * changed last. Those whose company is snoozed wait for its end; those whose company no account holds are left out: there
 * is no record to write a task to. The rows are locked, so that a second run waits and then finds them told.
 */
export const lockWaitingAlerts = async (tx: Tx, now: Date): Promise<readonly WaitingAlert[]> => {
  const { rows } = await sql<WaitingAlert>`
    with waiting as (
      select id, company_key, severity, body, opened_at from alerts
      where closed_at is null and task_key is null and delivery = 'daily_digest'
        and exists (select from accounts c where c.company_key = alerts.company_key and c.state = 'decided')
        and not exists (
          select from watched_companies s where s.company_key = alerts.company_key and s.snoozed_until > ${now}
        )
      order by id for update
    )
    select w.id, w.severity, w.body as raised, w.opened_at as "openedAt", held.accounts
    from waiting w
    cross join lateral (
      select jsonb_agg(jsonb_build_object('crm', l.crm, 'accountId', l.account_id, 'owner', l.owner) order by l.crm)
        as accounts
      from (
        select distinct on (crm) crm, account_id, owner from accounts
        where company_key = w.company_key and state = 'decided' order by crm, updated_at desc, account_id
      ) l
    ) held
    order by w.opened_at, w.id`.execute(tx);
  return rows;
};

/** The alerts are told of by the task with this key from now on. */
export const setTaskOfAlerts = async (
  tx: Tx,
  { ids, key }: { readonly ids: readonly string[]; readonly key: string },
): Promise<void> => {
  await sql`update alerts set task_key = ${key} where id = any(${[...ids]}::text[]) and task_key is null`.execute(tx);
};
