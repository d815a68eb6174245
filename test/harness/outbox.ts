import { randomUUID } from 'node:crypto';
import { expect, inject } from 'vitest';
import type { Database } from '../../server/src/database.ts';
import { openLog } from '../../server/src/log.ts';
import { createMetrics } from '../../server/src/metrics.ts';
import { openOutbox, type Jobs, type OutboxSettings } from '../../server/src/outbox.ts';
import { openQueue, type Queue } from '../../server/src/queue.ts';
import { addToOutbox, type NewOutboxRow } from '../../server/src/store/outbox.ts';
import { createTenant } from './database.ts';

export type OutboxRow = {
  readonly id: number;
  readonly attempts: number;
  readonly claims: number;
  readonly error: string | null;
  readonly availableAt: string;
  readonly isDone: boolean;
  readonly isDead: boolean;
};

/** A clock that a test may put forward; it goes on by itself. */
export const openClock = () => {
  let aheadMs = 0;
  return {
    now: (): Date => new Date(Date.now() + aheadMs),
    forward: (ms: number): void => {
      aheadMs += ms;
    },
  };
};

export const setTimer: OutboxSettings['setTimer'] = (work, delayMs) => {
  const timer = setTimeout(work, delayMs);
  return { clear: () => clearTimeout(timer) };
};

/** A queue of this test alone on the run's Redis, or on the given one. */
export const queueAt =
  (name: string, url = inject('redis')?.url) =>
  (): Queue =>
    openQueue({ url: url!, name, onProblem: () => undefined, lockMs: 2_000, stalledEveryMs: 200 });

/** An outbox over topics that no other test has, so that every drainer meets its own rows only. */
export const openTestOutbox = async (database: Database, more: Partial<OutboxSettings> = {}) => {
  const tenantId = await createTenant(database);
  const suffix = randomUUID();
  const clock = openClock();
  const topicOf = (topic: string): string => `${topic}-${suffix}`;
  const open = (overrides: Partial<OutboxSettings> = {}) =>
    openOutbox({
      database,
      log: openLog('silent'),
      now: clock.now,
      setTimer,
      chance: () => 0,
      metrics: createMetrics(),
      role: 'all',
      onStuck: () => undefined,
      ...more,
      ...overrides,
    });
  const outbox = open();
  const add = (row: Partial<NewOutboxRow> = {}): Promise<number> =>
    database.inTenant(tenantId, async (tx) => {
      const topic = topicOf(row.topic ?? 'work');
      await addToOutbox(tx, { payload: {}, ...row, topic });
      const { id } = await tx
        .selectFrom('outbox')
        .select('id')
        .where('topic', '=', topic)
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirstOrThrow();
      return id;
    });
  const rows = (): Promise<OutboxRow[]> =>
    database.inTenant(tenantId, async (tx) => {
      const found = await tx.selectFrom('outbox').selectAll().orderBy('id').execute();
      return found.map((row) => ({
        id: row.id,
        attempts: row.attempts,
        claims: row.claims,
        error: row.last_error,
        availableAt: row.available_at,
        isDone: row.done_at !== null,
        isDead: row.dead_at !== null,
      }));
    });
  return {
    tenantId,
    database,
    clock,
    outbox,
    /** Another process's outbox on the same rows. */
    open,
    topicOf,
    jobs: (jobs: Jobs): Jobs => Object.fromEntries(Object.entries(jobs).map(([topic, job]) => [topicOf(topic), job])),
    add,
    rows,
    /** Nudges until the rows are as they should be; the test's own time limit ends a wait in vain. */
    until: async (check: (found: readonly OutboxRow[]) => boolean): Promise<void> => {
      const isAsWanted = async (): Promise<boolean> => {
        outbox.nudge();
        return check(await rows());
      };
      await expect.poll(isAsWanted, { timeout: 15_000, interval: 10 }).toBe(true);
    },
  };
};

export type TestOutbox = Awaited<ReturnType<typeof openTestOutbox>>;
