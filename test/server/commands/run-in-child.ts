import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const SERVER = new URL('../../../server/src/', import.meta.url);

export type Ended = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

/** A folder of this test alone, which the commands will create. */
export const newFolder = (): string => join(mkdtempSync(join(tmpdir(), 'creditline-')), 'data');

const environment = (folder: string, more: Readonly<Record<string, string>>) => ({
  PATH: process.env['PATH'] ?? '',
  CREDITLINE_DATA: folder,
  CREDITLINE_LOG: 'info',
  ...more,
});

export type CommandCall = { readonly folder: string; readonly env?: Readonly<Record<string, string>> };

/** Runs a command of server/src/commands as `npm run` does, to its end. */
export const runInChild = async (name: string, args: readonly string[], call: CommandCall): Promise<Ended> => {
  const script = new URL(`commands/${name}.ts`, SERVER).pathname;
  const child = spawn(process.execPath, [script, ...args], { env: environment(call.folder, call.env ?? {}) });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stdout, stderr };
};

export type ChildServer = { readonly url: string; readonly log: () => string; readonly stop: () => Promise<void> };

/** The real server as a process of its own, on a free port. */
export const startInChild = async (
  folder: string,
  env: Readonly<Record<string, string>> = {},
): Promise<ChildServer> => {
  const script = new URL('main.ts', SERVER).pathname;
  const child = spawn(process.execPath, [script], { env: environment(folder, { PORT: '0', ...env }) });
  let log = '';
  child.stderr.on('data', (chunk: Buffer) => (log += chunk.toString()));
  const ended = once(child, 'close');
  const ready = new Promise<string>((resolve) => {
    createInterface(child.stdout).on('line', (line) => {
      const url = /ready at (\S+)/.exec(line)?.[1];
      if (url !== undefined) resolve(url);
    });
  });
  const url = await Promise.race([
    ready,
    ended.then(() => {
      throw new Error(`the server ended before it was ready:\n${log}`);
    }),
  ]);
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
  };
  return { url, log: () => log, stop };
};
