import { sql } from 'kysely';
import type { Tx } from '../database.ts';
import type { EventTopic } from '../new-event.ts';

/** A secret as it is stored; it signs until then, or for as long as the endpoint lives. */
export type SealedSecret = { readonly sealed: string; readonly until: string | null };

/** Why nothing is sent: somebody switched it off, it answered 410, or it failed for days. */
export type DisabledBecause = 'by_request' | 'gone' | 'failing';

/** An address that a subscriber is told at. Times are ISO instants; secrets are newest first. */
export type WebhookEndpoint = {
  readonly id: string;
  readonly url: string;
  readonly description: string | null;
  readonly topics: readonly EventTopic[];
  readonly secrets: readonly SealedSecret[];
  readonly createdAt: string;
  readonly disabledAt: string | null;
  readonly disabledBecause: DisabledBecause | null;
  /** The first failure since the last delivery. */
  readonly failingSince: string | null;
};

const COLUMNS = [
  'id',
  'url',
  'description',
  'topics',
  'secrets',
  'created_at as createdAt',
  'disabled_at as disabledAt',
  'disabled_because as disabledBecause',
  'failing_since as failingSince',
] as const;

type Row = Omit<WebhookEndpoint, 'topics' | 'secrets' | 'disabledBecause'> & {
  readonly topics: readonly string[];
  readonly secrets: unknown;
  readonly disabledBecause: string | null;
};

/** The server alone writes these columns. */
const toEndpoint = (row: Row): WebhookEndpoint => ({
  ...row,
  topics: row.topics as readonly EventTopic[],
  secrets: row.secrets as readonly SealedSecret[],
  disabledBecause: row.disabledBecause as DisabledBecause | null,
});

/** Until the transaction ends nobody else adds an endpoint for this tenant, so that counting before adding is sound. */
export const lockEndpoints = async (tx: Tx): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtext('webhook_endpoints'), hashtext(current_setting('app.tenant')))`.execute(
    tx,
  );
};

export const countEndpoints = async (tx: Tx): Promise<number> => {
  const row = await tx
    .selectFrom('webhook_endpoints')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return row.count;
};

export const insertEndpoint = async (tx: Tx, endpoint: WebhookEndpoint): Promise<void> => {
  await tx
    .insertInto('webhook_endpoints')
    .values({
      id: endpoint.id,
      url: endpoint.url,
      description: endpoint.description,
      topics: [...endpoint.topics],
      secrets: JSON.stringify(endpoint.secrets),
      created_at: endpoint.createdAt,
    })
    .execute();
};

/** Oldest first. */
export const listEndpoints = async (tx: Tx): Promise<WebhookEndpoint[]> => {
  const rows = await tx.selectFrom('webhook_endpoints').select(COLUMNS).orderBy('created_at').orderBy('id').execute();
  return rows.map(toEndpoint);
};

export const readEndpoint = async (tx: Tx, id: string): Promise<WebhookEndpoint | undefined> => {
  const row = await tx.selectFrom('webhook_endpoints').select(COLUMNS).where('id', '=', id).executeTakeFirst();
  return row && toEndpoint(row);
};

/**
 * As it is now, and as it stays until the transaction ends: for whoever writes what follows from it. New deliveries may be
 * added meanwhile, so that no decision waits for a webhook.
 */
export const lockEndpoint = async (tx: Tx, id: string): Promise<WebhookEndpoint | undefined> => {
  const query = tx.selectFrom('webhook_endpoints').select(COLUMNS).where('id', '=', id).forNoKeyUpdate();
  const row = await query.executeTakeFirst();
  return row && toEndpoint(row);
};

/** Members that are left out stay. */
export type EndpointChange = Partial<Omit<WebhookEndpoint, 'id' | 'createdAt'>>;

export const changeEndpoint = async (tx: Tx, id: string, change: EndpointChange): Promise<void> => {
  const { url, description, topics, secrets, disabledAt, disabledBecause, failingSince } = change;
  const set = Object.fromEntries(
    Object.entries({
      url,
      description,
      topics: topics && [...topics],
      secrets: secrets && JSON.stringify(secrets),
      disabled_at: disabledAt,
      disabled_because: disabledBecause,
      failing_since: failingSince,
    }).filter(([, value]) => value !== undefined),
  );
  if (Object.keys(set).length === 0) return;
  await tx.updateTable('webhook_endpoints').set(set).where('id', '=', id).execute();
};

/** Its deliveries go with it. */
export const deleteEndpoint = async (tx: Tx, id: string): Promise<void> => {
  await tx.deleteFrom('webhook_endpoints').where('id', '=', id).execute();
};
