import { sql } from 'kysely';
import type { Context } from '../../server/src/context.ts';

const COUNTED = [
  'decisions',
  'audit_log',
  'outbox',
  'inbox',
  'accounts',
  'idempotency_keys',
  'source_answers',
  'webhook_endpoints',
  'webhook_deliveries',
  'events',
  'connections',
  'api_keys',
  'order_reservations',
  'reported_exposures',
  'overrides',
] as const;

export type RowCounts = Readonly<Record<(typeof COUNTED)[number], number>>;

/** How many rows a tenant has in every table that a request may write. */
export const rowCounts = ({ database }: Pick<Context, 'database'>, tenantId: string): Promise<RowCounts> =>
  database.inTenant(tenantId, async (tx) => {
    const columns = COUNTED.map((table) => sql`(select count(*)::int from ${sql.table(table)}) as ${sql.ref(table)}`);
    const { rows } = await sql<RowCounts>`select ${sql.join(columns)}`.execute(tx);
    return rows[0]!;
  });
