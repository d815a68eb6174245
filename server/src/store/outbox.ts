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

/** A row lent to one drainer until its lease runs out. `attempts` counts this one too. */
export type ClaimedOutboxRow = {
  readonly id: number;
  readonly tenantId: string;
  readonly topic: string;
  readonly payload: unknown;
  readonly attempts: number;
  readonly createdAt: string;
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

export type OutboxClaim = { readonly now: Date; readonly limit: number; readonly leaseMs: number };

/**
 * In the system: takes rows that are due, oldest first. No other drainer gets them before the lease is over; a drainer
 * that dies loses nothing, because its rows are due again then.
 */
export const claimOutbox = async (tx: Tx, { now, limit, leaseMs }: OutboxClaim): Promise<ClaimedOutboxRow[]> => {
  const { rows } = await sql<ClaimedOutboxRow>`
    update outbox set attempts = attempts + 1, available_at = ${new Date(now.getTime() + leaseMs)}
    where id = any(array(
      select id from outbox where done_at is null and dead_at is null and available_at <= ${now}
      order by available_at, id limit ${limit} for update skip locked
    ))
    returning id, tenant_id as "tenantId", topic, payload, attempts, created_at as "createdAt"`.execute(tx);
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
 * claimed are due at once instead of at the end of their lease. Answers how many.
 */
export const releaseClaims = async (tx: Tx, now: Date): Promise<number> => {
  const { numUpdatedRows } = await tx
    .updateTable('outbox')
    .set({ available_at: now })
    .where('done_at', 'is', null)
    .where('dead_at', 'is', null)
    .where('attempts', '>', 0)
    .where('available_at', '>', now.toISOString())
    .executeTakeFirst();
  return Number(numUpdatedRows);
};

export type OutboxFailure = {
  readonly id: number;
  /** As claimed: a drainer whose lease ran out must not move a row that another one has claimed since. */
  readonly attempts: number;
  readonly error: string;
  /** Tried again then, or never: a dead row stays for a person to look at. */
  readonly next: { readonly retryAt: Date } | { readonly deadAt: Date };
};

/** Answers false when the row was done, or claimed by another drainer since. */
export const failOutbox = async (tx: Tx, failure: OutboxFailure): Promise<boolean> => {
  const { next } = failure;
  const { numUpdatedRows } = await tx
    .updateTable('outbox')
    .set({
      last_error: failure.error.slice(0, 2_000),
      ...('retryAt' in next ? { available_at: next.retryAt } : { dead_at: next.deadAt }),
    })
    .where('id', '=', failure.id)
    .where('attempts', '=', failure.attempts)
    .where('done_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
};

/** Open rows wait or are being worked on. `oldestAt` is when the oldest open row was added. */
export type OutboxCount = { readonly open: number; readonly dead: number; readonly oldestAt: string | null };

export const countOutbox = async (tx: Tx): Promise<OutboxCount> => {
  const { rows } = await sql<OutboxCount>`
    select count(*) filter (where dead_at is null) as open, count(*) filter (where dead_at is not null) as dead,
      min(created_at) filter (where dead_at is null) as "oldestAt"
    from outbox where done_at is null`.execute(tx);
  return rows[0]!;
};

/** In the system: forgets rows that were done before then. Answers how many. */
export const purgeOutbox = async (tx: Tx, before: Date): Promise<number> => {
  const { numDeletedRows } = await tx
    .deleteFrom('outbox')
    .where('done_at', '<', before.toISOString())
    .executeTakeFirst();
  return Number(numDeletedRows);
};
