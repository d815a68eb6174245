export type DatabaseErrorCode =
  /** Another process has the folder of the embedded database open. */
  | 'database_locked'
  /** The embedded database could not be created, opened or kept running. */
  | 'database_unavailable'
  /** A migration failed, or one that was applied has been changed since. */
  | 'migration_failed'
  /** A database role that must obey row-level security may bypass it. */
  | 'role_unsafe'
  /** The transaction was rolled back although its work reported success. */
  | 'transaction_aborted'
  /** Work went on after its transaction had ended. */
  | 'transaction_over'
  /** A tenant id that could not be one. */
  | 'tenant_invalid'
  /** Another request saved its answer under the same idempotency key first; nothing of this one is recorded. */
  | 'idempotency_conflict';

/** A failure of the store itself. Errors of PostgreSQL pass through with their own SQLSTATE in `code`. */
export class DatabaseError extends Error {
  readonly code: DatabaseErrorCode;

  constructor(code: DatabaseErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'DatabaseError';
    this.code = code;
  }
}

/** SQLSTATE of an error of PostgreSQL, or undefined for any other. */
export const sqlStateOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
