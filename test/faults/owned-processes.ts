import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** How the processes and folders of this rig are ended when the rig itself ends, however that happens. */
const endings = new Set<() => void>();
let isWatching = false;

const endAll = (): void => {
  // Processes before the folders that they were started in.
  for (const end of [...endings].toReversed()) end();
  endings.clear();
};

const watchOwnEnd = (): void => {
  if (isWatching) return;
  isWatching = true;
  process.on('exit', endAll);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130));
};

/** A temporary folder that goes with the rig, unless it is kept for somebody to look at. */
export const ownFolder = (prefix: string): { readonly path: string; keep(): void } => {
  watchOwnEnd();
  const path = mkdtempSync(join(tmpdir(), prefix));
  const end = (): void => rmSync(path, { recursive: true, force: true, maxRetries: 5 });
  endings.add(end);
  return { path, keep: () => void endings.delete(end) };
};

/** Sends a signal to one process by its id; one that has gone already is no error. */
export const signalTo = (pid: number | undefined, signal: NodeJS.Signals): void => {
  if (pid === undefined) return;
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
};

export type OwnedProcess = {
  readonly child: ChildProcess;
  readonly pid: number;
  /** The exit code, null after a signal. */
  readonly exited: Promise<number | null>;
  isRunning(): boolean;
  /** SIGKILL, and resolves when it is gone. */
  kill(): Promise<void>;
};

/** Starts a process that ends with the rig. `alsoEnd` names processes that it started itself. */
export const startOwned = (
  command: readonly [string, ...string[]],
  options: SpawnOptions,
  alsoEnd: (pid: number) => readonly number[] = () => [],
): OwnedProcess => {
  watchOwnEnd();
  const [program, ...args] = command;
  const child = spawn(program, args, options);
  const { pid } = child;
  if (pid === undefined) throw new Error(`${program} could not be started`);
  const end = (): void => {
    for (const own of [...alsoEnd(pid), pid]) signalTo(own, 'SIGKILL');
  };
  endings.add(end);
  const exited = once(child, 'exit').then(([code]) => {
    endings.delete(end);
    return code as number | null;
  });
  return {
    child,
    pid,
    exited,
    isRunning: () => child.exitCode === null && child.signalCode === null,
    kill: async () => {
      signalTo(pid, 'SIGKILL');
      await exited;
    },
  };
};

type ProcessState = { readonly state: string; readonly parent: number };

/** Linux: fields 3 and 4 of /proc/<pid>/stat, after the name in brackets. Undefined for a process that is gone. */
const stateOf = (pid: number): ProcessState | undefined => {
  try {
    const [state = '', parent = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return { state, parent: Number(parent) };
  } catch {
    return undefined;
  }
};

export const childrenOf = (parent: number): readonly number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => stateOf(pid)?.parent === parent);

/** A zombie holds nothing any more: it only waits for its parent to ask how it ended. */
export const isGone = (pid: number): boolean => ['Z', 'X', undefined].includes(stateOf(pid)?.state);
