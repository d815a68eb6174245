import { auditWebhook } from './audit-webhook.ts';
import type { Context } from './context.ts';
import type { Tx } from './database.ts';
import { addToOutbox } from './store/outbox.ts';
import { lockDelivery, settleDelivery, type Attempt } from './store/webhook-deliveries.ts';
import { changeEndpoint, lockEndpoint, type DisabledBecause, type WebhookEndpoint } from './store/webhook-endpoints.ts';
import { retryDelayMs, type AttemptEnd } from './webhook-attempt.ts';

/** One attempt of one delivery; `attempts` came before it. */
export type DeliveryTask = {
  readonly tenantId: string;
  readonly endpointId: string;
  readonly eventId: string;
  readonly attempts: number;
};

type Ended = { readonly end: AttemptEnd; readonly latencyMs: number };

/** An endpoint at which nothing was delivered for so long is told no more (as Svix does). */
const FAILING_MS = 5 * 24 * 3_600_000;

/** How an attempt leaves the endpoint; undefined where it stays as it is. */
const disabledBy = ({ is }: AttemptEnd, endpoint: WebhookEndpoint, at: Date): DisabledBecause | undefined => {
  if (is === 'gone') return 'gone';
  const since = endpoint.failingSince;
  return is === 'failed' && since !== null && at.getTime() - Date.parse(since) >= FAILING_MS ? 'failing' : undefined;
};

const noteEndpoint = async (
  tx: Tx,
  endpoint: WebhookEndpoint,
  { end, at, because }: { readonly end: AttemptEnd; readonly at: Date; readonly because: DisabledBecause | undefined },
): Promise<void> => {
  const failingSince = end.is === 'delivered' ? null : (endpoint.failingSince ?? at.toISOString());
  const disabled = because === undefined ? {} : { disabledAt: at.toISOString(), disabledBecause: because };
  if (failingSince !== endpoint.failingSince || because !== undefined)
    await changeEndpoint(tx, endpoint.id, { failingSince, ...disabled });
  if (because !== undefined) await auditWebhook(tx, 'disabled', { endpoint, because });
};

const attemptOf = (
  { end, latencyMs }: Ended,
  { at, attempts, nextAttemptAt }: Pick<Attempt, 'at' | 'attempts' | 'nextAttemptAt'>,
): Attempt => ({
  state: end.is === 'delivered' ? 'delivered' : nextAttemptAt === null ? 'failed' : 'waiting',
  attempts,
  at,
  lastStatus: end.status,
  lastError: end.error,
  latencyMs,
  nextAttemptAt,
});

/** When the next attempt is; null where there is none, because it is delivered, was the last one, or nobody is told more. */
const nextAttemptOf = (
  { end, at, attempts, isDisabled }: Pick<Attempt, 'at' | 'attempts'> & { end: AttemptEnd; isDisabled: boolean },
  jitter: number,
): Date | null => {
  if (end.is !== 'failed' || isDisabled) return null;
  const delayMs = retryDelayMs(attempts, { retryAfterMs: end.retryAfterMs, jitter });
  return delayMs === undefined ? null : new Date(at.getTime() + delayMs);
};

type Settled = {
  readonly endpoint: WebhookEndpoint;
  readonly because: DisabledBecause | undefined;
  readonly isRetried: boolean;
};

const settleIn = async (
  { now, webhooks }: Context,
  tx: Tx,
  { task, ended }: { readonly task: DeliveryTask; readonly ended: Ended },
): Promise<Settled | undefined> => {
  const { end } = ended;
  const at = now();
  const { endpointId, eventId } = task;
  // The endpoint first: every writer takes the locks in this order.
  const endpoint = await lockEndpoint(tx, endpointId);
  const delivery = await lockDelivery(tx, task);
  // Deleted meanwhile, or another process made the same attempt: one of the two counts.
  if (endpoint === undefined || delivery?.state !== 'waiting' || delivery.attempts !== task.attempts) return undefined;
  const wasDisabled = endpoint.disabledAt !== null;
  const because = wasDisabled ? undefined : disabledBy(end, endpoint, at);
  const isDisabled = wasDisabled || because !== undefined;
  const attempts = task.attempts + 1;
  const nextAttemptAt = nextAttemptOf({ end, at, attempts, isDisabled }, webhooks.jitter());
  await settleDelivery(tx, task, attemptOf(ended, { at, attempts, nextAttemptAt }));
  if (!wasDisabled) await noteEndpoint(tx, endpoint, { end, at, because });
  if (nextAttemptAt !== null) {
    const payload = { endpointId, eventId, attempts };
    await addToOutbox(tx, { topic: 'deliver-webhook', payload, availableAt: nextAttemptAt });
  }
  return { endpoint, because, isRetried: nextAttemptAt !== null };
};

/** Notes how an attempt ended, and orders the next one, in one transaction. */
export const settleWebhook = async (context: Context, task: DeliveryTask, ended: Ended): Promise<void> => {
  const { tenantId, endpointId, eventId } = task;
  const settled = await context.database.inTenant(tenantId, (tx) => settleIn(context, tx, { task, ended }));
  if (settled === undefined) return;
  const { end, latencyMs } = ended;
  const unless = settled.isRetried ? 'retried' : 'failed';
  context.metrics.webhookAttempted(end.is === 'delivered' ? 'delivered' : unless);
  const about = { tenant_id: tenantId, endpoint_id: endpointId, event_id: eventId };
  const host = new URL(settled.endpoint.url).host;
  context.log.info({ ...about, host, status: end.status, latency_ms: latencyMs, end: end.is }, 'webhook called');
  if (settled.because !== undefined)
    context.log.warn({ ...about, host, because: settled.because }, 'webhook endpoint disabled');
};
