import { sql } from 'kysely';
import type { Tx } from '../database.ts';

/** Deliveries to be made again, or for the first time where an event happened while the endpoint was not told. */
export type ReplayOrder = {
  readonly endpointId: string;
  readonly eventIds: readonly string[];
  readonly now: Date;
};

export type Replayable = { readonly eventId: string; readonly occurredAt: string; readonly isWaiting: boolean };

/** Which of these events there are, and which of them wait to be delivered already. */
export const findReplayable = async (
  tx: Tx,
  { endpointId, eventIds }: Pick<ReplayOrder, 'endpointId' | 'eventIds'>,
): Promise<Replayable[]> => {
  const { rows } = await sql<Replayable>`
    select e.id as "eventId", e.occurred_at as "occurredAt", coalesce(d.state = 'waiting', false) as "isWaiting"
    from events e
    left join webhook_deliveries d on d.event_id = e.id and d.endpoint_id = ${endpointId}
    where e.id = any(${[...eventIds]}::text[])`.execute(tx);
  return rows;
};

/** The oldest events of the endpoint's topics since then that do not wait to be delivered already. */
export const findReplayableSince = async (
  tx: Tx,
  order: { readonly endpointId: string; readonly since: string; readonly limit: number },
): Promise<Replayable[]> => {
  const { rows } = await sql<Replayable>`
    select e.id as "eventId", e.occurred_at as "occurredAt", false as "isWaiting"
    from events e
    join webhook_endpoints w on w.id = ${order.endpointId} and e.topic = any(w.topics)
    left join webhook_deliveries d on d.event_id = e.id and d.endpoint_id = w.id
    where e.occurred_at >= ${order.since}::timestamptz and d.state is distinct from 'waiting'
    order by e.occurred_at, e.id limit ${order.limit}`.execute(tx);
  return rows;
};

/** Begins a new round for each, and orders the work of it. Answers how many; what waits already is left alone. */
export const replayDeliveries = async (tx: Tx, { endpointId, eventIds, now }: ReplayOrder): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    with told as (
      insert into webhook_deliveries as d (endpoint_id, event_id, created_at, next_attempt_at)
        select ${endpointId}, e.id, e.occurred_at, ${now}::timestamptz from events e
        where e.id = any(${[...eventIds]}::text[])
      on conflict (tenant_id, endpoint_id, event_id) do update
        set state = 'waiting', attempts = 0, next_attempt_at = excluded.next_attempt_at, delivered_at = null
        where d.state <> 'waiting'
      returning event_id
    ), ordered as (
      insert into outbox (topic, payload, available_at)
        select 'deliver-webhook', jsonb_build_object('endpointId', ${endpointId}::text, 'eventId', event_id),
          ${now}::timestamptz
        from told returning 1
    )
    select count(*) as count from ordered`.execute(tx);
  return rows[0]!.count;
};
