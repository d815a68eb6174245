import type { RequestHandler } from 'express';
import { webhookPart } from '../answers/webhooks.ts';
import type { Context } from '../context.ts';
import { callerOf } from '../http/authenticate.ts';
import { foundWebhook, webhookIdOf } from './webhook-of-path.ts';

/** GET /v1/webhooks/{webhook}. */
export const readWebhook =
  ({ database, now }: Context): RequestHandler =>
  async (request, response) => {
    const id = webhookIdOf(request);
    const endpoint = await database.inTenant(callerOf(response).tenantId, (tx) => foundWebhook(tx, id));
    response.json(webhookPart(endpoint, now()));
  };
