import { sql } from 'kysely';
import { DatabaseError, type Tx } from '../database.ts';

/** The answer that was given under a key; the same key gets it again. Times are ISO instants. */
export type SavedAnswer = {
  readonly key: string;
  /** Of the request's body: the same key with another body is the caller's mistake. */
  readonly requestSha256: string;
  readonly status: number;
  readonly body: string;
  readonly createdAt: string;
  readonly expiresAt: string;
};

/** Waits for any other transaction of the tenant that holds this key, and holds it until this one ends. */
export const lockIdempotencyKey = async (tx: Tx, key: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(current_setting('app.tenant') || ':' || ${key}, 0))`.execute(
    tx,
  );
};

/** Answers undefined for an unknown or an expired key. */
export const readIdempotent = (tx: Tx, key: string, now: Date): Promise<SavedAnswer | undefined> =>
  tx
    .selectFrom('idempotency_keys')
    .select([
      'key',
      'request_sha256 as requestSha256',
      'status',
      'body',
      'created_at as createdAt',
      'expires_at as expiresAt',
    ])
    .where('key', '=', key)
    .where('expires_at', '>', now.toISOString())
    .executeTakeFirst();

/**
 * Saves an answer. It waits for another transaction that is saving under the same key, and when that one committed
 * first throws DatabaseError `idempotency_conflict`: roll back, read the key again and give that answer.
 */
export const saveIdempotent = async (tx: Tx, answer: SavedAnswer): Promise<void> => {
  const values = {
    request_sha256: answer.requestSha256,
    status: answer.status,
    body: answer.body,
    created_at: answer.createdAt,
    expires_at: answer.expiresAt,
  };
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('idempotency_keys')
    .values({ key: answer.key, ...values })
    .onConflict((conflict) =>
      conflict
        .columns(['tenant_id', 'key'])
        .doUpdateSet(values)
        .whereRef('idempotency_keys.expires_at', '<=', 'excluded.created_at'),
    )
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows !== 1n) {
    throw new DatabaseError(
      'idempotency_conflict',
      'another request saved its answer under this idempotency key first',
    );
  }
};

/** In the system: forgets the keys that expired before then. Answers how many. */
export const purgeIdempotent = async (tx: Tx, before: Date): Promise<number> => {
  const { numDeletedRows } = await tx
    .deleteFrom('idempotency_keys')
    .where('expires_at', '<', before.toISOString())
    .executeTakeFirst();
  return Number(numDeletedRows);
};
