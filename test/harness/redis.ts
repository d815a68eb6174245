import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

export type RedisServer = {
  readonly url: string;
  readonly port: number;
  readonly description: string;
  /** Ends it without a word to its clients, as a machine that fails would. */
  kill(): Promise<void>;
  /** Ends it and removes its folder. */
  stop(): Promise<void>;
};

const START_TIMEOUT_MS = 10_000;

const findRedis = (): string | undefined =>
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'redis-server'))
    .find((path) => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });

const installFromDebian = (): string | undefined => {
  if (process.getuid?.() !== 0) return undefined;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  try {
    execFileSync('apt-get', ['update', '-q'], { env, stdio: 'ignore' });
    execFileSync('apt-get', ['install', '-yq', '--no-install-recommends', 'redis-server'], { env, stdio: 'ignore' });
  } catch {
    return undefined;
  }
  return findRedis();
};

/** Path of redis-server, installed when that is possible here; undefined when it is not. */
export const redisPath = (): string | undefined => findRedis() ?? installFromDebian();

export const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
};

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('connect', () => socket.write('PING\r\n'));
    // With a password it answers NOAUTH, which is an answer too.
    socket.on('data', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });

/** A Redis that keeps nothing, on a port of its own or the given one; it ends with whoever started it. */
export const startRedis = async (
  path: string,
  { port: given, password }: { readonly port?: number; readonly password?: string } = {},
): Promise<RedisServer> => {
  const port = given ?? (await freePort());
  const folder = mkdtempSync(join(tmpdir(), 'creditline-redis-'));
  const settings = ['--bind', '127.0.0.1', '--port', String(port), '--dir', folder, '--save', '', '--appendonly', 'no'];
  const secret = password === undefined ? [] : ['--requirepass', password];
  const server = spawn(path, [...settings, ...secret], { stdio: 'ignore' });
  const exited = once(server, 'exit');
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (server.exitCode === null && server.signalCode === null && server.kill(signal)) await exited;
  };
  const deadline = performance.now() + START_TIMEOUT_MS;
  while (!(await answers(port))) {
    if (server.exitCode !== null || performance.now() > deadline) {
      await end('SIGKILL');
      throw new Error(`redis-server did not start on port ${port}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return {
    url: `redis://${password === undefined ? '' : `:${password}@`}127.0.0.1:${port}`,
    port,
    description: `${path} on 127.0.0.1:${port} (process ${server.pid})`,
    kill: () => end('SIGKILL'),
    stop: async () => {
      await end('SIGTERM');
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
