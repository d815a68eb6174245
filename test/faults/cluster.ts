import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { databaseOn, type Database } from '../../server/src/database.ts';
import { openEmbedded } from '../../server/src/database/embedded.ts';
import { openPostgresql } from '../../server/src/database/postgresql.ts';
import type { Addresses } from './client.ts';
import { startCrm, type CrmProgram } from './crm-program.ts';
import type { TaskWrites } from './fake-crm-adapter.ts';
import { ownFolder } from './owned-processes.ts';
import { startPostgresqlUnderFire, type PostgresqlUnderFire } from './postgresql-under-fire.ts';
import { superviseProgram, type Program, type Role } from './program.ts';
import { startRedisUnderFire, type RedisUnderFire } from './redis-under-fire.ts';
import type { Target } from './rounds.ts';

export type Engine = Database['engine'];

export type ClusterSettings = {
  readonly engine: Engine;
  readonly seed: number;
  readonly taskWrites: TaskWrites;
  readonly searchLagMs: number;
  readonly servers: number;
  readonly workers: number;
};

type Pool = ReturnType<typeof openPostgresql>;

/** The database as its owner sees it, past row-level security. */
export type Store = { readonly pool: Pool; readonly database: Database; close(): Promise<void> };

/** Everything that runs, and what of it can be hit. */
export type Cluster = {
  readonly description: string;
  readonly programs: readonly Program[];
  readonly targets: readonly Target[];
  /** Of the programs that answer requests. */
  readonly addresses: Addresses;
  readonly crm: CrmProgram;
  /** Where the programs' log lines are. */
  readonly folder: string;
  /** Open rows of the outbox; undefined while nobody can say. */
  countOpen(): Promise<number | undefined>;
  /** Ends the programs as an operator would, and opens what they left. */
  stopPrograms(): Promise<void>;
  openStore(): Promise<Store>;
  /** Ends everything. The folder stays where somebody has to look at it. */
  stop(keepFolder: boolean): Promise<void>;
};

const PEPPER = 'a pepper for the fault rig that is long enough';

type Parts = {
  readonly settings: ClusterSettings;
  readonly folder: ReturnType<typeof ownFolder>;
  readonly crm: CrmProgram;
};

const superviseAs =
  ({ settings, folder, crm }: Parts, env: Readonly<Record<string, string>>) =>
  (name: string, role: Role): Program =>
    superviseProgram({
      name,
      role,
      folder: folder.path,
      crmUrl: crm.url,
      taskWrites: settings.taskWrites,
      env: { CREDITLINE_PEPPER: PEPPER, CREDITLINE_DATA: join(folder.path, 'data'), ...env },
    });

const numbered = <T>(count: number, make: (number: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, index) => make(index + 1));

const HELD_MS = 3_000;

/** Every so manyth kill may come while the program is starting; if all might, little else would ever be hit. */
const STARTING_EVERY = 4;

const killTarget = (program: Program, kind: 'kill_server' | 'kill_worker'): Target => {
  let hits = 0;
  return {
    name: program.name,
    kind,
    isThere: () => program.isRunning() && (program.url() !== undefined || hits % STARTING_EVERY === 0),
    hit: (downMs) => {
      hits += 1;
      program.kill(downMs);
    },
  };
};

const holdTarget = (program: Program): Target => {
  let isHeld = false;
  return {
    name: program.name,
    kind: 'pause_worker',
    isThere: () => program.isRunning() && !isHeld,
    hit: () => {
      isHeld = true;
      void program.hold(HELD_MS).finally(() => {
        isHeld = false;
      });
    },
  };
};

/** A part that is hit again only when it has recovered. A part that does not come back ends the run. */
const restartTarget = (
  kind: 'kill_postgresql' | 'kill_redis',
  part: { killAndRestart(downMs: number): Promise<void> },
): Target => {
  let isRecovering = false;
  return {
    name: kind.slice('kill_'.length),
    kind,
    isThere: () => !isRecovering,
    hit: (downMs) => {
      isRecovering = true;
      void part.killAndRestart(downMs).finally(() => {
        isRecovering = false;
      });
    },
  };
};

