import { canonicalJson, type CompanyIdentity } from '@creditline/core';
import type { RequestHandler } from 'express';
import { watchedAnswer } from '../answers/watchlist.ts';
import type { Context } from '../context.ts';
import type { Tx } from '../database.ts';
import { invalidBody } from '../errors.ts';
import { callerOf } from '../http/authenticate.ts';
import { bytesOf, checkBody, parseJson } from '../http/read-body.ts';
import { requestIdOf } from '../http/request-id.ts';
import { watchSchema, type WatchBody } from '../requests/watch.ts';
import { AGAIN_AFTER_MS } from '../due-reviews.ts';
import { appendAudit } from '../store/audit.ts';
import { addToOutbox } from '../store/outbox.ts';
import { lockWatchlistRow, readWatchlistRow, requestWatch, type WatchlistRow } from '../store/watchlist.ts';
import { isWatched } from './read-watched.ts';
import { companyOfPath } from './path-company.ts';

/** Who asked for a change of the watchlist, for its audit record. */
export type WatchAsker = { readonly keyId: string; readonly requestId: string };

type Asked = {
  readonly identity: CompanyIdentity;
  readonly body: WatchBody;
  readonly by: WatchAsker;
  readonly now: Date;
};

const MOST_SNOOZED_MS = 366 * 86_400_000;

/** The end of a snooze, in UTC: to come, and within a year, because a snooze without end would be a pause. */
const snoozeEnd = (text: string | null | undefined, now: Date): string | null | undefined => {
  if (text == null) return text;
  const at = Date.parse(text);
  const fault = (message: string) => invalidBody([{ field: 'snoozed_until', message }]);
  if (at <= now.getTime()) throw fault('must be to come; null ends the snooze now');
  if (at > now.getTime() + MOST_SNOOZED_MS) throw fault('must be within 366 days; pause the watching instead');
  return new Date(at).toISOString();
};

type Marks = { readonly pausedAt: string | null; readonly snoozedUntil: string | null };

const pausedAfter = (before: WatchlistRow, { body: { paused }, now }: Asked): string | null => {
  if (paused === undefined) return before.pausedAt;
  return paused ? (before.pausedAt ?? now.toISOString()) : null;
};

const marksAfter = (before: WatchlistRow, asked: Asked): Marks => {
  const snoozedUntil = snoozeEnd(asked.body.snoozed_until, asked.now);
  return {
    pausedAt: pausedAfter(before, asked),
    snoozedUntil: snoozedUntil === undefined ? before.snoozedUntil : snoozedUntil,
  };
};

/** What was held back while it was paused, snoozed or not watched at all is looked at now. */
const isDueNow = (before: WatchlistRow, after: Marks): boolean => {
  const isFresh = !isWatched(before) || before.decisionId === null;
  const isResumed = before.pausedAt !== null;
  const isWoken = before.snoozedUntil !== null && after.snoozedUntil === null;
  return after.pausedAt === null && (isFresh || isResumed || isWoken);
};

const order = async (tx: Tx, before: WatchlistRow, { identity, now }: Asked): Promise<void> => {
  const at = now.toISOString();
  const is = before.decisionId === null ? 'requested' : 'resumed';
  await addToOutbox(tx, {
    topic: 'reassess-company',
    payload: { companyKey: identity.key, because: { is, at } },
    dedupeKey: `${is}:${identity.key}:${at}`,
    availableAt: now,
  });
};

const stateOf = (row: WatchlistRow) => ({
  requested: row.isRequested,
  pausedAt: row.pausedAt,
  snoozedUntil: row.snoozedUntil,
});

const watch = async (tx: Tx, asked: Asked): Promise<WatchlistRow> => {
  const { identity, body, by, now } = asked;
  const before = await lockWatchlistRow(tx, { identity, now });
  const marks = marksAfter(before, asked);
  const after = { requested: true, ...marks };
  // The name that a register gives outranks what a caller typed.
  const isNamed = body.name !== undefined && before.name === null;
  // Asking again changes nothing, leaves no record and orders nothing.
  if (canonicalJson(after) === canonicalJson(stateOf(before)) && !isNamed) return before;
  const isNow = isDueNow(before, marks);
  await requestWatch(tx, {
    identity,
    ...(isNamed ? { name: body.name } : {}),
    ...marks,
    // The decision that is ordered sets the date of the next; this one is for the case that it is given up.
    ...(isNow ? { dueAt: new Date(now.getTime() + AGAIN_AFTER_MS).toISOString() } : {}),
    now,
  });
  if (isNow) await order(tx, before, asked);
  await appendAudit(tx, {
    kind: 'watchlist.changed',
    body: canonicalJson({
      at: now.toISOString(),
      ...by,
      companyKey: identity.key,
      before: stateOf(before),
      after,
      // That a name was given and not which: what somebody typed may be a person's, and this record is for ever.
      ...(isNamed ? { named: true } : {}),
    }),
  });
  return (await readWatchlistRow(tx, identity.key))!;
};

/** PUT /v1/watchlist/{company}: watches it, pauses or resumes, snoozes until an end. Asked again it changes nothing. */
export const watchCompany =
  (context: Context): RequestHandler =>
  async (request, response) => {
    const { tenantId, keyId } = callerOf(response);
    const asked = {
      identity: companyOfPath(request),
      body: checkBody(watchSchema, parseJson(bytesOf(request.body))),
      by: { keyId, requestId: requestIdOf(response) },
      now: context.now(),
    };
    const row = await context.database.inTenant(tenantId, (tx) => watch(tx, asked));
    context.outbox.nudge();
    response.json(watchedAnswer(row));
  };
