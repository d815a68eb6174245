import type { RequestHandler } from 'express';
import type { Context } from '../context.ts';
import { callerOf } from '../http/authenticate.ts';
import { bytesOf, checkBody, parseJson } from '../http/read-body.ts';
import { replayDeadLettersSchema } from '../requests/dead-letters.ts';
import { replayDeadLetters as replay } from '../store/dead-letters.ts';

/** POST /v1/dead-letters/replay: tries the tenant's given-up work anew, all of it or that of one topic. */
export const replayDeadLetters =
  ({ database, now, outbox }: Context): RequestHandler =>
  async (request, response) => {
    const { topic } = checkBody(replayDeadLettersSchema, parseJson(bytesOf(request.body)));
    const replayed = await database.inTenant(callerOf(response).tenantId, (tx) => replay(tx, { now: now(), topic }));
    if (replayed > 0) outbox.nudge();
    response.json({ replayed });
  };
