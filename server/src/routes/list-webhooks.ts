import type { RequestHandler } from 'express';
import { webhookPart } from '../answers/webhooks.ts';
import type { Context } from '../context.ts';
import { callerOf } from '../http/authenticate.ts';
import { listEndpoints } from '../store/webhook-endpoints.ts';

/** GET /v1/webhooks: all of them, oldest first. */
export const listWebhooks =
  ({ database, now }: Context): RequestHandler =>
  async (_request, response) => {
    const endpoints = await database.inTenant(callerOf(response).tenantId, listEndpoints);
    const at = now();
    response.json({ webhooks: endpoints.map((endpoint) => webhookPart(endpoint, at)) });
  };
