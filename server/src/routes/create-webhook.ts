import type { RequestHandler } from 'express';
import { webhookPart } from '../answers/webhooks.ts';
import { auditWebhook } from '../audit-webhook.ts';
import type { Context } from '../context.ts';
import type { Tx } from '../database.ts';
import { AppError } from '../errors.ts';
import { callerOf } from '../http/authenticate.ts';
import { bytesOf, checkBody, parseJson } from '../http/read-body.ts';
import { EVENT_TOPICS } from '../new-event.ts';
import { createWebhookSchema } from '../requests/webhook.ts';
import { countEndpoints, insertEndpoint, lockEndpoints, type WebhookEndpoint } from '../store/webhook-endpoints.ts';
import { newWebhookSecret, ownerOf } from '../webhook-secrets.ts';
import { checkedWebhookUrl } from '../webhook-url.ts';

const MOST_WEBHOOKS = 20;

const add = async (tx: Tx, endpoint: WebhookEndpoint, keyId: string): Promise<void> => {
  await lockEndpoints(tx);
  if ((await countEndpoints(tx)) >= MOST_WEBHOOKS) {
    throw new AppError('webhook_limit_reached', 'too many webhooks', {
      detail: `There are ${MOST_WEBHOOKS} webhooks, as many as there may be. Delete one that is not needed.`,
    });
  }
  await insertEndpoint(tx, endpoint);
  await auditWebhook(tx, 'created', { endpoint, keyId });
};

/** POST /v1/webhooks: an address that is told of events from now on. Its secret is in this answer and in no other. */
export const createWebhook =
  (context: Context): RequestHandler =>
  async (request, response) => {
    const { tenantId, keyId } = callerOf(response);
    const body = checkBody(createWebhookSchema, parseJson(bytesOf(request.body)));
    const { webhooks, now, newId, database } = context;
    const url = await checkedWebhookUrl(webhooks, body.url);
    const id = newId();
    const secret = newWebhookSecret(webhooks.randomBytes);
    const at = now();
    const endpoint: WebhookEndpoint = {
      id,
      url,
      description: body.description ?? null,
      topics: body.topics ?? EVENT_TOPICS,
      secrets: [{ sealed: webhooks.box.seal(secret, ownerOf(tenantId, id)), until: null }],
      createdAt: at.toISOString(),
      disabledAt: null,
      disabledBecause: null,
      failingSince: null,
    };
    await database.inTenant(tenantId, (tx) => add(tx, endpoint, keyId));
    response.status(201).json({ ...webhookPart(endpoint, at), secret });
  };
