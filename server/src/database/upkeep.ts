import type { Pool } from 'pg';

const LOOK_EVERY_MS = 5_000;
const CHECKPOINT_EVERY_MS = 60_000;
const CHECKPOINT_EVERY_BYTES = 64 * 1024 * 1024;
const VACUUM_EVERY_MS = 24 * 3_600_000;

type State = { checkpointAt: number; vacuumAt: number; position: string };

/**
 * PGlite has neither a checkpointer nor autovacuum: without this its log grows for ever, and the next start is slow.
 * Answers the function that stops it.
 */
export const startUpkeep = (pool: Pool, onError: (error: Error) => void): (() => Promise<void>) => {
  const now = performance.now();
  const state: State = { checkpointAt: now, vacuumAt: now, position: '0/0' };
  let running: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    running = running
      .then(() => upkeep(pool, state))
      .catch((error: unknown) => {
        onError(error instanceof Error ? error : new Error(String(error)));
      });
  }, LOOK_EVERY_MS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
};

const upkeep = async (pool: Pool, state: State): Promise<void> => {
  const now = performance.now();
  if (now - state.vacuumAt >= VACUUM_EVERY_MS) {
    await pool.query('vacuum analyze');
    state.vacuumAt = now;
  }
  const { rows } = await pool.query<{ position: string; grown: string }>(
    'select pg_current_wal_insert_lsn()::text as position, pg_wal_lsn_diff(pg_current_wal_insert_lsn(), $1) as grown',
    [state.position],
  );
  const grownBytes = Number(rows[0]?.grown ?? 0);
  const isDue = now - state.checkpointAt >= CHECKPOINT_EVERY_MS ? grownBytes > 0 : grownBytes > CHECKPOINT_EVERY_BYTES;
  if (!isDue) return;
  await pool.query('checkpoint');
  // A checkpoint writes to the log itself; the position after it is the one at which there is nothing to do.
  const after = await pool.query<{ position: string }>('select pg_current_wal_insert_lsn()::text as position');
  state.position = after.rows[0]?.position ?? state.position;
  state.checkpointAt = now;
};
