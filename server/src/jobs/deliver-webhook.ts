import { z } from 'zod';
import type { Context } from '../context.ts';
import type { Job } from '../outbox.ts';
import { SecretBoxError } from '../secret-box.ts';
import { settleWebhook, type DeliveryTask } from '../settle-webhook.ts';
import { readEvent, type StoredEvent } from '../store/events.ts';
import { addToOutbox } from '../store/outbox.ts';
import { abandonDelivery, readDelivery } from '../store/webhook-deliveries.ts';
import { readEndpoint, type WebhookEndpoint } from '../store/webhook-endpoints.ts';
import { attemptEnd, type AttemptEnd } from '../webhook-attempt.ts';
import { ownerOf, signedHeaders, signingSecrets } from '../webhook-secrets.ts';

const payloadSchema = z.object({
  endpointId: z.string(),
  eventId: z.string(),
  /** How many attempts came before this one: a task of an earlier attempt, given again, finds more and does nothing. */
  attempts: z.int().default(0),
});

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** The body as receivers know it: Standard Webhooks' `type`, `timestamp` and `data`, with the company and its sequence. */
const bodyOf = (event: StoredEvent): string =>
  JSON.stringify({
    type: event.topic,
    timestamp: event.occurredAt,
    data: {
      ...(isObject(event.data) ? event.data : {}),
      ...(event.companyKey === '' ? {} : { company: event.companyKey, sequence: event.sequence }),
    },
  });

type Ready = { readonly endpoint: WebhookEndpoint; readonly event: StoredEvent };

/** What has to be sent now; undefined where nothing has, because it was done, is done by another task, or is moot. */
const findWork = ({ database }: Context, task: DeliveryTask): Promise<Ready | undefined> =>
  database.inTenant(task.tenantId, async (tx) => {
    const endpoint = await readEndpoint(tx, task.endpointId);
    const event = await readEvent(tx, task.eventId);
    const delivery = await readDelivery(tx, task);
    if (endpoint === undefined || event === undefined) return undefined;
    if (delivery?.state !== 'waiting' || delivery.attempts !== task.attempts) return undefined;
    if (endpoint.disabledAt === null) return { endpoint, event };
    await abandonDelivery(tx, task, 'the endpoint is disabled');
    return undefined;
  });

const call = async (
  { webhooks, now }: Context,
  task: DeliveryTask,
  { endpoint, event }: Ready,
): Promise<AttemptEnd> => {
  const at = now();
  const body = bodyOf(event);
  const sealed = signingSecrets(endpoint.secrets, at).map((secret) => secret.sealed);
  try {
    const signature = signedHeaders(
      { id: event.id, at, body },
      { box: webhooks.box, sealed, owner: ownerOf(task.tenantId, endpoint.id) },
    );
    const headers = { ...signature, 'content-type': 'application/json', 'user-agent': 'Creditline' };
    return attemptEnd(await webhooks.post({ url: endpoint.url, headers, body }), now());
  } catch (error) {
    if (!(error instanceof SecretBoxError)) throw error;
    // The pepper is another one: nobody can mend that by waiting, but a rotation does, and the list says so.
    return { is: 'failed', status: null, error: 'its secret cannot be opened; rotate it' };
  }
};

/** The host has enough calls under way: this one is given another time, and the lane to somebody else. */
const postpone = ({ database, now }: Context, task: DeliveryTask, waitMs: number): Promise<boolean> =>
  database.inTenant(task.tenantId, (tx) => {
    const { endpointId, eventId, attempts } = task;
    const availableAt = new Date(now().getTime() + Math.ceil(waitMs));
    return addToOutbox(tx, { topic: 'deliver-webhook', payload: { endpointId, eventId, attempts }, availableAt });
  });

/**
 * One attempt to tell an endpoint of an event. Its failure is the receiver's and is noted with the delivery, which has
 * its own schedule; only a failure of ours is thrown. Run twice, the same webhook-id is at worst sent twice.
 */
export const deliverWebhookJob =
  (context: Context): Job =>
  async ({ tenantId, payload }) => {
    const task: DeliveryTask = { ...payloadSchema.parse(payload), tenantId };
    const ready = await findWork(context, task);
    if (ready === undefined) return;
    const { clock, turns } = context.webhooks;
    const turn = turns.take(new URL(ready.endpoint.url).host);
    if (!turn.isYours) {
      await postpone(context, task, turn.waitMs);
      return;
    }
    const startedAt = clock();
    let end: AttemptEnd;
    try {
      end = await call(context, task, ready);
    } finally {
      turn.end();
    }
    await settleWebhook(context, task, { end, latencyMs: Math.round(clock() - startedAt) });
  };
