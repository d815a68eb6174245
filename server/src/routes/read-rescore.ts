import type { RequestHandler } from 'express';
import { rescoreAnswer } from '../answers/rescore.ts';
import type { Context } from '../context.ts';
import { callerOf } from '../http/authenticate.ts';
import { readRescore as read } from '../store/rescores.ts';
import { notFound } from './not-found.ts';
import { rescoreIdOf } from './path-rescore.ts';

/** GET /v1/portfolio/rescores/{rescore}: how far a run is, and what comes of it. */
export const readRescore =
  ({ database, now }: Context): RequestHandler =>
  async (request, response) => {
    const id = rescoreIdOf(request);
    const rescore = await database.inTenant(callerOf(response).tenantId, (tx) => read(tx, id));
    if (rescore === undefined) throw notFound('rescore');
    response.json(rescoreAnswer(rescore, now()));
  };
