import { execFileSync } from 'node:child_process';
import { chownSync, openSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { findPostgresql, unprivilegedUser } from '../harness/postgresql.ts';
import { freePort } from '../harness/redis.ts';
import { openPostgresql } from '../../server/src/database/postgresql.ts';
import { childrenOf, isGone, ownFolder, signalTo, startOwned, type OwnedProcess } from './owned-processes.ts';

/** A PostgreSQL with every guarantee on, whose processes can be killed all at once as a power switch would do. */
export type PostgresqlUnderFire = {
  /** Of the database `postgres`, as a superuser. */
  readonly url: string;
  /** kill -9 of the postmaster and of every process of its own, then a start on the same files. */
  killAndRestart(downMs: number): Promise<void>;
  stop(): Promise<void>;
};

const START_TIMEOUT_MS = 60_000;
const LOOK_EVERY_MS = 20;

type Cluster = {
  readonly folder: string;
  readonly files: string;
  readonly binaries: string;
  readonly port: number;
  readonly user: { readonly uid: number; readonly gid: number } | undefined;
};

const urlOf = ({ port }: Cluster): string => `postgresql://postgres@127.0.0.1:${port}/postgres`;

const answers = async (url: string): Promise<boolean> => {
  const pool = openPostgresql(url, () => undefined);
  try {
    await pool.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await pool.end();
  }
};

const logOf = ({ folder }: Cluster): string => join(folder, 'postgresql.log');

/** fsync, synchronous_commit and full_page_writes stay as PostgreSQL ships them: on. */
const launch = async (cluster: Cluster): Promise<OwnedProcess> => {
  const { binaries, files, port, user, folder } = cluster;
  const settings = ['listen_addresses=127.0.0.1', `port=${port}`, 'unix_socket_directories=', 'max_connections=100'];
  const log = openSync(logOf(cluster), 'a');
  const server = startOwned(
    [join(binaries, 'postgres'), '-D', files, ...settings.flatMap((setting) => ['-c', setting])],
    { ...user, cwd: folder, stdio: ['ignore', log, log] },
    childrenOf,
  );
  const deadline = performance.now() + START_TIMEOUT_MS;
  while (!(await answers(urlOf(cluster)))) {
    if (!server.isRunning() || performance.now() > deadline) {
      throw new Error(`PostgreSQL did not start:\n${readFileSync(logOf(cluster), 'utf8').slice(-2_000)}`);
    }
    await pause(LOOK_EVERY_MS);
  }
  return server;
};

/**
 * The postmaster is held first, so that it cannot start a process between the look and the kill. A new one refuses to
 * start while a backend of the old one still holds the shared memory, so that each has to be gone; zombies hold nothing.
 */
const killAll = async (server: OwnedProcess): Promise<void> => {
  signalTo(server.pid, 'SIGSTOP');
  const backends = childrenOf(server.pid);
  for (const pid of backends) signalTo(pid, 'SIGKILL');
  await server.kill();
  while (!backends.every(isGone)) await pause(LOOK_EVERY_MS);
};

/** Undefined where PostgreSQL is not installed and cannot be. */
export const startPostgresqlUnderFire = async (): Promise<PostgresqlUnderFire | undefined> => {
  const binaries = findPostgresql();
  if (binaries === undefined) return undefined;
  const folder = ownFolder('creditline-faults-postgresql-').path;
  const user = unprivilegedUser();
  if (user) chownSync(folder, user.uid, user.gid);
  const files = join(folder, 'cluster');
  const initdb = ['-D', files, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C'];
  execFileSync(join(binaries, 'initdb'), initdb, { ...user, cwd: folder, stdio: 'pipe' });
  const cluster = { folder, files, binaries, user, port: await freePort() };
  let server = await launch(cluster);
  return {
    url: urlOf(cluster),
    killAndRestart: async (downMs) => {
      await killAll(server);
      await pause(downMs);
      server = await launch(cluster);
    },
    stop: async () => {
      // SIGINT is PostgreSQL's fast shutdown: it does not wait for clients.
      if (server.isRunning()) signalTo(server.pid, 'SIGINT');
      await server.exited;
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
