import type { Request, RequestHandler } from 'express';
import { reservationAnswer } from '../answers/reservations.ts';
import type { Context } from '../context.ts';
import { callerOf } from '../http/authenticate.ts';
import { listReservations as list, type ReservationPage } from '../store/reservations.ts';
import { subjectFilter } from './account-query.ts';
import { cursorOf, readCursor } from './cursor.ts';
import { placeOf } from './place-in-time.ts';
import { queryLimit, queryText } from './query-parameters.ts';

const pageOf = (request: Request, now: Date): ReservationPage => {
  const { account, companyKey } = subjectFilter(request);
  const cursor = queryText(request, 'cursor');
  return {
    account,
    holders: companyKey === undefined ? undefined : [companyKey],
    now,
    limit: queryLimit(request),
    before: cursor === undefined ? undefined : placeOf('cursor', readCursor('cursor', cursor)),
  };
};

/** GET /v1/orders/reservations: what is reserved now, the latest first. */
export const listReservations =
  ({ database, now }: Context): RequestHandler =>
  async (request, response) => {
    const page = pageOf(request, now());
    const rows = await database.inTenant(callerOf(response).tenantId, (tx) =>
      list(tx, { ...page, limit: page.limit + 1 }),
    );
    const shown = rows.slice(0, page.limit);
    const last = shown.at(-1);
    response.json({
      reservations: shown.map(reservationAnswer),
      next_cursor: rows.length > page.limit && last !== undefined ? cursorOf([last.reservedAt, last.id]) : null,
    });
  };
