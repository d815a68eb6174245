import { sql } from 'kysely';
import type { Tx } from '../database.ts';
import type { AccountState } from '../database/schema.ts';

export type { AccountState } from '../database/schema.ts';

/** A record of a CRM as we last saw it, and what became of it here. Times are ISO instants. */
export type Account = {
  readonly crm: string;
  readonly accountId: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly companyKey: string | null;
  readonly state: AccountState;
  readonly problem: unknown;
  readonly candidates: unknown;
  readonly decisionId: string | null;
  readonly owner: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
};

export type AccountKey = { readonly crm: string; readonly accountId: string };

export type SeenAccount = AccountKey & {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly companyKey?: string | undefined;
  /** Null clears it, absent leaves it. */
  readonly owner?: string | null | undefined;
  readonly now: Date;
};

export type AccountChange = AccountKey & {
  readonly state: AccountState;
  /** Shown with state `failed`; any other state clears it. */
  readonly problem?: unknown;
  /** Shown with state `choose_company`; any other state clears it. */
  readonly candidates?: unknown;
  readonly decisionId?: string | undefined;
  readonly companyKey?: string | undefined;
  readonly now: Date;
};

const COLUMNS = [
  'crm',
  'account_id as accountId',
  'fields',
  'company_key as companyKey',
  'state',
  'problem',
  'candidates',
  'decision_id as decisionId',
  'owner',
  'created_at as createdAt',
  'updated_at as updatedAt',
] as const;

/** What the CRM did not send again stays, as the fields that a decision filled. */
const MERGED_FIELDS = sql<string>`accounts.fields || excluded.fields`;

/** Saves what the CRM says. A new account starts as `assessing`; the state of a known one does not change. */
export const upsertAccount = async (tx: Tx, account: SeenAccount): Promise<void> => {
  const seen = {
    fields: JSON.stringify(account.fields),
    updated_at: account.now,
    ...(account.companyKey === undefined ? {} : { company_key: account.companyKey }),
    ...(account.owner === undefined ? {} : { owner: account.owner }),
  };
  await tx
    .insertInto('accounts')
    .values({ crm: account.crm, account_id: account.accountId, created_at: account.now, ...seen })
    .onConflict((conflict) =>
      conflict.columns(['tenant_id', 'crm', 'account_id']).doUpdateSet({ ...seen, fields: MERGED_FIELDS }),
    )
    .execute();
};

/** Adds fields to what the record holds, replacing those of the same name; an unknown account is left alone. */
export const mergeAccountFields = async (
  tx: Tx,
  { crm, accountId }: AccountKey,
  fields: Readonly<Record<string, unknown>>,
): Promise<void> => {
  await tx
    .updateTable('accounts')
    .set({ fields: sql<string>`fields || ${JSON.stringify(fields)}::jsonb` })
    .where('crm', '=', crm)
    .where('account_id', '=', accountId)
    .execute();
};

export const readAccount = async (tx: Tx, { crm, accountId }: AccountKey): Promise<Account | undefined> => {
  const row = await tx
    .selectFrom('accounts')
    .select(COLUMNS)
    .where('crm', '=', crm)
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  return row && toAccount(row);
};

/** Answers false when there is no such account. */
export const setAccountState = async (tx: Tx, change: AccountChange): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('accounts')
    .set({
      state: change.state,
      problem: change.problem === undefined ? null : JSON.stringify(change.problem),
      candidates: change.candidates === undefined ? null : JSON.stringify(change.candidates),
      updated_at: change.now,
      ...(change.decisionId === undefined ? {} : { decision_id: change.decisionId }),
      ...(change.companyKey === undefined ? {} : { company_key: change.companyKey }),
    })
    .where('crm', '=', change.crm)
    .where('account_id', '=', change.accountId)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
};

/** The accounts that changed last, latest first. */
export const listAccounts = async (tx: Tx, crm: string, limit: number): Promise<Account[]> => {
  const rows = await tx
    .selectFrom('accounts')
    .select(COLUMNS)
    .where('crm', '=', crm)
    .orderBy('updated_at', 'desc')
    .orderBy('account_id')
    .limit(limit)
    .execute();
  return rows.map(toAccount);
};

const toAccount = (row: Omit<Account, 'fields'> & { fields: unknown }): Account => ({
  ...row,
  fields: row.fields as Account['fields'],
});
