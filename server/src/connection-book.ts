import type { Database } from './database.ts';
import type { ConnectionState } from './database/connections-schema.ts';
import { connectionOwner, type Connections } from './open-connections.ts';
import { SecretBoxError } from './secret-box.ts';
import { clearConnectionFault, noteConnectionFault, readConnection, type Connection } from './store/connections.ts';

/** A connection with its key, for the CRM's connector alone. */
export type OpenedConnection = Pick<Connection, 'id' | 'baseUrl' | 'database' | 'databaseUuid' | 'series' | 'login'> & {
  readonly key: string;
};

export type FoundConnection =
  | { readonly ok: true; readonly connection: OpenedConnection }
  | { readonly ok: false; readonly because: string };

const CLOSED: Readonly<Record<Exclude<ConnectionState, 'active'>, string>> = {
  paused: 'not connected: the connection is paused, because its key was refused',
  copied: 'not connected: the connection leads to a copy of the database',
};

/** What ends the writing until somebody tests or makes the connection anew. A refused key asked again and again locks the user out. */
const ENDING: Readonly<Record<string, ConnectionState>> = {
  key_refused: 'paused',
  neutralized: 'copied',
  other_database: 'copied',
};

/** The connection with its key; undefined where the key cannot be opened, because the server has another pepper by now. */
export const openConnection = (
  { box }: Pick<Connections, 'box'>,
  tenantId: string,
  stored: Connection,
): OpenedConnection | undefined => {
  const { crm, id, baseUrl, database, databaseUuid, series, login, sealedKey } = stored;
  try {
    const key = box.open(sealedKey, connectionOwner(tenantId, crm));
    return { id, baseUrl, database, databaseUuid, series, login, key };
  } catch (error) {
    if (error instanceof SecretBoxError) return undefined;
    throw error;
  }
};

type BookSettings = {
  readonly crm: string;
  readonly database: Database;
  readonly connections: Pick<Connections, 'box'>;
  readonly now: () => Date;
};

/** What a connector asks and tells of the connections of its CRM. */
export const openConnectionBook = ({ crm, database, connections, now }: BookSettings) => ({
  connectionOf: async (tenantId: string): Promise<FoundConnection> => {
    const stored = await database.inTenant(tenantId, (tx) => readConnection(tx, crm));
    if (stored === undefined) return { ok: false, because: 'not connected' };
    if (stored.state !== 'active') return { ok: false, because: CLOSED[stored.state] };
    const connection = openConnection(connections, tenantId, stored);
    if (connection === undefined) return { ok: false, because: 'not connected: the key cannot be opened' };
    return { ok: true, connection };
  },
  onOutcome: (tenantId: string, id: string, outcome: string): Promise<void> =>
    database.inTenant(tenantId, async (tx) => {
      if (outcome === 'works') return clearConnectionFault(tx, { crm, id });
      const state = ENDING[outcome];
      const noted = { fault: outcome, now: now(), ...(state === undefined ? {} : { state }) };
      return noteConnectionFault(tx, { crm, id }, noted);
    }),
});
