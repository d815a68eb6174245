import { canonicalJson } from '@creditline/core';
import type { Tx } from './database.ts';
import { appendAudit } from './store/audit.ts';
import type { Connection } from './store/connections.ts';

export type ConnectionChange = 'made' | 'changed' | 'removed';

/** Which CRM was connected or let go, and by which API key; never the CRM's own key. */
export const auditConnection = async (
  tx: Tx,
  change: ConnectionChange,
  { connection, keyId }: { readonly connection: Connection; readonly keyId: string },
): Promise<void> => {
  const { crm, id, baseUrl, database, databaseUuid, series } = connection;
  const body = { crm, connectionId: id, host: new URL(baseUrl).host, database, databaseUuid, series, keyId };
  await appendAudit(tx, { kind: `connection.${change}`, body: canonicalJson(body) });
};
