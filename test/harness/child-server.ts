import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../server/src/main.ts', import.meta.url));

export type ChildServer = {
  readonly url: string;
  readonly stdout: () => string;
  readonly stderr: () => string;
  /** Sends the signal and answers the exit code, null when the signal itself ended the process. */
  end(signal: NodeJS.Signals): Promise<number | null>;
  /** Sends the signal and does not wait. */
  signal(signal: NodeJS.Signals): void;
  readonly exited: Promise<number | null>;
};

/** The real program as a process of its own, on a free port, over the folder of an embedded database. */
const launch = (folder: string) => {
  const env = { PATH: process.env['PATH'], PORT: '0', CREDITLINE_DATA: folder, CREDITLINE_LOG: 'warn' };
  const child = spawn(process.execPath, [MAIN], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const texts = { stdout: '', stderr: '' };
  child.stdout.on('data', (part) => void (texts.stdout += String(part)));
  child.stderr.on('data', (part) => void (texts.stderr += String(part)));
  const exited = once(child, 'close').then(([code]) => code as number | null);
  return { child, texts, exited };
};

/** Starts the program and waits for its ready line. Throws with what it said when it ends before. */
export const startChildServer = async (folder: string): Promise<ChildServer> => {
  const { child, texts, exited } = launch(folder);
  const ready = new Promise<void>((resolve) => {
    child.stdout.on('data', () => texts.stdout.includes('\n') && resolve());
  });
  await Promise.race([ready, exited]);
  const url = /^Creditline ready at (\S+)\n/.exec(texts.stdout)?.[1];
  if (url === undefined) throw new Error(`the server did not start: ${texts.stdout}${texts.stderr}`);
  return {
    url,
    stdout: () => texts.stdout,
    stderr: () => texts.stderr,
    signal: (signal) => void child.kill(signal),
    end: (signal) => {
      child.kill(signal);
      return exited;
    },
    exited,
  };
};

/** Runs the program where it cannot start, to its end. */
export const runToItsEnd = async (folder: string) => {
  const { texts, exited } = launch(folder);
  return { code: await exited, ...texts };
};
