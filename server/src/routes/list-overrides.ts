import type { Request, RequestHandler } from 'express';
import { overrideAnswer } from '../answers/overrides.ts';
import type { Context } from '../context.ts';
import { callerOf } from '../http/authenticate.ts';
import { OVERRIDE_STATES } from '../override-state.ts';
import { readToday } from '../override-steps.ts';
import { listOverrides as list, type OverridePage } from '../store/overrides.ts';
import { subjectFilter } from './account-query.ts';
import { cursorOf, readCursor } from './cursor.ts';
import { placeOf } from './place-in-time.ts';
import { queryChoice, queryLimit, queryText } from './query-parameters.ts';

const pageOf = (request: Request): Omit<OverridePage, 'today'> => {
  const cursor = queryText(request, 'cursor');
  return {
    ...subjectFilter(request),
    state: queryChoice(request, 'state', OVERRIDE_STATES),
    limit: queryLimit(request),
    before: cursor === undefined ? undefined : placeOf('cursor', readCursor('cursor', cursor)),
  };
};

/** GET /v1/overrides: the latest request first; by state, account or company. */
export const listOverrides =
  ({ database, now }: Context): RequestHandler =>
  async (request, response) => {
    const page = pageOf(request);
    const { rows, today } = await database.inTenant(callerOf(response).tenantId, async (tx) => {
      const day = await readToday(tx, now());
      return { today: day, rows: await list(tx, { ...page, today: day, limit: page.limit + 1 }) };
    });
    const shown = rows.slice(0, page.limit);
    const last = shown.at(-1);
    response.json({
      overrides: shown.map((override) => overrideAnswer(override, today)),
      next_cursor: rows.length > page.limit && last !== undefined ? cursorOf([last.requestedAt, last.id]) : null,
    });
  };
