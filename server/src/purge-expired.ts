import { dayOf } from '@creditline/core';
import type { Context } from './context.ts';
import { purgeEvents } from './store/events.ts';
import { purgeIdempotent } from './store/idempotency.ts';
import { purgeInbox } from './store/inbox.ts';
import { purgeInvoices } from './store/ledger-invoices.ts';
import { purgeNotices } from './store/notices.ts';
import { purgeOutbox } from './store/outbox.ts';
import { purgeRescores } from './store/rescores.ts';

/** Work that was done and events that led to it stay this long, for whoever looks into what happened. */
const KEPT_MS = 30 * 24 * 3_600_000;
/** What subscribers were told, so that they can ask for what they missed, and what runs over the portfolio found. */
const QUARTER_MS = 90 * 24 * 3_600_000;

/** Invoices are summarised over a year; three keep them for whoever looks into how that came about. */
const INVOICE_MONTHS = 36;

const monthsBefore = (at: Date, months: number): string => {
  const day = new Date(at);
  day.setUTCMonth(day.getUTCMonth() - months);
  return dayOf(day.toISOString());
};

/**
 * Forgets answers whose idempotency key has expired, and events and work of a month ago, and what
 * subscribers were told and what runs over the portfolio found a quarter ago, and invoices that were settled more than
 * 36 months ago. Dead work stays.
 */
export const purgeExpired = async ({ database, log, now }: Context): Promise<void> => {
  const at = now();
  const before = new Date(at.getTime() - KEPT_MS);
  const keys = await database.inSystem((tx) => purgeIdempotent(tx, at));
  const rows = await database.inSystem((tx) => purgeOutbox(tx, before));
  const events = await database.inSystem((tx) => purgeInbox(tx, before));
  const notices = await database.inSystem((tx) => purgeNotices(tx, before));
  const quarterAgo = new Date(at.getTime() - QUARTER_MS);
  const told = await database.inSystem((tx) => purgeEvents(tx, quarterAgo));
  const rescores = await database.inSystem((tx) => purgeRescores(tx, quarterAgo));
  const invoices = await database.inSystem((tx) => purgeInvoices(tx, monthsBefore(at, INVOICE_MONTHS)));
  if (keys + rows + events + notices + told + rescores + invoices > 0) {
    const counts = { idempotency_keys: keys, outbox_rows: rows, inbox_rows: events, notices, told, rescores, invoices };
    log.info(counts, 'expired rows removed');
  }
};
