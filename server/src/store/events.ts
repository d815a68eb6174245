import { sql } from 'kysely';
import type { Tx } from '../database.ts';
import type { NewEvent } from '../new-event.ts';

/** In the tenant, in the transaction of the change: numbers the events and orders their delivery to every subscriber. */
export const addEvents = async (tx: Tx, events: readonly NewEvent[]): Promise<void> => {
  if (events.length === 0) return;
  await sql`select add_events(${JSON.stringify(events)}::jsonb)`.execute(tx);
};

/** Something that happened to a company. `sequence` counts the company's events from 1 without a gap. */
export type StoredEvent = {
  readonly id: string;
  readonly topic: string;
  readonly companyKey: string;
  readonly sequence: number;
  readonly occurredAt: string;
  readonly data: unknown;
};

const COLUMNS = ['id', 'topic', 'company_key as companyKey', 'sequence', 'occurred_at as occurredAt', 'data'] as const;

export const readEvent = (tx: Tx, id: string): Promise<StoredEvent | undefined> =>
  tx.selectFrom('events').select(COLUMNS).where('id', '=', id).executeTakeFirst();

/** A call of an endpoint that somebody asked for: no company's event, so that no company's order knows it. */
export const TEST_TOPIC = 'webhook.test';

/** In the tenant: an event for one endpoint alone. Its body is empty. */
export const insertTestEvent = async (
  tx: Tx,
  { id, now }: { readonly id: string; readonly now: Date },
): Promise<void> => {
  await tx
    .insertInto('events')
    .values({ id, topic: TEST_TOPIC, company_key: '', sequence: 0, occurred_at: now, data: '{}' })
    .execute();
};

export type EventPlace = { readonly occurredAt: string; readonly id: string };

export type EventPage = {
  readonly since?: string | undefined;
  readonly companyKey?: string | undefined;
  /** Events of the company after this one. */
  readonly afterSequence?: number | undefined;
  readonly after?: EventPlace | undefined;
  readonly limit: number;
};

/** Oldest first: a company's by its sequence, all companies' by time. */
export const listEvents = (tx: Tx, page: EventPage): Promise<StoredEvent[]> => {
  let query = tx.selectFrom('events').select(COLUMNS).where('topic', '<>', TEST_TOPIC).limit(page.limit);
  if (page.since !== undefined) query = query.where('occurred_at', '>=', page.since);
  if (page.companyKey !== undefined) {
    query = query.where('company_key', '=', page.companyKey).orderBy('sequence');
    return query.where('sequence', '>', page.afterSequence ?? 0).execute();
  }
  if (page.after !== undefined) {
    query = query.where(sql<boolean>`(occurred_at, id) > (${page.after.occurredAt}::timestamptz, ${page.after.id})`);
  }
  return query.orderBy('occurred_at').orderBy('id').execute();
};

/** In the system: forgets events and deliveries of before then, but no delivery that is still to be made. */
export const purgeEvents = async (tx: Tx, before: Date): Promise<number> => {
  const deliveries = await tx
    .deleteFrom('webhook_deliveries')
    .where('created_at', '<', before.toISOString())
    .where('state', '<>', 'waiting')
    .executeTakeFirst();
  const { rows } = await sql<{ count: number }>`
    with gone as (
      delete from events e where e.occurred_at < ${before}
        and not exists (select from webhook_deliveries d where d.tenant_id = e.tenant_id and d.event_id = e.id)
      returning 1
    )
    select count(*) as count from gone`.execute(tx);
  return Number(deliveries.numDeletedRows) + rows[0]!.count;
};
