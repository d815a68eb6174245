import type { Signal } from '@creditline/core';
import { sql } from 'kysely';
import type { Tx } from '../database.ts';

/** A notice as it is kept. Without a company it concerns nobody yet, and is remembered all the same. */
export type StoredNotice = {
  readonly source: string;
  readonly eventId: string;
  readonly companyKey: string | null;
  readonly kind: string;
  readonly eventAt: string;
  readonly receivedAt: string;
  readonly signals: readonly Signal[];
  readonly raw: string;
};

export type NoticeCounts = { readonly received: number; readonly concerned: number };

/**
 * In the system: stores notices once each and orders the reassessment of every watched company that one concerns, in one
 * statement. With a tenant it is that tenant's own notice. Answers how many were new, and how many companies of tenants
 * they concern.
 */
export const storeNotices = async (
  tx: Tx,
  notices: readonly StoredNotice[],
  tenantId: string | null,
): Promise<NoticeCounts> => {
  const rows = notices.map((notice) => ({
    source: notice.source,
    event_id: notice.eventId,
    company_key: notice.companyKey,
    kind: notice.kind,
    event_at: notice.eventAt,
    received_at: notice.receivedAt,
    signals: notice.signals,
    raw: notice.raw,
  }));
  const { rows: counts } = await sql<NoticeCounts>`
    select received, concerned from receive_notices(${JSON.stringify(rows)}::jsonb, ${tenantId})
  `.execute(tx);
  return counts[0]!;
};

/** In the system: which of these companies somebody watches. */
export const watchedAmong = async (tx: Tx, companyKeys: readonly string[]): Promise<ReadonlySet<string>> => {
  const { rows } = await sql<{ company_key: string }>`
    select distinct company_key from watched_companies
    where company_key = any (${[...companyKeys]}::text[]) and (is_held or is_requested)
  `.execute(tx);
  return new Set(rows.map((row) => row.company_key));
};

/** In the system: forgets notices that were received before then, and those of companies that were handled. */
export const purgeNotices = async (tx: Tx, before: Date): Promise<number> => {
  const stored = await tx.deleteFrom('notice_inbox').where('received_at', '<', before.toISOString()).executeTakeFirst();
  const handled = await tx
    .deleteFrom('company_notices')
    .where('received_at', '<', before.toISOString())
    .where('handled_at', 'is not', null)
    .executeTakeFirst();
  return Number(stored.numDeletedRows + handled.numDeletedRows);
};
