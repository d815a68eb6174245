import { sql } from 'kysely';
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

/** The transaction's own tenant; `settings` as it is stored (server/src/tenant-settings.ts reads it). */
export type OwnTenant = { readonly id: string; readonly language: string; readonly settings: unknown };

const OWN = sql<boolean>`id = nullif(current_setting('app.tenant', true), '')`;

/** In the tenant. With `lock` nobody else changes it before the transaction ends. */
export const readOwnTenant = (tx: Tx, { lock = false }: { readonly lock?: boolean } = {}): Promise<OwnTenant> => {
  const query = tx.selectFrom('tenants').select(['id', 'language', 'settings']).where(OWN);
  return (lock ? query.forUpdate() : query).executeTakeFirstOrThrow();
};

/** In the tenant: what it chose, in place of what it had chosen. */
export const saveOwnTenant = async (tx: Tx, chosen: Omit<OwnTenant, 'id'>): Promise<void> => {
  await tx
    .updateTable('tenants')
    .set({ language: chosen.language, settings: JSON.stringify(chosen.settings) })
    .where(OWN)
    .execute();
};
