import { sql } from 'kysely';
import type { Tx } from '../database.ts';
import type { ConnectionState } from '../database/connections-schema.ts';

/** A tenant's installed CRM. Times are ISO instants. */
export type Connection = {
  readonly crm: string;
  /** Another one each time that the connection is made anew. */
  readonly id: string;
  readonly baseUrl: string;
  readonly database: string;
  readonly databaseUuid: string;
  readonly series: string;
  readonly login: string;
  readonly sealedKey: string;
  readonly companyName: string | null;
  readonly addonVersion: string | null;
  readonly state: ConnectionState;
  readonly createdAt: string;
  readonly verifiedAt: string;
  readonly lastError: string | null;
  readonly lastErrorAt: string | null;
};

const COLUMNS = [
  'crm',
  'id',
  'base_url as baseUrl',
  'database',
  'database_uuid as databaseUuid',
  'series',
  'login',
  'sealed_key as sealedKey',
  'company_name as companyName',
  'addon_version as addonVersion',
  'state',
  'created_at as createdAt',
  'verified_at as verifiedAt',
  'last_error as lastError',
  'last_error_at as lastErrorAt',
] as const;

export const readConnection = (tx: Tx, crm: string): Promise<Connection | undefined> =>
  tx.selectFrom('connections').select(COLUMNS).where('crm', '=', crm).executeTakeFirst();

/** As it is now and stays until the transaction ends, so that two who connect at once do so one after the other. */
export const lockConnection = (tx: Tx, crm: string): Promise<Connection | undefined> =>
  tx.selectFrom('connections').select(COLUMNS).where('crm', '=', crm).forUpdate().executeTakeFirst();

/** The databases that this tenant's connections belong to. */
export const readDatabaseUuids = async (tx: Tx): Promise<readonly string[]> => {
  const rows = await tx.selectFrom('connections').select('database_uuid').execute();
  return rows.map((row) => row.database_uuid);
};

/** In place of the one that was there. */
export const saveConnection = async (tx: Tx, connection: Connection): Promise<void> => {
  const row = {
    id: connection.id,
    base_url: connection.baseUrl,
    database: connection.database,
    database_uuid: connection.databaseUuid,
    series: connection.series,
    login: connection.login,
    sealed_key: connection.sealedKey,
    company_name: connection.companyName,
    addon_version: connection.addonVersion,
    state: connection.state,
    created_at: connection.createdAt,
    verified_at: connection.verifiedAt,
    last_error: connection.lastError,
    last_error_at: connection.lastErrorAt,
  };
  await tx
    .insertInto('connections')
    .values({ crm: connection.crm, ...row })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'crm']).doUpdateSet(row))
    .execute();
};

/** Answers false when there is none. */
export const deleteConnection = async (tx: Tx, crm: string): Promise<boolean> => {
  const { numDeletedRows } = await tx.deleteFrom('connections').where('crm', '=', crm).executeTakeFirst();
  return numDeletedRows > 0n;
};

/** Which connection is meant: what is learnt of a former one changes nothing. */
export type ConnectionKey = { readonly crm: string; readonly id: string };

export const noteConnectionFault = async (
  tx: Tx,
  { crm, id }: ConnectionKey,
  noted: { readonly fault: string; readonly state?: ConnectionState; readonly now: Date },
): Promise<void> => {
  const { fault, state, now } = noted;
  await tx
    .updateTable('connections')
    .set({ last_error: fault, last_error_at: now, ...(state === undefined ? {} : { state }) })
    .where('crm', '=', crm)
    .where('id', '=', id)
    .execute();
};

/** Nothing is written where no fault stands. */
export const clearConnectionFault = async (tx: Tx, { crm, id }: ConnectionKey): Promise<void> => {
  await tx
    .updateTable('connections')
    .set({ last_error: null, last_error_at: null })
    .where('crm', '=', crm)
    .where('id', '=', id)
    .where('last_error', 'is not', null)
    .execute();
};

/** It was asked and answered as it should: whatever stood against it is over. */
export const noteConnectionWorks = async (
  tx: Tx,
  { crm, id }: ConnectionKey,
  { addonVersion, now }: { readonly addonVersion: string | null; readonly now: Date },
): Promise<void> => {
  await tx
    .updateTable('connections')
    .set({ state: 'active', verified_at: now, addon_version: addonVersion, last_error: null, last_error_at: null })
    .where('crm', '=', crm)
    .where('id', '=', id)
    .execute();
};

/**
 * Orders anew what the CRM did not get while there was no connection, or a broken one: the decision of each account, and
 * the tasks that it refused and whose alerts are still open.
 */
export const orderMissedWrites = async (tx: Tx, { crm, id }: ConnectionKey): Promise<void> => {
  await sql`
    insert into outbox (topic, payload, dedupe_key)
    select 'write-decision', jsonb_build_object('decisionId', decision_id, 'crm', crm, 'accountId', account_id),
      'connected:' || ${id}::text || ':' || account_id
    from accounts where crm = ${crm} and decision_id is not null and state = 'decided'
    on conflict do nothing`.execute(tx);
  await sql`
    with reopened as (
      update tasks set failed_because = null, failed_at = null
      where crm = ${crm} and failed_because = 'crm_refused' and written_at is null and closed_at is null
      returning key
    )
    insert into outbox (topic, payload, dedupe_key)
    select 'write-task', jsonb_build_object('crm', ${crm}::text, 'key', key), 'connected:' || ${id}::text || ':' || key
    from reopened on conflict do nothing`.execute(tx);
};
