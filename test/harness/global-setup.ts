import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { openPostgresql } from '../../server/src/database/postgresql.ts';
import { chromiumPath } from './chromium.ts';
import { startPostgresql } from './postgresql.ts';
import { redisPath, startRedis } from './redis.ts';

export type PostgresqlForTests = {
  /** Of a database whose user may create databases and roles. */
  readonly url: string;
  /** Every database of this run has a name that starts so, and is dropped at the end. */
  readonly prefix: string;
};

export type RedisForTests = {
  /** Path of redis-server, for tests that need one of their own to kill. */
  readonly path: string;
  /** Of the one that runs until the end: tests on it keep apart by the name of their queue. */
  readonly url: string;
};

declare module 'vitest' {
  // oxlint-disable-next-line typescript/consistent-type-definitions -- vitest asks for this interface to be merged
  interface ProvidedContext {
    /** Null when there is no PostgreSQL on this machine; never null under CI. */
    readonly postgresql: PostgresqlForTests | null;
    /** A folder for the whole run, removed at its end. */
    readonly runFolder: string;
    /** Path of a Chromium; null when there is none on this machine, never null under CI. */
    readonly chromium: string | null;
    /** Null when there is no Redis on this machine; never null under CI. */
    readonly redis: RedisForTests | null;
  }
}

let tearDown: () => Promise<void> = () => Promise.resolve();

/** One PostgreSQL for the run: that of TEST_DATABASE_URL, or a private one that ends with the run. */
export const setup = async (project: TestProject): Promise<void> => {
  const runFolder = mkdtempSync(join(tmpdir(), 'creditline-test-'));
  const prefix = `creditline_test_${randomBytes(4).toString('hex')}`;
  const given = process.env['TEST_DATABASE_URL'];
  const server = given === undefined ? await startPostgresql() : undefined;
  const url = given ?? server?.url;
  if (url === undefined && process.env['CI'] === 'true') {
    throw new Error('under CI the tests need PostgreSQL: install it, or set TEST_DATABASE_URL');
  }
  console.log(`Tests on PostgreSQL: ${describe(given, server?.description)}`);
  const stopRedis = await provideRedis(project);
  // Here and not in the test files: two workers that install it at once would fight for the package lists.
  project.provide('chromium', (await chromiumPath()) ?? null);
  project.provide('runFolder', runFolder);
  project.provide('postgresql', url === undefined ? null : { url, prefix });
  tearDown = async () => {
    if (given !== undefined) await dropDatabases(given, prefix);
    await server?.stop();
    await stopRedis();
    rmSync(runFolder, { recursive: true, force: true });
  };
};

export const teardown = (): Promise<void> => tearDown();

/** One Redis for the run. Answers how it is ended. */
const provideRedis = async (project: TestProject): Promise<() => Promise<void>> => {
  const path = redisPath();
  if (path === undefined) {
    if (process.env['CI'] === 'true') throw new Error('under CI the tests need Redis: install redis-server');
    console.log('Tests on Redis: skipped, it is not installed (run as root on Debian)');
    project.provide('redis', null);
    return () => Promise.resolve();
  }
  const server = await startRedis(path);
  console.log(`Tests on Redis: ${server.description}`);
  project.provide('redis', { path, url: server.url });
  return server.stop;
};

const describe = (given: string | undefined, started: string | undefined): string => {
  if (given !== undefined) return 'the server of TEST_DATABASE_URL';
  return started ?? 'skipped, it is not installed (run as root on Debian, or set TEST_DATABASE_URL)';
};

const dropDatabases = async (url: string, prefix: string): Promise<void> => {
  const pool = openPostgresql(url, () => undefined);
  const { rows } = await pool.query<{ datname: string }>(
    'select datname from pg_database where starts_with(datname, $1)',
    [prefix],
  );
  for (const { datname } of rows) await pool.query(`drop database ${datname} with (force)`);
  await pool.end();
};
