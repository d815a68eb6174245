import type { Money } from '@creditline/core';
import { sql } from 'kysely';
import type { Tx } from '../database.ts';

/** An amount that an order was promised until a time, or that a confirmed order is owed for. Times are ISO instants. */
export type Reservation = {
  readonly id: string;
  readonly holder: string;
  readonly crm: string;
  readonly accountId: string | null;
  readonly orderId: string | null;
  readonly amount: Money;
  readonly reservedAt: string;
  readonly until: string;
  readonly confirmedAt: string | null;
};

export type NewReservation = Omit<Reservation, 'reservedAt' | 'until' | 'confirmedAt'> & {
  readonly now: Date;
  readonly until: Date;
};

type ReservationRow = Omit<Reservation, 'amount'> & {
  readonly amountMinor: number;
  readonly currency: Money['currency'];
};

const COLUMNS = sql.raw(`id, holder, crm, account_id as "accountId", order_id as "orderId",
  amount_minor as "amountMinor", currency, reserved_at as "reservedAt", greatest(until, kept_until) as until,
  confirmed_at as "confirmedAt"`);

/** Until when it counts: that of a confirmed order longer (migration 0020). Of nothing and a time it is the time. */
const OVER_AT = sql.raw('greatest(until, kept_until)');

const toReservation = ({ amountMinor, currency, ...row }: ReservationRow): Reservation => ({
  ...row,
  amount: { minor: amountMinor, currency },
});

/**
 * Reserves; the same order again takes the place of its own reservation, whose id it keeps. One that was confirmed
 * counts on as long as it would have, and may be confirmed anew. Answers the id.
 */
export const reserve = async (tx: Tx, order: NewReservation): Promise<string> => {
  const { id, holder, crm, accountId, orderId, amount, now, until } = order;
  const { rows } = await sql<{ id: string }>`
    insert into order_reservations
      (id, holder, crm, account_id, order_id, amount_minor, currency, reserved_at, until)
    values (${id}, ${holder}, ${crm}, ${accountId}, ${orderId}, ${amount.minor}, ${amount.currency}, ${now}, ${until})
    on conflict (tenant_id, crm, order_id) where ended_at is null do update set
      holder = excluded.holder, account_id = excluded.account_id, amount_minor = excluded.amount_minor,
      currency = excluded.currency, reserved_at = excluded.reserved_at, until = excluded.until,
      confirmed_at = null
    returning id`.execute(tx);
  return rows[0]!.id;
};

/** Which reservations count: of these holders, not over at this time, and not the order's own. */
export type OpenReservations = {
  readonly holders: readonly string[];
  readonly now: Date;
  readonly except?: { readonly crm: string; readonly orderId: string } | undefined;
};

export const readReserved = async (tx: Tx, { holders, now, except }: OpenReservations): Promise<readonly Money[]> => {
  const { rows } = await sql<Money>`
    select amount_minor as minor, currency from order_reservations
    where holder = any(${[...holders]}::text[]) and ended_at is null and ${OVER_AT} > ${now}
      and (crm, order_id) is distinct from (${except?.crm ?? null}::text, ${except?.orderId ?? null}::text)`.execute(
    tx,
  );
  return rows;
};

/** Ends a reservation; one that is over already stays as it is. Undefined for an unknown id. */
export const endReservation = async (
  tx: Tx,
  { id, now }: { readonly id: string; readonly now: Date },
): Promise<{ readonly endedAt: string } | undefined> => {
  const { rows } = await sql<{ endedAt: string }>`
    update order_reservations set ended_at = coalesce(ended_at, least(${OVER_AT}, ${now}::timestamptz)) where id = ${id}
    returning ended_at as "endedAt"`.execute(tx);
  return rows[0];
};

export type ReservationPage = {
  readonly holders?: readonly string[] | undefined;
  readonly account?: { readonly crm: string; readonly accountId: string } | undefined;
  readonly now: Date;
  readonly limit: number;
  /** Only what was reserved before this place. */
  readonly before?: { readonly at: string; readonly id: string } | undefined;
};

/** What is reserved now, the latest first. */
export const listReservations = async (tx: Tx, page: ReservationPage): Promise<readonly Reservation[]> => {
  const { holders, account, now, limit, before } = page;
  const conditions = [
    sql`ended_at is null and ${OVER_AT} > ${now}`,
    ...(holders === undefined ? [] : [sql`holder = any(${[...holders]}::text[])`]),
    ...(account === undefined ? [] : [sql`crm = ${account.crm} and account_id = ${account.accountId}`]),
    ...(before === undefined ? [] : [sql`(reserved_at, id) < (${before.at}::timestamptz, ${before.id}::text)`]),
  ];
  const { rows } = await sql<ReservationRow>`
    select ${COLUMNS} from order_reservations where ${sql.join(conditions, sql` and `)}
    order by reserved_at desc, id desc limit ${limit}`.execute(tx);
  return rows.map(toReservation);
};

/** In the system: forgets reservations that were over before then. Answers how many. */
export const purgeReservations = async (tx: Tx, before: Date): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    with gone as (delete from order_reservations where least(${OVER_AT}, ended_at) < ${before} returning 1)
    select count(*) as count from gone`.execute(tx);
  return rows[0]?.count ?? 0;
};
