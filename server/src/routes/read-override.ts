import type { RequestHandler } from 'express';
import { overrideAnswer } from '../answers/overrides.ts';
import type { Context } from '../context.ts';
import { callerOf } from '../http/authenticate.ts';
import { readToday } from '../override-steps.ts';
import { readOverride as read } from '../store/overrides.ts';
import { notFound } from './not-found.ts';
import { overrideIdOf } from './override-of-path.ts';

/** GET /v1/overrides/{override}: its state of today, and who brought it there. */
export const readOverride =
  ({ database, now }: Context): RequestHandler =>
  async (request, response) => {
    const id = overrideIdOf(request);
    const [override, today] = await database.inTenant(callerOf(response).tenantId, (tx) =>
      Promise.all([read(tx, id), readToday(tx, now())]),
    );
    if (override === undefined) throw notFound('override');
    response.json(overrideAnswer(override, today));
  };
