import type { RequestHandler } from 'express';
import { auditWebhook } from '../audit-webhook.ts';
import type { Context } from '../context.ts';
import { callerOf } from '../http/authenticate.ts';
import { deleteEndpoint } from '../store/webhook-endpoints.ts';
import { lockedWebhook, webhookIdOf } from './webhook-of-path.ts';

/** DELETE /v1/webhooks/{webhook}: nothing more is sent, and the list of its deliveries goes with it. */
export const deleteWebhook =
  ({ database }: Context): RequestHandler =>
  async (request, response) => {
    const { tenantId, keyId } = callerOf(response);
    const id = webhookIdOf(request);
    await database.inTenant(tenantId, async (tx) => {
      const endpoint = await lockedWebhook(tx, id);
      await deleteEndpoint(tx, id);
      await auditWebhook(tx, 'deleted', { endpoint, keyId });
    });
    response.json({ id, deleted: true });
  };
