import { sql } from 'kysely';
import type { Tx } from '../database.ts';

/** Work to be done outside after the transaction has committed. */
export type NewOutboxRow = {
  readonly topic: string;
  readonly payload: unknown;
  /** A second row with the same topic and key is not added. */
  readonly dedupeKey?: string | undefined;
  /** Not before then; at once without it. */
  readonly availableAt?: Date | undefined;
};

/** One lending of a row: a drainer whose lease ran out must not touch what another one has claimed since. */
export type OutboxClaimKey = {
  readonly id: number;
  /** Every claim counts, this one too. */
  readonly attempts: number;
  /** Of these, the ones since the last noted failure: more than this one were lost with their process. */
  readonly claims: number;
};

/** A row lent to one drainer until its lease runs out. */
export type ClaimedOutboxRow = OutboxClaimKey & {
  readonly tenantId: string;
  readonly topic: string;
  readonly payload: unknown;
  readonly createdAt: string;
  /** Not lent: every process that had claimed it before died with it, so nobody gets it any more. */
  readonly isPoison: boolean;
};

/** Answers false when a row with the same topic and dedupe key exists. */
export const addToOutbox = async (tx: Tx, row: NewOutboxRow): Promise<boolean> => {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('outbox')
    .values({
      topic: row.topic,
      payload: JSON.stringify(row.payload),
      dedupe_key: row.dedupeKey ?? null,
      ...(row.availableAt === undefined ? {} : { available_at: row.availableAt }),
    })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'topic', 'dedupe_key']).doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
};

export type TopicShare = { readonly topic: string; readonly limit: number };

export type OutboxClaim = {
  readonly now: Date;
  readonly leaseMs: number;
  /** Which rows, if they are due and lent to nobody: the oldest of each topic, or these. */
  readonly rows: { readonly shares: readonly TopicShare[] } | { readonly ids: readonly number[] };
};

/** A row that was claimed this often, and neither done nor noted as failed, is given to no further process. */
const MOST_LOST_CLAIMS = 20;
export const POISON = `every process that claimed it ended before it was done (${MOST_LOST_CLAIMS} times)`;

const isOpen = sql`o.done_at is null and o.dead_at is null`;

const wanted = ({ rows, now }: OutboxClaim) =>
  'ids' in rows
    ? sql`select o.id from outbox o
        where o.id = any(${[...rows.ids]}::bigint[]) and ${isOpen} and o.available_at <= ${now} for update skip locked`
    : sql`select due.id from unnest(
          ${rows.shares.map(({ topic }) => topic)}::text[], ${rows.shares.map(({ limit }) => limit)}::int[]
        ) as share (topic, most) cross join lateral (
          select o.id from outbox o where o.topic = share.topic and ${isOpen} and o.available_at <= ${now}
          order by o.available_at, o.id limit share.most for update skip locked
        ) due`;

/**
 * In the system: takes rows that are due. No other drainer gets them before the lease is over; a drainer that dies
 * loses nothing, because its rows are due again then.
 */
export const claimOutbox = async (tx: Tx, claim: OutboxClaim): Promise<ClaimedOutboxRow[]> => {
  const { now, leaseMs } = claim;
  const isPoison = sql<boolean>`claims >= ${MOST_LOST_CLAIMS}`;
  const { rows } = await sql<ClaimedOutboxRow>`
    update outbox set attempts = attempts + 1, claims = claims + 1,
      available_at = case when ${isPoison} then available_at else ${new Date(now.getTime() + leaseMs)}::timestamptz end,
      dead_at = case when ${isPoison} then ${now}::timestamptz end,
      last_error = case when ${isPoison} then ${POISON} else last_error end
    where id = any(array(${wanted(claim)}))
    returning id, tenant_id as "tenantId", topic, payload, attempts, claims, created_at as "createdAt",
      dead_at is not null as "isPoison"`.execute(tx);
  return rows.toSorted((a, b) => a.id - b.id);
};

/** In the system, or in the tenant together with the effect of the work. Answers how many were not done already. */
export const completeOutbox = async (
  tx: Tx,
  { ids, now }: { readonly ids: readonly number[]; readonly now: Date },
): Promise<number> => {
  const { numUpdatedRows } = await tx
    .updateTable('outbox')
    .set({ done_at: now, last_error: null })
    .where('id', '=', sql<number>`any(${[...ids]}::bigint[])`)
    .where('done_at', 'is', null)
    .executeTakeFirst();
  return Number(numUpdatedRows);
};

/**
 * In the system, at the start of the one process that drains an embedded database: rows that a killed process had
 * claimed are due at once instead of at the end of their lease. What waits for its next attempt goes on waiting.
 * Answers how many.
 */
export const releaseClaims = async (tx: Tx, now: Date): Promise<number> => {
  const { numUpdatedRows } = await tx
    .updateTable('outbox')
    .set({ available_at: now })
    .where('done_at', 'is', null)
    .where('dead_at', 'is', null)
    .where('claims', '>', 0)
    .where('available_at', '>', now.toISOString())
    .executeTakeFirst();
  return Number(numUpdatedRows);
};

const lentAs = (rows: readonly OutboxClaimKey[]) => sql`from unnest(
    ${rows.map(({ id }) => id)}::bigint[], ${rows.map(({ attempts }) => attempts)}::int[]
  ) as lent (id, attempts)
  where o.id = lent.id and o.attempts = lent.attempts and o.claims > 0 and ${isOpen}`;

/** In the system: the drainer is alive and keeps these rows. */
export const extendClaims = async (
  tx: Tx,
  { rows, until }: { readonly rows: readonly OutboxClaimKey[]; readonly until: Date },
): Promise<void> => {
  await sql`update outbox o set available_at = ${until} ${lentAs(rows)}`.execute(tx);
};

/** In the system: gives rows back whose work was not begun, as if they had never been claimed. */
export const returnClaims = async (
  tx: Tx,
  { rows, now }: { readonly rows: readonly OutboxClaimKey[]; readonly now: Date },
): Promise<void> => {
  await sql`update outbox o set available_at = ${now}, attempts = o.attempts - 1, claims = o.claims - 1
    ${lentAs(rows)}`.execute(tx);
};

export type OutboxFailure = {
  readonly row: OutboxClaimKey;
  readonly error: string;
  /** Tried again then, or never: a dead row stays for a person to look at. */
  readonly next: { readonly retryAt: Date } | { readonly deadAt: Date };
};

/** Which attempt at the work this is: claims that were lost with their process were none. */
export const attemptOf = ({ attempts, claims }: OutboxClaimKey): number => attempts - claims + 1;

/** Answers false when the row was done, or claimed by another drainer since. */
export const failOutbox = async (tx: Tx, { row, error, next }: OutboxFailure): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('outbox')
    .set({
      last_error: error.slice(0, 2_000),
      attempts: attemptOf(row),
      claims: 0,
      ...('retryAt' in next ? { available_at: next.retryAt } : { dead_at: next.deadAt }),
    })
    .where('id', '=', row.id)
    .where('attempts', '=', row.attempts)
    .where('claims', '=', row.claims)
    .where('done_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
};

/** In the system: forgets rows that were done before then. Answers how many. */
export const purgeOutbox = async (tx: Tx, before: Date): Promise<number> => {
  const { numDeletedRows } = await tx
    .deleteFrom('outbox')
    .where('done_at', '<', before.toISOString())
    .executeTakeFirst();
  return Number(numDeletedRows);
};
