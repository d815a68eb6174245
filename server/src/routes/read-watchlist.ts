import { GRADES } from '@creditline/core';
import type { Request, RequestHandler } from 'express';
import { watchedAnswer } from '../answers/watchlist.ts';
import type { Context } from '../context.ts';
import { callerOf } from '../http/authenticate.ts';
import { listWatchlist } from '../store/watchlist.ts';
import { cursorOf, readCursor } from './cursor.ts';
import { invalidParameter, queryChoice, queryFlag, queryLimit, queryText } from './query-parameters.ts';

const afterOf = (request: Request): string | undefined => {
  const cursor = queryText(request, 'cursor');
  if (cursor === undefined) return undefined;
  const [key, ...rest] = readCursor('cursor', cursor);
  if (typeof key !== 'string' || rest.length > 0 || /\p{Cc}/u.test(key)) {
    throw invalidParameter('cursor', 'is not one that this address gave');
  }
  return key;
};

/** GET /v1/watchlist: the watched companies in the order of their keys. */
export const readWatchlist =
  ({ database, now }: Context): RequestHandler =>
  async (request, response) => {
    const limit = queryLimit(request);
    const page = {
      limit: limit + 1,
      after: afterOf(request),
      grade: queryChoice(request, 'grade', GRADES),
      isPaused: queryFlag(request, 'paused'),
      dueBy: queryFlag(request, 'due') === true ? now() : undefined,
    };
    const rows = await database.inTenant(callerOf(response).tenantId, (tx) => listWatchlist(tx, page));
    const shown = rows.slice(0, limit);
    response.json({
      watchlist: shown.map(watchedAnswer),
      next_cursor: rows.length > limit ? cursorOf([shown.at(-1)!.companyKey]) : null,
    });
  };
