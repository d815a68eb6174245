import type { RequestHandler } from 'express';
import type { Context } from '../context.ts';
import { callerOf } from '../http/authenticate.ts';
import { endReservation as end } from '../store/reservations.ts';
import { notFound } from './not-found.ts';
import { parameterOf } from './path-parameters.ts';

/** DELETE /v1/orders/reservations/{reservation}: the order will not come; ended again it changes nothing. */
export const endReservation =
  ({ database, now }: Context): RequestHandler =>
  async (request, response) => {
    const id = parameterOf(request, 'reservation');
    const ended = await database.inTenant(callerOf(response).tenantId, (tx) => end(tx, { id, now: now() }));
    if (ended === undefined) throw notFound('reservation');
    response.json({ id, ended_at: ended.endedAt });
  };
