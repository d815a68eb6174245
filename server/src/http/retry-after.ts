/** A receiver cannot put us off for longer than this. */
const LONGEST_MS = 24 * 3_600_000;

const SECONDS = /^\d{1,9}$/;

/**
 * A Retry-After header (RFC 9110, 10.2.3: seconds, or an HTTP date) as milliseconds from now, at most a day. Undefined
 * without the header, for what is neither, and for a date that is past.
 */
export const retryAfterMs = (header: string | undefined, now: Date): number | undefined => {
  const text = header?.trim() ?? '';
  const delayMs = SECONDS.test(text) ? Number(text) * 1_000 : Date.parse(text) - now.getTime();
  return delayMs > 0 ? Math.min(delayMs, LONGEST_MS) : undefined;
};
