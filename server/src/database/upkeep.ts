import type { Pool } from 'pg';

export type Schedule = {
  readonly lookEveryMs: number;
  readonly checkpointEveryMs: number;
  /** Of log written since the last checkpoint: what a start after a crash has to read again. */
  readonly checkpointEveryBytes: number;
  readonly vacuumEveryMs: number;
};

const SCHEDULE: Schedule = {
  lookEveryMs: 5_000,
  checkpointEveryMs: 60_000,
  checkpointEveryBytes: 64 * 1024 * 1024,
  vacuumEveryMs: 24 * 3_600_000,
};

type State = { checkpointAt: number; vacuumAt: number; position: string };

/**
 * PGlite has neither a checkpointer nor autovacuum: without this its log grows for ever, and the next start is slow.
 * Answers the function that stops it.
 */
export const startUpkeep = (
  pool: Pool,
  onError: (error: Error) => void,
  schedule: Schedule = SCHEDULE,
): (() => Promise<void>) => {
  const now = performance.now();
  const state: State = { checkpointAt: now, vacuumAt: now, position: '0/0' };
  let running: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    running = running
      .then(() => upkeep(pool, state, schedule))
      .catch((error: unknown) => {
        onError(error instanceof Error ? error : new Error(String(error)));
      });
  }, schedule.lookEveryMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
};

const upkeep = async (pool: Pool, state: State, schedule: Schedule): Promise<void> => {
  const now = performance.now();
  if (now - state.vacuumAt >= schedule.vacuumEveryMs) {
    await vacuum(pool);
    state.vacuumAt = now;
  }
  const { rows } = await pool.query<{ position: string; grown: string }>(
    'select pg_current_wal_insert_lsn()::text as position, pg_wal_lsn_diff(pg_current_wal_insert_lsn(), $1) as grown',
    [state.position],
  );
  const grownBytes = Number(rows[0]?.grown ?? 0);
  const isDue =
    now - state.checkpointAt >= schedule.checkpointEveryMs
      ? grownBytes > 0
      : grownBytes > schedule.checkpointEveryBytes;
  if (!isDue) return;
  await pool.query('checkpoint');
  // A checkpoint writes to the log itself; the position after it is the one at which there is nothing to do.
  const after = await pool.query<{ position: string }>('select pg_current_wal_insert_lsn()::text as position');
  state.position = after.rows[0]?.position ?? state.position;
  state.checkpointAt = now;
};

/** Table by table, so that requests get their turn in between. */
const vacuum = async (pool: Pool): Promise<void> => {
  const { rows } = await pool.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'public'`,
  );
  for (const { name } of rows) await pool.query(`vacuum (analyze) ${name}`);
};
