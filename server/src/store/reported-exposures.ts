import type { ExposurePart, Money } from '@creditline/core';
import { sql } from 'kysely';
import type { Tx } from '../database.ts';

/** Whose books it is: an account of a CRM or ERP, or the company itself where crm is ''. */
export type ExposureOwner = { readonly crm: string; readonly accountId: string };

/** What an ERP says that an account owes and has ordered. */
export type ReportedExposure = ExposureOwner & {
  readonly companyKey: string;
  readonly open: Money;
  readonly ordered: Money;
  readonly now: Date;
};

/** Takes the place of what was reported about this account before. */
export const saveExposure = async (tx: Tx, reported: ReportedExposure): Promise<void> => {
  const { open, ordered } = reported;
  const figures = {
    company_key: reported.companyKey,
    open_minor: open.minor,
    open_currency: open.currency,
    ordered_minor: ordered.minor,
    ordered_currency: ordered.currency,
    reported_at: reported.now,
  };
  await tx
    .insertInto('reported_exposures')
    .values({ crm: reported.crm, account_id: reported.accountId, ...figures })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'crm', 'account_id']).doUpdateSet(figures))
    .execute();
};

/** What was reported last about each account of a company. */
export const readExposures = async (tx: Tx, companyKey: string): Promise<readonly ExposurePart[]> => {
  const rows = await tx
    .selectFrom('reported_exposures')
    .select(['open_minor', 'open_currency', 'ordered_minor', 'ordered_currency'])
    .where('company_key', '=', companyKey)
    .execute();
  return rows.flatMap((row): readonly ExposurePart[] => [
    { kind: 'open', amount: { minor: row.open_minor, currency: row.open_currency as Money['currency'] } },
    { kind: 'ordered', amount: { minor: row.ordered_minor, currency: row.ordered_currency as Money['currency'] } },
  ]);
};

/** In the system: forgets what nobody has reported again since then. Answers how many. */
export const purgeExposures = async (tx: Tx, before: Date): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    with gone as (delete from reported_exposures where reported_at < ${before} returning 1)
    select count(*) as count from gone`.execute(tx);
  return rows[0]?.count ?? 0;
};
