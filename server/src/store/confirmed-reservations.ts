import { sql } from 'kysely';
import { lastIn, type Tx } from '../database.ts';

/** How long the reservation of a confirmed order counts at most while its ERP reports nothing about the account. */
export const KEPT_DAYS = 30;
const KEPT_MS = KEPT_DAYS * 86_400_000;

/** Times are ISO instants; `until` is null once the reservation is over. */
export type ConfirmedReservation = { readonly confirmedAt: string | null; readonly until: string | null };

/**
 * The order was confirmed: its reservation counts until the ERP next reports what the account owes. Confirmed again it
 * changes nothing. One that comes late, after the reservation's own time and a report since, finds the order counted in
 * that report, and leaves the reservation over. Undefined for an unknown id.
 */
export const confirmReservation = async (
  tx: Tx,
  { id, now }: { readonly id: string; readonly now: Date },
): Promise<ConfirmedReservation | undefined> => {
  const keptUntil = new Date(now.getTime() + KEPT_MS);
  const confirmed = sql`update order_reservations r set confirmed_at = ${now}, kept_until = ${keptUntil}
    where id = ${id} and ended_at is null and confirmed_at is null and (until > ${now} or not exists (
      select from reported_exposures e
      where e.crm = r.crm and e.account_id = coalesce(r.account_id, r.holder) and e.reported_at > r.reserved_at
    ))`.execute(tx);
  const read = sql<ConfirmedReservation>`
    select confirmed_at as "confirmedAt",
      case when ended_at is null and greatest(until, kept_until) > ${now} then greatest(until, kept_until) end as until
    from order_reservations where id = ${id}`.execute(lastIn(tx));
  const [, { rows }] = await Promise.all([confirmed, read]);
  return rows[0];
};

/** A report of an ERP about one account, or about a company where crm is ''. */
export type ReportedOrders = {
  readonly holders: readonly string[];
  readonly crm: string;
  /** The account's id; the company's key where crm is ''. */
  readonly ownerId: string;
  /** What the report counts. */
  readonly orderIds: readonly string[];
  /** The order that is asked about: the report is one without it, and says nothing about it. */
  readonly askedId: string | null;
  readonly now: Date;
};

/** Ends what was reserved for orders that the report counts; those that it does not name are over by their own time. */
export const endReported = async (tx: Tx, reported: ReportedOrders): Promise<void> => {
  const { crm, ownerId, askedId, now } = reported;
  const isCounted = sql`(order_id = any(${[...reported.orderIds]}::text[]) and holder = any(${[...reported.holders]}::text[]))`;
  await sql`update order_reservations set kept_until = null, ended_at = case when ${isCounted} then ${now}::timestamptz end
    where crm = ${crm} and ended_at is null and (${isCounted} or (
      kept_until is not null and coalesce(account_id, holder) = ${ownerId}
      and (${askedId}::text is null or order_id is distinct from ${askedId}::text)))`.execute(tx);
};
