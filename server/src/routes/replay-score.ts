import type { RequestHandler } from 'express';
import type { Context } from '../context.ts';
import { callerOf } from '../http/authenticate.ts';
import { replayDecision } from '../replay-decision.ts';
import { notFound } from './not-found.ts';
import { idOf } from './path-parameters.ts';

/** POST /v1/score/{id}/replay: decides again from the audit chain alone, and says whether it is the same to the byte. */
export const replayScore =
  ({ database, version }: Context): RequestHandler =>
  async (request, response) => {
    const id = idOf(request);
    const again = await database.inTenant(callerOf(response).tenantId, (tx) => replayDecision(tx, id));
    if (again === undefined) throw notFound('score');
    response.json({
      identical: again.identical,
      sequence: again.sequence,
      hash: again.hash,
      recorded_by: again.codeVersion,
      replayed_by: version,
      differences: again.differences,
    });
  };
