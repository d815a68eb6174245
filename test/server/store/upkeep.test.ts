import { describe, expect, it } from 'vitest';
import { openEmbedded } from '../../../server/src/database/embedded.ts';
import { startUpkeep } from '../../../server/src/database/upkeep.ts';
import { createDatabaseFolder } from '../../harness/database.ts';

const NEVER_MS = 3_600_000;
const never = { lookEveryMs: 5, checkpointEveryMs: NEVER_MS, checkpointEveryBytes: 2 ** 40, vacuumEveryMs: NEVER_MS };

const unexpected = (error: Error): void => expect.unreachable(error.message);

const opened = async () => {
  const { pool, close } = await openEmbedded({ directory: await createDatabaseFolder(), onIdleError: () => undefined });
  await pool.query('create table written (body text)');
  const write = () => pool.query(`insert into written select repeat('x', 1000) from generate_series(1, 100)`);
  const read = async (column: string, from: string): Promise<unknown> => {
    const { rows } = await pool.query<{ value: unknown }>(`select ${column}::text as value from ${from}`);
    return rows[0]?.value;
  };
  const checkpoint = () => read('checkpoint_lsn', 'pg_control_checkpoint()');
  return { pool, close, write, read, checkpoint };
};

describe('upkeep of the embedded database', () => {
  it.each([
    ['after its time', { ...never, checkpointEveryMs: 0 }],
    ['when the log has grown', { ...never, checkpointEveryBytes: 50_000 }],
  ])('makes a checkpoint %s', async (_title, schedule) => {
    const { pool, close, write, checkpoint } = await opened();
    const before = await checkpoint();
    const stop = startUpkeep(pool, unexpected, schedule);
    await write();
    await expect.poll(checkpoint).not.toBe(before);
    await stop();
    await close();
  });

  it('vacuums and analyzes', async () => {
    const { pool, close, write, read } = await opened();
    await write();
    const stop = startUpkeep(pool, unexpected, { ...never, vacuumEveryMs: 50 });
    await expect.poll(() => read('reltuples', `pg_class where relname = 'written'`)).toBe('100');
    await stop();
    await close();
  });

  it('tells of its failures', async () => {
    const { pool, close } = await opened();
    await close();
    const errors: Error[] = [];
    const stop = startUpkeep(pool, (error) => errors.push(error), never);
    await expect.poll(() => errors.length).toBeGreaterThan(1);
    await stop();
    expect(errors[0]?.message).toContain('after calling end on the pool');
  });
});
