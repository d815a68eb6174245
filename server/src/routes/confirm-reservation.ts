import type { RequestHandler } from 'express';
import type { z } from 'zod';
import type { confirmedReservationAnswerSchema } from '../answers/reservations.ts';
import type { Context } from '../context.ts';
import { callerOf } from '../http/authenticate.ts';
import { confirmReservation as confirm } from '../store/confirmed-reservations.ts';
import { notFound } from './not-found.ts';
import { parameterOf } from './path-parameters.ts';

/** POST /v1/orders/reservations/{reservation}/confirm: the order came; confirmed again it changes nothing. */
export const confirmReservation =
  ({ database, now }: Context): RequestHandler =>
  async (request, response) => {
    const id = parameterOf(request, 'reservation');
    const confirmed = await database.inTenant(callerOf(response).tenantId, (tx) => confirm(tx, { id, now: now() }));
    if (confirmed === undefined) throw notFound('reservation');
    const answer: z.input<typeof confirmedReservationAnswerSchema> = {
      id,
      confirmed_at: confirmed.confirmedAt,
      reserved_until: confirmed.until,
    };
    response.json(answer);
  };