const isAnswering = ({ role }: Program): boolean => role !== 'worker';

const addressesOf = (programs: readonly Program[]): Addresses => ({
  current: () =>
    programs
      .filter(isAnswering)
      .map((program) => program.url())
      .filter((url) => url !== undefined),
});

const countBy = (programs: readonly Program[]) => async (): Promise<number | undefined> => {
  for (const program of programs) {
    const open = await program.countOpen();
    if (open !== undefined) return open;
  }
  return undefined;
};

const stopAll = async (programs: readonly Program[]): Promise<void> => {
  await Promise.all(programs.map((program) => program.stop()));
};

const endFolder = (folder: Parts['folder'], isKept: boolean): void => {
  if (isKept) folder.keep();
  else rmSync(folder.path, { recursive: true, force: true });
};

const onPostgresql = (
  parts: Parts,
  { postgresql, redis }: { readonly postgresql: PostgresqlUnderFire; readonly redis: RedisUnderFire },
): Cluster => {
  const { settings, crm, folder } = parts;
  const supervise = superviseAs(parts, { DATABASE_URL: postgresql.url, REDIS_URL: redis.url });
  const servers = numbered(settings.servers, (number) => supervise(`server-${number}`, 'server'));
  const workers = numbered(settings.workers, (number) => supervise(`worker-${number}`, 'worker'));
  const programs = [...servers, ...workers];
  return {
    description: `${servers.length} servers and ${workers.length} workers on PostgreSQL (fsync on) and Redis (keeps nothing)`,
    programs,
    targets: [
      ...servers.map((server) => killTarget(server, 'kill_server')),
      ...workers.flatMap((worker) => [killTarget(worker, 'kill_worker'), holdTarget(worker)]),
      restartTarget('kill_redis', redis),
      restartTarget('kill_postgresql', postgresql),
    ],
    addresses: addressesOf(programs),
    crm,
    folder: folder.path,
    countOpen: countBy(programs),
    stopPrograms: () => stopAll(programs),
    openStore: async () => {
      const pool = openPostgresql(postgresql.url, () => undefined);
      return {
        pool,
        database: databaseOn({ engine: 'postgresql', pool, close: () => pool.end() }),
        close: () => pool.end(),
      };
    },
    stop: async (keepFolder) => {
      await stopAll(programs);
      await Promise.all([redis.stop(), postgresql.stop(), crm.stop()]);
      endFolder(folder, keepFolder);
    },
  };
};

const onFolder = (parts: Parts): Cluster => {
  const { crm, folder } = parts;
  const program = superviseAs(parts, {})('server-1', 'all');
  return {
    description: 'one process on its embedded database',
    programs: [program],
    targets: [killTarget(program, 'kill_server')],
    addresses: addressesOf([program]),
    crm,
    folder: folder.path,
    countOpen: countBy([program]),
    stopPrograms: () => program.stop(),
    openStore: async () => {
      const { pool, close } = await openEmbedded({
        directory: join(folder.path, 'data'),
        onIdleError: () => undefined,
      });
      return { pool, database: databaseOn({ engine: 'embedded', pool, close }), close };
    },
    stop: async (keepFolder) => {
      await program.stop();
      await crm.stop();
      endFolder(folder, keepFolder);
    },
  };
};

/** Starts everything and waits until it is ready. Undefined where PostgreSQL or Redis cannot be had. */
export const startCluster = async (settings: ClusterSettings): Promise<Cluster | undefined> => {
  const parts = async (): Promise<Parts> => ({
    settings,
    folder: ownFolder('creditline-faults-'),
    crm: await startCrm(settings),
  });
  const start = async (): Promise<Cluster | undefined> => {
    if (settings.engine === 'embedded') return onFolder(await parts());
    const redis = await startRedisUnderFire();
    const postgresql = redis && (await startPostgresqlUnderFire());
    if (redis === undefined || postgresql === undefined) {
      await redis?.stop();
      return undefined;
    }
    return onPostgresql(await parts(), { postgresql, redis });
  };
  const cluster = await start();
  for (const program of cluster?.programs ?? []) await program.ready();
  return cluster;
};
