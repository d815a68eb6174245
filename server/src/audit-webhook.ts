import { canonicalJson } from '@creditline/core';
import type { Tx } from './database.ts';
import { appendAudit } from './store/audit.ts';
import type { WebhookEndpoint } from './store/webhook-endpoints.ts';

export type WebhookChange = 'created' | 'changed' | 'rotated' | 'enabled' | 'disabled' | 'deleted';

/** What was done to an endpoint, and by which key; the rest of the address may hold a token, so that only its host is kept. */
export const auditWebhook = async (
  tx: Tx,
  change: WebhookChange,
  about: {
    readonly endpoint: Pick<WebhookEndpoint, 'id' | 'url' | 'topics'>;
    readonly keyId?: string;
    readonly because?: string;
  },
): Promise<void> => {
  const { endpoint, keyId, because } = about;
  const body = {
    endpointId: endpoint.id,
    host: new URL(endpoint.url).host,
    topics: endpoint.topics,
    ...(keyId === undefined ? {} : { keyId }),
    ...(because === undefined ? {} : { because }),
  };
  await appendAudit(tx, { kind: `webhook.${change}`, body: canonicalJson(body) });
};
