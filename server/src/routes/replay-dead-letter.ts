import type { RequestHandler } from 'express';
import type { Context } from '../context.ts';
import { callerOf } from '../http/authenticate.ts';
import { replayDeadLetters } from '../store/dead-letters.ts';
import { notFound } from './not-found.ts';
import { letterIdOf } from './path-parameters.ts';

/** POST /v1/dead-letters/{letterId}/replay: tries one given-up piece of work anew. */
export const replayDeadLetter =
  ({ database, now, outbox }: Context): RequestHandler =>
  async (request, response) => {
    const id = letterIdOf(request);
    // What is no number was never given as an id.
    const isId = /^[1-9]\d{0,14}$/.test(id);
    const replayed = isId
      ? await database.inTenant(callerOf(response).tenantId, (tx) =>
          replayDeadLetters(tx, { now: now(), id: Number(id) }),
        )
      : 0;
    if (replayed === 0) throw notFound('dead letter');
    outbox.nudge();
    response.json({ replayed });
  };
