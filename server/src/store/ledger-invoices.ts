import type { Currency } from '@creditline/core';
import { sql } from 'kysely';
import type { Tx } from '../database.ts';
import type { LedgerInvoice } from '../sources.ts';
import type { AccountKey } from './accounts.ts';

type InvoiceRow = {
  readonly dueOn: string;
  readonly paidOn: string | null;
  readonly amountMinor: number;
  readonly openMinor: number;
  readonly currency: string;
  readonly isDisputed: boolean;
  readonly heardOn: string;
};

const COLUMNS = sql.raw(`i.due_on::text as "dueOn", i.paid_on::text as "paidOn", i.amount_minor as "amountMinor",
  i.open_minor as "openMinor", i.currency, i.disputed as "isDisputed",
  (coalesce(f.heard_at, i.updated_at) at time zone 'UTC')::date::text as "heardOn"`);

const toInvoice = ({ amountMinor, currency, ...invoice }: InvoiceRow): LedgerInvoice => ({
  ...invoice,
  amount: { minor: amountMinor, currency: currency as Currency },
});

/**
 * In the tenant: what it invoiced to a company and was due since a day or is still open; also invoices that came while
 * the account's company was just being found out.
 */
export const readCompanyInvoices = async (
  tx: Tx,
  { companyKey, dueSince }: { readonly companyKey: string; readonly dueSince: string },
): Promise<readonly LedgerInvoice[]> => {
  const { rows } = await sql<InvoiceRow>`
    with own as (
      select i.* from ledger_invoices i where i.company_key = ${companyKey}
      union all
      select i.* from accounts a
      join ledger_invoices i on i.tenant_id = a.tenant_id and i.crm = a.crm and i.account_id = a.account_id
      where a.company_key = ${companyKey} and i.company_key is null
    )
    select ${COLUMNS} from own i left join ledger_feeds f on f.tenant_id = i.tenant_id and f.crm = i.crm
    where i.due_on >= ${dueSince}::date or i.open_minor > 0`.execute(tx);
  return rows.map(toInvoice);
};

/** In the tenant: every invoice of an account that is kept. */
export const readAccountInvoices = async (
  tx: Tx,
  { crm, accountId }: AccountKey,
): Promise<readonly LedgerInvoice[]> => {
  const { rows } = await sql<InvoiceRow>`
    select ${COLUMNS} from ledger_invoices i
    left join ledger_feeds f on f.tenant_id = i.tenant_id and f.crm = i.crm
    where i.crm = ${crm} and i.account_id = ${accountId}`.execute(tx);
  return rows.map(toInvoice);
};

/** When an account's invoices last changed and its CRM's ledger was last heard of; ISO instants. */
export type LedgerAccount = {
  readonly isKnown: boolean;
  readonly companyKey: string | null;
  readonly changedAt: string | null;
  readonly heardAt: string | null;
};

/** In the tenant. `isKnown` is false where neither the account nor an invoice of it was ever heard of. */
export const readLedgerAccount = async (tx: Tx, { crm, accountId }: AccountKey): Promise<LedgerAccount> => {
  const { rows } = await sql<Omit<LedgerAccount, 'isKnown'> & { readonly accounts: number; readonly invoices: number }>`
    select
      (select count(*) from accounts where crm = ${crm} and account_id = ${accountId}) as accounts,
      count(*) as invoices, max(updated_at) as "changedAt",
      (select heard_at from ledger_feeds where crm = ${crm}) as "heardAt",
      coalesce(
        (select company_key from accounts where crm = ${crm} and account_id = ${accountId}), max(company_key)
      ) as "companyKey"
    from ledger_invoices where crm = ${crm} and account_id = ${accountId}`.execute(tx);
  const { accounts, invoices, ...account } = rows[0]!;
  return { ...account, isKnown: accounts + invoices > 0 };
};

export type PlacedAccount = AccountKey & {
  readonly companyKey: string;
  /** Of the assessment that found it out. */
  readonly decisionId: string;
  readonly now: Date;
};

/** In the tenant: the invoices of an account are of this company; one that they were of before is looked at again. */
export const placeInvoices = async (
  tx: Tx,
  { crm, accountId, companyKey, decisionId, now }: PlacedAccount,
): Promise<void> => {
  await sql`
    with misplaced as (
      select tenant_id, invoice_id, company_key from ledger_invoices
      where crm = ${crm} and account_id = ${accountId} and company_key is distinct from ${companyKey}
    ), placed as (
      update ledger_invoices i set company_key = ${companyKey} from misplaced m
      where i.tenant_id = m.tenant_id and i.crm = ${crm} and i.invoice_id = m.invoice_id
    )
    insert into outbox (topic, payload, dedupe_key, available_at)
    select 'reassess-company', jsonb_build_object('companyKey', company_key,
        'because', jsonb_build_object('is', 'invoiced', 'batchId', ${decisionId}::text)),
      'invoiced:' || company_key || ':' || ${decisionId}, ${now}::timestamptz
    from (select distinct company_key from misplaced where company_key is not null) left_behind
    on conflict (tenant_id, topic, dedupe_key) do nothing`.execute(tx);
};

/** In the system: forgets invoices that were settled before a day. Answers how many. */
export const purgeInvoices = async (tx: Tx, before: string): Promise<number> => {
  const { numAffectedRows } = await sql`
    delete from ledger_invoices
    where open_minor = 0 and coalesce(paid_on, (updated_at at time zone 'UTC')::date) < ${before}::date`.execute(tx);
  return Number(numAffectedRows ?? 0n);
};
