import type { Request, RequestHandler } from 'express';
import { changeAnswer } from '../answers/rescore.ts';
import type { Context } from '../context.ts';
import { callerOf } from '../http/authenticate.ts';
import { listRescoreChanges as list, readRescore } from '../store/rescores.ts';
import { cursorOf, readCursor } from './cursor.ts';
import { notFound } from './not-found.ts';
import { rescoreIdOf } from './path-rescore.ts';
import { invalidParameter, queryLimit, queryText } from './query-parameters.ts';

const afterOf = (request: Request): string | undefined => {
  const cursor = queryText(request, 'cursor');
  if (cursor === undefined) return undefined;
  const [key, ...rest] = readCursor('cursor', cursor);
  if (typeof key !== 'string' || rest.length > 0 || /\p{Cc}/u.test(key))
    throw invalidParameter('cursor', 'is not one that this address gave');
  return key;
};

/** GET /v1/portfolio/rescores/{rescore}/changes: the companies that come out other, in the order of their keys. */
export const listRescoreChanges =
  ({ database }: Context): RequestHandler =>
  async (request, response) => {
    const id = rescoreIdOf(request);
    const limit = queryLimit(request);
    const after = afterOf(request);
    const rows = await database.inTenant(callerOf(response).tenantId, async (tx) =>
      (await readRescore(tx, id)) === undefined ? undefined : list(tx, { id, after, limit: limit + 1 }),
    );
    if (rows === undefined) throw notFound('rescore');
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    response.json({
      changes: shown.map(changeAnswer),
      next_cursor: rows.length > limit && last !== undefined ? cursorOf([last.companyKey]) : null,
    });
  };
