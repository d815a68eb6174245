import type { Money, Outcome } from '@creditline/core';
import { sql } from 'kysely';
import type { Tx } from '../database.ts';

/** What a company may owe, and the decision that says so. Times are ISO instants. */
export type StoredStanding = {
  readonly decisionId: string;
  readonly outcome: Outcome;
  readonly limit: Money;
  readonly decidedAt: string;
  readonly expiresAt: string;
};

type StandingRow = Omit<StoredStanding, 'limit'> & {
  readonly limitMinor: number;
  readonly limitCurrency: Money['currency'];
};

/**
 * The limit in force of a watched company with its standing decision; of any other company the latest decision with its
 * own limit. Undefined for a company that was never decided about.
 */
export const readOrderStanding = async (tx: Tx, companyKey: string): Promise<StoredStanding | undefined> => {
  const { rows } = await sql<StandingRow>`
    with standing as (
      select d.id, d.outcome, w.limit_minor, w.limit_currency, d.decided_at, d.expires_at
      from watched_companies w join decisions d on d.id = w.decision_id
      where w.company_key = ${companyKey} and (w.is_held or w.is_requested) and w.limit_minor is not null
    ), latest as (
      select id, outcome, limit_minor, currency, decided_at, expires_at from decisions
      where company_key = ${companyKey} and not exists (select from standing)
      order by decided_at desc, audit_sequence desc limit 1
    )
    select id as "decisionId", outcome, limit_minor as "limitMinor", limit_currency as "limitCurrency",
      decided_at as "decidedAt", expires_at as "expiresAt"
    from (select * from standing union all select * from latest) found`.execute(tx);
  const [row] = rows;
  if (row === undefined) return undefined;
  const { limitMinor, limitCurrency, ...standing } = row;
  return { ...standing, limit: { minor: limitMinor, currency: limitCurrency } };
};

/**
 * Checks about one holder (a company, or an account whose company is not known) take turns until the transaction ends.
 * What they count has to be read by later statements: one statement sees what was committed before it began.
 */
export const lockHolder = async (tx: Tx, holder: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(
    hashtextextended(current_setting('app.tenant') || ':orders:' || ${holder}, 0))`.execute(tx);
};
