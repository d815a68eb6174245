import { SourceError } from '@creditline/core';
import type { Context } from '../context.ts';
import { claimTurn, endTurn, keepPlace, lastSuccess } from '../store/poller-cursors.ts';
import type { Poller } from './poller.ts';

export type PollSettings = { readonly everyMs: number };

/** Longer than a step between two `keep`s takes; a process that died is relieved after it. */
const LEASE_MS = 20 * 60_000;
const FIRST_RETRY_MS = 60_000;

/** As the vendor asks, else longer from one failure to the next, and never longer than the usual interval. */
const retryAfterMs = (error: unknown, failures: number, everyMs: number): number => {
  const asked = error instanceof SourceError ? (error.retryAfterMs ?? 0) : 0;
  return Math.max(asked, Math.min(everyMs, FIRST_RETRY_MS * 2 ** Math.min(failures, 10)));
};

/** Names what failed without the vendor's words, which may hold names of people. */
const reasonOf = (error: unknown): string =>
  error instanceof SourceError ? `${error.code}: ${error.message}` : 'the notices could not be stored';

type Turn = { readonly leaseId: string; readonly failures: number; readonly cursor: unknown };

const poll = async (context: Context, poller: Poller, turn: Turn & { readonly signal: AbortSignal }) => {
  const { database, now } = context;
  const keep = async (cursor: unknown): Promise<void> => {
    const leasedUntil = new Date(now().getTime() + LEASE_MS);
    const isOurs = await database.inSystem((tx) =>
      keepPlace(tx, { name: poller.name, leaseId: turn.leaseId, leasedUntil, cursor }),
    );
    if (!isOurs) throw new Error(`another process polls ${poller.name}`);
  };
  return poller.poll({ cursor: turn.cursor, now: now(), signal: turn.signal, keep });
};

/** One turn, if it is due and nobody has it. Failures are noted, logged and tried again later. */
export const runPoller = async (
  context: Context,
  poller: Poller,
  { everyMs, signal }: PollSettings & { readonly signal: AbortSignal },
): Promise<void> => {
  const { database, log, now, newId, metrics } = context;
  const { name } = poller;
  const leaseId = newId();
  const startedAt = now();
  const leasedUntil = new Date(startedAt.getTime() + LEASE_MS);
  const claimed = await database.inSystem((tx) => claimTurn(tx, { name, leaseId, now: startedAt, leasedUntil }));
  if (claimed === undefined) return;
  try {
    const figures = await poll(context, poller, { ...claimed, leaseId, signal });
    const succeededAt = now();
    const nextAt = new Date(startedAt.getTime() + everyMs);
    await database.inSystem((tx) => endTurn(tx, { name, leaseId, nextAt, succeededAt }));
    log.info({ poller: name, took_ms: succeededAt.getTime() - startedAt.getTime(), ...figures }, 'polled');
  } catch (error) {
    const nextAt = new Date(now().getTime() + retryAfterMs(error, claimed.failures, everyMs));
    const reason = reasonOf(error);
    await database.inSystem((tx) => endTurn(tx, { name, leaseId, nextAt, error: reason }));
    log.warn({ poller: name, failures: claimed.failures + 1, next_at: nextAt.toISOString(), reason }, 'poll failed');
    if (!(error instanceof SourceError)) log.error({ poller: name, err: error }, 'poll failed');
  }
  const at = await database.inSystem((tx) => lastSuccess(tx, name));
  if (at !== undefined) metrics.pollerSucceeded({ poller: name, at });
};
