import { Pool } from 'pg';
import { gatheringSocket } from './gathering-socket.ts';
import { VALUE_TYPES } from './value-types.ts';

const CONNECTION_TIMEOUT_MS = 3_000;
const STATEMENT_TIMEOUT_MS = 10_000;
const MAX_CONNECTIONS = 10;

/** A pool on a PostgreSQL server. `onIdleError` hears of connections that break while nobody uses them. */
export const openPostgresql = (databaseUrl: string, onIdleError: (error: Error) => void): Pool => {
  const pool = new Pool({
    connectionString: databaseUrl,
    application_name: 'creditline',
    max: MAX_CONNECTIONS,
    // Statements of a transaction that do not need each other's answers travel together.
    pipeline: true,
    stream: gatheringSocket,
    connectionTimeoutMillis: CONNECTION_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    idle_in_transaction_session_timeout: STATEMENT_TIMEOUT_MS,
    types: VALUE_TYPES,
  });
  // Without a listener an idle client's error would end the process when PostgreSQL restarts.
  pool.on('error', onIdleError);
  // So would that of a client which is between two queries of a transaction; the next query tells the caller.
  pool.on('connect', (client) => client.on('error', onIdleError));
  return pool;
};
