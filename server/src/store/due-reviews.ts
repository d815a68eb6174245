import { sql } from 'kysely';
import type { Tx } from '../database.ts';

/** How a company became due: its next review has come, or its snooze is over. */
const DUE_BY = { review: 'due_at', snooze: 'snoozed_until' } as const;

export type DueOrder = {
  readonly by: keyof typeof DUE_BY;
  readonly now: Date;
  readonly limit: number;
  /** When the company is due again if its decision sets no date. */
  readonly againAt: Date;
};

/**
 * In the system: orders the reassessment of companies that are due, longest due first, once for each date, and moves
 * that date on. Rows that somebody changes right now are left to the next time, so that several processes may do this
 * at once. Answers how many.
 */
export const orderDueReviews = async (tx: Tx, { by, now, limit, againAt }: DueOrder): Promise<number> => {
  const column = sql.raw(DUE_BY[by]);
  const { numAffectedRows } = await sql`
    with due as (
      select tenant_id, company_key, to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
      from watched_companies
      where ${column} <= ${now} and paused_at is null and (is_held or is_requested)
      order by ${column} limit ${limit} for update skip locked
    ), ordered as (
      insert into outbox (tenant_id, topic, payload, dedupe_key, available_at)
      select tenant_id, 'reassess-company',
        jsonb_build_object('companyKey', company_key, 'because', jsonb_build_object('is', 'due', 'dueAt', at)),
        'due:' || company_key || ':' || at, ${now}::timestamptz
      from due on conflict (tenant_id, topic, dedupe_key) do nothing
    )
    update watched_companies w set due_at = ${againAt},
      snoozed_until = case when w.snoozed_until > ${now} then w.snoozed_until end
    from due where w.tenant_id = due.tenant_id and w.company_key = due.company_key`.execute(tx);
  return Number(numAffectedRows ?? 0n);
};

/** In the system: how many reassessments wait, counted up to `most`. */
export const countWaitingReviews = async (tx: Tx, most: number): Promise<number> => {
  const { rows } = await sql<{ waiting: number }>`
    select count(*) as waiting from (
      select from outbox where topic = 'reassess-company' and done_at is null and dead_at is null limit ${most}
    ) counted`.execute(tx);
  return rows[0]?.waiting ?? 0;
};

export type WaitingDigest = { readonly tenantId: string; readonly settings: unknown };

/** In the system: the tenants with open alerts that wait for a digest and are not snoozed, and what each of them chose. */
export const listWaitingDigests = async (tx: Tx, now: Date): Promise<readonly WaitingDigest[]> => {
  const { rows } = await sql<WaitingDigest>`
    select id as "tenantId", settings from tenants where id in (
      select a.tenant_id from alerts a
      where a.closed_at is null and a.task_key is null and a.delivery = 'daily_digest' and not exists (
        select from watched_companies w
        where w.tenant_id = a.tenant_id and w.company_key = a.company_key and w.snoozed_until > ${now}
      )
    ) order by id`.execute(tx);
  return rows;
};

export type DigestOrder = { readonly tenantId: string; readonly day: string; readonly at: Date };

/** In the system: orders the digest of a day, once per tenant. */
export const orderDigest = async (tx: Tx, { tenantId, day, at }: DigestOrder): Promise<void> => {
  await sql`
    insert into outbox (tenant_id, topic, payload, dedupe_key, available_at)
    values (${tenantId}, 'write-digest', ${JSON.stringify({ day })}::jsonb, ${day}, ${at})
    on conflict (tenant_id, topic, dedupe_key) do nothing`.execute(tx);
};
