import type { RequestHandler } from 'express';
import { orderCheckAnswer } from '../answers/order-check.ts';
import { answerOrder, type OrderAsk } from '../check-order.ts';
import type { Context } from '../context.ts';
import { callerOf } from '../http/authenticate.ts';
import { languageOf } from '../http/language.ts';
import { bytesOf, checkBody, parseJson } from '../http/read-body.ts';
import { askedSubject } from '../order-subject.ts';
import { orderCheckSchema, type OrderCheckRequest } from '../requests/order-check.ts';
import { createTurns } from '../take-turns.ts';

const USUAL_MINUTES = 15;

const askOf = (context: Context, request: OrderCheckRequest): OrderAsk => {
  const { order, amount, exposure, reserve = true, minutes = USUAL_MINUTES } = request;
  return {
    subject: askedSubject(context, request),
    orderId: order?.id ?? null,
    amount,
    ...(exposure === undefined ? {} : { exposure: { ...exposure, orders: exposure.orders ?? [] } }),
    isReserving: reserve,
    minutes,
    reservationId: context.newId(),
    now: context.now(),
    policy: context.policy.value,
  };
};

/** POST /v1/orders/check: may this order go on credit? Its amount is reserved when it may. */
export const checkOrder = (context: Context): RequestHandler => {
  // The database keeps two checks of a company apart; in line here they do not hold one connection each while they wait.
  const takeTurns = createTurns();
  return async (request, response) => {
    const { tenantId } = callerOf(response);
    const language = languageOf(request, response);
    const asked = checkBody(orderCheckSchema, parseJson(bytesOf(request.body)));
    const { subject } = askOf(context, asked);
    const answered = await takeTurns(JSON.stringify([tenantId, subject]), () => {
      // The clock is read when the turn comes: what is over by then counts no more.
      const ask = askOf(context, asked);
      return context.database.inTenant(tenantId, (tx) => answerOrder(tx, ask));
    });
    response.json(orderCheckAnswer(answered, language));
  };
};
