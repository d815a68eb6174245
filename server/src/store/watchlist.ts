import type { CompanyIdentity } from '@creditline/core';
import { sql } from 'kysely';
import type { Tx } from '../database.ts';

/** A line of the watchlist. Times are ISO instants, the limit is in minor units. */
export type WatchlistRow = {
  readonly companyKey: string;
  readonly identity: CompanyIdentity;
  readonly name: string | null;
  readonly isHeld: boolean;
  readonly isRequested: boolean;
  readonly decisionId: string | null;
  readonly score: number | null;
  readonly grade: string | null;
  readonly outcome: string | null;
  readonly limitMinor: number | null;
  readonly limitCurrency: string | null;
  readonly limitSince: string | null;
  readonly watchedAt: string;
  readonly checkedAt: string | null;
  readonly dueAt: string | null;
  readonly pausedAt: string | null;
  readonly snoozedUntil: string | null;
  readonly openAlerts: number;
};

const COLUMNS = sql.raw(`w.company_key as "companyKey", w.identity, w.name, w.is_held as "isHeld",
  w.is_requested as "isRequested", w.decision_id as "decisionId", w.score, w.grade, w.outcome,
  w.limit_minor as "limitMinor", w.limit_currency as "limitCurrency", w.limit_since as "limitSince",
  w.watched_at as "watchedAt", w.checked_at as "checkedAt", w.due_at as "dueAt", w.paused_at as "pausedAt",
  w.snoozed_until as "snoozedUntil",
  (select count(*) from alerts a where a.company_key = w.company_key and a.closed_at is null) as "openAlerts"`);

/** A row stays when nobody watches its company any longer: its standing is there when somebody does again. */
const WATCHED = sql.raw('(w.is_held or w.is_requested)');

export type WatchlistPage = {
  /** The company key that the page before ended with. */
  readonly after?: string | undefined;
  readonly limit: number;
  readonly grade?: string | undefined;
  readonly isPaused?: boolean | undefined;
  /** Only those whose next review is due by then. */
  readonly dueBy?: Date | undefined;
};

const paused = (isPaused: boolean) => (isPaused ? sql`w.paused_at is not null` : sql`w.paused_at is null`);

/** Watched companies in the order of their keys. */
export const listWatchlist = async (tx: Tx, page: WatchlistPage): Promise<readonly WatchlistRow[]> => {
  const { after, limit, grade, isPaused, dueBy } = page;
  const conditions = [
    sql`${WATCHED}`,
    ...(after === undefined ? [] : [sql`w.company_key > ${after}`]),
    ...(grade === undefined ? [] : [sql`w.grade = ${grade}`]),
    ...(isPaused === undefined ? [] : [paused(isPaused)]),
    ...(dueBy === undefined ? [] : [sql`w.due_at <= ${dueBy}`]),
  ];
  const { rows } = await sql<WatchlistRow>`
    select ${COLUMNS} from watched_companies w where ${sql.join(conditions, sql` and `)}
    order by w.company_key limit ${limit}`.execute(tx);
  return rows;
};

/** The company's line, also when nobody watches it any longer (neither held nor requested). */
export const readWatchlistRow = async (tx: Tx, companyKey: string): Promise<WatchlistRow | undefined> => {
  const { rows } = await sql<WatchlistRow>`
    select ${COLUMNS} from watched_companies w where w.company_key = ${companyKey}`.execute(tx);
  return rows[0];
};

/** What a subscriber asks for; absent members stay as they are. */
export type WatchRequest = {
  readonly identity: CompanyIdentity;
  readonly name?: string | undefined;
  readonly pausedAt?: string | null | undefined;
  readonly snoozedUntil?: string | null | undefined;
  /** Set where the company has to be looked at then instead of at its next review. */
  readonly dueAt?: string | undefined;
  readonly now: Date;
};

/** Makes sure that there is a row, unwatched if it is new, and locks it: changes of a company take turns. */
export const lockWatchlistRow = async (
  tx: Tx,
  { identity, now }: Pick<WatchRequest, 'identity' | 'now'>,
): Promise<WatchlistRow> => {
  await sql`
    insert into watched_companies (company_key, identity, watched_at)
    values (${identity.key}, ${JSON.stringify(identity)}::jsonb, ${now})
    on conflict (tenant_id, company_key) do nothing`.execute(tx);
  await sql`select from watched_companies where company_key = ${identity.key} for update`.execute(tx);
  return (await readWatchlistRow(tx, identity.key))!;
};

/** Watches the company because somebody asks. The row must be locked. */
export const requestWatch = async (tx: Tx, request: WatchRequest): Promise<void> => {
  const { name, pausedAt, snoozedUntil, dueAt, now } = request;
  const changes = [
    sql`is_requested = true`,
    sql`watched_at = case when is_held or is_requested then watched_at else ${now}::timestamptz end`,
    ...(name === undefined ? [] : [sql`name = ${name}`]),
    ...(pausedAt === undefined ? [] : [sql`paused_at = ${pausedAt}::timestamptz`]),
    ...(snoozedUntil === undefined ? [] : [sql`snoozed_until = ${snoozedUntil}::timestamptz`]),
    ...(dueAt === undefined ? [] : [sql`due_at = ${dueAt}::timestamptz`]),
  ];
  await sql`
    update watched_companies set ${sql.join(changes)} where company_key = ${request.identity.key}`.execute(tx);
};

/** Nobody asks for the company any longer. Without an account that holds it, it is reviewed no more. */
export const withdrawWatch = async (tx: Tx, companyKey: string): Promise<void> => {
  await sql`
    update watched_companies set is_requested = false,
      due_at = case when is_held then due_at end, paused_at = case when is_held then paused_at end,
      snoozed_until = case when is_held then snoozed_until end
    where company_key = ${companyKey}`.execute(tx);
};
