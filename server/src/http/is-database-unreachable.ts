import { DatabaseError, sqlStateOf } from '../database/database-error.ts';

/** Node's codes of a connection that cannot be made or broke. */
const NETWORK = new Set(['ECONNREFUSED', 'ECONNRESET', 'EHOSTUNREACH', 'ENOTFOUND', 'EAI_AGAIN', 'EPIPE', 'ETIMEDOUT']);

/** PostgreSQL: connection exceptions (class 08), too many connections, being stopped, starting or recovering. */
const SQL_STATE = /^(?:08...|53300|57P0[1-5])$/;

/** The pool and the client of `pg` throw plain errors with these beginnings when nobody answers them. */
const MESSAGE = /^(?:timeout exceeded when trying to connect|Connection terminated)/;

/** True when nothing was done because the database did not answer, so that asking again later may help. */
export const isDatabaseUnreachable = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false;
  if (error instanceof DatabaseError) return error.code === 'database_unavailable';
  const code = sqlStateOf(error) ?? '';
  return NETWORK.has(code) || SQL_STATE.test(code) || MESSAGE.test(error.message);
};
