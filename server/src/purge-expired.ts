import { dayOf } from '@creditline/core';
import type { Context } from './context.ts';
import { purgeEvents } from './store/events.ts';
import { purgeIdempotent } from './store/idempotency.ts';
import { purgeInbox } from './store/inbox.ts';
import { purgeInvoices } from './store/ledger-invoices.ts';
import { purgeNotices } from './store/notices.ts';
import { purgeOutbox } from './store/outbox.ts';
import { purgeOverrides } from './store/overrides.ts';
import { purgeExposures } from './store/reported-exposures.ts';
import { purgeRescores } from './store/rescores.ts';
import { purgeReservations } from './store/reservations.ts';

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

/** Overrides hold the names of persons; the audit log keeps who released what. */
const OVERRIDES_KEPT_MS = 366 * 24 * 3_600_000;

type Removed = Readonly<Record<string, number>>;

/** Of the gate: reservations a month after their end, exposures that nobody reports any more, overrides after a year. */
const purgeOrders = async ({ database }: Context, at: Date): Promise<Removed> => {
  const ago = (ms: number): Date => new Date(at.getTime() - ms);
  return {
    reservations: await database.inSystem((tx) => purgeReservations(tx, ago(KEPT_MS))),
    exposures: await database.inSystem((tx) => purgeExposures(tx, ago(QUARTER_MS))),
    overrides: await database.inSystem((tx) => purgeOverrides(tx, ago(OVERRIDES_KEPT_MS))),
  };
};

/**
 * Forgets answers whose idempotency key has expired, and events and work of a month ago, and what
 * subscribers were told and what runs over the portfolio found a quarter ago, and invoices that were settled more than
 * 36 months ago, and what of the gate on orders is over. Dead work stays.
 */
export const purgeExpired = async (context: Context): Promise<void> => {
  const { database, log, now } = context;
  const at = now();
  const before = new Date(at.getTime() - KEPT_MS);
  const quarterAgo = new Date(at.getTime() - QUARTER_MS);
  const removed: Removed = {
    idempotency_keys: await database.inSystem((tx) => purgeIdempotent(tx, at)),
    outbox_rows: await database.inSystem((tx) => purgeOutbox(tx, before)),
    inbox_rows: await database.inSystem((tx) => purgeInbox(tx, before)),
    notices: await database.inSystem((tx) => purgeNotices(tx, before)),
    told: await database.inSystem((tx) => purgeEvents(tx, quarterAgo)),
    rescores: await database.inSystem((tx) => purgeRescores(tx, quarterAgo)),
    invoices: await database.inSystem((tx) => purgeInvoices(tx, monthsBefore(at, INVOICE_MONTHS))),
    ...(await purgeOrders(context, at)),
  };
  if (Object.values(removed).some((count) => count > 0)) log.info(removed, 'expired rows removed');
};
