import type { CrmAccount } from '@creditline/core';
import { sql } from 'kysely';
import type { Tx } from '../database.ts';

/** An account that is decided about, of one company. */
export type CompanyAccount = {
  readonly crm: string;
  readonly accountId: string;
  readonly owner: string | null;
  readonly account: CrmAccount | null;
};

/** The accounts of one company that show a decision, the one that changed last first. */
export const readCompanyAccounts = async (tx: Tx, companyKey: string): Promise<readonly CompanyAccount[]> => {
  const { rows } = await sql<CompanyAccount>`
    select crm, account_id as "accountId", owner, fields -> 'account' as account
    from accounts where company_key = ${companyKey} and state = 'decided'
    order by updated_at desc, crm, account_id`.execute(tx);
  return rows;
};
