import type { Signal } from '@creditline/core';
import { sql } from 'kysely';
import type { Tx } from '../database.ts';

/** A notice about one of the tenant's companies. Without signals it says that the source has to be asked again. */
export type CompanyNotice = {
  readonly source: string;
  readonly eventId: string;
  readonly kind: string;
  readonly eventAt: string;
  readonly signals: readonly Signal[];
  readonly isOpen: boolean;
};

/**
 * The notices of companies by event time: the open ones, and those with facts that were handled before, because a late
 * older one must not overrule them.
 */
export const readNoticesOf = async (
  tx: Tx,
  companyKeys: readonly string[],
): Promise<ReadonlyMap<string, readonly CompanyNotice[]>> => {
  const { rows } = await sql<CompanyNotice & { readonly companyKey: string }>`
    select source, event_id as "eventId", kind, event_at as "eventAt", signals, handled_at is null as "isOpen",
      company_key as "companyKey"
    from company_notices
    where company_key = any (${[...companyKeys]}::text[]) and (handled_at is null or signals <> '[]'::jsonb)
    order by event_at, source, event_id`.execute(tx);
  return Map.groupBy(rows, ({ companyKey }) => companyKey);
};

/** As `readNoticesOf`, of one company. */
export const readCompanyNotices = async (tx: Tx, companyKey: string): Promise<readonly CompanyNotice[]> =>
  (await readNoticesOf(tx, [companyKey])).get(companyKey) ?? [];

export type HandledNotices = {
  readonly companyKey: string;
  readonly notices: readonly { readonly source: string; readonly eventId: string }[];
  /** Null where nothing was decided, because the company is watched no longer. */
  readonly decisionId: string | null;
  readonly now: Date;
};

/** Answers how many were open until now. */
export const markNoticesHandled = async (tx: Tx, handled: HandledNotices): Promise<number> => {
  const { companyKey, notices, decisionId, now } = handled;
  if (notices.length === 0) return 0;
  // A company has few notices: it finds them, and not a join whose cost the planner has to guess.
  const { numAffectedRows } = await sql`
    update company_notices set decision_id = ${decisionId}, handled_at = ${now}
    where company_key = ${companyKey} and handled_at is null and (source, event_id) in (
      select * from unnest(
        ${notices.map(({ source }) => source)}::text[], ${notices.map(({ eventId }) => eventId)}::text[]
      )
    )`.execute(tx);
  return Number(numAffectedRows ?? 0n);
};
