import type { RequestHandler } from 'express';
import type { z } from 'zod';
import { webhookPart } from '../answers/webhooks.ts';
import { auditWebhook, type WebhookChange } from '../audit-webhook.ts';
import type { Context } from '../context.ts';
import type { Tx } from '../database.ts';
import { callerOf } from '../http/authenticate.ts';
import { bytesOf, checkBody, parseJson } from '../http/read-body.ts';
import { changeWebhookSchema } from '../requests/webhook.ts';
import { changeEndpoint, type EndpointChange, type WebhookEndpoint } from '../store/webhook-endpoints.ts';
import { checkedWebhookUrl } from '../webhook-url.ts';
import { lockedWebhook, webhookIdOf } from './webhook-of-path.ts';

type Wanted = z.output<typeof changeWebhookSchema>;

/** Switching on forgets what went wrong before; what is as wanted already stays as it is. */
const switched = ({ enabled }: Wanted, { disabledAt }: WebhookEndpoint, now: Date): EndpointChange => {
  if (enabled === undefined || enabled === (disabledAt === null)) return {};
  return enabled
    ? { disabledAt: null, disabledBecause: null, failingSince: null }
    : { disabledAt: now.toISOString(), disabledBecause: 'by_request' };
};

const auditKinds = (change: EndpointChange): readonly WebhookChange[] => {
  const isSwitched = change.disabledAt !== undefined;
  const isChanged = change.url !== undefined || change.topics !== undefined || change.description !== undefined;
  return [
    ...(isChanged ? (['changed'] as const) : []),
    ...(isSwitched ? [change.disabledAt === null ? ('enabled' as const) : ('disabled' as const)] : []),
  ];
};

const apply = async (
  tx: Tx,
  id: string,
  { wanted, now, keyId }: { readonly wanted: Wanted; readonly now: Date; readonly keyId: string },
): Promise<WebhookEndpoint> => {
  const before = await lockedWebhook(tx, id);
  const change: EndpointChange = {
    ...(wanted.url === undefined ? {} : { url: wanted.url }),
    ...(wanted.topics === undefined ? {} : { topics: wanted.topics }),
    ...(wanted.description === undefined ? {} : { description: wanted.description }),
    ...switched(wanted, before, now),
  };
  await changeEndpoint(tx, id, change);
  const endpoint = { ...before, ...change };
  const because = change.disabledBecause ?? undefined;
  for (const kind of auditKinds(change))
    await auditWebhook(tx, kind, { endpoint, keyId, ...(because === undefined ? {} : { because }) });
  return endpoint;
};

/** PUT /v1/webhooks/{webhook}: changes what is given; `enabled` switches it off, or on again after it was disabled. */
export const changeWebhook =
  (context: Context): RequestHandler =>
  async (request, response) => {
    const { tenantId, keyId } = callerOf(response);
    const id = webhookIdOf(request);
    const body = checkBody(changeWebhookSchema, parseJson(bytesOf(request.body)));
    const url = body.url === undefined ? undefined : await checkedWebhookUrl(context.webhooks, body.url);
    const wanted = { ...body, ...(url === undefined ? {} : { url }) };
    const now = context.now();
    const endpoint = await context.database.inTenant(tenantId, (tx) => apply(tx, id, { wanted, now, keyId }));
    response.json(webhookPart(endpoint, now));
  };
