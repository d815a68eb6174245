import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export type Child = {
  readonly url: string;
  /** From the start of the process to its ready line. */
  readonly startMs: number;
  /** Resident memory in MB, where the system tells (Linux). */
  readonly rssMb: () => number | undefined;
  readonly stop: () => Promise<void>;
};

const rssOf = (pid: number): number | undefined => {
  try {
    const kilobytes = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? undefined : Math.round(Number(kilobytes) / 1024);
  } catch {
    return undefined;
  }
};

/** Starts a server of ours as a process on 127.0.0.1, and waits for the line that names its address. */
export const startChild = async (script: URL, folder: string): Promise<Child> => {
  const startedAt = performance.now();
  const env = { PATH: '', PORT: '0', HOST: '127.0.0.1', CREDITLINE_DATA: folder, CREDITLINE_LOG: 'silent' };
  const child = spawn(process.execPath, [script.pathname], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'close');
  const ready = new Promise<string>((resolve) => {
    createInterface(child.stdout).on('line', (line) => {
      const url = /ready at (http:\S+)/.exec(line)?.[1];
      if (url !== undefined) resolve(url);
    });
  });
  const url = await Promise.race([
    ready,
    ended.then(() => Promise.reject(new Error(`${script.pathname} did not start`))),
  ]);
  const startMs = performance.now() - startedAt;
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
  };
  return { url, startMs, rssMb: () => rssOf(child.pid!), stop };
};

/** A folder that is gone again when the work is done. */
export const inFolder = async <T>(work: (folder: string) => Promise<T>): Promise<T> => {
  const root = mkdtempSync(join(tmpdir(), 'creditline-bench-'));
  try {
    return await work(join(root, 'data'));
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
};
