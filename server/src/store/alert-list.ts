import type { CompanyIdentity, RaisedAlert } from '@creditline/core';
import { sql } from 'kysely';
import type { Tx } from '../database.ts';

/** A task that tells of an alert, in one CRM. Times are ISO instants. */
export type AlertTask = {
  readonly key: string;
  readonly crm: string;
  readonly account_id: string;
  readonly crm_task_id: string | null;
  readonly owner: string | null;
  readonly due_on: string;
  readonly state: 'ordered' | 'written' | 'closed' | 'refused';
};

export type ListedAlert = {
  readonly id: string;
  readonly companyKey: string;
  readonly identity: CompanyIdentity | null;
  readonly name: string | null;
  readonly raised: RaisedAlert;
  readonly decisionId: string;
  readonly openedAt: string;
  readonly closedAt: string | null;
  readonly closedBecause: string | null;
  readonly closedDecisionId: string | null;
  readonly changeSequence: number;
  /** By name of the CRM. */
  readonly tasks: readonly AlertTask[];
};

/**
 * A place among changes: several alerts may have changed with one audit record, so that the id tells them apart;
 * without it the place is behind all of them.
 */
export type ChangePlace = { readonly sequence: number; readonly id?: string };

export type AlertFilter = {
  readonly state?: 'open' | 'closed' | undefined;
  readonly companyKey?: string | undefined;
  readonly severity?: string | undefined;
};

export type AlertPage = AlertFilter & {
  readonly limit: number;
  /** Oldest change first, after this place or from this instant on; without it the latest change comes first. */
  readonly since?: ChangePlace | { readonly at: string } | undefined;
  /** With the latest first: only what changed before this place. */
  readonly before?: ChangePlace | undefined;
};

const COLUMNS = sql.raw(`a.id, a.company_key as "companyKey", w.identity, w.name, a.body as raised,
  a.decision_id as "decisionId", a.opened_at as "openedAt", a.closed_at as "closedAt",
  a.closed_because as "closedBecause", a.closed_decision_id as "closedDecisionId",
  a.change_sequence as "changeSequence", coalesce(t.tasks, '[]'::jsonb) as tasks`);

const FROM = sql.raw(`alerts a
  left join watched_companies w on w.tenant_id = a.tenant_id and w.company_key = a.company_key
  left join lateral (
    select jsonb_agg(jsonb_build_object('key', k.key, 'crm', k.crm, 'account_id', k.account_id,
      'crm_task_id', k.crm_task_id, 'owner', k.owner, 'due_on', to_char(k.due_on, 'YYYY-MM-DD'),
      'state', case when k.closed_at is not null then 'closed' when k.written_at is not null then 'written'
        when k.failed_at is not null then 'refused' else 'ordered' end) order by k.crm) as tasks
    from tasks k where k.tenant_id = a.tenant_id and k.key = a.task_key
  ) t on true`);

const behind = ({ sequence, id }: ChangePlace) =>
  id === undefined
    ? sql`a.change_sequence > ${sequence}::bigint`
    : sql`(a.change_sequence, a.id) > (${sequence}::bigint, ${id}::text)`;

const inFrontOf = ({ sequence, id }: ChangePlace) =>
  id === undefined
    ? sql`a.change_sequence <= ${sequence}::bigint`
    : sql`(a.change_sequence, a.id) < (${sequence}::bigint, ${id}::text)`;

const sinceCondition = (since: NonNullable<AlertPage['since']>) =>
  'at' in since
    ? sql`(a.opened_at >= ${since.at}::timestamptz or a.closed_at >= ${since.at}::timestamptz)`
    : behind(since);

const conditionsOf = ({ state, companyKey, severity, since, before }: AlertPage) => [
  sql`true`,
  ...(state === undefined ? [] : [state === 'open' ? sql`a.closed_at is null` : sql`a.closed_at is not null`]),
  ...(companyKey === undefined ? [] : [sql`a.company_key = ${companyKey}`]),
  ...(severity === undefined ? [] : [sql`a.severity = ${severity}`]),
  ...(since === undefined ? [] : [sinceCondition(since)]),
  ...(before === undefined ? [] : [inFrontOf(before)]),
];

/** Alerts in the order of their last changes. */
export const listAlerts = async (tx: Tx, page: AlertPage): Promise<readonly ListedAlert[]> => {
  const direction = sql.raw(page.since === undefined ? 'desc' : 'asc');
  const { rows } = await sql<ListedAlert>`
    select ${COLUMNS} from ${FROM} where ${sql.join(conditionsOf(page), sql` and `)}
    order by a.change_sequence ${direction}, a.id ${direction} limit ${page.limit}`.execute(tx);
  return rows;
};

export const readAlertRow = async (tx: Tx, id: string): Promise<ListedAlert | undefined> => {
  const { rows } = await sql<ListedAlert>`select ${COLUMNS} from ${FROM} where a.id = ${id}`.execute(tx);
  return rows[0];
};

/** Where the tenant's last change of an alert stands; 0 before the first. Every later change stands behind it. */
export const lastChangeSequence = async (tx: Tx): Promise<number> => {
  const { rows } = await sql<{ last: number | null }>`select max(change_sequence) as last from alerts`.execute(tx);
  return rows[0]?.last ?? 0;
};
