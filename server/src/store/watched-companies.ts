import type { CompanyIdentity, Grade, Money } from '@creditline/core';
import { sql } from 'kysely';
import type { Tx } from '../database.ts';

/** The limit in force and since when; `gradeWhenSet` tells whether it may rise by itself. */
export type StoredLimit = {
  readonly limit: Money;
  readonly gradeWhenSet: Grade;
  readonly decisionId: string;
  readonly since: string;
};

/** A watched company with its standing: the decision that the next one is compared with. Times are ISO instants. */
export type WatchedCompany = {
  readonly companyKey: string;
  readonly identity: CompanyIdentity;
  readonly isHeld: boolean;
  readonly isRequested: boolean;
  readonly decisionId: string | null;
  readonly score: number | null;
  readonly limit: StoredLimit | null;
  readonly checkedAt: string | null;
  readonly dueAt: string | null;
  readonly pausedAt: string | null;
  readonly snoozedUntil: string | null;
};

type WatchedRow = Omit<WatchedCompany, 'identity' | 'limit'> & {
  readonly identity: unknown;
  readonly limitMinor: number | null;
  readonly limitCurrency: string | null;
  readonly limitDecisionId: string | null;
  readonly limitSince: string | null;
  readonly limitGrade: string | null;
};

const COLUMNS = sql.raw(`company_key as "companyKey", identity, is_held as "isHeld", is_requested as "isRequested",
  decision_id as "decisionId", score, limit_minor as "limitMinor", limit_currency as "limitCurrency",
  limit_decision_id as "limitDecisionId", limit_since as "limitSince", limit_grade as "limitGrade", checked_at as "checkedAt", due_at as "dueAt", paused_at as "pausedAt",
  snoozed_until as "snoozedUntil"`);

const limitOf = (row: WatchedRow): StoredLimit | null =>
  row.limitMinor === null || row.limitCurrency === null || row.limitSince === null
    ? null
    : {
        limit: { minor: row.limitMinor, currency: row.limitCurrency as Money['currency'] },
        gradeWhenSet: row.limitGrade as Grade,
        decisionId: row.limitDecisionId ?? '',
        since: row.limitSince,
      };

const toWatched = (row: WatchedRow): WatchedCompany => ({
  companyKey: row.companyKey,
  identity: row.identity as CompanyIdentity,
  isHeld: row.isHeld,
  isRequested: row.isRequested,
  decisionId: row.decisionId,
  score: row.score,
  limit: limitOf(row),
  checkedAt: row.checkedAt,
  dueAt: row.dueAt,
  pausedAt: row.pausedAt,
  snoozedUntil: row.snoozedUntil,
});

const byKey = (rows: readonly WatchedRow[]): ReadonlyMap<string, WatchedCompany> =>
  new Map(rows.map((row) => [row.companyKey, toWatched(row)]));

export const readAllWatched = async (
  tx: Tx,
  companyKeys: readonly string[],
): Promise<ReadonlyMap<string, WatchedCompany>> => {
  const { rows } = await sql<WatchedRow>`
    select ${COLUMNS} from watched_companies where company_key = any (${[...companyKeys]}::text[])`.execute(tx);
  return byKey(rows);
};

export const readWatched = async (tx: Tx, companyKey: string): Promise<WatchedCompany | undefined> =>
  (await readAllWatched(tx, [companyKey])).get(companyKey);

/**
 * As `readAllWatched`, and nobody else changes the rows before this transaction ends: decisions of a company take turns.
 * The rows are locked in the order of their keys, so that two who lock several never wait for each other.
 */
export const lockAllWatched = async (
  tx: Tx,
  companyKeys: readonly string[],
): Promise<ReadonlyMap<string, WatchedCompany>> => {
  const { rows } = await sql<WatchedRow>`
    select ${COLUMNS} from watched_companies where company_key = any (${[...companyKeys]}::text[])
    order by company_key for update`.execute(tx);
  return byKey(rows);
};

export const lockWatched = async (tx: Tx, companyKey: string): Promise<WatchedCompany | undefined> =>
  (await lockAllWatched(tx, [companyKey])).get(companyKey);

/** Watches a company because an account holds it, and locks its row as `lockWatched` does. */
export const holdWatched = async (
  tx: Tx,
  { identity, now }: { readonly identity: CompanyIdentity; readonly now: Date },
): Promise<WatchedCompany> => {
  const { rows } = await sql<WatchedRow>`
    insert into watched_companies (company_key, identity, is_held, watched_at)
    values (${identity.key}, ${JSON.stringify(identity)}::jsonb, true, ${now})
    on conflict (tenant_id, company_key) do update set is_held = true
    returning ${COLUMNS}`.execute(tx);
  return toWatched(rows[0]!);
};

/** The standing that a decision leaves. */
export type NewStanding = {
  readonly companyKey: string;
  readonly name?: string | undefined;
  readonly decisionId: string;
  readonly score: number;
  readonly grade: Grade;
  readonly outcome: string;
  readonly limit: StoredLimit;
  readonly checkedAt: string;
  readonly dueAt: string;
  /** True leaves the standing decision and its figures as they are. */
  readonly isBlind: boolean;
};

export const writeStanding = async (tx: Tx, standing: NewStanding): Promise<void> => {
  const { limit, isBlind } = standing;
  const unlessBlind = (column: string, value: string | number) =>
    sql`case when ${isBlind} then ${sql.ref(column)} else ${value} end`;
  await sql`
    update watched_companies set name = coalesce(${standing.name ?? null}, name),
      decision_id = ${unlessBlind('decision_id', standing.decisionId)}, score = ${unlessBlind('score', standing.score)},
      grade = ${unlessBlind('grade', standing.grade)}, outcome = ${unlessBlind('outcome', standing.outcome)},
      limit_minor = ${limit.limit.minor}, limit_currency = ${limit.limit.currency},
      limit_decision_id = ${limit.decisionId}, limit_since = ${limit.since}, limit_grade = ${limit.gradeWhenSet},
      checked_at = ${standing.checkedAt}, due_at = ${standing.dueAt}
    where company_key = ${standing.companyKey}`.execute(tx);
};
