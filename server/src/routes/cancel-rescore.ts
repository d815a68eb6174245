import type { RequestHandler } from 'express';
import { rescoreAnswer } from '../answers/rescore.ts';
import type { Context } from '../context.ts';
import { callerOf } from '../http/authenticate.ts';
import { endRescore, readRescore } from '../store/rescores.ts';
import { notFound } from './not-found.ts';
import { rescoreIdOf } from './path-rescore.ts';

/** DELETE /v1/portfolio/rescores/{rescore}: ends a run; what it has found stays. One that is over is left as it is. */
export const cancelRescore =
  ({ database, now }: Context): RequestHandler =>
  async (request, response) => {
    const id = rescoreIdOf(request);
    const at = now();
    const rescore = await database.inTenant(callerOf(response).tenantId, async (tx) => {
      await endRescore(tx, { id, state: 'cancelled', now: at });
      return readRescore(tx, id);
    });
    if (rescore === undefined) throw notFound('rescore');
    response.json(rescoreAnswer(rescore, at));
  };
