import type { RequestHandler } from 'express';
import type { Context } from '../context.ts';
import { callerOf } from '../http/authenticate.ts';
import { bytesOf, checkBody, parseJson } from '../http/read-body.ts';
import { testWebhookSchema } from '../requests/webhook.ts';
import { insertTestEvent } from '../store/events.ts';
import { replayDeliveries } from '../store/webhook-replays.ts';
import { lockedWebhook, needEnabled, webhookIdOf } from './webhook-of-path.ts';

/** POST /v1/webhooks/{webhook}/test: sends this endpoint alone an event `webhook.test`, signed like every other. */
export const testWebhook =
  (context: Context): RequestHandler =>
  async (request, response) => {
    const endpointId = webhookIdOf(request);
    checkBody(testWebhookSchema, parseJson(bytesOf(request.body)));
    const eventId = context.newId();
    const now = context.now();
    await context.database.inTenant(callerOf(response).tenantId, async (tx) => {
      needEnabled(await lockedWebhook(tx, endpointId));
      await insertTestEvent(tx, { id: eventId, now });
      await replayDeliveries(tx, { endpointId, eventIds: [eventId], now });
    });
    context.outbox.nudge();
    response.status(202).json({ event_id: eventId });
  };
