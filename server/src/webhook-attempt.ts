import type { OutsideAnswer } from './http/guarded-post.ts';
import { retryAfterMs } from './http/retry-after.ts';
import { delayAfterMs, WEBHOOK_WORK } from './retry-schedule.ts';

/** How one call of an endpoint ended. `gone`: it wants no more. */
export type AttemptEnd = {
  readonly is: 'delivered' | 'gone' | 'failed';
  readonly status: number | null;
  readonly error: string | null;
  readonly retryAfterMs?: number | undefined;
};

const GONE = 410;
/** Their Retry-After is heeded (Standard Webhooks 1.0); with another status it means something else. */
const WAITS: ReadonlySet<number> = new Set([429, 503]);
const MOST_SHOWN = 200;

/** What a receiver wrote, fit for a list: one line of printable characters. */
const shown = (text: string): string =>
  text
    .slice(0, MOST_SHOWN * 4)
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\s]+/gu, ' ')
    .trim()
    .slice(0, MOST_SHOWN);

const isRedirect = (status: number): boolean => status >= 300 && status < 400;

const errorOf = (status: number, startOfBody: string): string => {
  const what = isRedirect(status) ? `redirect ${status}, which is not followed` : `status ${status}`;
  const words = shown(startOfBody);
  return words === '' ? what : `${what}: ${words}`;
};

/** 2xx is a delivery and 410 the end; everything else, redirects too, is a failure. */
export const attemptEnd = (answer: OutsideAnswer, now: Date): AttemptEnd => {
  if (answer.is === 'unanswered') return { is: 'failed', status: null, error: answer.because };
  const { status, headers, startOfBody } = answer;
  if (status >= 200 && status < 300) return { is: 'delivered', status, error: null };
  const error = errorOf(status, startOfBody);
  if (status === GONE) return { is: 'gone', status, error };
  const wait = WAITS.has(status) ? retryAfterMs(headers['retry-after'], now) : undefined;
  return { is: 'failed', status, error, retryAfterMs: wait };
};

/**
 * When a delivery that failed so many times is tried again, in milliseconds: by the schedule with up to a tenth more, or
 * when the receiver asked for, whichever is later. Undefined after the last attempt. `jitter` is 0 to 1.
 */
export const retryDelayMs = (
  attempts: number,
  { retryAfterMs: askedMs = 0, jitter }: { readonly retryAfterMs?: number | undefined; readonly jitter: number },
): number | undefined =>
  attempts > WEBHOOK_WORK.delaysMs.length ? undefined : Math.max(delayAfterMs(WEBHOOK_WORK, attempts, jitter), askedMs);
