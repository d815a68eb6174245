import { sql } from 'kysely';
import type { Tx } from '../database.ts';
import type { Happening } from '../sources.ts';

/** What a tenant let happen to a company, oldest first. */
export const listHappenings = async (tx: Tx, companyKey: string): Promise<readonly Happening[]> => {
  const rows = await tx
    .selectFrom('sandbox_happenings')
    .select(['id', 'event', 'happened_at as happenedAt'])
    .where('company_key', '=', companyKey)
    .orderBy('position')
    .execute();
  // The table admits no other event.
  return rows as readonly Happening[];
};

export type NewHappening = {
  readonly tenantId: string;
  readonly companyKey: string;
  readonly happening: Happening;
  /** Of which each is told by a notice, so that it is asked again. */
  readonly sources: readonly string[];
};

/**
 * In the system: stores what happened and the notices of it, all or nothing. Answers how many companies the notices
 * concern: none when the tenant does not watch this one.
 */
export const recordHappening = async (tx: Tx, happened: NewHappening): Promise<number> => {
  const { tenantId, companyKey, happening, sources } = happened;
  const { id, event, happenedAt } = happening;
  await sql`
    insert into sandbox_happenings (tenant_id, id, company_key, event, happened_at)
    values (${tenantId}, ${id}, ${companyKey}, ${event}, ${happenedAt}::timestamptz)`.execute(tx);
  const notices = sources.map((source) => ({
    source,
    event_id: id,
    company_key: companyKey,
    kind: event,
    event_at: happenedAt,
    received_at: happenedAt,
    signals: [],
    raw: JSON.stringify(happening),
  }));
  const { rows } = await sql<{ concerned: number }>`
    select concerned from receive_notices(${JSON.stringify(notices)}::jsonb, ${tenantId})`.execute(tx);
  return rows[0]?.concerned ?? 0;
};
