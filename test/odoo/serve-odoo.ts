import { spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../harness/redis.ts';

const START_TIMEOUT_MS = 120_000;
const LOOK_EVERY_MS = 250;

export type ServedOdoo = { readonly url: string; readonly stop: () => Promise<void> };

type ServeOptions = { readonly bin: string; readonly addonsPath: string; readonly database: string };

const answers = async (url: string): Promise<boolean> => {
  try {
    return (await fetch(`${url}/web/health`)).ok;
  } catch {
    return false;
  }
};

/** Starts ODOO_BIN as people use it, with its scheduled work. Throws with its own last words when it does not come up. */
export const serveOdoo = async ({ bin, addonsPath, database }: ServeOptions): Promise<ServedOdoo> => {
  const [port, gevent] = [await freePort(), await freePort()];
  const url = `http://127.0.0.1:${port}`;
  const args = ['--addons-path', addonsPath, '-d', database, '--db-filter', `^${database}$`, '--max-cron-threads', '1'];
  const http = ['--http-interface', '127.0.0.1', '--http-port', String(port), '--gevent-port', String(gevent)];
  // A group of its own: ODOO_BIN may be a script around the program.
  const child = spawn(bin, [...args, ...http], { stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  let output = '';
  const keep = (chunk: Buffer): void => {
    output = `${output}${chunk.toString()}`.slice(-20_000);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const stop = async (): Promise<void> => {
    if (child.exitCode === null && child.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
    await ended;
  };
  const deadline = performance.now() + START_TIMEOUT_MS;
  while (!(await answers(url))) {
    if (child.exitCode !== null || performance.now() > deadline) {
      await stop();
      throw new Error(`Odoo does not come up:\n${output}`);
    }
    await pause(LOOK_EVERY_MS);
  }
  return { url, stop };
};
