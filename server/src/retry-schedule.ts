/** When a piece of work that failed is tried again. `delaysMs[n]` comes after attempt n + 1. */
export type RetrySchedule = {
  readonly delaysMs: readonly number[];
  /** The last delay repeats until the work is this old; without it the work is dead after the last delay's attempt. */
  readonly repeatForMs?: number;
  /** Each delay is lengthened by a random share of itself up to this, so that failures do not come back together. */
  readonly jitterShare?: number;
};

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/** Our own work: a fault that is still there after two minutes needs a person. */
export const OWN_WORK: RetrySchedule = {
  delaysMs: [1, 2, 4, 8, 16, 32, 64].map((seconds) => seconds * SECOND_MS),
};

/** What a CRM has to take: it may be down for a weekend, so that the work waits up to three days. */
export const CRM_WORK: RetrySchedule = {
  delaysMs: [1, 2, 4, 8, 16, 32, 60, 120, 300, 600, 1_800].map((seconds) => seconds * SECOND_MS),
  repeatForMs: 72 * HOUR_MS,
  jitterShare: 0.1,
};

/** Standard Webhooks 1.0, "Retry schedule": ten attempts over about 75 hours. */
export const WEBHOOK_WORK: RetrySchedule = {
  delaysMs: [
    5 * SECOND_MS,
    5 * MINUTE_MS,
    30 * MINUTE_MS,
    2 * HOUR_MS,
    5 * HOUR_MS,
    10 * HOUR_MS,
    14 * HOUR_MS,
    20 * HOUR_MS,
    24 * HOUR_MS,
  ],
  jitterShare: 0.1,
};

/**
 * One attempt at a webhook: what fails here is ours, while the receiver's failures are on WEBHOOK_WORK. A schedule of its
 * own, so that receivers share lanes with nobody.
 */
export const WEBHOOK_ATTEMPT: RetrySchedule = { ...CRM_WORK };

/** True for an attempt after which nothing is tried again. `ageMs` is how old the work is when it begins. */
export const isLastAttempt = (
  { delaysMs, repeatForMs }: RetrySchedule,
  { attempt, ageMs }: { readonly attempt: number; readonly ageMs: number },
): boolean => attempt > delaysMs.length && ageMs >= (repeatForMs ?? 0);

/** How long after this attempt the next one comes; `chance` is 0 to 1, evenly spread. */
export const delayAfterMs = ({ delaysMs, jitterShare = 0 }: RetrySchedule, attempt: number, chance: number): number => {
  const delayMs = delaysMs[Math.min(attempt, delaysMs.length) - 1] ?? 0;
  return Math.round(delayMs * (1 + jitterShare * chance));
};
