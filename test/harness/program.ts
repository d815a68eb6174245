import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const MAIN = fileURLToPath(new URL('../../server/src/main.ts', import.meta.url));

export type Program = {
  readonly stdout: () => string;
  readonly stderr: () => string;
  /** The address of its ready line. Throws with what it said when it ends before. */
  ready(): Promise<string>;
  /** Sends the signal and answers the exit code. */
  end(signal: NodeJS.Signals): Promise<number | null>;
  readonly exited: Promise<number | null>;
};

/** The real program with this command line and environment, on a free port; it ends with its test. */
export const startProgram = (args: readonly string[], env: Readonly<Record<string, string>>): Program => {
  const child = spawn(process.execPath, [MAIN, ...args], {
    env: { PATH: process.env['PATH'], PORT: '0', CREDITLINE_LOG: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const texts = { stdout: '', stderr: '' };
  child.stdout.on('data', (part) => void (texts.stdout += String(part)));
  child.stderr.on('data', (part) => void (texts.stderr += String(part)));
  const exited = once(child, 'close').then(([code]) => code as number | null);
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await exited;
  });
  const line = new Promise<void>((resolve) => {
    child.stdout.on('data', () => texts.stdout.includes('\n') && resolve());
  });
  return {
    stdout: () => texts.stdout,
    stderr: () => texts.stderr,
    exited,
    ready: async () => {
      await Promise.race([line, exited]);
      const url = / ready at (\S+)\n/.exec(texts.stdout)?.[1];
      if (url === undefined) throw new Error(`the program did not start: ${texts.stdout}${texts.stderr}`);
      return url;
    },
    end: (signal) => {
      child.kill(signal);
      return exited;
    },
  };
};
