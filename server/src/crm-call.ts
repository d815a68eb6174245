import { CrmError } from '@creditline/core';
import { RetryLater } from './retry-later.ts';

/** What became of a call to a CRM: its answer, or its refusal, which trying again would not change. */
export type CrmOutcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: CrmError };

/**
 * Makes a call whose failure must not end as a dead letter without a word: a CRM that is down or over its limit throws
 * a RetryLater, what it refuses for good is an outcome, and any other error is ours and thrown as it is.
 */
export const callCrm = async <T>(call: () => Promise<T>): Promise<CrmOutcome<T>> => {
  try {
    return { ok: true, value: await call() };
  } catch (error) {
    if (!(error instanceof CrmError)) throw error;
    if (!error.isRetryable) return { ok: false, refusal: error };
    throw new RetryLater(`${error.code}: ${error.message}`, { cause: error, afterMs: error.retryAfterMs });
  }
};
