import type { Context } from './context.ts';
import { lastIn } from './database.ts';
import { placeInvoices, type PlacedAccount } from './store/ledger-invoices.ts';

/**
 * The invoices of an account are from now on those of this company, before it is decided about: many reach us earlier
 * than anybody knows which company the account is. A company that they were held to be of before is looked at again.
 */
export const placeLedger = async (
  { database, now }: Context,
  { tenantId, ...placed }: Omit<PlacedAccount, 'now'> & { readonly tenantId: string },
): Promise<void> => {
  await database.inTenant(tenantId, (tx) => placeInvoices(lastIn(tx), { ...placed, now: now() }));
};
