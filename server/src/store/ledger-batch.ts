import { sql } from 'kysely';
import type { Tx } from '../database.ts';

/** An invoice as its ERP reports it, amounts in minor units. */
export type ReportedInvoice = {
  readonly id: string;
  readonly account: string;
  readonly issuedOn: string;
  readonly dueOn: string;
  readonly paidOn: string | null;
  readonly amountMinor: number;
  readonly openMinor: number;
  readonly currency: string;
  readonly isDisputed: boolean;
};

export type LedgerBatch = {
  readonly crm: string;
  readonly invoices: readonly ReportedInvoice[];
  /** Ids of invoices that are none any more. */
  readonly cancelled: readonly string[];
  readonly now: Date;
};

/** How many of a batch were news, and the companies whose figures they changed. */
export type BatchOutcome = { readonly changed: number; readonly companyKeys: readonly string[] };

type Touched = { readonly invoiceId: string; readonly companyKey: string | null };

const rowsOf = (invoices: readonly ReportedInvoice[]): string =>
  JSON.stringify(
    invoices.map((invoice) => ({
      invoice_id: invoice.id,
      account_id: invoice.account,
      issued_on: invoice.issuedOn,
      due_on: invoice.dueOn,
      paid_on: invoice.paidOn,
      amount_minor: invoice.amountMinor,
      open_minor: invoice.openMinor,
      currency: invoice.currency,
      disputed: invoice.isDisputed,
    })),
  );

const REPORTED = ['account_id', 'issued_on', 'due_on', 'paid_on', 'amount_minor', 'open_minor', 'currency', 'disputed'];
const COMPARED = [...REPORTED, 'company_key'];
const list = (names: readonly string[], prefix = '') => sql.raw(names.map((name) => `${prefix}${name}`).join(', '));
const replaced = sql.raw([...COMPARED, 'updated_at'].map((name) => `${name} = excluded.${name}`).join(', '));

/**
 * One statement for any number of invoices. The company is the account's; an invoice that moves to another account
 * changes the figures of both companies, so what it was of before is answered too.
 */
const save = async (tx: Tx, { crm, invoices, now }: LedgerBatch): Promise<readonly Touched[]> => {
  const { rows } = await sql<Touched>`
    with given as (
      select g.*, coalesce(a.company_key, case when b.account_id = g.account_id then b.company_key end) as company_key,
        b.company_key as company_before
      from jsonb_to_recordset(${rowsOf(invoices)}::jsonb) as g (
        invoice_id text, account_id text, issued_on date, due_on date, paid_on date, amount_minor bigint,
        open_minor bigint, currency text, disputed boolean
      )
      left join accounts a on a.crm = ${crm} and a.account_id = g.account_id
      left join ledger_invoices b on b.crm = ${crm} and b.invoice_id = g.invoice_id
    ), saved as (
      insert into ledger_invoices (crm, invoice_id, ${list(COMPARED)}, updated_at)
      select ${crm}, invoice_id, ${list(COMPARED)}, ${now}::timestamptz from given order by invoice_id
      on conflict (tenant_id, crm, invoice_id) do update set ${replaced}
        where (${list(COMPARED, 'ledger_invoices.')}) is distinct from (${list(COMPARED, 'excluded.')})
      returning invoice_id, company_key
    )
    select invoice_id as "invoiceId", company_key as "companyKey" from saved
    union all
    select g.invoice_id, g.company_before from given g join saved s on s.invoice_id = g.invoice_id
    where g.company_before is distinct from s.company_key`.execute(tx);
  return rows;
};

const cancel = async (tx: Tx, { crm, cancelled }: LedgerBatch): Promise<readonly Touched[]> => {
  if (cancelled.length === 0) return [];
  const { rows } = await sql<Touched>`
    delete from ledger_invoices where crm = ${crm} and invoice_id = any(${[...cancelled]}::text[])
    returning invoice_id as "invoiceId", company_key as "companyKey"`.execute(tx);
  return rows;
};

