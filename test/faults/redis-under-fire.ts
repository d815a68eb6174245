import { rmSync } from 'node:fs';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort, redisPath } from '../harness/redis.ts';
import { ownFolder, startOwned, type OwnedProcess } from './owned-processes.ts';

/** A Redis that keeps nothing: each kill wipes the queue. */
export type RedisUnderFire = {
  readonly url: string;
  killAndRestart(downMs: number): Promise<void>;
  stop(): Promise<void>;
};

const START_TIMEOUT_MS = 20_000;
const LOOK_EVERY_MS = 20;

/** Undefined where Redis is not installed. */
export const startRedisUnderFire = async (): Promise<RedisUnderFire | undefined> => {
  const program = redisPath();
  if (program === undefined) return undefined;
  const folder = ownFolder('creditline-faults-redis-').path;
  const port = await freePort();
  const settings = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', '', '--appendonly', 'no'];
  const answers = (): Promise<boolean> =>
    new Promise((resolve) => {
      const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
      socket.once('data', () => {
        socket.destroy();
        resolve(true);
      });
      socket.once('error', () => resolve(false));
    });
  const launch = async (): Promise<OwnedProcess> => {
    const command = [program, ...settings, '--maxmemory-policy', 'noeviction'] as const;
    const server = startOwned(command, { cwd: folder, stdio: 'ignore' });
    const deadline = performance.now() + START_TIMEOUT_MS;
    while (!(await answers())) {
      if (!server.isRunning() || performance.now() > deadline) throw new Error('Redis did not start');
      await pause(LOOK_EVERY_MS);
    }
    return server;
  };
  let server = await launch();
  return {
    url: `redis://127.0.0.1:${port}`,
    killAndRestart: async (downMs) => {
      await server.kill();
      await pause(downMs);
      server = await launch();
    },
    stop: async () => {
      await server.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
