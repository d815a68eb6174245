import type { Tx } from '../database.ts';

/** A key as it is stored: never the key itself, only its HMAC. Times are ISO instants. */
export type ApiKey = {
  readonly id: string;
  readonly tenantId: string;
  /** The public part of the key, by which it is found; unique over all tenants. */
  readonly prefix: string;
  readonly hmac: string;
  readonly scopes: readonly string[];
  readonly name: string;
  readonly createdAt: string;
  readonly expiresAt: string | null;
  readonly revokedAt: string | null;
  readonly lastUsedAt: string | null;
  /** The id of the key that took its place. */
  readonly replacedBy: string | null;
};

export type NewApiKey = Omit<ApiKey, 'expiresAt' | 'revokedAt' | 'lastUsedAt' | 'replacedBy'> & {
  readonly expiresAt?: string | null;
};

const COLUMNS = [
  'id',
  'tenant_id as tenantId',
  'prefix',
  'hmac',
  'scopes',
  'name',
  'created_at as createdAt',
  'expires_at as expiresAt',
  'revoked_at as revokedAt',
  'last_used_at as lastUsedAt',
  'replaced_by as replacedBy',
] as const;

/** Answers false, and adds nothing, when the prefix is taken. */
export const insertApiKey = async (tx: Tx, key: NewApiKey): Promise<boolean> => {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('api_keys')
    .values({
      id: key.id,
      tenant_id: key.tenantId,
      prefix: key.prefix,
      hmac: key.hmac,
      scopes: [...key.scopes],
      name: key.name,
      created_at: key.createdAt,
      expires_at: key.expiresAt ?? null,
    })
    .onConflict((conflict) => conflict.column('prefix').doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
};

/** In the system: before it is found nobody knows whose key it is. Revoked and expired keys are found too. */
export const findApiKeyByPrefix = (tx: Tx, prefix: string): Promise<ApiKey | undefined> =>
  tx.selectFrom('api_keys').select(COLUMNS).where('prefix', '=', prefix).executeTakeFirst();

/** Answers false when there is no such key, or when it was revoked before. */
export const revokeApiKey = async (tx: Tx, { id, now }: { id: string; now: Date }): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('api_keys')
    .set({ revoked_at: now })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
};

/** In the tenant. As it is now and stays until the transaction ends: of two who rotate it at once the second sees the first. */
export const lockApiKey = (tx: Tx, id: string): Promise<ApiKey | undefined> =>
  tx.selectFrom('api_keys').select(COLUMNS).where('id', '=', id).forUpdate().executeTakeFirst();

/** In the tenant. It works until then, beside the one that takes its place. */
export const replaceApiKey = async (
  tx: Tx,
  { id, by, expiresAt }: { readonly id: string; readonly by: string; readonly expiresAt: string },
): Promise<void> => {
  await tx.updateTable('api_keys').set({ replaced_by: by, expires_at: expiresAt }).where('id', '=', id).execute();
};

/** In the system. */
export const setScopes = async (
  tx: Tx,
  { id, scopes }: { readonly id: string; readonly scopes: readonly string[] },
): Promise<void> => {
  await tx
    .updateTable('api_keys')
    .set({ scopes: [...scopes] })
    .where('id', '=', id)
    .execute();
};

export const touchApiKey = async (tx: Tx, { id, now }: { id: string; now: Date }): Promise<void> => {
  await tx.updateTable('api_keys').set({ last_used_at: now }).where('id', '=', id).execute();
};

/** The tenant's keys, or all in the system, oldest first. */
export const listApiKeys = (tx: Tx): Promise<ApiKey[]> =>
  tx.selectFrom('api_keys').select(COLUMNS).orderBy('created_at').orderBy('id').execute();
