import { sql } from 'kysely';
import type { Tx } from '../database.ts';

export type DeliveryState = 'waiting' | 'delivered' | 'failed';

export type DeliveryKey = { readonly endpointId: string; readonly eventId: string };

/** How telling one endpoint of one event goes. Attempts are those of this round: a replay begins a new one. */
export type Delivery = {
  readonly eventId: string;
  readonly topic: string;
  readonly companyKey: string;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly createdAt: string;
  readonly attemptedAt: string | null;
  readonly nextAttemptAt: string | null;
  readonly deliveredAt: string | null;
  readonly lastStatus: number | null;
  readonly lastError: string | null;
  readonly latencyMs: number | null;
};

type Standing = Pick<Delivery, 'state' | 'attempts'>;

const standing = (tx: Tx, { endpointId, eventId }: DeliveryKey) =>
  tx
    .selectFrom('webhook_deliveries')
    .select(['state', 'attempts'])
    .where('endpoint_id', '=', endpointId)
    .where('event_id', '=', eventId);

export const readDelivery = (tx: Tx, key: DeliveryKey): Promise<Standing | undefined> =>
  standing(tx, key).executeTakeFirst();

/** As it is now, and as it stays until the transaction ends. */
export const lockDelivery = (tx: Tx, key: DeliveryKey): Promise<Standing | undefined> =>
  standing(tx, key).forUpdate().executeTakeFirst();

export type Attempt = {
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly at: Date;
  readonly lastStatus: number | null;
  readonly lastError: string | null;
  readonly latencyMs: number | null;
  readonly nextAttemptAt: Date | null;
};

export const settleDelivery = async (tx: Tx, { endpointId, eventId }: DeliveryKey, attempt: Attempt): Promise<void> => {
  await tx
    .updateTable('webhook_deliveries')
    .set({
      state: attempt.state,
      attempts: attempt.attempts,
      attempted_at: attempt.at,
      last_status: attempt.lastStatus,
      last_error: attempt.lastError,
      latency_ms: attempt.latencyMs,
      next_attempt_at: attempt.nextAttemptAt,
      delivered_at: attempt.state === 'delivered' ? attempt.at : null,
    })
    .where('endpoint_id', '=', endpointId)
    .where('event_id', '=', eventId)
    .execute();
};

/** Ends a delivery that nothing more is sent for; what its attempts found stays. */
export const abandonDelivery = async (tx: Tx, { endpointId, eventId }: DeliveryKey, reason: string): Promise<void> => {
  await tx
    .updateTable('webhook_deliveries')
    .set({ state: 'failed', last_error: reason, next_attempt_at: null })
    .where('endpoint_id', '=', endpointId)
    .where('event_id', '=', eventId)
    .where('state', '=', 'waiting')
    .execute();
};

/** The place of a delivery in the list: the page after it begins with the next older one. */
export type DeliveryPlace = { readonly createdAt: string; readonly eventId: string };

export type DeliveryPage = {
  readonly endpointId: string;
  readonly state?: DeliveryState | undefined;
  readonly after?: DeliveryPlace | undefined;
  readonly limit: number;
};

/** Newest first. */
export const listDeliveries = (tx: Tx, { endpointId, state, after, limit }: DeliveryPage): Promise<Delivery[]> => {
  let query = tx
    .selectFrom('webhook_deliveries as d')
    .innerJoin('events as e', 'e.id', 'd.event_id')
    .select([
      'd.event_id as eventId',
      'e.topic',
      'e.company_key as companyKey',
      'd.state',
      'd.attempts',
      'd.created_at as createdAt',
      'd.attempted_at as attemptedAt',
      'd.next_attempt_at as nextAttemptAt',
      'd.delivered_at as deliveredAt',
      'd.last_status as lastStatus',
      'd.last_error as lastError',
      'd.latency_ms as latencyMs',
    ])
    .where('d.endpoint_id', '=', endpointId)
    .orderBy('d.created_at', 'desc')
    .orderBy('d.event_id', 'desc')
    .limit(limit);
  if (state !== undefined) query = query.where('d.state', '=', state);
  if (after !== undefined) {
    const place = sql<boolean>`(d.created_at, d.event_id) < (${after.createdAt}::timestamptz, ${after.eventId})`;
    query = query.where(place);
  }
  return query.execute();
};
