import type { Grade, Outcome } from '@creditline/core';
import { sql } from 'kysely';
import type { Tx } from '../database.ts';
import type { RescoreFilter } from '../requests/rescore.ts';
import type { RescoreRow } from '../portfolio/rescore-chunk.ts';

/** Watched companies that were decided about, narrowed by the filter. */
const chosen = ({ grades, countries, outcomes, companies }: RescoreFilter) =>
  sql.join(
    [
      sql`(w.is_held or w.is_requested) and w.decision_id is not null`,
      ...(grades === undefined ? [] : [sql`w.grade = any(${grades}::text[])`]),
      ...(outcomes === undefined ? [] : [sql`w.outcome = any(${outcomes}::text[])`]),
      ...(countries === undefined ? [] : [sql`w.identity ->> 'country' = any(${countries}::text[])`]),
      ...(companies === undefined ? [] : [sql`w.company_key = any(${companies}::text[])`]),
    ],
    sql` and `,
  );

export const countPortfolio = async (tx: Tx, filter: RescoreFilter): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from watched_companies w where ${chosen(filter)}`.execute(tx);
  return rows[0]!.count;
};

type Row = {
  readonly companyKey: string;
  readonly sequence: number;
  readonly outcome: string;
  readonly grade: string;
  readonly score: number;
  readonly limitMinor: number;
  readonly currency: string;
  readonly recorded: string;
};

type Range = { readonly filter: RescoreFilter; readonly after: string | null };

const isAfter = (after: string | null) => (after === null ? sql`true` : sql`w.company_key > ${after}`);

/** The key of the last of the next companies after a key, at most `limit` of them; null where there is none. */
export const nextPortfolioKey = async (
  tx: Tx,
  { filter, after, limit }: Range & { readonly limit: number },
): Promise<string | null> => {
  const { rows } = await sql<{ last: string | null }>`
    select max(company_key) as last from (
      select w.company_key from watched_companies w where ${chosen(filter)} and ${isAfter(after)}
      order by w.company_key limit ${limit}
    ) next`.execute(tx);
  return rows[0]?.last ?? null;
};

/** What stands before the facts in an audit record, whose members are sorted. */
const MARK = '"format":1,"input":';

/**
 * The companies after a key and up to another, with their standing decision and its facts. Of the audit record only what
 * comes after the mark is sent: the decision itself, most of it, comes before. In a JSON text a quote within a string is
 * escaped, so the mark is found nowhere else. The lateral reads keep the planner from going through whole tables.
 */
export const readPortfolioChunk = async (
  tx: Tx,
  { filter, after, through }: Range & { readonly through: string },
): Promise<readonly RescoreRow[]> => {
  const { rows } = await sql<Row>`
    select w.company_key as "companyKey", d.audit_sequence as sequence, d.outcome, d.grade, d.score,
      d.limit_minor as "limitMinor", d.currency, '{"input":' || a.facts as recorded
    from watched_companies w
    cross join lateral (select * from decisions d where d.id = w.decision_id limit 1) d
    cross join lateral (
      select split_part(a.body, ${MARK}, 2) as facts from audit_log a where a.sequence = d.audit_sequence limit 1
    ) a
    where ${chosen(filter)} and ${isAfter(after)} and w.company_key <= ${through}
    order by w.company_key`.execute(tx);
  return rows.map(({ companyKey, sequence, recorded, outcome, grade, ...figures }) => ({
    companyKey,
    sequence,
    recorded,
    before: { ...figures, outcome: outcome as Outcome, grade: grade as Grade },
  }));
};

/** Orders that changed companies are decided about for good, once for each run. */
export const orderReassessments = async (tx: Tx, rescoreId: string, companyKeys: readonly string[]): Promise<void> => {
  if (companyKeys.length === 0) return;
  await sql`
    insert into outbox (topic, payload, dedupe_key)
    select 'reassess-company', jsonb_build_object('companyKey', k,
        'because', jsonb_build_object('is', 'rescored', 'rescoreId', ${rescoreId}::text)),
      'rescored:' || ${rescoreId}::text || ':' || k
    from unnest(${companyKeys}::text[]) k
    on conflict (tenant_id, topic, dedupe_key) do nothing`.execute(tx);
};
