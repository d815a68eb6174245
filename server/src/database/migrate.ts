import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Pool, PoolClient } from 'pg';
import { DatabaseError } from './database-error.ts';
import { ensureRoles } from './roles.ts';

const MIGRATIONS = fileURLToPath(new URL('../../migrations/', import.meta.url));
/** Any constant will do: it only has to be the same in every process. */
const LOCK_KEY = 7_310_421;

export type Migration = { readonly version: string; readonly statements: string; readonly sha256: string };

/** The numbered files of server/migrations in their order. */
export const readMigrations = async (folder: string = MIGRATIONS): Promise<readonly Migration[]> => {
  const names = (await readdir(folder)).filter((name) => /^\d{4}_[a-z0-9_]+\.sql$/.test(name)).toSorted();
  return Promise.all(
    names.map(async (name) => {
      const statements = await readFile(join(folder, name), 'utf8');
      const sha256 = createHash('sha256').update(statements).digest('hex');
      return { version: name.slice(0, -'.sql'.length), statements, sha256 };
    }),
  );
};

/** Brings the database up to date as its owner. Several processes may do it at once. Answers what it applied. */
export const migrate = async (pool: Pool, migrations: readonly Migration[]): Promise<readonly string[]> => {
  const client = await pool.connect();
  try {
    await ensureRoles(client);
    const applied = await readApplied(client);
    checkUnchanged(migrations, applied);
    const done: string[] = [];
    for (const migration of migrations.filter(({ version }) => !applied.has(version))) {
      if (await apply(client, migration)) done.push(migration.version);
    }
    return done;
  } finally {
    client.release();
  }
};

const readApplied = async (client: PoolClient): Promise<ReadonlyMap<string, string>> => {
  const { rows: found } = await client.query(`select to_regclass('public.schema_migrations') is not null as exists`);
  if (!found[0]?.exists) return new Map();
  const { rows } = await client.query<{ version: string; sha256: string }>(
    'select version, sha256 from schema_migrations',
  );
  return new Map(rows.map(({ version, sha256 }) => [version, sha256]));
};

const checkUnchanged = (migrations: readonly Migration[], applied: ReadonlyMap<string, string>): void => {
  const known = new Map(migrations.map(({ version, sha256 }) => [version, sha256]));
  for (const [version, sha256] of applied) {
    const ours = known.get(version);
    if (ours === undefined) {
      throw new DatabaseError(
        'migration_failed',
        `the database has migration ${version}, which this release does not know`,
      );
    }
    if (ours !== sha256) {
      throw new DatabaseError(
        'migration_failed',
        `migration ${version} was changed after it had been applied: add a new one`,
      );
    }
  }
};

/** The row goes in first: whoever comes second waits for the lock, finds the row and leaves. */
const apply = async (client: PoolClient, migration: Migration): Promise<boolean> => {
  await client.query(`begin; set local statement_timeout = 0; select pg_advisory_xact_lock(${LOCK_KEY})`);
  try {
    await client.query(
      'create table if not exists schema_migrations (version text primary key, sha256 text not null, applied_at timestamptz not null default now())',
    );
    const { rowCount } = await client.query(
      'insert into schema_migrations (version, sha256) values ($1, $2) on conflict do nothing',
      [migration.version, migration.sha256],
    );
    if (rowCount === 1) await client.query(migration.statements);
    await client.query('commit');
    return rowCount === 1;
  } catch (error) {
    await client.query('rollback');
    const reason = error instanceof Error ? error.message : String(error);
    throw new DatabaseError('migration_failed', `migration ${migration.version} failed: ${reason}`, error);
  }
};
