import type { Database } from './database.ts';
import { openDirectDrain, type Drain } from './direct-drain.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import { openCrew, type Crew } from './outbox-crew.ts';
import type { Queue } from './queue.ts';
import { openQueuedDrain } from './queued-drain.ts';
import { openRelay } from './queue-relay.ts';
import type { RetrySchedule } from './retry-schedule.ts';
import { releaseClaims } from './store/outbox.ts';

/** One piece of work from the outbox. It may be given twice, so a job must be idempotent. */
export type Job = (task: {
  readonly tenantId: string;
  readonly payload: unknown;
  /** When it fails this time too it is not tried again, so whoever waits for it has to be told. */
  readonly isLast?: boolean;
}) => Promise<void>;

/**
 * By topic: what does the work, when it is tried again, and how much of it is done at the same time. Topics with the same
 * schedule share lanes.
 */
export type Jobs = Readonly<
  Record<string, { readonly run: Job; readonly retry: RetrySchedule; readonly lanes?: number }>
>;

export type SetTimer = (work: () => void, delayMs: number) => { readonly clear: () => void };

/** Which part a process plays: it answers requests, works on the outbox, or both. */
export type Role = 'server' | 'worker' | 'all';

/** Work on the outbox. The table is the truth, so nothing is lost when the process or the queue ends. */
export type Outbox = {
  start(jobs: Jobs): void;
  /** Says that a row was committed, so that it is not left to the next look. Never waits, never throws. */
  nudge(): void;
  /** Whether the queue can be reached. */
  queueState(): 'ok' | 'down' | 'not_configured';
  /** Waits for the jobs that run; what has not begun stays in the table. */
  stop(): Promise<void>;
};

export type OutboxSettings = {
  readonly database: Database;
  readonly log: Log;
  readonly now: () => Date;
  readonly setTimer: SetTimer;
  readonly chance: () => number;
  readonly metrics: Metrics;
  readonly role: Role;
  /** Without it the rows are found by looking, in this process and in others. */
  readonly openQueue?: (() => Queue) | undefined;
  readonly onStuck: () => void;
};

/** A job that ignores its own time limit must not hold up the stop: its row is given to another process later. */
const STOP_PATIENCE_MS = 30_000;

type Work = { readonly nudge: () => void; readonly stop: () => Promise<void> };

/** Answers requests only: what they leave to do is told to the queue, and else found by the workers. */
const sendOnly = ({ database, now, log, openQueue }: OutboxSettings, jobs: Jobs): Work => {
  const queue = openQueue?.();
  if (queue === undefined) return { nudge: () => undefined, stop: () => Promise.resolve() };
  const relay = openRelay({
    database,
    now,
    topics: Object.keys(jobs),
    queue: () => queue,
    onFailure: (error) => log.warn({ err: error }, 'rows could not be given to the queue; the workers find them'),
  });
  return {
    nudge: () => {
      if (queue.isUp()) void relay.push();
    },
    stop: () => queue.close(),
  };
};

/** Nobody else can hold a claim on an embedded database, so any that is left belongs to a process that died. */
const releaseLeft = async ({ database, log, now }: OutboxSettings): Promise<void> => {
  if (database.engine !== 'embedded') return;
  await database
    .inSystem((tx) => releaseClaims(tx, now()))
    .catch((error: unknown) => log.error({ err: error }, 'claims of an earlier process could not be released'));
};

const closeCrew = async (crew: Crew, { log, setTimer }: OutboxSettings): Promise<void> => {
  const late = Promise.withResolvers<void>();
  const timer = setTimer(() => {
    log.warn('a job did not end; its row is left to its lease');
    late.resolve();
  }, STOP_PATIENCE_MS);
  await Promise.race([crew.close(), late.promise]);
  timer.clear();
};

const drain = (settings: OutboxSettings, jobs: Jobs): Work => {
  const { log, setTimer, openQueue } = settings;
  let work: Drain | undefined;
  const crew = openCrew({ ...settings, jobs, onEnd: () => work?.nudge() });
  let isStopped = false;
  const begin = async (): Promise<void> => {
    await releaseLeft(settings);
    if (isStopped) return;
    work =
      openQueue === undefined
        ? openDirectDrain({ crew, log, setTimer, isWanted: () => true })
        : openQueuedDrain({ ...settings, crew, openQueue });
  };
  const begun = begin();
  return {
    nudge: () => work?.nudge(),
    stop: async () => {
      isStopped = true;
      await begun;
      await work?.stop();
      await closeCrew(crew, settings);
    },
  };
};

export const openOutbox = (settings: OutboxSettings): Outbox => {
  let work: Work | undefined;
  let queue: Queue | undefined;
  const { openQueue } = settings;
  const watched = {
    ...settings,
    openQueue:
      openQueue &&
      (() => {
        queue = openQueue();
        return queue;
      }),
  };
  return {
    start: (jobs) => {
      work = settings.role === 'server' ? sendOnly(watched, jobs) : drain(watched, jobs);
    },
    nudge: () => work?.nudge(),
    queueState: () => {
      if (openQueue === undefined) return 'not_configured';
      return queue?.isUp() === true ? 'ok' : 'down';
    },
    stop: async () => {
      await work?.stop();
      work = undefined;
    },
  };
};
