import type { RequestHandler } from 'express';
import { webhookPart } from '../answers/webhooks.ts';
import { auditWebhook } from '../audit-webhook.ts';
import type { Context } from '../context.ts';
import { callerOf } from '../http/authenticate.ts';
import { bytesOf, checkBody, parseJson } from '../http/read-body.ts';
import { rotateWebhookSchema } from '../requests/webhook.ts';
import { changeEndpoint } from '../store/webhook-endpoints.ts';
import { newWebhookSecret, ownerOf, withNewSecret } from '../webhook-secrets.ts';
import { lockedWebhook, webhookIdOf } from './webhook-of-path.ts';

const HOUR_MS = 3_600_000;

/** POST /v1/webhooks/{webhook}/rotate: a new secret, shown this once; the older ones sign too until the overlap ends. */
export const rotateWebhookSecret =
  (context: Context): RequestHandler =>
  async (request, response) => {
    const { tenantId, keyId } = callerOf(response);
    const id = webhookIdOf(request);
    const { overlap_hours: hours } = checkBody(rotateWebhookSchema, parseJson(bytesOf(request.body)));
    const { webhooks, database } = context;
    const secret = newWebhookSecret(webhooks.randomBytes);
    const sealed = webhooks.box.seal(secret, ownerOf(tenantId, id));
    const now = context.now();
    const overlapEnd = new Date(now.getTime() + hours * HOUR_MS);
    const endpoint = await database.inTenant(tenantId, async (tx) => {
      const before = await lockedWebhook(tx, id);
      const secrets = withNewSecret(before.secrets, { sealed, now, overlapEnd });
      await changeEndpoint(tx, id, { secrets });
      await auditWebhook(tx, 'rotated', { endpoint: before, keyId });
      return { ...before, secrets };
    });
    response.json({ ...webhookPart(endpoint, now), secret });
  };
