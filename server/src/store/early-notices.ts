import type { Signal } from '@creditline/core';
import { sql } from 'kysely';
import type { Tx } from '../database.ts';

/** What a source told of a company, whether anybody watched it then or not. Without signals it asks for a new answer. */
export type ToldNotice = { readonly source: string; readonly receivedAt: string; readonly signals: readonly Signal[] };

/** In the tenant: the notices about a company that everybody may know, and the tenant's own, by event time. */
export const readToldNotices = async (tx: Tx, companyKey: string): Promise<readonly ToldNotice[]> => {
  const { rows } = await sql<ToldNotice>`
    select split_part(source, '@', 1) as source, received_at as "receivedAt", signals
    from notice_inbox where company_key = ${companyKey}
    order by event_at, source, event_id`.execute(tx);
  return rows;
};
