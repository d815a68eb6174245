import type { Tx } from '../database.ts';

export type Tenant = { readonly id: string; readonly name: string; readonly language: string };

/** Creates the tenant unless it exists; an existing one is left as it is. In the system, or in the tenant itself. */
export const ensureTenant = async (tx: Tx, tenant: Tenant): Promise<void> => {
  const { id, name, language } = tenant;
  await tx
    .insertInto('tenants')
    .values({ id, name, language })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
};

export const readTenant = (tx: Tx, id: string): Promise<Tenant | undefined> =>
  tx.selectFrom('tenants').select(['id', 'name', 'language']).where('id', '=', id).executeTakeFirst();
