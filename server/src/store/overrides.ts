import type { CrmPerson, Money } from '@creditline/core';
import { sql } from 'kysely';
import type { Tx } from '../database.ts';

export type StoredOverrideState = 'requested' | 'approved' | 'refused' | 'ended';

/** Whom an override is about: an account of a CRM, or the company itself where crm is '' and there is no account. */
export type OverrideSubject = {
  readonly companyKey: string | null;
  readonly crm: string;
  readonly accountId: string | null;
};

/** A person's word against the limit. Persons are personal; times are ISO instants, `endsOn` is a day. */
export type Override = OverrideSubject & {
  readonly id: string;
  readonly orderId: string | null;
  /** As it was written; an approved one whose last day is over has expired. */
  readonly state: StoredOverrideState;
  readonly requested: Money;
  readonly amount: Money;
  readonly reason: string;
  readonly requestedBy: CrmPerson;
  readonly requestedAt: string;
  readonly endsOn: string | null;
  readonly settledBy: CrmPerson | null;
  readonly settledAt: string | null;
  readonly settledNote: string | null;
  readonly coversRefusal: boolean;
  readonly endedBy: CrmPerson | null;
  readonly endedAt: string | null;
  readonly endedNote: string | null;
};

type OverrideRow = Omit<Override, 'requested' | 'amount'> & {
  readonly requestedMinor: number;
  readonly amountMinor: number;
  readonly currency: Money['currency'];
};

const COLUMNS = sql.raw(`id, company_key as "companyKey", crm, account_id as "accountId", order_id as "orderId", state,
  requested_minor as "requestedMinor", amount_minor as "amountMinor", currency, reason,
  requested_by as "requestedBy", requested_at as "requestedAt", to_char(ends_on, 'YYYY-MM-DD') as "endsOn",
  settled_by as "settledBy", settled_at as "settledAt", settled_note as "settledNote",
  covers_refusal as "coversRefusal", ended_by as "endedBy", ended_at as "endedAt", ended_note as "endedNote"`);

const toOverride = ({ requestedMinor, amountMinor, currency, ...row }: OverrideRow): Override => ({
  ...row,
  requested: { minor: requestedMinor, currency },
  amount: { minor: amountMinor, currency },
});

const json = (person: CrmPerson | null) => (person === null ? null : JSON.stringify(person));

export const insertOverride = async (tx: Tx, override: Override): Promise<void> => {
  await tx
    .insertInto('overrides')
    .values({
      id: override.id,
      company_key: override.companyKey,
      crm: override.crm,
      account_id: override.accountId,
      order_id: override.orderId,
      requested_minor: override.requested.minor,
      currency: override.requested.currency,
      reason: override.reason,
      requested_by: JSON.stringify(override.requestedBy),
      requested_at: override.requestedAt,
      ...changing(override),
    })
    .execute();
};

const changing = (override: Override) => ({
  state: override.state,
  amount_minor: override.amount.minor,
  ends_on: override.endsOn,
  settled_by: json(override.settledBy),
  settled_at: override.settledAt,
  settled_note: override.settledNote,
  covers_refusal: override.coversRefusal,
  ended_by: json(override.endedBy),
  ended_at: override.endedAt,
  ended_note: override.endedNote,
});

/** Writes what a step changed; subject, order, request and reason stay. */
export const saveOverride = async (tx: Tx, override: Override): Promise<void> => {
  await tx.updateTable('overrides').set(changing(override)).where('id', '=', override.id).execute();
};

/** With `lock` nobody else changes it before the transaction ends. */
export const readOverride = async (
  tx: Tx,
  id: string,
  { lock = false }: { readonly lock?: boolean } = {},
): Promise<Override | undefined> => {
  const { rows } = await sql<OverrideRow>`
    select ${COLUMNS} from overrides where id = ${id} ${lock ? sql`for update` : sql``}`.execute(tx);
  return rows[0] && toOverride(rows[0]);
};

/** Which overrides may release an order. */
export type CoveringSought = OverrideSubject & {
  readonly orderId: string | null;
  /** Today, in the tenant's time zone. */
  readonly today: string;
};

/** The approved overrides that are not over: those of the company or account, and of the order itself. */
export const readCovering = async (tx: Tx, sought: CoveringSought): Promise<readonly Override[]> => {
  const { companyKey, crm, accountId, orderId, today } = sought;
  const { rows } = await sql<OverrideRow>`
    select ${COLUMNS} from overrides
    where state = 'approved' and ends_on >= ${today}::date
      and (company_key = ${companyKey} or (company_key is null and crm = ${crm} and account_id = ${accountId}))
      and (order_id is null or (order_id = ${orderId} and crm = ${crm}))
    order by requested_at, id`.execute(tx);
  return rows.map(toOverride);
};

export type OverridePage = {
  readonly state?: StoredOverrideState | 'expired' | undefined;
  readonly companyKey?: string | undefined;
  readonly account?: { readonly crm: string; readonly accountId: string } | undefined;
  readonly crm?: string | undefined;
  readonly today: string;
  readonly limit: number;
  /** Only what was requested before this place. */
  readonly before?: { readonly at: string; readonly id: string } | undefined;
};

const stateCondition = (state: NonNullable<OverridePage['state']>, today: string) => {
  if (state === 'expired') return sql`state = 'approved' and ends_on < ${today}::date`;
  return state === 'approved' ? sql`state = 'approved' and ends_on >= ${today}::date` : sql`state = ${state}`;
};

const conditionsOf = ({ state, companyKey, account, crm, today, before }: OverridePage) => [
  sql`true`,
  ...(state === undefined ? [] : [stateCondition(state, today)]),
  ...(companyKey === undefined ? [] : [sql`company_key = ${companyKey}`]),
  ...(crm === undefined ? [] : [sql`crm = ${crm}`]),
  ...(account === undefined ? [] : [sql`crm = ${account.crm} and account_id = ${account.accountId}`]),
  ...(before === undefined ? [] : [sql`(requested_at, id) < (${before.at}::timestamptz, ${before.id}::text)`]),
];

/** The latest request first. */
export const listOverrides = async (tx: Tx, page: OverridePage): Promise<readonly Override[]> => {
  const { rows } = await sql<OverrideRow>`
    select ${COLUMNS} from overrides where ${sql.join(conditionsOf(page), sql` and `)}
    order by requested_at desc, id desc limit ${page.limit}`.execute(tx);
  return rows.map(toOverride);
};

/** In the system: forgets overrides that were refused, ended or over before then; a request stays. Answers how many. */
export const purgeOverrides = async (tx: Tx, before: Date): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    with gone as (
      delete from overrides where (state = 'approved' and ends_on < ${before}::timestamptz::date)
        or (state = 'refused' and settled_at < ${before}) or (state = 'ended' and ended_at < ${before})
      returning 1)
    select count(*) as count from gone`.execute(tx);
  return rows[0]?.count ?? 0;
};
