import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPostgresql } from '../../server/src/database/postgresql.ts';
import { freePort } from './redis.ts';

export type PostgresqlServer = {
  /** Of the database `postgres`, as a superuser. */
  readonly url: string;
  readonly description: string;
  stop(): Promise<void>;
};

const DEBIAN_FOLDER = '/usr/lib/postgresql';
const OLDEST_VERSION = 15;
const START_TIMEOUT_MS = 20_000;

/** A PostgreSQL for this run alone, or undefined when there is none and none can be installed. */
export const startPostgresql = async (): Promise<PostgresqlServer | undefined> => {
  const binaries = findPostgresql();
  if (binaries === undefined) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'creditline-postgresql-'));
  const user = unprivilegedUser();
  if (user) chownSync(folder, user.uid, user.gid);
  try {
    return await startIn({ folder, binaries, user });
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
};

/** The folder of PostgreSQL's programs; it is installed where that is possible, undefined elsewhere. */
export const findPostgresql = (): string | undefined => findBinaries() ?? installFromDebian();

const findBinaries = (): string | undefined => {
  const versions = existsSync(DEBIAN_FOLDER) ? readdirSync(DEBIAN_FOLDER).map(Number) : [];
  const newest = Math.max(0, ...versions.filter((version) => version >= OLDEST_VERSION));
  const candidates = [
    join(DEBIAN_FOLDER, String(newest), 'bin'),
    ...(process.env['PATH'] ?? '').split(':'),
    '/opt/homebrew/opt/postgresql/bin',
  ];
  return candidates.find((path) => existsSync(join(path, 'initdb')) && existsSync(join(path, 'postgres')));
};

const installFromDebian = (): string | undefined => {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  try {
    execFileSync('apt-get', ['update', '-q'], { env, stdio: 'ignore' });
    execFileSync('apt-get', ['install', '-yq', '--no-install-recommends', 'postgresql'], { env, stdio: 'ignore' });
  } catch {
    return undefined;
  }
  return findBinaries();
};

type User = { readonly uid: number; readonly gid: number };

/** PostgreSQL refuses to run as root; its Debian package brings a user of its own. */
export const unprivilegedUser = (): User | undefined =>
  process.getuid?.() === 0 ? { uid: idOfPostgres('-u'), gid: idOfPostgres('-g') } : undefined;

const idOfPostgres = (flag: '-u' | '-g'): number =>
  Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));

type Place = { readonly folder: string; readonly binaries: string; readonly user: User | undefined };

const startIn = async ({ folder, binaries, user }: Place): Promise<PostgresqlServer> => {
  const cluster = join(folder, 'cluster');
  const initdb = ['-D', cluster, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'];
  execFileSync(join(binaries, 'initdb'), initdb, { ...user, cwd: folder, stdio: 'pipe' });
  const port = await freePort();
  // Nothing here has to survive a power failure, and the run is twice as fast without fsync.
  const settings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'unix_socket_directories='];
  const parameters = ['listen_addresses=127.0.0.1', `port=${port}`, ...settings].flatMap((setting) => ['-c', setting]);
  const server = spawn(join(binaries, 'postgres'), ['-D', cluster, ...parameters], {
    ...user,
    cwd: folder,
    stdio: 'ignore',
  });
  const url = `postgresql://postgres@127.0.0.1:${port}/postgres`;
  const version = await waitUntilReady(url, server);
  return {
    url,
    description: `PostgreSQL ${version} of ${binaries} on 127.0.0.1:${port} (process ${server.pid})`,
    stop: async () => {
      const exited = once(server, 'exit');
      // SIGINT is PostgreSQL's fast shutdown: it does not wait for clients.
      if (server.exitCode === null && server.kill('SIGINT')) await exited;
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

const waitUntilReady = async (url: string, server: ChildProcess): Promise<string> => {
  const deadline = performance.now() + START_TIMEOUT_MS;
  for (;;) {
    const pool = openPostgresql(url, () => undefined);
    try {
      const { rows } = await pool.query<{ server_version: string }>('show server_version');
      return rows[0]?.server_version ?? 'of unknown version';
    } catch (error) {
      if (server.exitCode !== null || performance.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20));
    } finally {
      await pool.end();
    }
  }
};
