import { sql } from 'kysely';
import type { Tx } from '../database.ts';

/** How many alerts are open about each of these companies; one without any is not in the answer. */
export const countOpenAlerts = async (tx: Tx, companyKeys: readonly string[]): Promise<ReadonlyMap<string, number>> => {
  const rows = await tx
    .selectFrom('alerts')
    .select(['company_key as companyKey', sql<number>`count(*)`.as('open')])
    .where('company_key', '=', sql<string>`any(${[...companyKeys]}::text[])`)
    .where('closed_at', 'is', null)
    .groupBy('company_key')
    .execute();
  return new Map(rows.map(({ companyKey, open }) => [companyKey, open]));
};
