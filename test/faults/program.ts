import { openSync, closeSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { TaskWrites } from './fake-crm-adapter.ts';
import { signalTo, startOwned, type OwnedProcess } from './owned-processes.ts';

const CHILD = fileURLToPath(new URL('./child.ts', import.meta.url));

export type Role = 'server' | 'worker' | 'all';

export type ProgramSettings = {
  readonly name: string;
  readonly role: Role;
  /** Of the real program, beside the role and the port. */
  readonly env: Readonly<Record<string, string>>;
  readonly crmUrl: string;
  readonly taskWrites: TaskWrites;
  /** `made_up`: every company is known to the fake sources; `stored`: a seeded portfolio has its answers already. */
  readonly facts?: 'made_up' | 'stored';
  /** Gets the program's log lines as `<name>.log`. */
  readonly folder: string;
};

/** One process of Creditline that is started again whenever it ends, as a supervisor would. */
export type Program = {
  readonly name: string;
  readonly role: Role;
  /** Where it listens while it runs and is ready. */
  readonly url: () => string | undefined;
  readonly isRunning: () => boolean;
  /** kill -9; the next one starts so much later. */
  kill(downMs: number): void;
  /** Stops it for a while in the middle of whatever it does, as a machine that swaps would. */
  hold(ms: number): Promise<void>;
  /** Resolves when it is ready. */
  ready(): Promise<void>;
  /** Open rows of the outbox as it counts them; undefined when it cannot say. */
  countOpen(): Promise<number | undefined>;
  /** How often it ended without being killed. */
  readonly ownEnds: () => number;
  /** SIGTERM, and no start again. */
  stop(): Promise<void>;
};

/** What a supervisor waits before it starts a program again that ended by itself. */
const RESTART_MS = 300;
const LOOK_EVERY_MS = 20;
const READY_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 30_000;
const COUNT_TIMEOUT_MS = 5_000;

type Running = { readonly owned: OwnedProcess; url: string | undefined };

const launch = (settings: ProgramSettings): Running => {
  const { name, role, env, crmUrl, taskWrites, facts = 'made_up', folder } = settings;
  const log = openSync(join(folder, `${name}.log`), 'a');
  const owned = startOwned([process.execPath, CHILD, crmUrl, taskWrites, facts], {
    env: {
      PATH: process.env['PATH'],
      PORT: '0',
      HOST: '127.0.0.1',
      CREDITLINE_LOG: 'warn',
      // Nobody outside this machine is asked for news.
      CREDITLINE_POLL_MINUTES: '0',
      CREDITLINE_ROLE: role,
      ...env,
    },
    stdio: ['ignore', 'pipe', log, 'ipc'],
  });
  closeSync(log);
  const running: Running = { owned, url: undefined };
  createInterface(owned.child.stdout!).on('line', (line) => {
    running.url = / ready at (\S+)/.exec(line)?.[1] ?? running.url;
  });
  return running;
};

const within = async <T>(work: Promise<T>, ms: number): Promise<T | undefined> => {
  const end = new AbortController();
  const late = pause(ms, undefined, { signal: end.signal }).catch(() => undefined);
  try {
    return await Promise.race([work, late]);
  } finally {
    end.abort();
  }
};

const countOpenIn = ({ owned }: Running): Promise<number | undefined> => {
  const answered = new Promise<number | undefined>((resolve) => {
    owned.child.once('message', (open) => resolve(typeof open === 'number' ? open : undefined));
    owned.child.send('count', (error) => error && resolve(undefined));
  });
  return within(answered, COUNT_TIMEOUT_MS);
};

export const superviseProgram = (settings: ProgramSettings): Program => {
  let running = launch(settings);
  let isStopping = false;
  let isKilled = false;
  let downMs = RESTART_MS;
  let ownEnds = 0;
  const mayGoOn = (): boolean => !isStopping;
  const watch = async (): Promise<void> => {
    while (mayGoOn()) {
      await running.owned.exited;
      if (!isKilled && !isStopping) ownEnds += 1;
      isKilled = false;
      await pause(downMs);
      downMs = RESTART_MS;
      if (!isStopping) running = launch(settings);
    }
  };
  const watched = watch();
  const isRunning = (): boolean => running.owned.isRunning();
  const url = (): string | undefined => (isRunning() ? running.url : undefined);
  return {
    name: settings.name,
    role: settings.role,
    url,
    isRunning,
    kill: (ms) => {
      if (!isRunning()) return;
      isKilled = true;
      downMs = ms;
      signalTo(running.owned.pid, 'SIGKILL');
    },
    hold: async (ms) => {
      const { pid } = running.owned;
      signalTo(pid, 'SIGSTOP');
      await pause(ms);
      signalTo(pid, 'SIGCONT');
    },
    ready: async () => {
      const deadline = performance.now() + READY_TIMEOUT_MS;
      while (url() === undefined) {
        if (performance.now() > deadline) throw new Error(`${settings.name} did not become ready, see its log`);
        await pause(LOOK_EVERY_MS);
      }
    },
    countOpen: () => (url() === undefined ? Promise.resolve(undefined) : countOpenIn(running)),
    ownEnds: () => ownEnds,
    stop: async () => {
      isStopping = true;
      signalTo(running.owned.pid, 'SIGCONT');
      if (isRunning()) signalTo(running.owned.pid, 'SIGTERM');
      await within(running.owned.exited, STOP_TIMEOUT_MS);
      if (isRunning()) await running.owned.kill();
      await watched;
    },
  };
};