/** In the tenant: keeps what an ERP reports, and notes that it was heard of. What it reported before is no change. */
export const saveBatch = async (tx: Tx, batch: LedgerBatch): Promise<BatchOutcome> => {
  const touched = [...(await save(tx, batch)), ...(await cancel(tx, batch))];
  await sql`
    insert into ledger_feeds as f (crm, heard_at) values (${batch.crm}, ${batch.now})
    on conflict (tenant_id, crm) do update set heard_at = greatest(f.heard_at, excluded.heard_at)`.execute(tx);
  const companyKeys = new Set(touched.flatMap(({ companyKey }) => (companyKey === null ? [] : [companyKey])));
  return { changed: new Set(touched.map(({ invoiceId }) => invoiceId)).size, companyKeys: [...companyKeys].toSorted() };
};

/** An invoice is late after 30 days; a look that found no room within two weeks gives way to the regular review. */
const LATE_AFTER_DAYS = 31;
const FOUND_WITHIN_DAYS = 14;

/**
 * In the system: orders one look at each company that has not been decided about since an open invoice of it became late.
 * No ERP reports that: the day alone makes it so. Answers how many.
 */
export const orderLatenessLooks = async (
  tx: Tx,
  { now, limit }: { readonly now: Date; readonly limit: number },
): Promise<number> => {
  const day = now.toISOString().slice(0, 10);
  const { numAffectedRows } = await sql`
    insert into outbox (tenant_id, topic, payload, dedupe_key, available_at)
    select distinct i.tenant_id, 'reassess-company', jsonb_build_object('companyKey', i.company_key,
        'because', jsonb_build_object('is', 'invoiced', 'batchId', ${`late:${day}`}::text)),
      'invoiced:' || i.company_key || ${`:late:${day}`}, ${now}::timestamptz
    from ledger_invoices i
    join watched_companies w on w.tenant_id = i.tenant_id and w.company_key = i.company_key
    where i.open_minor > 0 and not i.disputed
      and i.due_on <= ${day}::date - ${LATE_AFTER_DAYS}::int
      and i.due_on > ${day}::date - ${LATE_AFTER_DAYS + FOUND_WITHIN_DAYS}::int
      and w.checked_at < (i.due_on + ${LATE_AFTER_DAYS}::int)::timestamp at time zone 'UTC'
      and (w.is_held or w.is_requested) and w.paused_at is null
    limit ${limit}
    on conflict (tenant_id, topic, dedupe_key) do nothing`.execute(tx);
  return Number(numAffectedRows ?? 0n);
};

export type LedgerLook = {
  readonly companyKeys: readonly string[];
  readonly batchId: string;
  readonly availableAt: Date;
};

/**
 * In the tenant: orders one look at each watched company. Where one waits already that nobody has begun, it will see
 * this batch too: its row is locked until this transaction ends, so that nobody begins it before.
 */
export const orderLedgerLooks = async (tx: Tx, { companyKeys, batchId, availableAt }: LedgerLook): Promise<void> => {
  if (companyKeys.length === 0) return;
  const keys = [...companyKeys];
  await sql`
    with waiting as (
      select payload ->> 'companyKey' as company_key from outbox
      where topic = 'reassess-company' and done_at is null and dead_at is null and attempts = 0
        and payload -> 'because' ->> 'is' = 'invoiced' and payload ->> 'companyKey' = any(${keys}::text[])
      order by id for update skip locked
    )
    insert into outbox (topic, payload, dedupe_key, available_at)
    select 'reassess-company', jsonb_build_object('companyKey', company_key,
        'because', jsonb_build_object('is', 'invoiced', 'batchId', ${batchId}::text)),
      'invoiced:' || company_key || ':' || ${batchId}, ${availableAt}::timestamptz
    from watched_companies
    where company_key = any(${keys}::text[]) and (is_held or is_requested) and paused_at is null
      and company_key not in (select company_key from waiting)
    order by company_key
    on conflict (tenant_id, topic, dedupe_key) do nothing`.execute(tx);
};
