import { lastIn, type Database } from './database.ts';
import type { Log } from './log.ts';
import type { RetrySchedule } from './retry-schedule.ts';
import { claimOutbox, completeOutbox, failOutbox, type ClaimedOutboxRow, releaseClaims } from './store/outbox.ts';

/** One piece of work from the outbox. It may be given twice, so a job must be idempotent. */
export type Job = (task: {
  readonly tenantId: string;
  readonly payload: unknown;
  /** When it fails this time too it is not tried again, so whoever waits for it has to be told. */
  readonly isLast?: boolean;
}) => Promise<void>;

/** By topic: what does the work, and when it is tried again after a failure. */
export type Jobs = Readonly<Record<string, { readonly run: Job; readonly retry: RetrySchedule }>>;

/** Drains the outbox in this process; the table is the truth, so nothing is lost when the process ends. */
export type Outbox = {
  start(jobs: Jobs): void;
  /** Says that a row was committed, so that it is not left to the next look. */
  nudge(): void;
  /** Waits for the jobs that run; what has not begun stays in the table. */
  stop(): Promise<void>;
};

export type OutboxSettings = {
  readonly database: Database;
  readonly log: Log;
  readonly now: () => Date;
  readonly setTimer: (work: () => void, delayMs: number) => { readonly clear: () => void };
};

/** Rows are claimed and completed together, so that this costs little beside their work. */
const BATCH = 32;
/** Jobs at once: requests must get their turn at the sources and at the database. */
const LANES = 8;
const LEASE_MS = 60_000;
const LOOK_EVERY_MS = 1_000;
const MOST_ATTEMPTS = 8;
const FIRST_RETRY_MS = 1_000;

const retryAfterMs = (attempts: number): number => FIRST_RETRY_MS * 2 ** (attempts - 1);

/** Answers true when the work is done; a failure is noted with the row. */
const runRow = async (settings: OutboxSettings, job: Job | undefined, row: ClaimedOutboxRow): Promise<boolean> => {
  const { database, log, now } = settings;
  const isLast = row.attempts >= MOST_ATTEMPTS;
  try {
    if (job === undefined) throw new Error(`no job is named ${row.topic}`);
    await job({ tenantId: row.tenantId, payload: row.payload, isLast });
    return true;
  } catch (error) {
    log.error({ outbox_id: row.id, topic: row.topic, attempts: row.attempts, dead: isLast, err: error }, 'job failed');
    const at = now();
    const next = isLast ? { deadAt: at } : { retryAt: new Date(at.getTime() + retryAfterMs(row.attempts)) };
    const message = error instanceof Error ? error.message : String(error);
    await database.inSystem((tx) => failOutbox(tx, { id: row.id, attempts: row.attempts, error: message, next }));
    return false;
  }
};

/** One transaction for the whole batch: completing rows one by one would cost more than most of their work. */
const runBatch = async (settings: OutboxSettings, jobs: Jobs, rows: readonly ClaimedOutboxRow[]): Promise<void> => {
  const ends: PromiseSettledResult<boolean>[] = [];
  for (let start = 0; start < rows.length; start += LANES) {
    const lanes = rows.slice(start, start + LANES).map((row) => runRow(settings, jobs[row.topic]?.run, row));
    ends.push(...(await Promise.allSettled(lanes)));
  }
  const ids = rows
    .filter((_row, index) => ends[index]?.status === 'fulfilled' && ends[index].value)
    .map(({ id }) => id);
  if (ids.length > 0)
    await settings.database.inSystem((tx) => completeOutbox(lastIn(tx), { ids, now: settings.now() }));
  // A failure that could not even be noted: the others' work is kept before it is told.
  const lost = ends.find((end) => end.status === 'rejected');
  if (lost !== undefined) throw lost.reason;
};

export const openOutbox = (settings: OutboxSettings): Outbox => {
  const { database, log, now, setTimer } = settings;
  let jobs: Jobs = {};
  let isStopped = true;
  let isNudged = false;
  let round: Promise<void> | undefined;
  let released: Promise<void> | undefined;
  let timer: { readonly clear: () => void } | undefined;

  const mayGoOn = (): boolean => isNudged && !isStopped;
  const drain = async (): Promise<void> => {
    do {
      isNudged = false;
      const rows = await database.inSystem((tx) =>
        claimOutbox(lastIn(tx), { now: now(), limit: BATCH, leaseMs: LEASE_MS }),
      );
      await runBatch(settings, jobs, rows);
      if (rows.length === BATCH) isNudged = true;
    } while (mayGoOn());
  };
  /** Nobody else can hold a claim on an embedded database, so any that is left belongs to a process that died. */
  const releaseLeft = async (): Promise<void> => {
    if (database.engine === 'embedded') await database.inSystem((tx) => releaseClaims(tx, now()));
  };
  const look = (): void => {
    if (isStopped || round !== undefined) return;
    timer?.clear();
    round = drain()
      .catch((error: unknown) => log.error({ err: error }, 'the outbox could not be read'))
      .finally(() => {
        round = undefined;
        // A row may have been committed between the last look and now.
        if (!isStopped) timer = setTimer(look, isNudged ? 0 : LOOK_EVERY_MS);
      });
  };
  return {
    start: (named) => {
      jobs = named;
      isStopped = false;
      released = releaseLeft()
        .catch((error: unknown) => log.error({ err: error }, 'claims of an earlier process could not be released'))
        .finally(look);
    },
    nudge: () => {
      isNudged = true;
      look();
    },
    stop: async () => {
      isStopped = true;
      timer?.clear();
      await released;
      await round;
    },
  };
};
