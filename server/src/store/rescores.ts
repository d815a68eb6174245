import { sql } from 'kysely';
import type { Tx } from '../database.ts';
import type { RescoreFilter } from '../requests/rescore.ts';
import type { RescoreChange, RescoreResult } from '../portfolio/rescore-result.ts';

export type RescoreState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';

/** A run over the portfolio. Times are ISO instants; `total` is null until it has begun. */
export type Rescore = {
  readonly id: string;
  readonly state: RescoreState;
  readonly filter: RescoreFilter;
  readonly isDraft: boolean;
  readonly applies: boolean;
  readonly decidedAt: string;
  readonly scorecardSha256: string;
  readonly policyKind: 'policy' | 'policy.draft';
  readonly policySha256: string;
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  readonly total: number | null;
  readonly done: number;
  readonly chunks: number;
  readonly cursorKey: string | null;
  readonly part: number;
  readonly result: RescoreResult | null;
  readonly problem: string | null;
};

const COLUMNS = sql.raw(`id, state, filter, is_draft as "isDraft", applies, decided_at as "decidedAt",
  scorecard_sha256 as "scorecardSha256", policy_kind as "policyKind", policy_sha256 as "policySha256",
  created_at as "createdAt", started_at as "startedAt", finished_at as "finishedAt", total, done, chunks,
  cursor_key as "cursorKey", part, result, problem`);

export type NewRescore = Pick<
  Rescore,
  'id' | 'filter' | 'isDraft' | 'applies' | 'decidedAt' | 'scorecardSha256' | 'policyKind' | 'policySha256'
>;

export const insertRescore = async (tx: Tx, rescore: NewRescore): Promise<Rescore> => {
  const { rows } = await sql<Rescore>`
    insert into portfolio_rescores
      (id, filter, is_draft, applies, decided_at, scorecard_sha256, policy_kind, policy_sha256, created_at)
    values (${rescore.id}, ${JSON.stringify(rescore.filter)}::jsonb, ${rescore.isDraft}, ${rescore.applies},
      ${rescore.decidedAt}, ${rescore.scorecardSha256}, ${rescore.policyKind}, ${rescore.policySha256}, ${rescore.decidedAt})
    returning ${COLUMNS}`.execute(tx);
  return rows[0]!;
};

export const readRescore = async (tx: Tx, id: string): Promise<Rescore | undefined> => {
  const { rows } = await sql<Rescore>`select ${COLUMNS} from portfolio_rescores where id = ${id}`.execute(tx);
  return rows[0];
};

/** The latest first. */
export const listRescores = async (
  tx: Tx,
  { after, limit }: { readonly after?: readonly [createdAt: string, id: string] | undefined; readonly limit: number },
): Promise<readonly Rescore[]> => {
  const isAfter =
    after === undefined
      ? sql`true`
      : sql`(created_at < ${after[0]}::timestamptz or (created_at = ${after[0]}::timestamptz and id > ${after[1]}))`;
  const { rows } = await sql<Rescore>`
    select ${COLUMNS} from portfolio_rescores where ${isAfter}
    order by created_at desc, id limit ${limit}`.execute(tx);
  return rows;
};

/** A run that waits begins; one that runs already goes on. Answers it as it is then, or undefined when it is over. */
export const beginRescore = async (
  tx: Tx,
  { id, now, total }: { readonly id: string; readonly now: Date; readonly total: number },
): Promise<Rescore | undefined> => {
  const { rows } = await sql<Rescore>`
    update portfolio_rescores set state = 'running', started_at = coalesce(started_at, ${now}::timestamptz),
      total = coalesce(total, ${total}), result = coalesce(result, '{}'::jsonb)
    where id = ${id} and state in ('waiting', 'running') returning ${COLUMNS}`.execute(tx);
  return rows[0];
};

/** Where a run stands after a chunk. `finishedAt` is set with the last one, `part` grows when another row goes on. */
export type RescoreStep = {
  readonly id: string;
  readonly from: { readonly cursorKey: string | null; readonly part: number };
  readonly cursorKey: string | null;
  readonly part: number;
  readonly count: number;
  readonly result: RescoreResult;
  readonly finishedAt: Date | null;
};

/** Moves a run on by one chunk; false when it was cancelled, or somebody else has moved it meanwhile. */
export const stepRescore = async (tx: Tx, step: RescoreStep): Promise<boolean> => {
  const { rows } = await sql<{ id: string }>`
    update portfolio_rescores set cursor_key = ${step.cursorKey}, part = ${step.part}, done = done + ${step.count},
      chunks = chunks + ${step.count > 0 ? 1 : 0}, result = ${JSON.stringify(step.result)}::jsonb,
      finished_at = ${step.finishedAt}::timestamptz,
      state = case when ${step.finishedAt}::timestamptz is null then state else 'done' end
    where id = ${step.id} and state = 'running' and part = ${step.from.part}
      and cursor_key is not distinct from ${step.from.cursorKey}
    returning id`.execute(tx);
  return rows.length === 1;
};

/** Ends a run that is not over yet; false when it is. */
export const endRescore = async (
  tx: Tx,
  end: { readonly id: string; readonly state: 'failed' | 'cancelled'; readonly now: Date; readonly problem?: string },
): Promise<boolean> => {
  const { rows } = await sql<{ id: string }>`
    update portfolio_rescores set state = ${end.state}, finished_at = ${end.now}, problem = ${end.problem ?? null}
    where id = ${end.id} and state in ('waiting', 'running') returning id`.execute(tx);
  return rows.length === 1;
};

/** Until the transaction ends nobody else orders a run for this tenant, so that looking for one before is sound. */
export const lockRescores = async (tx: Tx): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtext('portfolio_rescores'), hashtext(current_setting('app.tenant')))`.execute(
    tx,
  );
};

/** The id of a run that is not over; undefined when all are. */
export const findOpenRescore = async (tx: Tx): Promise<string | undefined> => {
  const { rows } = await sql<{ id: string }>`
    select id from portfolio_rescores where state in ('waiting', 'running') order by created_at limit 1`.execute(tx);
  return rows[0]?.id;
};

/** In the system: forgets runs that ended before then, and their changes with them. Answers how many runs. */
export const purgeRescores = async (tx: Tx, before: Date): Promise<number> => {
  const { numAffectedRows } = await sql`delete from portfolio_rescores where finished_at < ${before}`.execute(tx);
  return Number(numAffectedRows ?? 0n);
};

export const addRescoreChanges = async (tx: Tx, id: string, changes: readonly RescoreChange[]): Promise<void> => {
  if (changes.length === 0) return;
  await sql`
    insert into portfolio_rescore_changes (rescore_id, company_key, body)
    select ${id}, c ->> 'companyKey', c from jsonb_array_elements(${JSON.stringify(changes)}::jsonb) c`.execute(tx);
};

/** The changed companies of a run in the order of their keys. */
export const listRescoreChanges = async (
  tx: Tx,
  page: { readonly id: string; readonly after?: string | undefined; readonly limit: number },
): Promise<readonly RescoreChange[]> => {
  const { rows } = await sql<{ body: RescoreChange }>`
    select body from portfolio_rescore_changes
    where rescore_id = ${page.id} and ${page.after === undefined ? sql`true` : sql`company_key > ${page.after}`}
    order by company_key limit ${page.limit}`.execute(tx);
  return rows.map(({ body }) => body);
};
