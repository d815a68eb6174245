import { describe, expect, it } from 'vitest';
import { migrate, readMigrations } from '../../../server/src/database/migrate.ts';
import { openPostgresql } from '../../../server/src/database/postgresql.ts';
import { createPostgresqlDatabase, openTestDatabase, testEngines } from '../../harness/database.ts';

describe.each(testEngines())('migrations on %s', (engine) => {
  it('apply once: a second start changes nothing', async () => {
    const { pool } = await openTestDatabase(engine);
    expect(await migrate(pool, await readMigrations())).toEqual([]);
  });

  it('refuse a migration that was changed after it had been applied', async () => {
    const { pool } = await openTestDatabase(engine);
    const [first, ...others] = await readMigrations();
    const changed = [{ ...first!, sha256: 'another' }, ...others];
    await expect(migrate(pool, changed)).rejects.toMatchObject({ code: 'migration_failed' });
  });

  it('refuse a database that a later release has changed', async () => {
    const { pool } = await openTestDatabase(engine);
    const older = (await readMigrations()).slice(0, -1);
    await expect(migrate(pool, older)).rejects.toMatchObject({ code: 'migration_failed' });
  });

  it('leave nothing behind when one fails', async () => {
    const { pool } = await openTestDatabase(engine);
    const broken = {
      version: '9999_broken',
      statements: 'create table half (id int); select nothing_like_this',
      sha256: 'x',
    };
    await expect(migrate(pool, [...(await readMigrations()), broken])).rejects.toMatchObject({
      code: 'migration_failed',
    });
    const { rows } = await pool.query(
      `select to_regclass('half') as half, (select count(*) from schema_migrations where version = '9999_broken') as noted`,
    );
    expect(rows).toEqual([{ half: null, noted: 0 }]);
  });
});

describe.runIf(testEngines().includes('postgresql'))('migrations of several servers', () => {
  it('run once when two servers start at the same moment on a new table', async () => {
    const url = await createPostgresqlDatabase();
    const pools = [openPostgresql(url, () => undefined), openPostgresql(url, () => undefined)];
    const next = {
      version: '9998_next',
      statements: 'create table next_one (id int); select pg_sleep(0.1)',
      sha256: 'x',
    };
    const migrations = [...(await readMigrations()), next];
    const applied = await Promise.all(pools.map((pool) => migrate(pool, migrations)));
    expect(applied.flat()).toEqual(['9998_next']);
    await Promise.all(pools.map((pool) => pool.end()));
  });
});
