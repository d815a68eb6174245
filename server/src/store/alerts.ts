import type { AlertDelivery, ClosedAlert, OpenAlert, RaisedAlert } from '@creditline/core';
import { sql } from 'kysely';
import type { Tx } from '../database.ts';

/** An alert as it is opened; `taskKey` names the task that is ordered with it. Times are ISO instants. */
export type NewAlert = {
  readonly id: string;
  readonly raised: RaisedAlert;
  readonly delivery: AlertDelivery;
  readonly taskKey: string | null;
};

/** What one decision opened and closed, in the transaction of that decision. */
export type AlertChanges = {
  readonly companyKey: string;
  /** The decision that changed them; where nobody watches any more, the one that stood last. */
  readonly decisionId: string;
  readonly at: string;
  /** The audit sequence of the change: it grows in the order of commits. */
  readonly changeSequence: number;
  readonly opened: readonly NewAlert[];
  readonly closed: readonly ClosedAlert[];
};

type OpenRow = {
  readonly id: string;
  readonly openedAt: string;
  readonly body: RaisedAlert;
  readonly taskKey: string | null;
  readonly previousClosedAt: string | null;
};

/** The open alerts of one company, oldest first, locked: a digest may be giving them a task right now; `previousClosedAt` as core's OpenAlert explains it. */
export const readOpenAlerts = async (
  tx: Tx,
  companyKey: string,
): Promise<readonly (OpenAlert & { readonly taskKey: string | null })[]> => {
  const { rows } = await sql<OpenRow>`
    select a.id, a.opened_at as "openedAt", a.body, a.task_key as "taskKey", (
      select max(p.closed_at) from alerts p
      where p.company_key = a.company_key and p.cause = a.cause and p.crossing = a.crossing
        and p.closed_at is not null and p.opened_at < a.opened_at
    ) as "previousClosedAt"
    from alerts a where a.company_key = ${companyKey} and a.closed_at is null
    order by a.opened_at, a.id for update of a`.execute(tx);
  return rows.map(({ body, previousClosedAt, ...row }) => ({
    ...row,
    raised: body,
    ...(previousClosedAt === null ? {} : { previousClosedAt }),
  }));
};

const rowOf = ({ companyKey, decisionId, at, changeSequence }: AlertChanges, alert: NewAlert) => ({
  id: alert.id,
  company_key: companyKey,
  rule_id: alert.raised.ruleId,
  cause: alert.raised.cause,
  crossing: alert.raised.crossing,
  severity: alert.raised.severity,
  delivery: alert.delivery,
  body: JSON.stringify(alert.raised),
  decision_id: decisionId,
  opened_at: at,
  task_key: alert.taskKey,
  change_sequence: changeSequence,
});

/** Closed ones first: what supersedes may have the place of what it supersedes. */
export const writeAlertChanges = async (tx: Tx, changes: AlertChanges): Promise<void> => {
  const { closed, opened, at, decisionId, changeSequence } = changes;
  if (closed.length > 0) {
    const rows = closed.map(({ id, because }) => ({ id, because }));
    await sql`
      update alerts a set closed_at = ${at}, closed_because = c.because, closed_decision_id = ${decisionId},
        change_sequence = ${changeSequence}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as c (id text, because text)
      where a.id = c.id and a.closed_at is null`.execute(tx);
  }
  if (opened.length > 0) {
    await tx
      .insertInto('alerts')
      .values(opened.map((alert) => rowOf(changes, alert)))
      .execute();
  }
};

/** Alerts that got a task of their own later than they were opened. */
export const setOwnTasks = async (tx: Tx, ids: readonly string[]): Promise<void> => {
  if (ids.length === 0) return;
  await sql`update alerts set task_key = id where id = any(${[...ids]}::text[]) and task_key is null`.execute(tx);
};

export type WatchlessCompany = { readonly tenantId: string; readonly companyKey: string };

/** In the system: companies with open alerts that nobody watches any more. */
export const listWatchless = async (tx: Tx, limit: number): Promise<readonly WatchlessCompany[]> => {
  const { rows } = await sql<WatchlessCompany>`
    select distinct a.tenant_id as "tenantId", a.company_key as "companyKey" from alerts a
    where a.closed_at is null and not exists (
      select from watched_companies w
      where w.tenant_id = a.tenant_id and w.company_key = a.company_key and (w.is_held or w.is_requested)
    )
    limit ${limit}`.execute(tx);
  return rows;
};
