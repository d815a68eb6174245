import type { NoticeReading, NoticeSource } from '@creditline/core';
import type { Request, RequestHandler } from 'express';
import type { Context } from '../context.ts';
import { AppError, invalidBody } from '../errors.ts';
import { callerIfAny } from '../http/authenticate.ts';
import { bytesOf, parseJson } from '../http/read-body.ts';
import { findNoticeSource } from '../notice-sources.ts';
import { receiveTogether } from '../receive-notices.ts';
import { sourceNameOf } from './path-parameters.ts';
import { signedRequestOf } from './signed-request.ts';

/** A source may send a list of records at once. */
export const NOTICE_LIMIT_BYTES = 1024 * 1024;

const unverified = (detail: string): AppError =>
  new AppError('notice_unverified', 'notice without a valid signature', { detail });

const readSigned = (context: Context, adapter: NoticeSource, request: Request): NoticeReading => {
  const secrets = context.noticeSecrets[adapter.name];
  if (secrets === undefined) {
    throw new AppError('notices_not_configured', `no secret for notices of ${adapter.name}`, {
      detail: `No secret is set for notices of ${adapter.name}: give one in CREDITLINE_NOTICE_SECRETS.`,
    });
  }
  return adapter.readNotices(signedRequestOf(request), { secrets, now: context.now() });
};

const readOwn = (context: Context, adapter: NoticeSource, request: Request): NoticeReading => {
  if (adapter.readUnsigned === undefined)
    throw unverified(`Notices of ${adapter.name} are signed by ${adapter.name}: send them without an API key.`);
  return adapter.readUnsigned(bytesOf(request.body), context.now());
};

const readingOf = (reading: NoticeReading, request: Request): Extract<NoticeReading, { ok: true }> => {
  if (reading.ok) return reading;
  if (reading.reason === 'unverified')
    throw unverified('The signature of the notice does not hold, or its time is too far from now.');
  // A body that is not JSON is refused in the same words by every address.
  parseJson(bytesOf(request.body));
  throw invalidBody(reading.faults);
};

/** POST /v1/sources/{source}/notices: verify the raw bytes, store, enqueue, answer. The work itself is a job. */
export const receiveSourceNotice = (context: Context): RequestHandler => {
  const receive = receiveTogether(context);
  return async (request, response) => {
    const adapter = findNoticeSource(context, sourceNameOf(request));
    const caller = callerIfAny(response);
    const read = caller === undefined ? readSigned : readOwn;
    const { notices, ignored } = readingOf(read(context, adapter, request), request);
    const outcome = await receive({
      source: adapter.name,
      notices,
      unread: ignored,
      raw: bytesOf(request.body).toString('utf8'),
      ...(caller === undefined ? {} : { tenantId: caller.tenantId }),
    });
    if (outcome.concerned > 0) context.outbox.nudge();
    response.status(202).json(outcome);
  };
};
