import type { Request, RequestHandler } from 'express';
import { deliveryPart } from '../answers/webhooks.ts';
import type { Context } from '../context.ts';
import { callerOf } from '../http/authenticate.ts';
import { listDeliveries as readDeliveries, type DeliveryPlace } from '../store/webhook-deliveries.ts';
import { cursorOf, readCursor } from './cursor.ts';
import { placeOf } from './place-in-time.ts';
import { queryChoice, queryLimit, queryText } from './query-parameters.ts';
import { foundWebhook, webhookIdOf } from './webhook-of-path.ts';

const STATES = ['waiting', 'delivered', 'failed'] as const;

const afterOf = (request: Request): DeliveryPlace | undefined => {
  const cursor = queryText(request, 'cursor');
  if (cursor === undefined) return undefined;
  const { at, id } = placeOf('cursor', readCursor('cursor', cursor));
  return { createdAt: at, eventId: id };
};

/** GET /v1/webhooks/{webhook}/deliveries: newest first, in pages, of one state or all. */
export const listDeliveries =
  ({ database }: Context): RequestHandler =>
  async (request, response) => {
    const endpointId = webhookIdOf(request);
    const limit = queryLimit(request);
    const page = { endpointId, state: queryChoice(request, 'state', STATES), after: afterOf(request), limit };
    const deliveries = await database.inTenant(callerOf(response).tenantId, async (tx) => {
      await foundWebhook(tx, endpointId);
      return readDeliveries(tx, { ...page, limit: limit + 1 });
    });
    const shown = deliveries.slice(0, limit);
    const last = shown.at(-1);
    const hasMore = deliveries.length > limit && last !== undefined;
    response.json({
      deliveries: shown.map(deliveryPart),
      next_cursor: hasMore ? cursorOf([last.createdAt, last.eventId]) : null,
    });
  };
