import type { AlertCause, CompanyIdentity, Severity } from '@creditline/core';
import { sql } from 'kysely';
import type { Tx } from '../database.ts';

/** How pressing a company is: 0 for open alerts on unpaid or late invoices, 1 for other open alerts, 2 for none. */
export type CollectionRank = 0 | 1 | 2;

/** A line of the collections list. Money in minor units of the list's currency, times as ISO instants. */
export type CollectionRow = {
  readonly companyKey: string;
  readonly identity: CompanyIdentity;
  readonly name: string | null;
  readonly decisionId: string | null;
  readonly score: number | null;
  readonly grade: string | null;
  readonly outcome: string | null;
  readonly limitMinor: number;
  readonly atRiskMinor: number;
  readonly rank: CollectionRank;
  readonly openAlerts: number;
  readonly worstSeverity: Severity | null;
  readonly causes: readonly AlertCause[];
  /** The latest of: limit set, alert opened. */
  readonly changedAt: string | null;
};

/** Where the page before ended. */
export type CollectionPlace = readonly [rank: number, atRiskMinor: number, companyKey: string];

const COLUMNS = sql.raw(`w.company_key as "companyKey", w.identity, w.name, w.decision_id as "decisionId", w.score,
  w.grade, w.outcome, coalesce(w.limit_minor, 0) as "limitMinor", w.at_risk_minor as "atRiskMinor"`);

type Page = { readonly currency: string; readonly after?: CollectionPlace | undefined; readonly limit: number };

const isAfter = (rank: ReturnType<typeof sql>, after: CollectionPlace | undefined) =>
  after === undefined
    ? sql`true`
    : sql`(${rank}, -w.at_risk_minor, w.company_key) > (${after[0]}::int, ${-after[1]}::bigint, ${after[2]})`;

/** For the part without alerts, in the words of its index: a page deep in the list begins where the last one ended. */
const isAfterInRest = (after: CollectionPlace | undefined) =>
  after === undefined || after[0] < 2
    ? sql`true`
    : sql`w.at_risk_minor <= ${after[1]}::bigint
        and (w.at_risk_minor < ${after[1]}::bigint or w.company_key > ${after[2]})`;

/**
 * Watched companies with the most money at risk: those with open alerts first, and of them those whose invoices are not
 * paid. Alerts are few, so they are read whole; the rest comes from the index in its order, as many as are shown.
 */
export const listCollections = async (tx: Tx, page: Page): Promise<readonly CollectionRow[]> => {
  const { currency, after, limit } = page;
  const { rows } = await sql<CollectionRow>`
    with alerted as (
      select company_key, count(*) as open_alerts,
        case when bool_or(cause = 'payment_incident') then 0 else 1 end as rank,
        case min(case severity when 'critical' then 0 when 'high' then 1 else 2 end)
          when 0 then 'critical' when 1 then 'high' else 'medium' end as worst,
        array_agg(distinct cause order by cause) as causes, max(opened_at) as opened_at
      from alerts where closed_at is null group by company_key
    ), listed as (
      (select ${COLUMNS}, a.rank, a.open_alerts as "openAlerts", a.worst as "worstSeverity", a.causes,
        greatest(w.limit_since, a.opened_at) as "changedAt"
      from alerted a join watched_companies w on w.company_key = a.company_key
      where (w.is_held or w.is_requested) and w.limit_currency = ${currency} and ${isAfter(sql`a.rank`, after)}
      order by a.rank, w.at_risk_minor desc, w.company_key limit ${limit})
      union all
      (select ${COLUMNS}, 2, 0, null, array[]::text[], w.limit_since
      from watched_companies w
      where (w.is_held or w.is_requested) and w.limit_currency = ${currency} and ${isAfterInRest(after)}
        and not exists (select from alerts a where a.company_key = w.company_key and a.closed_at is null)
      order by w.at_risk_minor desc, w.company_key limit ${limit})
    )
    select * from listed order by rank, "atRiskMinor" desc, "companyKey" limit ${limit}`.execute(tx);
  return rows;
};

/** Invoices that were unpaid by the latest summary of each company, minor units; companies without one are absent. */
export const readUnpaid = async (
  tx: Tx,
  companyKeys: readonly string[],
): Promise<ReadonlyMap<string, { readonly minor: number; readonly currency: string }>> => {
  const { rows } = await sql<{ companyKey: string; minor: number; currency: string }>`
    select distinct on (s.company_key) s.company_key as "companyKey", (f -> 'value' ->> 'unpaid')::bigint as minor,
      f -> 'value' ->> 'currency' as currency
    from source_answers s cross join lateral jsonb_array_elements(s.signals) f
    where s.company_key = any(${companyKeys}::text[]) and f ->> 'kind' = 'payments.summary'
    order by s.company_key, f ->> 'asOf' desc`.execute(tx);
  return new Map(rows.map(({ companyKey, minor, currency }) => [companyKey, { minor, currency }]));
};
