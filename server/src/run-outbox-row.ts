import type { Database } from './database.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import type { Jobs } from './outbox.ts';
import { RetryLater } from './retry-later.ts';
import { delayAfterMs, isLastAttempt, OWN_WORK } from './retry-schedule.ts';
import { attemptOf, failOutbox, type ClaimedOutboxRow, type OutboxFailure } from './store/outbox.ts';

export type RowRunner = {
  readonly jobs: Jobs;
  readonly database: Database;
  readonly log: Log;
  readonly now: () => Date;
  /** Evenly spread, 0 to 1: lengthens delays so that failures do not come back together. */
  readonly chance: () => number;
  readonly metrics: Metrics;
};

type Attempt = { readonly row: ClaimedOutboxRow; readonly number: number; readonly isLast: boolean };

const logFailure = ({ log }: RowRunner, { row, number, isLast }: Attempt, error: unknown): void => {
  const at = { outbox_id: row.id, tenant_id: row.tenantId, topic: row.topic, attempt: number, dead: isLast };
  if (isLast) log.error({ ...at, err: error }, 'work was given up');
  // A vendor that is down is no fault of ours: no stack, and no alarm while the work is still tried.
  else if (error instanceof RetryLater) log.warn({ ...at, because: error.message }, 'work is tried again later');
  else log.error({ ...at, err: error }, 'job failed');
};

const nextOf = (
  { now, chance, jobs }: RowRunner,
  { row, number, isLast }: Attempt,
  error: unknown,
): OutboxFailure['next'] => {
  const at = now();
  if (isLast) return { deadAt: at };
  const delayMs = delayAfterMs(jobs[row.topic]?.retry ?? OWN_WORK, number, chance());
  const afterMs = error instanceof RetryLater ? (error.afterMs ?? 0) : 0;
  return { retryAt: new Date(at.getTime() + Math.max(delayMs, afterMs)) };
};

/** Answers true when the work is done; a failure is noted with the row. Throws when it cannot be noted. */
export const runOutboxRow = async (runner: RowRunner, row: ClaimedOutboxRow): Promise<boolean> => {
  const { database, now, metrics, jobs } = runner;
  const begunAt = now().getTime();
  const number = attemptOf(row);
  const ageMs = begunAt - Date.parse(row.createdAt);
  const isLast = isLastAttempt(jobs[row.topic]?.retry ?? OWN_WORK, { attempt: number, ageMs });
  const ended = (result: 'done' | 'retried' | 'dead'): void =>
    metrics.jobEnded({ topic: row.topic, result, durationMs: now().getTime() - begunAt });
  try {
    const job = jobs[row.topic];
    if (job === undefined) throw new Error(`no job is named ${row.topic}`);
    await job.run({ tenantId: row.tenantId, payload: row.payload, isLast });
    ended('done');
    return true;
  } catch (error) {
    const attempt = { row, number, isLast };
    ended(isLast ? 'dead' : 'retried');
    logFailure(runner, attempt, error);
    const message = error instanceof Error ? error.message : String(error);
    const failure = { row, error: message, next: nextOf(runner, attempt, error) };
    await database.inSystem((tx) => failOutbox(tx, failure));
    return false;
  }
};
