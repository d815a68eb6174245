import { z } from 'zod';
import { EVENT_TOPICS } from '../new-event.ts';
import type { StoredEvent } from '../store/events.ts';
import type { Delivery } from '../store/webhook-deliveries.ts';
import type { WebhookEndpoint } from '../store/webhook-endpoints.ts';
import { signingSecrets } from '../webhook-secrets.ts';

const webhookMembers = {
  id: z.string(),
  url: z.string(),
  description: z.string().nullable(),
  topics: z.array(z.enum(EVENT_TOPICS)),
  enabled: z.boolean(),
  disabled_at: z.iso.datetime().nullable(),
  disabled_because: z.enum(['by_request', 'gone', 'failing']).nullable(),
  failing_since: z.iso.datetime().nullable().describe('The first failure since the last delivery'),
  previous_secrets_end_at: z.iso.datetime().nullable().describe('Until then an older secret signs too'),
  created_at: z.iso.datetime(),
};

export const webhookAnswer = z.object(webhookMembers).meta({ id: 'Webhook' });
export const webhookWithSecretAnswer = z
  .object({ ...webhookMembers, secret: z.string().describe('Shown this once') })
  .meta({ id: 'WebhookWithSecret' });
export const webhooksAnswer = z.object({ webhooks: z.array(z.object(webhookMembers)) }).meta({ id: 'Webhooks' });
export const webhookDeletedAnswer = z
  .object({ id: z.string(), deleted: z.literal(true) })
  .meta({ id: 'WebhookDeleted' });
export const webhookTestedAnswer = z
  .object({ event_id: z.string().describe('The webhook-id of the call') })
  .meta({ id: 'WebhookTested' });

export const deliveriesReplayedAnswer = z
  .object({
    replayed: z.int().describe('Calls that were ordered'),
    already_waiting: z.int().describe('Left alone, because they are still to be made'),
    next_since: z.iso.datetime().nullable().describe('There are more: ask again with this since'),
  })
  .meta({ id: 'DeliveriesReplayed' });

export const deliveriesAnswer = z
  .object({
    deliveries: z.array(
      z.object({
        event_id: z.string(),
        topic: z.string(),
        company: z.string().nullable(),
        state: z.enum(['waiting', 'delivered', 'failed']),
        attempts: z.int().describe('Of this round; a replay begins a new one'),
        created_at: z.iso.datetime(),
        attempted_at: z.iso.datetime().nullable(),
        next_attempt_at: z.iso.datetime().nullable(),
        delivered_at: z.iso.datetime().nullable(),
        last_status: z.int().nullable(),
        last_error: z.string().nullable(),
        latency_ms: z.int().nullable(),
      }),
    ),
    next_cursor: z.string().nullable(),
  })
  .meta({ id: 'Deliveries' });

export const eventsAnswer = z
  .object({
    events: z.array(
      z.object({
        id: z.string().describe('The webhook-id under which it is sent'),
        topic: z.enum(EVENT_TOPICS),
        company: z.string(),
        sequence: z.int().describe("Counts the company's events from 1 without a gap"),
        occurred_at: z.iso.datetime(),
        data: z.record(z.string(), z.unknown()),
      }),
    ),
    next_cursor: z.string().nullable(),
  })
  .meta({ id: 'Events' });

const olderEnd = ({ secrets }: WebhookEndpoint, now: Date): string | null => {
  const ends = signingSecrets(secrets, now).flatMap(({ until }) => (until === null ? [] : [until]));
  return ends.toSorted().at(-1) ?? null;
};

/** What a tenant sees of an endpoint: never a secret. */
export const webhookPart = (endpoint: WebhookEndpoint, now: Date): z.output<typeof webhookAnswer> => ({
  id: endpoint.id,
  url: endpoint.url,
  description: endpoint.description,
  topics: [...endpoint.topics],
  enabled: endpoint.disabledAt === null,
  disabled_at: endpoint.disabledAt,
  disabled_because: endpoint.disabledBecause,
  failing_since: endpoint.failingSince,
  previous_secrets_end_at: olderEnd(endpoint, now),
  created_at: endpoint.createdAt,
});

export const deliveryPart = (delivery: Delivery): z.output<typeof deliveriesAnswer>['deliveries'][number] => ({
  event_id: delivery.eventId,
  topic: delivery.topic,
  company: delivery.companyKey === '' ? null : delivery.companyKey,
  state: delivery.state,
  attempts: delivery.attempts,
  created_at: delivery.createdAt,
  attempted_at: delivery.attemptedAt,
  next_attempt_at: delivery.nextAttemptAt,
  delivered_at: delivery.deliveredAt,
  last_status: delivery.lastStatus,
  last_error: delivery.lastError,
  latency_ms: delivery.latencyMs,
});

export const eventPart = (event: StoredEvent) => ({
  id: event.id,
  topic: event.topic,
  company: event.companyKey,
  sequence: event.sequence,
  occurred_at: event.occurredAt,
  data: event.data,
});
