import type { CrmAccount } from '@creditline/core';
import { sql } from 'kysely';
import type { Tx } from '../database.ts';
import type { AccountKey, AccountState } from './accounts.ts';

/** An account of one company, whatever is happening to it right now: its owner is told of what happens to the company. */
export type CompanyAccount = {
  readonly crm: string;
  readonly accountId: string;
  readonly state: AccountState;
  readonly owner: string | null;
  readonly account: CrmAccount | null;
};

/** The accounts of companies, the one that changed last first. */
export const readAccountsOf = async (
  tx: Tx,
  companyKeys: readonly string[],
): Promise<ReadonlyMap<string, readonly CompanyAccount[]>> => {
  const { rows } = await sql<CompanyAccount & { readonly companyKey: string }>`
    select crm, account_id as "accountId", state, owner, fields -> 'account' as account, company_key as "companyKey"
    from accounts where company_key = any (${[...companyKeys]}::text[])
    order by updated_at desc, crm, account_id`.execute(tx);
  return Map.groupBy(rows, ({ companyKey }) => companyKey);
};

/** The accounts of one company, the one that changed last first; with one that is just becoming an account of it. */
export const readCompanyAccounts = async (
  tx: Tx,
  companyKey: string,
  becoming?: AccountKey,
): Promise<readonly CompanyAccount[]> => {
  const { rows } = await sql<CompanyAccount>`
    select crm, account_id as "accountId", state, owner, fields -> 'account' as account
    from accounts
    where company_key = ${companyKey}
      or (crm = ${becoming?.crm ?? null} and account_id = ${becoming?.accountId ?? null})
    order by updated_at desc, crm, account_id`.execute(tx);
  return rows;
};
