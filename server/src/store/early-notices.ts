import type { Signal } from '@creditline/core';
import { sql } from 'kysely';
import type { Tx } from '../database.ts';

/** What a source told of a company, whether anybody watched it then or not. Without signals it asks for a new answer. */
export type ToldNotice = { readonly source: string; readonly receivedAt: string; readonly signals: readonly Signal[] };

/** In the tenant: the notices about companies that everybody may know, and the tenant's own, by event time. */
export const readToldOf = async (
  tx: Tx,
  companyKeys: readonly string[],
): Promise<ReadonlyMap<string, readonly ToldNotice[]>> => {
  const { rows } = await sql<ToldNotice & { readonly companyKey: string }>`
    select split_part(source, '@', 1) as source, received_at as "receivedAt", signals, company_key as "companyKey"
    from notice_inbox where company_key = any (${[...companyKeys]}::text[])
    order by event_at, source, event_id`.execute(tx);
  return Map.groupBy(rows, ({ companyKey }) => companyKey);
};
