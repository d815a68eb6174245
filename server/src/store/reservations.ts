import type { Money } from '@creditline/core';
import { sql } from 'kysely';
import type { Tx } from '../database.ts';

/** An amount that an order was promised until a time. Times are ISO instants. */
export type Reservation = {
  readonly id: string;
  readonly holder: string;
  readonly crm: string;
  readonly accountId: string | null;
  readonly orderId: string | null;
  readonly amount: Money;
  readonly reservedAt: string;
  readonly until: string;
};

export type NewReservation = Omit<Reservation, 'reservedAt' | 'until'> & {
  readonly now: Date;
  readonly until: Date;
};

type ReservationRow = Omit<Reservation, 'amount'> & {
  readonly amountMinor: number;
  readonly currency: Money['currency'];
};

const COLUMNS = sql.raw(`id, holder, crm, account_id as "accountId", order_id as "orderId",
  amount_minor as "amountMinor", currency, reserved_at as "reservedAt", until`);

const toReservation = ({ amountMinor, currency, ...row }: ReservationRow): Reservation => ({
  ...row,
  amount: { minor: amountMinor, currency },
});

/** Reserves; the same order again takes the place of its own reservation, whose id it keeps. Answers the id. */
export const reserve = async (tx: Tx, order: NewReservation): Promise<string> => {
  const { id, holder, crm, accountId, orderId, amount, now, until } = order;
  const { rows } = await sql<{ id: string }>`
    insert into order_reservations
      (id, holder, crm, account_id, order_id, amount_minor, currency, reserved_at, until)
    values (${id}, ${holder}, ${crm}, ${accountId}, ${orderId}, ${amount.minor}, ${amount.currency}, ${now}, ${until})
    on conflict (tenant_id, crm, order_id) where ended_at is null do update set
      holder = excluded.holder, account_id = excluded.account_id, amount_minor = excluded.amount_minor,
      currency = excluded.currency, reserved_at = excluded.reserved_at, until = excluded.until
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
    where holder = any(${[...holders]}::text[]) and ended_at is null and until > ${now}
      and (crm, order_id) is distinct from (${except?.crm ?? null}::text, ${except?.orderId ?? null}::text)`.execute(
    tx,
  );
  return rows;
};

/** Ends what was reserved for orders that the ERP counts itself by now. */
export const endCounted = async (
  tx: Tx,
  counted: {
    readonly holders: readonly string[];
    readonly crm: string;
    readonly orderIds: readonly string[];
    readonly now: Date;
  },
): Promise<void> => {
  await sql`update order_reservations set ended_at = ${counted.now}
    where crm = ${counted.crm} and order_id = any(${[...counted.orderIds]}::text[]) and ended_at is null
      and holder = any(${[...counted.holders]}::text[])`.execute(tx);
};

/** Ends a reservation; one that is over already stays as it is. Undefined for an unknown id. */
export const endReservation = async (
  tx: Tx,
  { id, now }: { readonly id: string; readonly now: Date },
): Promise<{ readonly endedAt: string } | undefined> => {
  const { rows } = await sql<{ endedAt: string }>`
    update order_reservations set ended_at = coalesce(ended_at, least(until, ${now}::timestamptz)) where id = ${id}
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
    sql`ended_at is null and until > ${now}`,
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
    with gone as (delete from order_reservations where least(until, coalesce(ended_at, until)) < ${before} returning 1)
    select count(*) as count from gone`.execute(tx);
  return rows[0]?.count ?? 0;
};
