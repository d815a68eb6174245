import { sql } from 'kysely';
import type { Database } from '../../server/src/database.ts';

/** Watches a company for a tenant as a connection does, without a decision. */
export const watch = async (database: Database, tenantId: string, companyKey: string): Promise<void> => {
  await database.inTenant(tenantId, (tx) =>
    sql`
      insert into watched_companies (company_key, identity, is_held, watched_at)
      values (${companyKey}, ${JSON.stringify({ key: companyKey, country: companyKey.slice(0, 2) })}, true, now())
    `.execute(tx),
  );
};

/** What notices left for one tenant: its own rows, and the work that was ordered. */
export const noticesOf = (database: Database, tenantId: string) =>
  database.inTenant(tenantId, async (tx) => {
    const { rows } = await sql<{ source: string; event_id: string; company_key: string; signals: unknown }>`
      select source, event_id, company_key, signals from company_notices order by event_at, event_id
    `.execute(tx);
    const orders = await sql<{ dedupe_key: string; company_key: string }>`
      select dedupe_key, payload ->> 'companyKey' as company_key from outbox where topic = 'reassess-company'
      order by dedupe_key
    `.execute(tx);
    return { notices: rows, orders: orders.rows };
  });
