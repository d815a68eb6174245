import { sql } from 'kysely';
import type { Tx } from '../database.ts';

/** Open rows wait or are being worked on. `oldestAt` is when the oldest open row was added. */
export type OutboxCount = { readonly open: number; readonly dead: number; readonly oldestAt: string | null };

export const countOutbox = async (tx: Tx): Promise<OutboxCount> => {
  const { rows } = await sql<OutboxCount>`
    select count(*) filter (where dead_at is null) as open, count(*) filter (where dead_at is not null) as dead,
      min(created_at) filter (where dead_at is null) as "oldestAt"
    from outbox where done_at is null`.execute(tx);
  return rows[0]!;
};

/** `oldestDueAt`: since when the row that is due longest has been due. */
export type TopicCount = {
  readonly topic: string;
  readonly open: number;
  readonly due: number;
  readonly dead: number;
  readonly oldestDueAt: string | null;
};

/** In the system, for all tenants together: reads the open and the dead rows only, never those that are done. */
export const countByTopic = async (tx: Tx, now: Date): Promise<readonly TopicCount[]> => {
  const { rows } = await sql<TopicCount>`
    select topic, sum(open)::bigint as open, sum(due)::bigint as due, sum(dead)::bigint as dead,
      min(oldest) as "oldestDueAt"
    from (
      select topic, count(*) as open, count(*) filter (where available_at <= ${now}) as due, 0 as dead,
        min(available_at) filter (where available_at <= ${now}) as oldest
      from outbox where done_at is null and dead_at is null group by topic
      union all
      select topic, 0, 0, count(*), null from outbox where dead_at is not null group by topic
    ) parts group by topic order by topic`.execute(tx);
  return rows;
};

export type DueRow = { readonly id: number; readonly topic: string };

export type DueQuestion = {
  readonly topics: readonly string[];
  readonly now: Date;
  readonly limitPerTopic: number;
};

/** In the system: rows that somebody should work on now, the oldest of each topic. */
export const listDue = async (tx: Tx, { topics, now, limitPerTopic }: DueQuestion): Promise<DueRow[]> => {
  const { rows } = await sql<DueRow>`
    select due.id, named.topic from unnest(${[...topics]}::text[]) as named (topic) cross join lateral (
      select o.id from outbox o
      where o.topic = named.topic and o.done_at is null and o.dead_at is null and o.available_at <= ${now}
      order by o.available_at, o.id limit ${limitPerTopic}
    ) due`.execute(tx);
  return rows;
};

/** In the system: since when the row of these topics that is due longest has been due; null when none is. */
export const oldestDueAt = async (
  tx: Tx,
  { topics, now }: { readonly topics: readonly string[]; readonly now: Date },
): Promise<string | null> => {
  const { rows } = await sql<{ at: string | null }>`
    select min(first.available_at) as at from unnest(${[...topics]}::text[]) as named (topic) cross join lateral (
      select o.available_at from outbox o
      where o.topic = named.topic and o.done_at is null and o.dead_at is null and o.available_at <= ${now}
      order by o.available_at limit 1
    ) first`.execute(tx);
  return rows[0]?.at ?? null;
};
