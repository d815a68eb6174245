import { createHash, randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inject } from 'vitest';
import { databaseOn, openDatabase, type Database } from '../../server/src/database.ts';
import { openEmbedded } from '../../server/src/database/embedded.ts';
import { readMigrations } from '../../server/src/database/migrate.ts';
import { openPostgresql } from '../../server/src/database/postgresql.ts';
import { ensureTenant } from '../../server/src/store/tenants.ts';

export type Engine = Database['engine'];

type Pool = ReturnType<typeof openPostgresql>;

export type TestDatabase = {
  readonly database: Database;
  /** As the owner of the tables, past row-level security: what an intruder with full rights could do. */
  readonly pool: Pool;
};

/** The engines that this machine has; a test suite runs once on each. */
export const testEngines = (): readonly Engine[] =>
  inject('postgresql') === null ? ['embedded'] : ['embedded', 'postgresql'];

const shared = new Map<Engine, Promise<TestDatabase>>();

/** One migrated database of each engine per vitest worker. Tests keep apart by a fresh tenant each. */
export const openTestDatabase = (engine: Engine): Promise<TestDatabase> => {
  const opened = shared.get(engine) ?? (engine === 'embedded' ? openOnFolder() : openOnServer());
  shared.set(engine, opened);
  return opened;
};

/** The worker's embedded database, for everything that does not care about the engine. */
export const testDatabase = async (): Promise<Database> => (await openTestDatabase('embedded')).database;

/** What sources told in the tests of another file: everybody may know it, so that it would count for this file's tenants. */
export const forgetNotices = (database: Database): Promise<void> =>
  database.inSystem(async (tx) => {
    await tx.deleteFrom('notice_inbox').execute();
  });

/** A tenant that no other test knows. Answers its id. */
export const createTenant = async (database: Database, language = 'en'): Promise<string> => {
  const id = `tenant-${randomUUID()}`;
  await database.inSystem((tx) => ensureTenant(tx, { id, name: 'A tenant of a test', language }));
  return id;
};

/** A new folder that is removed after the run. */
export const createFolder = (): string => mkdtempSync(join(inject('runFolder'), 'folder-'));

/** A folder with a migrated embedded database that nobody has open; copied, because creating one takes seconds. */
export const createDatabaseFolder = async (): Promise<string> => {
  const folder = createFolder();
  cpSync(await embeddedTemplate(), folder, { recursive: true });
  return folder;
};

const openOnFolder = async (): Promise<TestDatabase> => {
  const { pool, close } = await openEmbedded({ directory: await createDatabaseFolder(), onIdleError: reportError });
  return { pool, database: databaseOn({ engine: 'embedded', pool, close }) };
};

/** Kept between runs under a name that changes with the migrations. */
const embeddedTemplate = async (): Promise<string> => {
  const migrations = await readMigrations();
  const hash = createHash('sha256')
    .update(migrations.map(({ sha256 }) => sha256).join('\n'))
    .digest('hex');
  const cache = fileURLToPath(new URL('../../node_modules/.cache/creditline/', import.meta.url));
  const template = join(cache, `embedded-${hash.slice(0, 16)}`);
  if (existsSync(template)) return template;
  mkdirSync(cache, { recursive: true });
  const draft = mkdtempSync(join(cache, 'draft-'));
  const database = await openDatabase({ directory: draft });
  await database.close();
  try {
    renameSync(draft, template);
  } catch {
    // Another worker was first; its template is as good.
    rmSync(draft, { recursive: true, force: true });
  }
  return template;
};

const openOnServer = async (): Promise<TestDatabase> => {
  const pool = openPostgresql(await createPostgresqlDatabase(), reportError);
  return { pool, database: databaseOn({ engine: 'postgresql', pool, close: () => pool.end() }) };
};

/** A new migrated database on the run's PostgreSQL. Answers its URL. */
export const createPostgresqlDatabase = async (): Promise<string> => {
  const postgresql = inject('postgresql');
  if (postgresql === null) throw new Error('there is no PostgreSQL on this machine');
  const template = `${postgresql.prefix}_template`;
  const name = `${postgresql.prefix}_${randomUUID().replaceAll('-', '')}`;
  const pool = openPostgresql(postgresql.url, reportError);
  const client = await pool.connect();
  try {
    // One worker makes the template while the others wait.
    await client.query('select pg_advisory_lock(1)');
    const { rowCount } = await client.query('select from pg_database where datname = $1', [template]);
    if (rowCount === 0) {
      await client.query(`create database ${template}`);
      const database = await openDatabase({ databaseUrl: urlOf(postgresql.url, template), directory: '' });
      await database.close();
    }
    await client.query(`create database ${name} template ${template}`);
  } finally {
    client.release();
    await pool.end();
  }
  return urlOf(postgresql.url, name);
};

const urlOf = (url: string, name: string): string => {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
};

const reportError = (error: Error): void => {
  console.error('a test database failed in the background', error);
};
