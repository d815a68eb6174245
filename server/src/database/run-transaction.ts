import type { Pool, PoolClient } from 'pg';
import { DatabaseError, sqlStateOf } from './database-error.ts';
import { transactionOn, type Tx } from './transaction.ts';

const MAX_ATTEMPTS = 3;
/** serialization_failure and deadlock_detected: nothing was written, and the same work may succeed now. */
const RETRYABLE = new Set(['40001', '40P01']);
/** in_failed_sql_transaction: what statements get that were sent along with one that failed. It says nothing of why. */
const FAILED_ALREADY = '25P02';

/** Where transactions run. `isEmbedded`: one session, which ends itself when a transaction cannot be opened. */
export type Sessions = { readonly pool: Pool; readonly isEmbedded: boolean };

/** Opens one transaction with the statements of `begin`, does the work and commits; any error rolls everything back. */
export const runTransaction = async <T>(
  sessions: Sessions,
  begin: string,
  work: (tx: Tx) => Promise<T>,
): Promise<T> => {
  for (let attempt = 1; ; attempt += 1) {
    // Of statements that travel together the work may hear of a later one first.
    let first: unknown;
    const onFailure = (error: unknown): void => {
      first ??= error;
    };
    try {
      return await runOnce(sessions, { begin, work, onFailure });
    } catch (error) {
      const isLast = attempt === MAX_ATTEMPTS || !RETRYABLE.has(sqlStateOf(first ?? error) ?? '');
      if (isLast) throw sqlStateOf(error) === FAILED_ALREADY ? (first ?? error) : error;
    }
  }
};

type Attempt<T> = {
  readonly begin: string;
  readonly work: (tx: Tx) => Promise<T>;
  readonly onFailure: (error: unknown) => void;
};

const runOnce = async <T>({ pool, isEmbedded }: Sessions, { begin, work, onFailure }: Attempt<T>): Promise<T> => {
  const client = await pool.connect();
  let committed: Promise<void> | undefined;
  const transaction = transactionOn(client, {
    onLast: () => {
      committed = commit(client, isEmbedded);
      // Its failure is told below, after the reason for it.
      committed.catch(() => undefined);
    },
    onFailure,
  });
  let result: T;
  try {
    const begun = client.query(begin);
    // Were it refused, what is sent along with it would run as the owner and in nobody's transaction; the embedded
    // database stops in that case.
    if (!isEmbedded) await begun;
    [, result] = await Promise.all([begun, work(transaction.tx)]);
  } catch (error) {
    transaction.end();
    if (committed === undefined) await rollback(client);
    throw error;
  }
  transaction.end();
  await (committed ?? commit(client, isEmbedded));
  return result;
};

/** Enough that the database need not wait for us; what waits in the pool instead is told when it waits too long. */
const MOST_AHEAD = 8;
/** Commits of a client that are not answered yet. */
const ahead = new WeakMap<PoolClient, number>();

/** Resolves once the work is on the device, whoever may have the client by then. */
const commit = async (client: PoolClient, isEmbedded: boolean): Promise<void> => {
  const answer = client.query('commit');
  const unanswered = (ahead.get(client) ?? 0) + 1;
  ahead.set(client, unanswered);
  // What the one session is given next comes after the commit anyway, so the next transaction may go along with it. A
  // server has other connections, which need not wait for this commit.
  const isFree = isEmbedded && unanswered < MOST_AHEAD;
  if (isFree) client.release();
  try {
    const { command } = await answer;
    // PostgreSQL answers a commit after a swallowed error with ROLLBACK and no error.
    if (command !== 'COMMIT') {
      throw new DatabaseError(
        'transaction_aborted',
        'an earlier error in the transaction was swallowed; nothing is saved',
      );
    }
  } finally {
    ahead.set(client, (ahead.get(client) ?? 1) - 1);
    if (!isFree) client.release();
  }
};

const rollback = async (client: PoolClient): Promise<void> => {
  try {
    await client.query('rollback');
    client.release();
  } catch (error) {
    // A client that cannot even roll back is broken: the pool must close it, not lend it again.
    client.release(error instanceof Error ? error : true);
  }
};

const TENANT_ID = /^[A-Za-z0-9_.:-]{1,64}$/;

/** One message for begin, role and tenant. The pattern leaves nothing in the id that could end the quoted text. */
export const beginInTenant = (tenantId: string): string => {
  if (!TENANT_ID.test(tenantId)) throw new DatabaseError('tenant_invalid', 'the tenant id has a wrong form');
  return `begin; set local role creditline_app; set local app.tenant = '${tenantId}'`;
};

export const BEGIN_IN_SYSTEM = 'begin; set local role creditline_system';
