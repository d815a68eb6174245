import type { Request, RequestHandler } from 'express';
import { rescoreAnswer } from '../answers/rescore.ts';
import type { Context } from '../context.ts';
import { callerOf } from '../http/authenticate.ts';
import { listRescores as list } from '../store/rescores.ts';
import { cursorOf, readCursor } from './cursor.ts';
import { invalidParameter, queryLimit, queryText } from './query-parameters.ts';

const afterOf = (request: Request): readonly [string, string] | undefined => {
  const cursor = queryText(request, 'cursor');
  if (cursor === undefined) return undefined;
  const [createdAt, id] = readCursor('cursor', cursor);
  if (typeof createdAt !== 'string' || typeof id !== 'string' || Number.isNaN(Date.parse(createdAt)))
    throw invalidParameter('cursor', 'is not one that this address gave');
  return [createdAt, id];
};

/** GET /v1/portfolio/rescores: the runs over the portfolio, the latest first. */
export const listRescores =
  ({ database, now }: Context): RequestHandler =>
  async (request, response) => {
    const limit = queryLimit(request);
    const after = afterOf(request);
    const rows = await database.inTenant(callerOf(response).tenantId, (tx) => list(tx, { after, limit: limit + 1 }));
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    response.json({
      rescores: shown.map((rescore) => rescoreAnswer(rescore, now())),
      next_cursor: rows.length > limit && last !== undefined ? cursorOf([last.createdAt, last.id]) : null,
    });
  };
