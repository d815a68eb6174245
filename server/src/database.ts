import type { Pool } from 'pg';
import { openEmbedded } from './database/embedded.ts';
import { migrate, readMigrations } from './database/migrate.ts';
import { openPostgresql } from './database/postgresql.ts';
import { BEGIN_IN_SYSTEM, beginInTenant, runTransaction } from './database/run-transaction.ts';
import type { Tx } from './database/transaction.ts';
import { startUpkeep } from './database/upkeep.ts';

export { lastIn, type Tx } from './database/transaction.ts';
export { DatabaseError } from './database/database-error.ts';

export type DatabaseSettings = {
  /** A PostgreSQL server (15 or later); without it the database is embedded in `directory`. */
  readonly databaseUrl?: string | undefined;
  /** The folder of the embedded database; it is created, and held by one process at a time. */
  readonly directory: string;
  /** Hears of failures that belong to no request: an idle connection that broke, upkeep that failed. */
  readonly onBackgroundError?: (error: Error) => void;
};

/** The store. Both engines run the same migrations and obey the same row-level security. */
export type Database = {
  readonly engine: 'postgresql' | 'embedded';
  /**
   * One transaction that sees and writes this tenant's rows only. The work may run again (up to three times) after a
   * serialization failure or a deadlock, so it must do nothing but SQL.
   */
  inTenant<T>(tenantId: string, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** One transaction for what is across tenants by nature: api keys, the outbox, expiry, audit verification. */
  inSystem<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Rejects when the database does not answer. */
  ping(): Promise<void>;
  /** Waits for open transactions, then frees the connections, or the folder and its lock. */
  close(): Promise<void>;
};

/**
 * Opens the store and brings it up to date.
 * Throws a DatabaseError: `database_locked`, `database_unavailable`, `migration_failed`, `role_unsafe`.
 */
export const openDatabase = async (settings: DatabaseSettings): Promise<Database> => {
  const onError = settings.onBackgroundError ?? (() => undefined);
  return settings.databaseUrl === undefined
    ? openOnDirectory(settings.directory, onError)
    : openOnServer(settings.databaseUrl, onError);
};

const openOnServer = async (databaseUrl: string, onError: (error: Error) => void): Promise<Database> => {
  const pool = openPostgresql(databaseUrl, onError);
  const close = (): Promise<void> => pool.end();
  await migrateOrClose(pool, close);
  return databaseOn({ engine: 'postgresql', pool, close });
};

const openOnDirectory = async (directory: string, onError: (error: Error) => void): Promise<Database> => {
  const embedded = await openEmbedded({ directory, onIdleError: onError });
  await migrateOrClose(embedded.pool, embedded.close);
  const stopUpkeep = startUpkeep(embedded.pool, onError);
  const close = async (): Promise<void> => {
    await stopUpkeep();
    await embedded.close();
  };
  return databaseOn({ engine: 'embedded', pool: embedded.pool, close });
};

const migrateOrClose = async (pool: Pool, close: () => Promise<void>): Promise<void> => {
  try {
    await migrate(pool, await readMigrations());
  } catch (error) {
    await close();
    throw error;
  }
};

type Opened = { readonly engine: Database['engine']; readonly pool: Pool; readonly close: () => Promise<void> };

/** The store on an open pool of connections whose user owns the tables. */
export const databaseOn = ({ engine, pool, close }: Opened): Database => {
  const sessions = { pool, isEmbedded: engine === 'embedded' };
  return {
    engine,
    inTenant: async (tenantId, work) => runTransaction(sessions, beginInTenant(tenantId), work),
    inSystem: (work) => runTransaction(sessions, BEGIN_IN_SYSTEM, work),
    ping: async () => {
      await pool.query('select 1');
    },
    close,
  };
};
