import type { Pool, PoolClient } from 'pg';
import { DatabaseError, sqlStateOf } from './database-error.ts';
import { transactionOn, type Tx } from './transaction.ts';

const MAX_ATTEMPTS = 3;
/** serialization_failure and deadlock_detected: nothing was written, and the same work may succeed now. */
const RETRYABLE = new Set(['40001', '40P01']);

/** Opens one transaction with the statements of `begin`, does the work and commits; any error rolls everything back. */
export const runTransaction = async <T>(pool: Pool, begin: string, work: (tx: Tx) => Promise<T>): Promise<T> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await runOnce(pool, begin, work);
    } catch (error) {
      if (attempt === MAX_ATTEMPTS || !RETRYABLE.has(sqlStateOf(error) ?? '')) throw error;
    }
  }
};

const runOnce = async <T>(pool: Pool, begin: string, work: (tx: Tx) => Promise<T>): Promise<T> => {
  const client = await pool.connect();
  const transaction = transactionOn(client);
  let result: T;
  try {
    const begun = client.query(begin);
    // A pipelining client sends the first statements along with `begin`; the embedded database stops if that fails.
    if (!client.pipeline) await begun;
    [, result] = await Promise.all([begun, work(transaction.tx)]);
  } catch (error) {
    transaction.end();
    await rollback(client);
    throw error;
  }
  transaction.end();
  await commit(client);
  return result;
};

/** Resolves once the work is on the device, whoever may have the client by then. */
const commit = async (client: PoolClient): Promise<void> => {
  const answer = client.query('commit');
  // What a pipelining client is given next comes after the commit anyway, so the next transaction may go along with it.
  if (client.pipeline) client.release();
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
    if (!client.pipeline) client.release();
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
